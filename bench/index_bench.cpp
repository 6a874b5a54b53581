// How often a second the ASEM index is built again from its raw table, every stage, on one core. Prints the rate and
// Switzerland's index, so that whoever does the same elsewhere can be held against it.
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "index/asem_for_tests.hpp"

int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  using namespace nuan::index;
  const double seconds = argc > 1 ? std::atof(argv[1]) : 1;
  const Table raw = asem_raw();
  const Method method = asem_method();
  double value = 0;
  std::size_t builds = 0;
  const auto start = Clock::now();
  std::chrono::duration<double> gone{0};
  while (gone.count() < seconds) {
    for (int i = 0; i < 10; ++i) {
      const auto built = build(raw, method);
      if (!built) return 1;
      value = value_of(built->nodes, "Index", "CHE");
      ++builds;
    }
    gone = Clock::now() - start;
  }
  std::printf("%.1f %.12f\n", static_cast<double>(builds) / gone.count(), value);
}
