#include "adapters/tables/verify_runs.hpp"

#include "adapters/tables/run_tables.hpp"

namespace nuan::adapters::tables {
namespace {

Words about(std::int64_t run, const Words& what) {
  const std::string number = std::to_string(run);
  return {"第 " + number + " 期 " + what.zh, "run " + number + " " + what.en};
}

Result<void> verify_digests(store::Database& database, const aid::Run& run, Finder& finder) {
  aid::RunDigest digest(run);
  TRY(each_decision_of(database, run.number, [&](const aid::Decision& one) { digest.add(one); }));
  const std::string now = digest.finish();
  for (const aid::Done& one : run.done) {
    if (one.step == aid::Step::opened || one.digest == now) continue;
    finder.find({"run_step", 0, 0,
                 about(run.number, {"与 " + std::string(name_of(one.step)) + " 时所签的摘要不符",
                                    "is not what was signed when it was " + std::string(name_of(one.step))})});
    break;
  }
  return {};
}

}  // namespace

Result<std::uint64_t> verify_runs(store::Database& database, Finder& finder) {
  TRY_LET(const auto rows, store::all_rows(database, "select run_no from run order by run_no"));
  for (const store::Row& row : rows) {
    TRY_LET(const aid::Run run, find_run(database, store::number_in(row[0])));
    TRY(verify_digests(database, run, finder));
    if (!run.reached(aid::Step::posted)) continue;
    TRY_LET(const aid::Equation equation, equation_of(database, run.number));
    if (!equation.holds())
      finder.find({"transfer", 0, 0,
                   about(run.number,
                         {"的等式不成立: 已批不等于已过账", "breaks its equation: what was approved was not posted"})});
  }
  return rows.size();
}

}  // namespace nuan::adapters::tables
