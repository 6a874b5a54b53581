#include "adapters/sqlite/sqlite_database.hpp"

#include <sqlite3.h>

#include <map>
#include <utility>

namespace nuan::adapters {

namespace {

using policy::SqlAnswer;
using policy::SqlQuery;
using policy::SqlTable;

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Connection = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

class SqliteDatabase final : public policy::SqlDatabase {
 public:
  explicit SqliteDatabase(Connection connection) : connection_(std::move(connection)) {}

  Result<void> create(const SqlQuery& query) override {
    inserts_.clear();
    question_.reset();
    for (const std::string& table : created_) TRY(run("DROP TABLE " + table));
    created_.clear();
    TRY(run(query.tables_text()));
    for (const SqlTable& table : query.tables()) created_.push_back(table.name);
    TRY_LET(question_, prepared(query.text()));
    return {};
  }

  Result<void> fill(const SqlTable& table, std::size_t rows, std::size_t columns,
                    const std::function<Cell(std::size_t, std::size_t)>& cell) override {
    TRY(run("BEGIN; DELETE FROM " + table.name));
    Statement& insert = inserts_[table.name];
    if (!insert) {
      std::string text = "INSERT INTO " + table.name + " VALUES (?";
      for (std::size_t column = 1; column < columns; ++column) text += ", ?";
      TRY_LET(insert, prepared(text + ")"));
    }
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column) {
        bind(insert.get(), static_cast<int>(column) + 1, cell(row, column));
      }
      const int stepped = sqlite3_step(insert.get());
      sqlite3_reset(insert.get());
      if (stepped != SQLITE_DONE) return failure();
    }
    return run("COMMIT");
  }

  Result<std::vector<SqlAnswer>> ask(const SqlQuery& /*query*/) override {
    std::vector<SqlAnswer> answers;
    while (true) {
      const int stepped = sqlite3_step(question_.get());
      if (stepped == SQLITE_ROW) {
        // What leaves 64 bits would become a floating number.
        if (!is_whole(2) || !is_whole(3)) {
          sqlite3_reset(question_.get());
          return too_large();
        }
        answers.push_back(
            {text(0), text(1), sqlite3_column_int64(question_.get(), 2), sqlite3_column_int64(question_.get(), 3)});
        continue;
      }
      if (stepped == SQLITE_DONE) break;
      const Failure failed = failure();
      sqlite3_reset(question_.get());
      return failed;
    }
    sqlite3_reset(question_.get());
    return answers;
  }

 private:
  // The query keeps inside 64 bits, and every value it reads is checked: whatever fails here is a bug of ours.
  [[nodiscard]] Failure failure() const {
    const std::string said = sqlite3_errmsg(connection_.get());
    if (said.find("integer overflow") != std::string::npos) return too_large();
    return fail(Code::bug, {}, {"SQLite 不接受: " + said, "SQLite does not accept this: " + said});
  }

  [[nodiscard]] static Failure too_large() {
    return fail(Code::engine_range, {}, {"SQL 的合计超出 64 位整数", "a sum of the SQL query leaves 64-bit integers"},
                {"请用 --engine columnar 或 --engine interpreter", "use --engine columnar or --engine interpreter"});
  }

  [[nodiscard]] bool is_whole(int column) const {
    return sqlite3_column_type(question_.get(), column) == SQLITE_INTEGER;
  }

  [[nodiscard]] std::string text(int column) const {
    const auto* bytes = sqlite3_column_text(question_.get(), column);
    return {reinterpret_cast<const char*>(bytes),
            static_cast<std::size_t>(sqlite3_column_bytes(question_.get(), column))};
  }

  static void bind(sqlite3_stmt* statement, int place, const Cell& cell) {
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
      sqlite3_bind_int64(statement, place, *number);
    } else if (const auto* text = std::get_if<std::string_view>(&cell)) {
      sqlite3_bind_text(statement, place, text->data(), static_cast<int>(text->size()), SQLITE_TRANSIENT);
    } else {
      sqlite3_bind_null(statement, place);
    }
  }

  Result<void> run(const std::string& statements) {
    if (sqlite3_exec(connection_.get(), statements.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure();
    return {};
  }

  Result<Statement> prepared(const std::string& text) {
    sqlite3_stmt* statement = nullptr;
    const int done = sqlite3_prepare_v3(connection_.get(), text.data(), static_cast<int>(text.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (done != SQLITE_OK) return failure();
    return Statement(statement);
  }

  Connection connection_;
  std::vector<std::string> created_;
  std::map<std::string, Statement> inserts_;  // by table
  Statement question_;
};

}  // namespace

Result<std::unique_ptr<policy::SqlDatabase>> open_sqlite_in_memory() {
  sqlite3* opened = nullptr;
  const int done =
      sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  if (done != SQLITE_OK) return fail(Code::bug, {}, {"打不开内存中的 SQLite", "SQLite cannot be opened in memory"});
  return std::make_unique<SqliteDatabase>(std::move(connection));
}

}  // namespace nuan::adapters
