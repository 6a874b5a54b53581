#include "flow/result_tasks.hpp"

#include <algorithm>
#include <cstdint>

#include "flow/parallel.hpp"

namespace nuan::flow {
namespace {

struct Turn {
  std::uint64_t when = 0;  // of 2^32 for the whole of its file
  ResultTasks* file = nullptr;
  std::size_t task = 0;
};

}  // namespace

void write_side_by_side(unsigned threads, const std::vector<std::unique_ptr<ResultTasks>>& files) {
  std::vector<Turn> turns;
  for (const auto& file : files) {
    const std::size_t count = file->count();
    for (std::size_t task = 0; task < count; ++task)
      turns.push_back({(std::uint64_t{task} << 32U) / count, file.get(), task});
  }
  std::stable_sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.when < b.when; });
  for_each_task(threads, turns.size(),
                [&](unsigned thread, std::size_t turn) { turns[turn].file->write(thread, turns[turn].task); });
}

}  // namespace nuan::flow
