#include "flow/run_transfers.hpp"

#include "ledger/chart.hpp"

namespace nuan::flow {
namespace {

struct Form {
  ledger::Kind kind;
  const char* key;
};
Form form_of(Payment payment) {
  switch (payment) {
    case Payment::pay:
      return {ledger::Kind::move, " pay"};
    case Payment::hold:
      return {ledger::Kind::hold, " hold"};
    case Payment::release:
      return {ledger::Kind::settle, " pay"};
    case Payment::refuse:
      return {ledger::Kind::release, " refuse"};
  }
  return {};
}

}  // namespace

std::string batch_of_run(std::int64_t number) { return "run " + std::to_string(number); }

ledger::Transfer transfer_of(Payment payment, const aid::Decision& decision, std::int64_t run, Date day) {
  const std::string batch = batch_of_run(run);
  const Form form = form_of(payment);
  const bool ends = payment == Payment::release || payment == Payment::refuse;
  return {.key = batch + form.key,
          .kind = form.kind,
          .debit = {0, std::string(ledger::aid)},
          .credit = {decision.person_no, std::string(ledger::payable)},
          .amount = decision.pay,
          .holds = ends ? batch + form_of(Payment::hold).key : "",
          .effective = day,
          .batch = batch};
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
