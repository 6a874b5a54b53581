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

// Where the chain ends.
struct Head {
  std::int64_t number = 0;
  std::string chain;
  friend bool operator==(const Head&, const Head&) = default;
};
[[nodiscard]] Result<Head> read_head(store::Database& database);

class Change {
 public:
  // Waits until no other change is under way. Fails with the store.
  [[nodiscard]] static Result<Change> begin(store::Database& database, const Clock& clock, audit::Action action);
  // Reads nothing and waits for nobody: the journal is guessed to end where it did when somebody looked. Where it does
  // not, the store refuses the change (store_refused), and nothing of it is there. Since whoever changes anything moves
  // the head, a change that was not refused found everything as it was at that moment.
  [[nodiscard]] static Result<Change> after(store::Database& database, const Clock& clock, audit::Action action,
                                            Head head);

  [[nodiscard]] store::Database& database() { return *database_; }
  // The number of its entry.
  [[nodiscard]] std::int64_t number() const { return entry_.number; }
  [[nodiscard]] const std::string& at() const { return entry_.at; }

  // A row of a sealed table, its columns as the table lists them. It is in the database once flushed.
  [[nodiscard]] Result<void> add(const Table& table, store::Row row);
  // A statement for each of the rows, done once flushed.
  [[nodiscard]] Result<void> later(const std::string& text, std::vector<store::Row> values);
  [[nodiscard]] Result<void> flush();
  // Writes the entry and makes everything durable.
  [[nodiscard]] Result<void> commit();
  // Where the chain ends since then.
  [[nodiscard]] const Head& head() const { return head_; }

 private:
  Change(store::Database& database, store::Transaction transaction, const Clock& clock, audit::Action action, Head head,
         bool guessed)
      : database_(&database),
        transaction_(std::move(transaction)),
        entry_{head.number + 1, clock.now(), std::move(action), {}},
        head_(std::move(head)),
        guessed_(guessed) {}
  struct Pending {
    const Table* table = nullptr;
    std::vector<store::Row> rows;
    audit::PartDigest digest;
  };
  [[nodiscard]] Result<void> flush(Pending& pending);
  [[nodiscard]] Result<void> check_guess();
  [[nodiscard]] Result<void> move_head();
  [[nodiscard]] Result<void> write_rows();
  [[nodiscard]] Result<void> write_entry();

  store::Database* database_;
  store::Transaction transaction_;
  audit::Entry entry_;
  Head head_;     // before the entry; since the commit, with it
  bool guessed_;  // and neither looked at nor locked yet
  std::map<std::string_view, Pending> pending_;
  struct Statement {
    std::string text;
    std::vector<store::Row> values;
  };
  std::vector<Statement> later_;
};

}  // namespace nuan::adapters::tables
