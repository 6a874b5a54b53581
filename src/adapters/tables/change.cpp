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

}  // namespace

Result<Head> read_head(store::Database& database) { return head_of(database, ""); }

Result<Change> Change::begin(store::Database& database, const Clock& clock, audit::Action action) {
  TRY_LET(store::Transaction transaction, store::Transaction::begin(database, store::Access::writing));
  // SQLite has one writer by itself.
  TRY_LET(Head head, head_of(database, database.dialect() == store::Dialect::postgresql ? " for update" : ""));
  return Change(database, std::move(transaction), {head.number + 1, clock.now(), std::move(action), {}},
                std::move(head.chain));
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
  return pending.rows.size() < pending_max ? Result<void>() : flush(pending);
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

Result<void> Change::flush() {
  for (auto& [name, pending] : pending_) {
    if (!pending.rows.empty()) TRY(flush(pending));
  }
  return {};
}

Result<void> Change::write_entry() {
  for (auto& [name, pending] : pending_) {
    const std::int64_t rows = pending.digest.rows();
    entry_.parts.push_back({std::string(name), rows, pending.digest.finish()});
  }
  std::vector<Row> parts;
  for (const audit::Part& part : entry_.parts) parts.push_back({entry_.number, part.table, part.rows, part.digest});
  TRY(database_->run_each("insert into journal_part (journal_no, table_name, row_count, digest) values (?, ?, ?, ?)",
                          parts));
  const std::string chain = audit::chain_at(before_, entry_);
  const audit::Action& action = entry_.action;
  TRY(
      database_->run("insert into journal (journal_no, written_at, actor, verb, subject, reason, chain) "
                     "values (?, ?, ?, ?, ?, ?, ?)",
                     {entry_.number, entry_.at, action.actor, action.verb, action.subject, action.reason, chain}));
  TRY(database_->run("update journal_head set last_no = ?, chain = ? where one = 1", {entry_.number, chain}));
  return {};
}

Result<void> Change::commit() {
  TRY(flush());
  TRY(write_entry());
  return transaction_.commit();
}

}  // namespace nuan::adapters::tables
