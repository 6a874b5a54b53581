// What receipts are written from, outside of a change.
#pragma once

#include <functional>

#include "adapters/tables/change.hpp"
#include "aid/run.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

// The decisions of a run with the certificates of their persons, by person.
[[nodiscard]] Result<void> each_decided(
    store::Database& database, const Secrets& secrets, std::int64_t run,
    const std::function<void(const std::string& certificate, const aid::Decision&)>& visit);

// The entry that wrote a run's decisions, and that it is among the entries up to the run's last step: the same whenever
// it is asked, until the run goes on.
struct EntryProof {
  audit::Entry entry;
  std::string before, chain;  // at the entry before, and at it
  audit::Proof proof;
  Sha256 root{};
};
// Fails with receipt_none where the run has no decisions.
[[nodiscard]] Result<EntryProof> prove_decisions(store::Database& database, std::int64_t run);

}  // namespace nuan::adapters::tables
