// SQL: a plan printed as one query, for facts that should not leave their database. Same answers as settle.hpp, to the
// fen, or a refusal by name: a form without a query is `engine_cannot`, a number beyond what it holds `engine_range`.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "base/result.hpp"
#include "policy/columnar.hpp"

namespace nuan::policy::columnar {
struct Program;
}

namespace nuan::policy {

enum class Dialect : std::uint8_t { sqlite, postgresql, duckdb };

// A column the query reads. Numbers stand as in Batch (fen, days, days since 1970, millionths, choices by index, flags
// 0 or 1), texts as they are.
struct SqlColumn {
  std::string name;  // as it is written in SQL
  Index column = none;
  bool is_text = false;
  std::int64_t low = 0, high = 0;  // what the query holds; beyond it the answer is `beyond`
};
// A table the query reads. `row_no` numbers the rows of a table from 0 in the order of the subjects, and of one subject
// in the order of the policy; facts have the `subject_no` of their subject, which is its row_no. Facts undone are left
// out. The periods of a column are a table of their own: `owner_no`, `first_day`, `last_day`; of a dated column also
// `held`, what holds in them.
struct SqlTable {
  std::string name;
  Index table = none;
  bool is_subject = false;
  Index periods_of = none;  // the column whose periods it lists; then it has no other
  bool is_dated = false;    // and what holds in them
  std::vector<SqlColumn> columns;
};

// One row of the answer.
//   due        amount in fen that the subject `number` is due of the benefit `name`
//   paid, base what the fact `number` is paid of the benefit and adds to its base, where parts are wanted
//   verdict    of the fact `number` of the table `name`, as TableOutcome has it, where it is not 0
//   note       how many facts of the year failed the note `number`
//   row        what an expression of a form comes to on the row `number`, where that can be decided
//   undecided  the subject `number` cannot be decided; nothing else is said of it
//   beyond     a value of the column `name` (table.column) in row `number` is more than the query holds: no answer is
//              to be used
struct SqlAnswer {
  std::string what, name;
  std::int64_t number = 0, amount = 0;
};

class SqlQuery {
 public:
  // Fails with engine_cannot, and the form and its line, where the plan has no such query.
  [[nodiscard]] static Result<SqlQuery> print(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish,
                                              Dialect dialect);

  // What one expression comes to on every row; the program has one.
  [[nodiscard]] static SqlQuery print_row(const columnar::Program& program, Dialect dialect);

  [[nodiscard]] const std::string& text() const { return text_; }
  // `create table` for everything the query reads, with a comment on every column.
  [[nodiscard]] const std::string& tables_text() const { return tables_text_; }
  [[nodiscard]] const std::vector<SqlTable>& tables() const { return tables_; }
  [[nodiscard]] std::uint32_t facts_max() const { return facts_max_; }  // of one table and subject

 private:
  static SqlQuery printed(const columnar::Program& program, Dialect dialect);
  std::string text_, tables_text_;
  std::vector<SqlTable> tables_;
  std::uint32_t facts_max_ = 0;
};

// Where the query is run: a connection of one thread.
class SqlDatabase {
 public:
  using Cell = std::variant<std::monostate, std::int64_t, std::string_view>;  // null, number, text
  virtual ~SqlDatabase() = default;
  [[nodiscard]] virtual Result<void> create(const SqlQuery& query) = 0;
  // Takes these rows instead of those of before.
  [[nodiscard]] virtual Result<void> fill(const SqlTable& table, std::size_t rows, std::size_t columns,
                                          const std::function<Cell(std::size_t, std::size_t)>& cell) = 0;
  [[nodiscard]] virtual Result<std::vector<SqlAnswer>> ask(const SqlQuery& query) = 0;
};

// A batch through the query. Fails with engine_range where a value is beyond what the query holds. Subjects that cannot
// be decided are told by the interpreter, which has the reason. `plan`, `inputs` and `wish` are those of the query.
[[nodiscard]] Result<void> settle_by_sql(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish,
                                         const SqlQuery& query, SqlDatabase& database, const Batch& batch,
                                         const SubjectSource& subjects, BatchOutcome& out);

// What the forms admission, price, target and measure ask of their rows, by queries; all must outlive it. Fails with
// engine_cannot where the plan has another form; an expression without a query, or a value that none holds, is told as
// the failure() of what comes back.
[[nodiscard]] Result<std::unique_ptr<RowValues>> rows_in_sql(const Plan& plan, const std::vector<Value>& inputs,
                                                             const std::vector<Subject>& subjects, Dialect dialect,
                                                             SqlDatabase& database);

}  // namespace nuan::policy
