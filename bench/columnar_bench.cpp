// How long the columnar engine takes for one fact, all in, on one core: Beijing's plan, and Yueyang's, whose amounts
// run per stay and which therefore looks at every year.
#include <benchmark/benchmark.h>

#include <chrono>
#include <cstdlib>

#include "bench/published.hpp"
#include "policy/columnar.hpp"

namespace {

using namespace nuan;
using namespace nuan::policy;
using bench::read;

// A small generator of our own, so that every run settles the same city.
class Dice {
 public:
  [[nodiscard]] std::int64_t below(std::int64_t limit) {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
    return static_cast<std::int64_t>((mixed ^ (mixed >> 31U)) % static_cast<std::uint64_t>(limit));
  }
  [[nodiscard]] bool one_in(std::int64_t many) { return below(many) == 0; }

 private:
  std::uint64_t state_ = 1;
};

void add_periods(PeriodsColumn& column, bool some, Period period) {
  if (some) column.items.push_back(period);
  column.begin.push_back(static_cast<std::uint32_t>(column.items.size()));
}

Batch empty_batch(std::size_t subjects, std::size_t member_columns, std::size_t claim_columns) {
  Batch batch;
  batch.subjects = subjects;
  batch.tables.resize(2);
  for (const auto& [table, columns] : {std::pair(0, member_columns), std::pair(1, claim_columns)}) {
    batch.tables[static_cast<std::size_t>(table)].columns.resize(columns);
    batch.tables[static_cast<std::size_t>(table)].periods.resize(columns);
  }
  for (PeriodsColumn& column : batch.tables[0].periods) column.begin.push_back(0);
  batch.tables[1].subject_begin.push_back(0);
  return batch;
}

// Three facts each, 97.5 % of them outpatient, beyond the cap one in two hundred, one subject in two hundred favoured.
Batch city(std::size_t subjects, Dice& dice) {
  Batch batch = empty_batch(subjects, 3, 4);
  TableRows& members = batch.tables[0];
  TableRows& claims = batch.tables[1];
  const std::int64_t first_day = Date::from_ymd(2021, 1, 1)->days();
  const Period always{*Date::from_ymd(2015, 1, 1), max_date};
  for (std::size_t subject = 0; subject < subjects; ++subject) {
    ++members.rows;
    add_periods(members.periods[0], !dice.one_in(30), always);
    add_periods(members.periods[1], dice.one_in(400), always);
    add_periods(members.periods[2], dice.one_in(400), always);
    std::int64_t day = first_day;
    for (std::int64_t claim = 1 + dice.below(5); claim > 0; --claim) {
      day += dice.below(70);
      claims.columns[0].push_back(day);
      claims.columns[1].push_back(dice.one_in(40) ? 1 : 0);
      claims.columns[2].push_back(dice.below(300'000));
      claims.columns[3].push_back(dice.one_in(200) ? dice.below(30'000'000) : 0);
      ++claims.rows;
    }
    claims.subject_begin.push_back(static_cast<std::uint32_t>(claims.rows));
  }
  return batch;
}

// Three bills each in two years, mostly of stays of their own.
Batch stays(std::size_t subjects) {
  Dice dice;
  Batch batch = empty_batch(subjects, 1, 3);
  TableRows& members = batch.tables[0];
  TableRows& claims = batch.tables[1];
  const Period always{*Date::from_ymd(2015, 1, 1), max_date};
  for (std::size_t subject = 0; subject < subjects; ++subject) {
    ++members.rows;
    add_periods(members.periods[0], !dice.one_in(30), always);
    std::int64_t day = Date::from_ymd(2020, 1, 1)->days();
    for (std::int64_t claim = 1 + dice.below(5); claim > 0; --claim) {
      day += dice.below(140);
      if (batch.texts.empty() || !dice.one_in(4)) batch.texts.push_back("stay " + std::to_string(batch.texts.size()));
      claims.columns[0].push_back(day);
      claims.columns[1].push_back(static_cast<std::int64_t>(batch.texts.size()) - 1);
      claims.columns[2].push_back(dice.below(3'000'000));
      ++claims.rows;
    }
    claims.subject_begin.push_back(static_cast<std::uint32_t>(claims.rows));
  }
  return batch;
}

class Nobody : public SubjectSource {
 public:
  [[nodiscard]] Subject subject(std::size_t) const override { std::abort(); }
};

void settle_all(benchmark::State& state, const Plan& plan, int year, const Batch& batch) {
  const RunWish wish{*year_of(plan, *Date::from_ymd(year, 6, 1)), state.range(1) != 0};
  const Columnar columnar = Columnar::compile(plan, {}, wish);
  const auto workspace = columnar.workspace();
  BatchOutcome out;
  for (auto _ : state) {
    columnar.run(batch, Nobody(), *workspace, out);
    benchmark::DoNotOptimize(out.due.front().data());
  }
  std::int64_t total = 0;
  for (const auto& due : out.due) {
    for (const std::int64_t fen : due) total += fen;
  }
  state.counters["total_fen"] = static_cast<double>(total);
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(batch.tables[1].rows));
  state.counters["per_fact"] =
      benchmark::Counter(static_cast<double>(batch.tables[1].rows),
                         benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}

void settle_beijing(benchmark::State& state) {
  static const Plan plan = read("beijing/mutual-aid.policy");
  Dice dice;
  settle_all(state, plan, 2021, city(static_cast<std::size_t>(state.range(0)), dice));
}

void settle_yueyang(benchmark::State& state) {
  static const Plan plan = read("yueyang/inpatient.policy");
  settle_all(state, plan, 2020, stays(static_cast<std::size_t>(state.range(0))));
}

// Every number that the rule may read, once.
std::int64_t pass_over(const Batch& batch) {
  std::int64_t sum = 0;
  for (const TableRows& table : batch.tables) {
    for (const auto& column : table.columns) {
      for (const std::int64_t value : column) sum += value;
    }
    for (const PeriodsColumn& column : table.periods) {
      for (const std::uint32_t begin : column.begin) sum += begin;
      for (const Period& period : column.items) sum += period.to.days() - period.from.days();
    }
    for (const std::uint32_t begin : table.subject_begin) sum += begin;
  }
  return sum;
}

template <class Work>
double seconds_of(const Work& work) {
  const auto started = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
}

// The rule run again over facts that are in memory already, more of them than any cache holds, beside one pass over
// the same memory: `passes` is how many such passes a run takes.
void settle_again(benchmark::State& state) {
  static const Plan plan = read("beijing/mutual-aid.policy");
  constexpr std::size_t subjects = 700;
  Dice dice;
  std::vector<Batch> batches;
  std::size_t facts = 0;
  while (facts < static_cast<std::size_t>(state.range(0))) {
    batches.push_back(city(subjects, dice));
    facts += batches.back().tables[1].rows;
  }
  const Columnar columnar = Columnar::compile(plan, {}, {*year_of(plan, *Date::from_ymd(2021, 6, 1)), false});
  const auto workspace = columnar.workspace();
  BatchOutcome out;
  double passing = 0;
  double settling = 0;
  for (auto _ : state) {
    passing += seconds_of([&] {
      for (const Batch& batch : batches) benchmark::DoNotOptimize(pass_over(batch));
    });
    settling += seconds_of([&] {
      for (const Batch& batch : batches) columnar.run(batch, Nobody(), *workspace, out);
    });
  }
  const double done = static_cast<double>(facts) * static_cast<double>(state.iterations());
  state.counters["ns_per_fact_passed"] = 1e9 * passing / done;
  state.counters["ns_per_fact_settled"] = 1e9 * settling / done;
  state.counters["passes"] = settling / passing;
}

BENCHMARK(settle_again)->ArgName("facts")->Arg(40'000)->Arg(4'000'000)->Unit(benchmark::kMillisecond);
BENCHMARK(settle_yueyang)->ArgNames({"subjects", "parts"})->Args({700, 0});
BENCHMARK(settle_beijing)
    ->ArgNames({"subjects", "parts"})
    ->Args({300, 0})
    ->Args({700, 0})
    ->Args({2000, 0})
    ->Args({8000, 0})
    ->Args({700, 1});

}  // namespace

BENCHMARK_MAIN();
