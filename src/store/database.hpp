// A database, SQLite or PostgreSQL, seen alike: the same statements, values and failures on both.
//
// A connection belongs to one thread at a time. Statements are written in what both understand; `?` stands for a value
// and `cast(sum(x) as bigint)` for a sum. Failures carry a code: store_busy (others were writing: try the whole
// transaction again), store_refused (a key or a check forbids the row), store_full, store_damaged, store_unreachable,
// store_failed. None of them shows a value, so that no name or number reaches a log.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.hpp"

namespace nuan::store {

enum class Dialect : std::uint8_t { sqlite, postgresql };

struct Bytes {
  std::string bytes;
  friend bool operator==(const Bytes&, const Bytes&) = default;
};

// What a column holds. Money is fen and never a fraction; a day is text, `2021-09-12`, which sorts as days do.
using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;
using Row = std::vector<Value>;

// Told each row of an answer; must not use the connection. A failure ends the reading and is returned.
using Visit = std::function<Result<void>(const Row&)>;
// Fills the next row, or says that there is none.
using Next = std::function<bool(Row&)>;

// `reading`: everything asked inside sees one state of the database, whatever others write meanwhile.
enum class Access : std::uint8_t { reading, writing };

class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual Dialect dialect() const = 0;

  // Statements without values, separated by semicolons.
  [[nodiscard]] virtual Result<void> script(const std::string& text) = 0;
  // How many rows were changed.
  [[nodiscard]] virtual Result<std::uint64_t> run(const std::string& text, const Row& values) = 0;
  // Rows are handed on as they arrive: an answer need not fit in memory.
  [[nodiscard]] virtual Result<void> ask(const std::string& text, const Row& values, const Visit& visit) = 0;

  // The same statement for every row of values, without waiting for each. This and bulk belong inside a transaction:
  // outside of one, how much of them is done after a failure differs between databases.
  [[nodiscard]] virtual Result<void> run_each(const std::string& text, const std::vector<Row>& values) = 0;
  [[nodiscard]] virtual Result<void> ask_each(const std::string& text, const std::vector<Row>& values,
                                              const Visit& visit) = 0;
  // The same statement for every row of values, and nobody waits for it: it travels with whatever is asked or done
  // next, and with the commit at the latest, whose failure a failure of it then is. So a transaction that only writes
  // is one turn with a server. Inside a transaction only.
  [[nodiscard]] virtual Result<void> later(const std::string& text, std::vector<Row> values) = 0;
  // Adds rows, as fast as the database takes them; a few may travel as those of `later` do.
  [[nodiscard]] virtual Result<void> bulk(std::string_view table, const std::vector<std::string_view>& columns,
                                          const Next& next) = 0;

  // Better begun by Transaction.
  [[nodiscard]] virtual Result<void> begin(Access access) = 0;
  [[nodiscard]] virtual Result<void> commit() = 0;
  virtual void roll_back() = 0;
};

// Everything until commit(), or nothing.
class Transaction {
 public:
  [[nodiscard]] static Result<Transaction> begin(Database& database, Access access);
  Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction() {
    if (database_ != nullptr) database_->roll_back();
  }
  // After a failure of the connection itself nobody knows whether the commit arrived: look before trying again.
  [[nodiscard]] Result<void> commit();

 private:
  explicit Transaction(Database& database) : database_(&database) {}
  Database* database_;
};

// The rows of an answer that is known to be short.
[[nodiscard]] Result<std::vector<Row>> all_rows(Database& database, const std::string& text, const Row& values = {});

// What a column holds, where nothing else can stand: anything else is a bug, or a database that was tampered with.
[[nodiscard]] std::int64_t number_in(const Value& value);
[[nodiscard]] const std::string& text_in(const Value& value);
[[nodiscard]] const std::string& bytes_in(const Value& value);

}  // namespace nuan::store
