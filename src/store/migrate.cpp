#include "store/migrate.hpp"

#include <algorithm>
#include <cctype>

namespace nuan::store {
namespace {

std::string_view spelling_of(std::string_view word, Dialect dialect) {
  const bool sqlite = dialect == Dialect::sqlite;
  if (word == "NUMBER") return sqlite ? "integer" : "bigint";
  if (word == "BYTES") return sqlite ? "blob" : "bytea";
  if (word == "KEPT") return sqlite ? "strict, without rowid" : "";
  return word;
}

bool is_of_word(char one) { return std::isalnum(static_cast<unsigned char>(one)) != 0 || one == '_'; }

Result<bool> has_steps(Database& database) {
  TRY_LET(const auto rows, all_rows(database, database.dialect() == Dialect::sqlite
                                                  ? "select 1 from sqlite_schema where name = 'migration'"
                                                  : "select cast(1 as bigint) from pg_tables where tablename = "
                                                    "'migration' and schemaname = any(current_schemas(false))"));
  return !rows.empty();
}

constexpr std::string_view table_of_steps =
    "create table if not exists migration (number NUMBER not null primary key, name text not null) KEPT;";

// In PostgreSQL two that create a table at once may both fail on its name; a lock of their own lets one wait.
constexpr const char* one_at_a_time = "select pg_advisory_xact_lock(7811886)";

// Whether the step was missing.
Result<bool> do_step(Database& database, const Migration& step) {
  TRY_LET(Transaction transaction, Transaction::begin(database, Access::writing));
  if (database.dialect() == Dialect::postgresql) TRY(database.script(one_at_a_time));
  TRY(database.script(spelled(table_of_steps, database.dialect())));
  TRY_LET(const auto done, all_rows(database, "select number from migration where number = ?", {step.number}));
  if (!done.empty()) return false;
  TRY(database.script(spelled(step.text, database.dialect())));
  TRY(database.run("insert into migration (number, name) values (?, ?)", {step.number, std::string(step.name)}));
  TRY(transaction.commit());
  return true;
}

}  // namespace

std::string spelled(std::string_view text, Dialect dialect) {
  std::string spelled;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::find_if_not(text.begin() + static_cast<std::ptrdiff_t>(at), text.end(), is_of_word);
    const auto size = static_cast<std::size_t>(end - text.begin()) - at;
    if (size == 0) {
      spelled += text[at++];
      continue;
    }
    spelled += spelling_of(text.substr(at, size), dialect);
    at += size;
  }
  return spelled;
}

Result<std::int64_t> reached(Database& database, std::span<const Migration> steps) {
  TRY_LET(const bool any, has_steps(database));
  if (!any) return 0;
  TRY_LET(const auto rows, all_rows(database, "select coalesce(max(number), 0) from migration"));
  const auto* number = std::get_if<std::int64_t>(&rows.at(0).at(0));
  if (number == nullptr)  // another program's table of that name
    return fail(Code::store_damaged, {}, {"表 migration 不是本程序写的", "the table migration is not ours"},
                {"请核对文件名", "check the name of the file"});
  const std::int64_t last = *number;
  if (steps.empty() || last <= steps.back().number) return last;
  return fail(
      Code::store_newer, {},
      {"数据库到了第 " + std::to_string(last) + " 步, 本程序只知道 " + std::to_string(steps.back().number) + " 步",
       "the store is at step " + std::to_string(last) + "; this program knows " + std::to_string(steps.back().number)},
      {"请换用更新的程序", "use the newer program that made it"});
}

Result<std::size_t> migrate(Database& database, std::span<const Migration> steps) {
  TRY_LET(const std::int64_t from, reached(database, steps));
  std::size_t count = 0;
  for (const Migration& step : steps) {
    if (step.number <= from) continue;
    TRY_LET(const bool done, do_step(database, step));
    count += done ? 1 : 0;
  }
  return count;
}

Result<void> check_reached(Database& database, std::span<const Migration> steps) {
  TRY_LET(const std::int64_t at, reached(database, steps));
  if (at == steps.back().number) return {};
  return fail(Code::store_not_made, {},
              at == 0 ? Words{"数据库里还没有表", "the store has no tables yet"}
                      : Words{"数据库是旧版本的", "the store was made by an older program"},
              {"请运行 nuan init", "run nuan init"});
}

}  // namespace nuan::store
