#include "flow/runs.hpp"

#include "ledger/chart.hpp"

namespace nuan::flow {
namespace {

using aid::Decision;
using aid::Step;

// Transfers that the ledger is given at once: what it holds in memory meanwhile.
constexpr std::size_t batch_max = 20'000;

Failure changed(std::int64_t number, Words sentence) {
  return fail(Code::run_changed, {batch_of_run(number)}, std::move(sentence),
              {"请用 nuan run show 查看, 并运行 nuan verify", "see nuan run show, and run nuan verify"});
}

// The run, where `actor` may do `step` with it and it still is what it was.
Result<aid::Run> run_for(aid::RunStore& runs, std::int64_t number, Step step, const std::string& actor) {
  TRY_LET(aid::Run run, runs.find(number));
  TRY(aid::check_step(run, step, actor));
  if (step == Step::computed) return run;
  TRY_LET(const std::string digest, digest_of_run(runs, run));
  for (const aid::Done& one : run.done) {
    if (one.step != Step::opened && one.digest != digest)
      return changed(number, {"内容与 " + std::string(name_of(one.step)) + " 时的摘要不同",
                              "it is not what it was when it was " + std::string(name_of(one.step))});
  }
  return run;
}

// Nobody may be paid again what this store has posted already.
Result<void> check_paid(aid::RunStore& runs, const aid::Run& run, const std::vector<Decision>& decisions) {
  TRY_LET(const auto posted, runs.posted(run.scope));
  for (const Decision& one : decisions) {
    const auto before = posted.find(one.person_no);
    if (before == posted.end() || one.paid >= before->second) continue;
    return changed(
        run.number,
        {"结果少算了已付: 本库已为某人过账 " + to_text(before->second) + " 元, 结果只扣了 " + to_text(one.paid) + " 元",
         "somebody was posted " + to_text(before->second) + " already, and the results take off " + to_text(one.paid)});
  }
  return {};
}

ledger::Transfer payment_of(const Decision& decision, std::int64_t number, Date day) {
  const std::string batch = batch_of_run(number);
  return {.key = batch + " pay",
          .kind = ledger::Kind::move,
          .debit = {0, std::string(ledger::aid)},
          .credit = {decision.person_no, std::string(ledger::payable)},
          .amount = decision.pay,
          .holds = "",
          .effective = day,
          .batch = batch};
}

Result<void> post_batch(ledger::Store& ledger, std::int64_t number, std::vector<ledger::Transfer>& batch) {
  TRY_LET(const auto answers, ledger::post(ledger, batch));
  for (const ledger::Answer answer : answers) {
    if (answer == ledger::Answer::posted) continue;
    const std::string name(name_of(answer));
    return fail(Code::run_refused, {batch_of_run(number)},
                {"账本拒绝: " + name + "; 整期没有过账", "the ledger refused: " + name + "; nothing was posted"});
  }
  batch.clear();
  return {};
}

}  // namespace

std::string batch_of_run(std::int64_t number) { return "run " + std::to_string(number); }

Result<std::string> digest_of_run(aid::RunStore& runs, const aid::Run& run) {
  aid::RunDigest digest(run);
  TRY(runs.each_decision(run.number, [&](const Decision& one) { digest.add(one); }));
  return digest.finish();
}

Result<std::string> compute_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                const SettledResults& results) {
  TRY_LET(aid::Run run, run_for(runs, number, Step::computed, actor));
  if (results.scope != run.scope)
    return changed(number, {"这一期是 " + run.scope + ", 结果是 " + results.scope + " 的",
                            "the run is of " + run.scope + ", the results of " + results.scope});
  TRY_LET(const auto persons, runs.persons(results.certificates));
  std::map<std::int64_t, Decision> by_person;
  for (std::size_t i = 0; i < persons.size(); ++i) {
    Decision decision = results.decisions[i];
    decision.person_no = persons[i];
    if (!by_person.emplace(persons[i], decision).second)
      return changed(number,
                     {"结果里有两个证件号属于同一个人, 免赔额和封顶各算了两次; 请由登记册计算",
                      "two certificates of the results are of one person, who would have two deductibles and two "
                      "caps; compute the run from the register"});
  }
  std::vector<Decision> decisions;
  for (const auto& [person_no, decision] : by_person) decisions.push_back(decision);
  TRY(check_paid(runs, run, decisions));
  TRY(runs.keep(number, results.inputs, decisions));
  run.inputs = results.inputs;
  aid::RunDigest digest(run);
  for (const Decision& one : decisions) digest.add(one);
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
    return changed(number, {"所签的摘要不是这一期的", "the digest that is signed is not this run's"});
  return runs.add_step(number, {Step::approved, actor, digest});
}

Result<PostedRun> post_run(aid::RunStore& runs, ledger::Store& ledger, std::int64_t number, const std::string& actor,
                           Date day) {
  TRY_LET(const aid::Run run, run_for(runs, number, Step::posted, actor));
  PostedRun posted;
  std::vector<ledger::Transfer> payments, batch;
  TRY(runs.each_decision(number, [&](const Decision& one) {
    if (one.pay == Money{}) return;
    payments.push_back(payment_of(one, number, day));
    ++posted.payees;
    posted.pay += one.pay;
  }));
  for (ledger::Transfer& payment : payments) {
    batch.push_back(std::move(payment));
    if (batch.size() == batch_max) TRY(post_batch(ledger, number, batch));
  }
  TRY(post_batch(ledger, number, batch));
  TRY(runs.add_step(number, {Step::posted, actor, run.done.back().digest}));
  return posted;
}

}  // namespace nuan::flow
