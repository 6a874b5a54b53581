#include "adapters/tables/change.hpp"

#include <utility>

#include "store/row_bytes.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Row;

// Rows that are written together.
constexpr std::size_t pending_max = 20'000;

Result<Head> head_of(store::Database& database, const std::string& lock) {
  TRY_LET(const auto rows, store::all_rows(database, "select last_no, chain from journal_head where one = 1" + lock));
  if (rows.empty())
    return fail(Code::store_tampered, {}, {"日志的末尾不见了", "the end of the journal is gone"},
                {"请用备份恢复", "restore a backup"});
  return Head{store::number_in(rows[0][0]), store::text_in(rows[0][1])};
}

// SQLite has one writer by itself.
Result<Head> lock_head(store::Database& database) {
  return head_of(database, database.dialect() == store::Dialect::postgresql ? " for update" : "");
}

}  // namespace

Result<Head> read_head(store::Database& database) { return head_of(database, ""); }

Result<Change> Change::begin(store::Database& database, const Clock& clock, audit::Action action) {
  TRY_LET(store::Transaction transaction, store::Transaction::begin(database, store::Access::writing));
  TRY_LET(Head head, lock_head(database));
  return Change(database, std::move(transaction), clock, std::move(action), std::move(head), false);
}

Result<Change> Change::after(store::Database& database, const Clock& clock, audit::Action action, Head head) {
  TRY_LET(store::Transaction transaction, store::Transaction::begin(database, store::Access::writing));
  return Change(database, std::move(transaction), clock, std::move(action), std::move(head), true);
}

Result<void> Change::add(const Table& table, Row row) {
  ENSURE(row.size() == table.columns.size());
  Pending& pending = pending_[table.name];
  pending.table = &table;
  const std::int64_t place = pending.digest.rows() + 1;
  std::string content;
  store::append_row_bytes(row, content);
  std::string seal = audit::seal_of(table.name, content, entry_.number, place);
  pending.digest.add(seal);
  row.emplace_back(entry_.number);
  row.emplace_back(place);
  row.emplace_back(store::Bytes{std::move(seal)});
  pending.rows.push_back(std::move(row));
  return pending.rows.size() < pending_max ? Result<void>() : flush();
}

Result<void> Change::flush(Pending& pending) {
  std::vector<std::string_view> columns = pending.table->columns;
  columns.insert(columns.end(), {"journal_no", "row_no", "seal"});
  std::size_t at = 0;
  TRY(database_->bulk(pending.table->name, columns, [&](Row& row) {
    if (at == pending.rows.size()) return false;
    row = std::move(pending.rows[at++]);
    return true;
  }));
  pending.rows.clear();
  return {};
}

Result<void> Change::later(const std::string& text, std::vector<Row> values) {
  if (!values.empty()) later_.push_back({text, std::move(values)});
  return {};
}

Result<void> Change::flush() {
  if (guessed_) TRY(check_guess());
  return write_rows();
}

// The head comes before everything else, or two changes would wait for each other's rows.
Result<void> Change::check_guess() {
  TRY_LET(const Head found, lock_head(*database_));
  if (found != head_)
    return fail(Code::store_refused, {}, {"日志已被别人续写", "others have written to the journal meanwhile"});
  guessed_ = false;
  return {};
}

Result<void> Change::write_rows() {
  for (Statement& one : later_) TRY(database_->later(one.text, std::move(one.values)));
  later_.clear();
  for (auto& [name, pending] : pending_) {
    if (!pending.rows.empty()) TRY(flush(pending));
  }
  return {};
}

// Locks the head as well. Where it is not where the change begins, nothing stands for its number, which its table
// forbids.
Result<void> Change::move_head() {
  const Head before = std::exchange(head_, {entry_.number, audit::chain_at(head_.chain, entry_)});
  return database_->later(
      "update journal_head set last_no = case when last_no = ? and chain = ? then last_no + 1 end, chain = ? where one "
      "= 1",
      {{before.number, before.chain, head_.chain}});
}

Result<void> Change::write_entry() {
  std::vector<Row> parts;
  for (const audit::Part& part : entry_.parts) parts.push_back({entry_.number, part.table, part.rows, part.digest});
  TRY(database_->later("insert into journal_part (journal_no, table_name, row_count, digest) values (?, ?, ?, ?)",
                       std::move(parts)));
  const audit::Action& action = entry_.action;
  return database_->later(
      "insert into journal (journal_no, written_at, actor, verb, subject, reason, chain) values (?, ?, ?, ?, ?, ?, ?)",
      {{entry_.number, entry_.at, action.actor, action.verb, action.subject, action.reason, head_.chain}});
}

Result<void> Change::commit() {
  for (auto& [name, pending] : pending_) {
    const std::int64_t rows = pending.digest.rows();
    entry_.parts.push_back({std::string(name), rows, pending.digest.finish()});
  }
  TRY(move_head());
  TRY(write_rows());
  TRY(write_entry());
  return transaction_.commit();
}

}  // namespace nuan::adapters::tables
