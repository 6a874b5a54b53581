// Receipts made from what a run decided, and decided once more from what they hold.
#pragma once

#include "flow/one_person.hpp"
#include "flow/receipt/receipt.hpp"
#include "policy/settle.hpp"

namespace nuan::flow {

// What all receipts of a run share.
struct ReceiptRun {
  const policy::Plan* plan = nullptr;  // the edition that decides
  std::vector<policy::Value> inputs;
  policy::Year year;
  const aid::Run* run = nullptr;
  RunRule rule;
  Receipt::OfJournal journal;
};

// `code` is the person's own (see owner_digest). Fails with engine_range where no receipt can hold the person's values.
[[nodiscard]] Result<Receipt> make_receipt(const ReceiptRun& of, const OnePerson& person, const aid::Decision& decision,
                                           const std::string& code);

// The decision again, by the interpreter, from the receipt's own facts.
struct Recomputed {
  policy::Subject subject;
  policy::Outcome outcome;
  std::vector<ReceiptFinding> findings;  // what it comes to otherwise; then the rest need not be whole
};
[[nodiscard]] Recomputed recompute(const Receipt& receipt, const policy::Plan& plan,
                                   const std::vector<policy::Value>& inputs, const policy::Year& year);

}  // namespace nuan::flow
