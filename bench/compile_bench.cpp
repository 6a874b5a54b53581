// How long a plan takes from its text to a program of columns: read, checked, compiled. Examples and laws are not run.
#include <benchmark/benchmark.h>

#include "bench/published.hpp"
#include "policy/columnar.hpp"
#include "policy/zero.hpp"

namespace {

using namespace nuan;
using namespace nuan::policy;

void compile(benchmark::State& state, const std::string& name) {
  const std::string text = bench::text_of(name);
  for (auto _ : state) {
    const Plan plan = bench::read_text(name, text);
    std::vector<Value> inputs;
    for (const Input& input : plan.inputs) inputs.push_back(zero_of(input.type));
    const Columnar columnar = Columnar::compile(plan, inputs, {*year_of(plan, plan.from.plus(400)), false});
    if (columnar.why_not() != nullptr) std::abort();
    benchmark::DoNotOptimize(columnar);
  }
  state.counters["bytes"] = static_cast<double>(text.size());
}

BENCHMARK_CAPTURE(compile, beijing, "beijing/mutual-aid.policy")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(compile, yueyang, "yueyang/inpatient.policy")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(compile, hubei, "hubei/mutual-aid.policy")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(compile, guangdong, "guangdong/inpatient.policy")->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
