#include "flow/runs.hpp"

#include <algorithm>

#include "flow/run_checks.hpp"

namespace nuan::flow {
namespace {

using aid::Decision;
using aid::HoldOutcome;
using aid::Step;

// Transfers that the ledger is given at once: what it holds in memory meanwhile.
constexpr std::size_t batch_max = 20'000;

// The run, where `actor` may do `step` with it and it still is what it was.
Result<aid::Run> run_for(aid::RunStore& runs, std::int64_t number, Step step, const std::string& actor) {
  TRY_LET(aid::Run run, runs.find(number));
  TRY(aid::check_step(run, step, actor));
  if (step == Step::computed) return run;
  TRY_LET(const std::string digest, digest_of_run(runs, run));
  for (const aid::Done& one : run.done) {
    if (one.step != Step::opened && one.digest != digest)
      return run_changed(number, {"内容与 " + std::string(name_of(one.step)) + " 时的摘要不同",
                                  "it is not what it was when it was " + std::string(name_of(one.step))});
  }
  return run;
}

// The decisions of the results, by person, and their cards.
struct ByPerson {
  std::vector<Decision> decisions;
  std::vector<std::string> cards;
};
Result<ByPerson> by_person(aid::RunStore& runs, std::int64_t number, const SettledResults& results) {
  TRY_LET(const auto persons, runs.persons(results.certificates));
  std::vector<std::size_t> order(persons.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::size_t i) { return persons[i]; });
  ByPerson sorted;
  for (const std::size_t i : order) {
    Decision decision = results.decisions[i];
    decision.person_no = persons[i];
    if (!sorted.decisions.empty() && sorted.decisions.back().person_no == decision.person_no)
      return run_changed(number, {"结果里有两个证件号属于同一个人, 免赔额和封顶各算了两次; 请由登记册计算",
                                  "two certificates of the results are of one person, who would have two deductibles "
                                  "and two caps; compute the run from the register"});
    sorted.decisions.push_back(decision);
    if (!results.cards.empty()) sorted.cards.push_back(results.cards[i]);
  }
  return sorted;
}

Money pay_of(std::span<const Decision> decisions) {
  Money pay;
  for (const Decision& one : decisions) pay += one.pay;
  return pay;
}

Result<std::vector<aid::Hold>> holds_for(aid::RunStore& runs, const aid::Run& run, const ByPerson& all,
                                         const PaidBefore& before, const FindHolds& find) {
  std::vector<aid::Hold> holds;
  if (find) {
    TRY_LET(holds, find(all.decisions, all.cards));
  }
  for (const Decision& one : all.decisions) {
    if (one.pay > Money{} && before.was_refused(one.person_no))
      holds.push_back({one.person_no, aid::HoldReason::refused_before});
  }
  TRY_LET(const auto budget, runs.budget(run.scope));
  TRY_LET(const Money posted, runs.posted_by_others(run));
  const Money excess = excess_of(budget, posted, pay_of(all.decisions));
  if (excess > Money{}) holds.push_back({0, aid::HoldReason::over_budget, excess.fen()});
  std::sort(holds.begin(), holds.end());
  return holds;
}

// Each person's holds together: one refused refuses, one open holds.
std::map<std::int64_t, HoldOutcome> outcomes_of(std::span<const aid::HoldNow> holds) {
  std::map<std::int64_t, HoldOutcome> outcomes;
  for (const aid::HoldNow& one : holds) {
    HoldOutcome& outcome = outcomes.emplace(one.hold.person_no, HoldOutcome::released).first->second;
    if (one.outcome == HoldOutcome::refused || outcome == HoldOutcome::released) outcome = one.outcome;
  }
  return outcomes;
}

Result<std::map<std::int64_t, HoldOutcome>> held_persons(aid::RunStore& runs, std::int64_t number,
                                                         std::span<const aid::Hold> late) {
  TRY_LET(std::vector<aid::HoldNow> holds, runs.holds(number));
  const auto signed_ones = outcomes_of(holds);
  for (const aid::Hold& one : late) {
    const auto before = signed_ones.find(one.person_no);
    if (before != signed_ones.end() && before->second == HoldOutcome::refused) continue;
    TRY(runs.add_hold(number, one, Step::posted));
    holds.push_back({.hold = one, .raised = Step::posted});
  }
  return outcomes_of(holds);
}

// Those who are paid something, none of whom was posted more since the run was computed.
Result<std::vector<Decision>> payees_of(aid::RunStore& runs, const aid::Run& run) {
  TRY_LET(const PaidBefore before, PaidBefore::read(runs, run));
  std::vector<Decision> payees;
  Result<void> checked;
  TRY(runs.each_decision(run.number, [&](const Decision& one) {
    if (one.pay == Money{} || !checked) return;
    checked = before.check(run, one);
    payees.push_back(one);
  }));
  TRY(checked);
  return payees;
}

void put_transfers(const Decision& payee, HoldOutcome outcome, std::int64_t run, Date day, PostedRun& posted,
                   std::vector<ledger::Transfer>& batch) {
  ++posted.payees;
  posted.pay += payee.pay;
  if (outcome == HoldOutcome::released) {
    batch.push_back(transfer_of(Payment::pay, payee, run, day));
    return;
  }
  batch.push_back(transfer_of(Payment::hold, payee, run, day));
  if (outcome == HoldOutcome::refused) {
    batch.push_back(transfer_of(Payment::refuse, payee, run, day));
    return;
  }
  ++posted.held_payees;
  posted.held += payee.pay;
}

}  // namespace

Result<std::string> digest_of_run(aid::RunStore& runs, const aid::Run& run) {
  aid::RunDigest digest(run);
  TRY(runs.each_decision(run.number, [&](const Decision& one) { digest.add(one); }));
  TRY_LET(const auto holds, runs.holds(run.number));
  for (const aid::HoldNow& one : holds) {
    if (one.raised == Step::computed) digest.add(one.hold);
  }
  return digest.finish();
}

Result<std::string> compute_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                const SettledResults& results, const FindHolds& find) {
  TRY_LET(aid::Run run, run_for(runs, number, Step::computed, actor));
  if (results.scope != run.scope)
    return run_changed(number, {"这一期是 " + run.scope + ", 结果是 " + results.scope + " 的",
                                "the run is of " + run.scope + ", the results of " + results.scope});
  TRY_LET(const ByPerson all, by_person(runs, number, results));
  TRY_LET(const PaidBefore before, PaidBefore::read(runs, run));
  for (const Decision& one : all.decisions) TRY(before.check(run, one));
  TRY_LET(const std::vector<aid::Hold> holds, holds_for(runs, run, all, before, find));
  TRY(runs.keep(number, results.inputs, all.decisions));
  for (const aid::Hold& one : holds) TRY(runs.add_hold(number, one, Step::computed));
  run.inputs = results.inputs;
  aid::RunDigest digest(run);
  for (const Decision& one : all.decisions) digest.add(one);
  for (const aid::Hold& one : holds) digest.add(one);
  std::string hex = digest.finish();
  TRY(runs.add_step(number, {Step::computed, actor, hex}));
  return hex;
}

Result<std::string> submit_run(aid::RunStore& runs, std::int64_t number, const std::string& actor) {
  TRY_LET(const aid::Run run, run_for(runs, number, Step::submitted, actor));
  std::string digest = run.done.back().digest;
  TRY(runs.add_step(number, {Step::submitted, actor, digest}));
  return digest;
}

Result<void> approve_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                         const std::string& digest) {
  TRY_LET(const aid::Run run, run_for(runs, number, Step::approved, actor));
  if (digest != run.done.back().digest)
    return run_changed(number, {"所签的摘要不是这一期的", "the digest that is signed is not this run's"});
  TRY(check_budget(runs, run, actor));
  return runs.add_step(number, {Step::approved, actor, digest});
}

Result<PostedRun> post_run(aid::RunStore& runs, ledger::Store& ledger, std::int64_t number, const std::string& actor,
                           Date day, std::span<const aid::Hold> late) {
  TRY_LET(const aid::Run run, run_for(runs, number, Step::posted, actor));
  TRY_LET(const auto held, held_persons(runs, number, late));
  TRY_LET(const std::vector<Decision> payees, payees_of(runs, run));
  PostedRun posted;
  std::vector<ledger::Transfer> batch;
  for (const Decision& payee : payees) {
    const auto found = held.find(payee.person_no);
    put_transfers(payee, found == held.end() ? HoldOutcome::released : found->second, number, day, posted, batch);
    if (batch.size() >= batch_max) TRY(post_all(ledger, number, batch));
  }
  TRY(post_all(ledger, number, batch));
  TRY(runs.add_step(number, {Step::posted, actor, run.done.back().digest}));
  return posted;
}

}  // namespace nuan::flow
