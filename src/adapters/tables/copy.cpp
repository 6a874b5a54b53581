#include "adapters/tables/copy.hpp"

#include <algorithm>

#include "adapters/tables/tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Access;
using store::Database;
using store::Dialect;
using store::Row;
using store::text_in;
using store::Transaction;

constexpr std::size_t rows_at_once = 20'000;

Result<std::vector<std::string>> names(Database& database, const std::string& text, const Row& values) {
  std::vector<std::string> found;
  TRY(database.ask(text, values, [&](const Row& row) -> Result<void> {
    found.push_back(text_in(row[0]));
    return {};
  }));
  return found;
}

// All but the list of migrations, which making the tables has filled.
Result<std::vector<std::string>> tables_of(Database& database) {
  return names(database,
               database.dialect() == Dialect::sqlite
                   ? "select name from sqlite_schema where type = 'table' and name <> 'migration' and name not "
                     "like 'sqlite!_%' escape '!' order by name"
                   : "select tablename::text from pg_tables where tablename <> 'migration' and schemaname = "
                     "current_schema() order by 1",
               {});
}

Result<std::vector<std::string>> columns_of(Database& database, const std::string& table) {
  return names(database,
               database.dialect() == Dialect::sqlite
                   ? "select name from pragma_table_info(?) order by cid"
                   : "select column_name::text from information_schema.columns where table_schema = current_schema() "
                     "and table_name = ? order by ordinal_position",
               {table});
}

// What is read comes from anywhere: no name in it is believed, or put into a statement.
Failure other_tables(const std::string& table) {
  return fail(
      Code::store_damaged, {},
      {"表 " + table + " 不是这一版的库应有的样子", "the table " + table + " is not as a store of its age has it"},
      {"请换一份备份", "use another backup"});
}

// Nothing that a store of its age does not have, either: a restored store would silently lack it.
Result<void> check_tables(const std::vector<std::string>& wanted, Database& from) {
  TRY_LET(const std::vector<std::string> found, tables_of(from));
  for (const std::string& table : found) {
    if (std::ranges::find(wanted, table) == wanted.end()) return other_tables(table);
  }
  return {};
}

Result<void> copy_table(Database& from, Database& to, const std::string& table,
                        const std::function<void(std::uint64_t)>& told) {
  TRY_LET(const std::vector<std::string> named, columns_of(to, table));
  TRY_LET(const std::vector<std::string> found, columns_of(from, table));
  if (found != named) return other_tables(table);
  const std::vector<std::string_view> columns(named.begin(), named.end());
  std::string list;
  for (const std::string& column : named) list += (list.empty() ? "" : ", ") + column;
  TRY(to.run("delete from " + table, {}));  // the row that making the table has put there
  std::vector<Row> waiting;
  const auto hand_over = [&]() -> Result<void> {
    std::size_t at = 0;
    TRY(to.bulk(table, columns, [&](Row& row) {
      if (at == waiting.size()) return false;
      row = std::move(waiting[at++]);
      return true;
    }));
    told(waiting.size());
    waiting.clear();
    return {};
  };
  TRY(from.ask("select " + list + " from " + table, {}, [&](const Row& row) -> Result<void> {
    waiting.push_back(row);
    return waiting.size() < rows_at_once ? Result<void>() : hand_over();
  }));
  return hand_over();
}

// As the journal counts them: nearly all there are, without reading them.
Result<std::uint64_t> rows_known_of(Database& from) {
  TRY_LET(const auto rows,
          store::all_rows(from, "select cast(coalesce(sum(row_count), 0) as bigint), count(*) from journal_part"));
  return static_cast<std::uint64_t>(store::number_in(rows.at(0).at(0)) + store::number_in(rows[0][1]));
}

Result<void> check_unused(Database& to) {
  TRY_LET(const auto entries, store::all_rows(to, "select last_no from journal_head"));
  if (entries.empty() || store::number_in(entries[0][0]) == 0) return {};
  return fail(Code::store_refused, {},
              {"这个库里已经有东西了, 不会覆盖它", "the store is in use already, and is not written over"},
              {"请恢复到一个新的库", "restore into a new store"});
}

}  // namespace

Result<Copied> copy_store(Database& from, Database& to,
                          const std::function<void(std::uint64_t rows, std::uint64_t total)>& told) {
  TRY_LET(const Transaction reading, Transaction::begin(from, Access::reading));
  TRY_LET(const std::int64_t step, store::reached(from, migrations()));
  if (step == 0)
    return fail(Code::store_not_made, {}, {"里面没有库", "there is no store in it"},
                {"请核对文件名", "check its name"});
  const auto done =
      std::ranges::count_if(migrations(), [&](const store::Migration& one) { return one.number <= step; });
  TRY(store::migrate(to, migrations().first(static_cast<std::size_t>(done))));
  TRY_LET(Transaction writing, Transaction::begin(to, Access::writing));
  TRY(check_unused(to));
  TRY_LET(const std::uint64_t total, rows_known_of(from));
  Copied copied;
  TRY_LET(const std::vector<std::string> tables, tables_of(to));
  TRY(check_tables(tables, from));
  for (const std::string& table : tables) {
    TRY(copy_table(from, to, table, [&](std::uint64_t more) { told(copied.rows += more, total); }));
    ++copied.tables;
  }
  TRY(writing.commit());
  return copied;
}

}  // namespace nuan::adapters::tables
