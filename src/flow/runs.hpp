// Runs: the steps from settled results to posted money, each inside one transaction of the caller. Whatever fails
// leaves nothing, when the caller gives the transaction up.
#pragma once

#include "aid/store.hpp"
#include "flow/find_holds.hpp"
#include "flow/run_transfers.hpp"
#include "flow/settled_results.hpp"
#include "ledger/ledger.hpp"

namespace nuan::flow {

// The digest of the run, its holds among it, as the store has it now.
[[nodiscard]] Result<std::string> digest_of_run(aid::RunStore& runs, const aid::Run& run);

// Keeps the decisions and the holds that `find` finds, and returns the run's digest. A payment of somebody whom the
// scope refused before is held, and so is a run that would go over its budget. Fails with run_state; with run_changed
// where the results are of another scope, or count less as paid to somebody than this store has posted for the scope:
// then they would be paid twice.
[[nodiscard]] Result<std::string> compute_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                              const SettledResults& results, const FindHolds& find = {});
// Returns the digest that is submitted.
[[nodiscard]] Result<std::string> submit_run(aid::RunStore& runs, std::int64_t number, const std::string& actor);
// Fails with run_same_person, also for who set the budget; with run_changed where `digest` is not the run's; with
// run_over_budget where the run goes further over the budget than another person released.
[[nodiscard]] Result<void> approve_run(aid::RunStore& runs, std::int64_t number, const std::string& actor,
                                       const std::string& digest);

struct PostedRun {
  std::uint64_t payees = 0;
  Money pay;
  std::uint64_t held_payees = 0;  // among them
  Money held;
};
// One transfer for every payee, all or none: what is held is set aside, what was refused comes back at once. `late`:
// holds that were found since the run was signed. Fails with run_changed where the run is not what was approved, or
// where the store has posted more for somebody since; with run_refused where the ledger takes one of them not.
[[nodiscard]] Result<PostedRun> post_run(aid::RunStore& runs, ledger::Store& ledger, std::int64_t number,
                                         const std::string& actor, Date day, std::span<const aid::Hold> late = {});

}  // namespace nuan::flow
