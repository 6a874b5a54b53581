#include "flow/run_checks.hpp"

#include "flow/run_transfers.hpp"

namespace nuan::flow {

Failure run_changed(std::int64_t run, Words sentence) {
  return fail(Code::run_changed, {batch_of_run(run)}, std::move(sentence),
              {"请用 nuan run show 查看, 并运行 nuan verify", "see nuan run show, and run nuan verify"});
}

Result<PaidBefore> PaidBefore::read(aid::RunStore& runs, const aid::Run& run) {
  PaidBefore before;
  TRY_LET(before.posted_, runs.posted(run.scope));
  if (run.kind != aid::RunKind::correction) return before;
  TRY_LET(before.refused_, runs.refused(run.scope));
  for (const auto& [person, refused] : before.refused_) before.posted_[person] -= refused;
  return before;
}

Result<void> PaidBefore::check(const aid::Run& run, const aid::Decision& one) const {
  const auto before = posted_.find(one.person_no);
  if (before == posted_.end() || one.paid >= before->second) return {};
  return run_changed(
      run.number,
      {"少算了已付: 本库已为某人过账 " + to_text(before->second) + " 元, 这里只扣了 " + to_text(one.paid) + " 元",
       "somebody was posted " + to_text(before->second) + " already, and " + to_text(one.paid) + " is taken off"});
}

namespace {

// How much over the budget another person let the run go.
Result<Money> released_excess(aid::RunStore& runs, std::int64_t run) {
  Money released;
  TRY_LET(const auto holds, runs.holds(run));
  for (const aid::HoldNow& one : holds) {
    if (one.hold.reason == aid::HoldReason::over_budget && one.outcome == aid::HoldOutcome::released)
      released = Money::from_fen(one.hold.measure);
  }
  return released;
}

}  // namespace

Result<void> check_budget(aid::RunStore& runs, const aid::Run& run, const std::string& actor) {
  TRY_LET(const auto budget, runs.budget(run.scope));
  if (!budget) return {};
  if (budget->actor == actor)
    return fail(Code::run_same_person, {batch_of_run(run.number)},
                {"审批人不能是定预算的人", "whoever set the budget cannot approve a run of it"},
                {"请由另一个人审批", "let another person approve it"});
  TRY_LET(const Money posted, runs.posted_by_others(run));
  Money pay;
  TRY(runs.each_decision(run.number, [&](const aid::Decision& one) { pay += one.pay; }));
  TRY_LET(const Money released, released_excess(runs, run.number));
  const Money excess = excess_of(budget, posted, pay);
  if (excess <= released) return {};
  const std::string over = to_grouped_text(excess);
  return fail(
      Code::run_over_budget, {batch_of_run(run.number)},
      {"超出 " + run.scope + " 年度预算 " + over + " 元", "over the budget of " + run.scope + " by " + over},
      {"请由另一个人 nuan run hold release 期号 0 --hold over_budget --reason 为什么; 计算之后才超出的, 请另开一期",
       "let another person use nuan run hold release RUN 0 --hold over_budget --reason WHY; where it went over "
       "after it was computed, open another run"});
}

}  // namespace nuan::flow
