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
  TRY_LET(const auto holds, holds_of_run(database, run.number));
  for (const aid::HoldNow& one : holds) {
    if (one.raised == aid::Step::computed) digest.add(one.hold);
  }
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

// What the holds say waits, and what was refused, beside what the ledger has.
Result<void> verify_held(store::Database& database, const aid::Run& run, const aid::Equation& equation,
                         Finder& finder) {
  const std::string refused_ones =
      "exists (select 1 from run_hold_end e where e.person_no = d.person_no and e.run_no = d.run_no "
      "and e.outcome = 'refused')";
  const std::string open =
      "exists (select 1 from run_hold h where h.person_no = d.person_no and h.run_no = d.run_no and "
      "not exists (select 1 from run_hold_end e where e.person_no = h.person_no and e.run_no = "
      "h.run_no and e.reason = h.reason))";
  TRY_LET(const auto rows, store::all_rows(database,
                                           "select cast(coalesce(sum(case when " + open +
                                               " then pay else 0 end), 0) as bigint), "
                                               "cast(coalesce(sum(case when " +
                                               refused_ones +
                                               " then pay else 0 end), 0) as bigint) from decision d "
                                               "where d.run_no = ?",
                                           {run.number}));
  const Money held = Money::from_fen(store::number_in(rows.at(0).at(0)));
  const Money refused = Money::from_fen(store::number_in(rows.at(0).at(1)));
  if (held == equation.held && refused == equation.refused) return {};
  finder.find(
      {"run_hold", 0, 0,
       about(run.number, {"的暂缓与账本冻结的钱不符", "holds other money than the ledger has set aside for it"})});
  return {};
}

// Whoever had a part in the run ends none of its holds.
Result<void> verify_ends(store::Database& database, const aid::Run& run, Finder& finder) {
  TRY_LET(const auto rows,
          store::all_rows(database,
                          "select count(*) from run_hold_end e join run_step s on s.run_no = e.run_no and s.actor = "
                          "e.actor and s.step_no in (1, 2) where e.run_no = ?",
                          {run.number}));
  if (store::number_in(rows.at(0).at(0)) == 0) return {};
  finder.find({"run_hold_end", 0, 0,
               about(run.number, {"的暂缓由计算或提交的人处理", "had a hold ended by who computed or submitted it"})});
  return {};
}

Result<void> verify_run(store::Database& database, std::int64_t number, Finder& finder) {
  TRY_LET(const aid::Run run, find_run(database, number));
  TRY(verify_digests(database, run, finder));
  TRY(verify_ends(database, run, finder));
  if (!run.reached(aid::Step::posted)) return {};
  TRY_LET(const aid::Equation equation, equation_of(database, number));
  if (!equation.holds())
    finder.find(
        {"transfer", 0, 0,
         about(number, {"的等式不成立: 已批不等于已过账", "breaks its equation: what was approved was not posted"})});
  return verify_held(database, run, equation, finder);
}

}  // namespace

Result<std::uint64_t> verify_runs(store::Database& database, Finder& finder) {
  TRY_LET(const auto rows, store::all_rows(database, "select run_no from run order by run_no"));
  for (const store::Row& row : rows) {
    const auto verified = verify_run(database, store::number_in(row[0]), finder);
    // What cannot be read any more was told where its table was walked.
    if (!verified && verified.error().code != Code::store_tampered) return Failure(verified.error());
  }
  return rows.size();
}

}  // namespace nuan::adapters::tables
