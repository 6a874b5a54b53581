// Runs: the steps from settled results to posted money, each inside one transaction of the caller. Whatever fails
// leaves nothing, when the caller gives the transaction up.
#pragma once

#include "aid/store.hpp"
#include "flow/settled_results.hpp"
#include "ledger/ledger.hpp"

namespace nuan::flow {

// The digest of the run as the store has it now.
[[nodiscard]] Result<std::string> digest_of_run(aid::RunStore& runs, const aid::Run& run);

// Keeps the decisions and returns the run's digest. Fails with run_state; with run_changed where the results are of
// another scope, or count less as paid to somebody than this store has posted for the scope: then they would be paid
// twice.
[[nodiscard]] Result<std::string> compute_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                              const SettledResults& results);
// Returns the digest that is submitted.
[[nodiscard]] Result<std::string> submit_run(aid::RunStore& runs, std::int64_t number, const std::string& actor);
// Fails with run_same_person, and with run_changed where `digest` is not the run's.
[[nodiscard]] Result<void> approve_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                       const std::string& digest);

struct PostedRun {
  std::uint64_t payees = 0;
  Money pay;
};
// One transfer for every payee, all or none. Fails with run_changed where the run is not what was approved, and with
// run_refused where the ledger takes one of them not.
[[nodiscard]] Result<PostedRun> post_run(aid::RunStore& runs, ledger::Store& ledger, std::int64_t number,
                                         const std::string& actor, Date day);

[[nodiscard]] std::string batch_of_run(std::int64_t number);

}  // namespace nuan::flow
