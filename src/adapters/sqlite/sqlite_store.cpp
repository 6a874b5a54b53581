#include "adapters/sqlite/sqlite_store.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <map>
#include <utility>

namespace nuan::adapters {
namespace {

using store::Access;
using store::Bytes;
using store::Next;
using store::Row;
using store::Value;
using store::Visit;

// How long to wait for another program that writes.
constexpr int patience_ms = 10'000;

struct Close {
  void operator()(sqlite3* connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Connection = std::unique_ptr<sqlite3, Close>;
using Statement = std::unique_ptr<sqlite3_stmt, Close>;

// A statement in use: ready for the next one afterwards.
class Used {
 public:
  explicit Used(sqlite3_stmt* statement) : statement_(statement) {}
  Used(const Used&) = delete;
  Used& operator=(const Used&) = delete;
  ~Used() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }

 private:
  sqlite3_stmt* statement_;
};

int bind_value(sqlite3_stmt* statement, int place, const Value& value) {
  if (const auto* number = std::get_if<std::int64_t>(&value)) return sqlite3_bind_int64(statement, place, *number);
  if (const auto* text = std::get_if<std::string>(&value))
    return sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_STATIC, SQLITE_UTF8);
  if (const auto* raw = std::get_if<Bytes>(&value))
    return sqlite3_bind_blob64(statement, place, raw->bytes.data(), raw->bytes.size(), SQLITE_STATIC);
  return sqlite3_bind_null(statement, place);
}

class SqliteStore final : public store::Database {
 public:
  SqliteStore(Connection connection, std::string path) : connection_(std::move(connection)), path_(std::move(path)) {}

  [[nodiscard]] store::Dialect dialect() const override { return store::Dialect::sqlite; }

  Result<void> script(const std::string& text) override {
    if (const int done = sqlite3_exec(connection_.get(), text.c_str(), nullptr, nullptr, nullptr); done != SQLITE_OK)
      return failure(done);
    return {};
  }

  Result<std::uint64_t> run(const std::string& text, const Row& values) override {
    TRY_LET(sqlite3_stmt* const statement, prepared(text));
    TRY(step_through(statement, values, nullptr));
    return static_cast<std::uint64_t>(sqlite3_changes64(connection_.get()));
  }

  Result<void> ask(const std::string& text, const Row& values, const Visit& visit) override {
    TRY_LET(sqlite3_stmt* const statement, prepared(text));
    return step_through(statement, values, &visit);
  }

  Result<void> run_each(const std::string& text, const std::vector<Row>& values) override {
    TRY_LET(sqlite3_stmt* const statement, prepared(text));
    for (const Row& row : values) TRY(step_through(statement, row, nullptr));
    return {};
  }

  // There is no server to take turns with.
  Result<void> later(const std::string& text, std::vector<Row> values) override { return run_each(text, values); }

  Result<void> ask_each(const std::string& text, const std::vector<Row>& values, const Visit& visit) override {
    TRY_LET(sqlite3_stmt* const statement, prepared(text));
    for (const Row& row : values) TRY(step_through(statement, row, &visit));
    return {};
  }

  Result<void> bulk(std::string_view table, const std::vector<std::string_view>& columns, const Next& next) override {
    std::string text = "insert into " + std::string(table) + " (";
    std::string places;
    for (const std::string_view column : columns) {
      text += (places.empty() ? "" : ", ") + std::string(column);
      places += places.empty() ? "?" : ", ?";
    }
    TRY_LET(sqlite3_stmt* const statement, prepared(text + ") values (" + places + ")"));
    for (Row row; next(row);) TRY(step_through(statement, row, nullptr));
    return {};
  }

  Result<void> begin(Access access) override {
    return script(access == Access::writing ? "begin immediate" : "begin deferred");
  }
  Result<void> commit() override { return script("commit"); }
  void roll_back() override { static_cast<void>(script("rollback")); }

  // As every connection has it that may write.
  [[nodiscard]] Result<void> prepare_to_write() {
    // Room for the upper pages of every table, and a log long enough that pages written again and again are copied back
    // once: 64 and 64 MiB.
    const std::string room = "pragma cache_size = -65536; pragma wal_autocheckpoint = 16384";
    return script("pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; " + room);
  }
  [[nodiscard]] Result<void> prepare_connection() {
    sqlite3_extended_result_codes(connection_.get(), 1);
    sqlite3_busy_timeout(connection_.get(), patience_ms);
    return script("pragma trusted_schema = off; pragma cell_size_check = on");
  }

 private:
  // What SQLite said, where a full disk does not hide behind a failure to write.
  [[nodiscard]] int kind_of(int said) const {
    const int error_number = (said & 0xFF) == SQLITE_IOERR ? sqlite3_system_errno(connection_.get()) : 0;
    const bool no_room = error_number == ENOSPC || error_number == EDQUOT || error_number == EFBIG;
    return no_room ? SQLITE_FULL : said & 0xFF;
  }

  // Never with what SQLite says of a row: it might hold a value.
  [[nodiscard]] Failure failure(int said) const {
    const std::string reason = std::string(": ") + sqlite3_errstr(said);
    switch (kind_of(said)) {
      case SQLITE_BUSY:
      case SQLITE_LOCKED:
        return fail(Code::store_busy, {path_}, {"别的程序一直在写这个文件", "another program kept writing to the file"},
                    {"请稍后再试", "try again later"});
      case SQLITE_FULL:
        return fail(Code::store_full, {path_}, {"磁盘已满", "the disk is full"},
                    {"请腾出空间再试; 没有写成的一笔也没有留下", "make room and try again; nothing was half written"});
      case SQLITE_CORRUPT:
      case SQLITE_NOTADB:
        return fail(Code::store_damaged, {path_},
                    {"文件已损坏, 或不是数据库" + reason, "not a sound database" + reason},
                    {"请用备份恢复", "restore it from a backup"});
      case SQLITE_CONSTRAINT:
        return fail(Code::store_refused, {path_},
                    {"键或约束不允许" + reason, "a key or a check forbids this" + reason});
      case SQLITE_CANTOPEN:
        return fail(Code::store_unreachable, {path_}, {"打不开文件" + reason, "the file cannot be opened" + reason});
      default:
        return fail(Code::store_failed, {path_}, {"SQLite 没有做成" + reason, "SQLite failed" + reason});
    }
  }

  Result<sqlite3_stmt*> prepared(const std::string& text) {
    Statement& kept = statements_[text];
    if (!kept) {
      sqlite3_stmt* statement = nullptr;
      const int done = sqlite3_prepare_v3(connection_.get(), text.data(), static_cast<int>(text.size()),
                                          SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
      kept.reset(statement);
      if (done != SQLITE_OK) return unprepared(text, done);
    }
    return kept.get();
  }

  // A statement of ours that SQLite cannot read: the tables are not those it was written for.
  Failure unprepared(const std::string& text, int said) {
    statements_.erase(text);
    if ((said & 0xFF) != SQLITE_ERROR) return failure(said);
    const std::string reason = sqlite3_errmsg(connection_.get());
    return fail(Code::store_failed, {path_}, {"SQLite 读不懂: " + reason, "SQLite cannot read this: " + reason});
  }

  Result<void> step_through(sqlite3_stmt* statement, const Row& values, const Visit* visit) {
    const Used used(statement);
    ENSURE(static_cast<int>(values.size()) == sqlite3_bind_parameter_count(statement));
    for (std::size_t i = 0; i < values.size(); ++i) {
      const int done = bind_value(statement, static_cast<int>(i) + 1, values[i]);
      if (done != SQLITE_OK) return failure(done);
    }
    for (Row row;;) {
      const int stepped = sqlite3_step(statement);
      if (stepped == SQLITE_DONE) return {};
      if (stepped != SQLITE_ROW) return failure(stepped);
      if (visit == nullptr) continue;
      TRY(read_row(statement, row));
      TRY((*visit)(row));
    }
  }

  Result<void> read_row(sqlite3_stmt* statement, Row& row) const {
    row.resize(static_cast<std::size_t>(sqlite3_column_count(statement)));
    for (int column = 0; column < static_cast<int>(row.size()); ++column) {
      TRY_LET(row[static_cast<std::size_t>(column)], value_of(statement, column));
    }
    return {};
  }

  [[nodiscard]] Result<Value> value_of(sqlite3_stmt* statement, int column) const {
    const auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
    switch (sqlite3_column_type(statement, column)) {
      case SQLITE_INTEGER:
        return sqlite3_column_int64(statement, column);
      case SQLITE_TEXT:
        return std::string(reinterpret_cast<const char*>(sqlite3_column_text(statement, column)), size());
      case SQLITE_BLOB: {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
        return Bytes{bytes == nullptr ? std::string() : std::string(bytes, size())};
      }
      case SQLITE_NULL:
        return Value();
      default:
        return fail(Code::store_failed, {path_},
                    {"出现了小数, 而这里只有整数", "a fraction stands where only whole numbers do"});
    }
  }

  Connection connection_;
  std::string path_;
  std::map<std::string, Statement> statements_;  // by text
};

}  // namespace

namespace {

Result<std::unique_ptr<SqliteStore>> open(const std::string& path, int flags) {
  sqlite3* opened = nullptr;
  const int done = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  Connection connection(opened);
  if (done == SQLITE_CANTOPEN && (flags & SQLITE_OPEN_CREATE) == 0)
    return fail(Code::store_not_made, {path}, {"没有这个数据库文件", "there is no such store"},
                {"请运行 nuan init", "run nuan init"});
  auto made = std::make_unique<SqliteStore>(std::move(connection), path);
  if (done != SQLITE_OK)
    return fail(Code::store_unreachable, {path}, {"打不开数据库文件", "the store's file cannot be opened"});
  TRY(made->prepare_connection());
  return made;
}

}  // namespace

Result<std::unique_ptr<store::Database>> open_sqlite_store(const std::string& path, bool create) {
  TRY_LET(auto made, open(path, SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0)));
  TRY(made->prepare_to_write());
  return made;
}

Result<std::unique_ptr<store::Database>> read_sqlite_store(const std::string& path) {
  TRY_LET(auto made, open(path, SQLITE_OPEN_READONLY));
  return made;
}

}  // namespace nuan::adapters
