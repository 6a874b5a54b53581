#include "flow/end_hold.hpp"

#include <algorithm>

#include "flow/run_transfers.hpp"

namespace nuan::flow {
namespace {

using aid::HoldNow;
using aid::HoldOutcome;

std::string place_of(std::int64_t run, std::int64_t person_no, aid::HoldReason reason) {
  return batch_of_run(run) + " " + std::to_string(person_no) + " " + std::string(name_of(reason));
}

Result<void> check_actor(aid::RunStore& runs, const aid::Run& run, std::int64_t person_no, const std::string& actor) {
  TRY_LET(const std::int64_t officer, runs.person_of_officer(actor));
  TRY_LET(const std::int64_t payee, runs.leader_of(person_no));
  const bool is_payee = officer != 0 && officer == payee;
  if (!took_part(run, actor) && !is_payee) return {};
  return fail(Code::run_same_person, {batch_of_run(run.number)},
              is_payee
                  ? Words{"不能处理自己的款项", "nobody decides about their own payment"}
                  : Words{"处理人不能是计算或提交的人", "whoever computed or submitted a run cannot end its holds"},
              {"请由另一个人处理", "let another person do it"});
}

// The holds of the person, the wanted one first. Fails where it is not there, or has ended.
Result<std::vector<HoldNow>> holds_of_person(aid::RunStore& runs, std::int64_t run, std::int64_t person_no,
                                             aid::HoldReason reason) {
  TRY_LET(std::vector<HoldNow> holds, runs.holds(run));
  std::erase_if(holds, [&](const HoldNow& one) { return one.hold.person_no != person_no; });
  const auto wanted = std::ranges::find_if(holds, [&](const HoldNow& one) { return one.hold.reason == reason; });
  if (wanted == holds.end())
    return fail(Code::hold_unknown, {place_of(run, person_no, reason)}, {"没有这样的暂缓", "there is no such hold"},
                {"请用 nuan run hold list 查看", "see nuan run hold list"});
  if (wanted->outcome != HoldOutcome::open)
    return fail(Code::hold_ended, {place_of(run, person_no, reason)}, {"已经处理过了", "it was dealt with already"},
                {"请用 nuan run hold list --all 查看", "see nuan run hold list --all"});
  std::iter_swap(holds.begin(), wanted);
  return holds;
}

bool is_open(const HoldNow& one) { return one.outcome == HoldOutcome::open; }

}  // namespace

Result<EndedHold> end_hold(aid::RunStore& runs, ledger::Store& ledger, std::int64_t number, std::int64_t person_no,
                           aid::HoldReason reason, HoldOutcome outcome, const std::string& actor, Date day) {
  ENSURE(outcome != HoldOutcome::open);
  TRY_LET(const aid::Run run, runs.find(number));
  TRY(check_actor(runs, run, person_no, actor));
  TRY_LET(const std::vector<HoldNow> holds, holds_of_person(runs, number, person_no, reason));
  TRY(runs.end_hold(number, holds.front().hold, outcome, actor));
  const bool refused = outcome == HoldOutcome::refused;
  for (std::size_t i = 1; refused && i < holds.size(); ++i) {
    if (is_open(holds[i])) TRY(runs.end_hold(number, holds[i].hold, outcome, actor));
  }
  const bool others_open = std::any_of(holds.begin() + 1, holds.end(), is_open);
  if (person_no == 0 || !run.reached(aid::Step::posted) || (!refused && others_open)) return EndedHold{};
  TRY_LET(const auto decision, runs.decision(number, person_no));
  if (!decision)
    return fail(Code::run_changed, {batch_of_run(number)},
                {"这一期没有给这个人的钱", "the run has nothing for this person"},
                {"请运行 nuan verify", "run nuan verify"});
  std::vector<ledger::Transfer> transfers = {
      transfer_of(refused ? Payment::refuse : Payment::release, *decision, number, day)};
  TRY(post_all(ledger, number, transfers));
  return refused ? EndedHold{{}, decision->pay} : EndedHold{decision->pay, {}};
}

}  // namespace nuan::flow
