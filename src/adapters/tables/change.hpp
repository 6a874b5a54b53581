// Change: one transaction and its entry in the journal. Whatever is written to the store is written through one.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "adapters/tables/tables.hpp"
#include "audit/audit.hpp"
#include "base/clock.hpp"
#include "store/database.hpp"

namespace nuan::adapters::tables {

class Change {
 public:
  // Waits until no other change is under way. Fails with the store.
  [[nodiscard]] static Result<Change> begin(store::Database& database, const Clock& clock, audit::Action action);

  [[nodiscard]] store::Database& database() { return *database_; }
  // The number of its entry.
  [[nodiscard]] std::int64_t number() const { return entry_.number; }
  [[nodiscard]] const std::string& at() const { return entry_.at; }

  // A row of a sealed table, its columns as the table lists them. It is in the database once flushed.
  [[nodiscard]] Result<void> add(const Table& table, store::Row row);
  [[nodiscard]] Result<void> flush();
  // Writes the entry and makes everything durable.
  [[nodiscard]] Result<void> commit();

 private:
  Change(store::Database& database, store::Transaction transaction, audit::Entry entry, std::string before)
      : database_(&database),
        transaction_(std::move(transaction)),
        entry_(std::move(entry)),
        before_(std::move(before)) {}
  struct Pending {
    const Table* table = nullptr;
    std::vector<store::Row> rows;
    audit::PartDigest digest;
  };
  [[nodiscard]] Result<void> flush(Pending& pending);
  [[nodiscard]] Result<void> write_entry();

  store::Database* database_;
  store::Transaction transaction_;
  audit::Entry entry_;
  std::string before_;  // the chain before the entry
  std::map<std::string_view, Pending> pending_;
};

// Where the chain ends.
struct Head {
  std::int64_t number = 0;
  std::string chain;
};
[[nodiscard]] Result<Head> read_head(store::Database& database);

}  // namespace nuan::adapters::tables
