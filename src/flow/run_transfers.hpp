// RunTransfers: what a run's payments are in the ledger. Each key is there once for a person and a run, so that a
// payment moves once, whether it was held before or not. The last three are the seam for bank files: nothing books them
// yet, and the equation counts them where they stand.
#pragma once

#include <vector>

#include "aid/run.hpp"
#include "ledger/ledger.hpp"

namespace nuan::flow {

enum class Payment : std::uint8_t {
  pay,        // owed to the person at once
  hold,       // set aside
  release,    // what was set aside is owed
  refuse,     // it is free again
  instruct,   // the bank is told to pay what is owed
  settle,     // it arrived
  come_back,  // it did not, and is owed again
};

[[nodiscard]] std::string batch_of_run(std::int64_t number);
[[nodiscard]] ledger::Transfer transfer_of(Payment payment, const aid::Decision& decision, std::int64_t run, Date day);
// All or none, and then the list is empty. Fails with run_refused where the ledger takes one of them not.
[[nodiscard]] Result<void> post_all(ledger::Store& ledger, std::int64_t run, std::vector<ledger::Transfer>& transfers);

}  // namespace nuan::flow
