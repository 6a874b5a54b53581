#include "flow/run_transfers.hpp"

#include "ledger/chart.hpp"

namespace nuan::flow {
namespace {

struct Form {
  ledger::Kind kind = ledger::Kind::move;
  std::string_view key, debit, credit;
};
constexpr Form form_of(Payment payment) {
  using ledger::Kind;
  switch (payment) {
    case Payment::pay:
      return {Kind::move, " pay", ledger::aid, ledger::payable};
    case Payment::hold:
      return {Kind::hold, " hold", ledger::aid, ledger::payable};
    case Payment::release:
      return {Kind::settle, " pay", ledger::aid, ledger::payable};
    case Payment::refuse:
      return {Kind::release, " refuse", ledger::aid, ledger::payable};
    case Payment::instruct:
      return {Kind::move, " instruct", ledger::payable, ledger::instructed};
    case Payment::settle:
      return {Kind::move, " settle", ledger::instructed, ledger::bank};
    case Payment::come_back:
      return {Kind::move, " come back", ledger::instructed, ledger::payable};
  }
  return {};
}

ledger::AccountId account_of(std::string_view purpose, std::int64_t person_no) {
  return {purpose == ledger::payable ? person_no : 0, std::string(purpose)};
}

}  // namespace

std::string batch_of_run(std::int64_t number) { return "run " + std::to_string(number); }

ledger::Transfer transfer_of(Payment payment, const aid::Decision& decision, std::int64_t run, Date day) {
  const std::string batch = batch_of_run(run);
  const Form form = form_of(payment);
  ledger::Transfer transfer = {.key = batch + std::string(form.key),
                               .kind = form.kind,
                               .debit = account_of(form.debit, decision.person_no),
                               .credit = account_of(form.credit, decision.person_no),
                               .amount = decision.pay,
                               .holds = "",
                               .effective = day,
                               .batch = batch};
  if (payment == Payment::release || payment == Payment::refuse)
    transfer.holds = batch + std::string(form_of(Payment::hold).key);
  // Between accounts of the union a key does not tell persons apart by itself.
  if (payment == Payment::settle) transfer.key += " " + std::to_string(decision.person_no);
  return transfer;
}

Result<void> post_all(ledger::Store& ledger, std::int64_t run, std::vector<ledger::Transfer>& transfers) {
  TRY_LET(const auto answers, ledger::post(ledger, transfers));
  for (const ledger::Answer answer : answers) {
    if (answer == ledger::Answer::posted) continue;
    const std::string name(name_of(answer));
    return fail(Code::run_refused, {batch_of_run(run)},
                {"账本拒绝: " + name + "; 什么也没有过账", "the ledger refused: " + name + "; nothing was posted"});
  }
  transfers.clear();
  return {};
}

}  // namespace nuan::flow
