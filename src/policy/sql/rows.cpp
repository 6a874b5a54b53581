// Rows of forms in a database: one query for each expression that a form asks of its rows.
#include <fmt/format.h>

#include "policy/apply.hpp"
#include "policy/columnar/row_columns.hpp"
#include "policy/sql.hpp"
#include "policy/sql/filling.hpp"

namespace nuan::policy {

namespace {

using columnar::Program;

Words advice() {
  return {"请用 --engine columnar 或 --engine interpreter", "use --engine columnar or --engine interpreter"};
}

class InSql final : public columnar::RowColumns {
 public:
  InSql(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects, Dialect dialect,
        SqlDatabase& database)
      : RowColumns(plan, inputs, subjects), dialect_(dialect), database_(database) {}

 private:
  // A query answers with numbers; texts are found again where they were read.
  Result<Column> compute(const Program& program) override {
    const Node& node = program.plan.node(asked());
    if (node.type.kind == Kind::text) return read_text(program.plan, node);
    const SqlQuery query = SqlQuery::print_row(program, dialect_);
    TRY(database_.create(query));
    for (const SqlTable& table : query.tables()) TRY(sql::fill(table, batch(), database_));
    TRY_LET(const std::vector<SqlAnswer> answers, database_.ask(query));
    return take(program, answers);
  }

  Result<Column> read_text(const Plan& plan, const Node& node) const {
    if (is_read(node)) return Column{};
    return fail(Code::engine_cannot, plan.source.place(node.span),
                {"SQL 逐行只算数和日期, 不算文字", "SQL works out numbers and dates of rows, and no texts"}, advice());
  }

  Result<Column> take(const Program& program, const std::vector<SqlAnswer>& answers) const {
    const std::size_t rows = rows_of(batch(), level_of(asked()), program.plan);
    Column column{program.row->scale, std::vector<std::int64_t>(rows), std::vector<std::uint8_t>(rows)};
    for (const SqlAnswer& answer : answers) {
      if (answer.what == "beyond") return beyond(program.plan, answer);
      if (answer.what != "row") continue;
      column.numbers.at(static_cast<std::size_t>(answer.number)) = answer.amount;
      column.known.at(static_cast<std::size_t>(answer.number)) = 1;
    }
    return column;
  }

  Failure beyond(const Plan& plan, const SqlAnswer& answer) const {
    return fail(Code::engine_range, plan.source.place(plan.node(asked()).span),
                {fmt::format("{} 的值超出这一算式的 SQL 能准确计算的范围", answer.name),
                 fmt::format("a value of {} is beyond what the SQL of this expression can hold exactly", answer.name)},
                advice());
  }

  Result<void> without(const Program& program) override {
    if (is_read(program.plan.node(asked()))) return {};
    return refusal(program);
  }

  // What stands in the row itself is nothing to work out.
  static bool is_read(const Node& node) { return node.op == Op::column || node.op == Op::key || node.op == Op::id; }

  static Failure refusal(const Program& program) {
    return fail(
        program.is_too_wide ? Code::engine_range : Code::engine_cannot, program.plan.source.place(program.why_not_at),
        {"SQL 算不了这一写法: " + program.why_not->zh, "SQL has no form for this: " + program.why_not->en}, advice());
  }

  Dialect dialect_;
  SqlDatabase& database_;
};

Failure no_query_for(const Plan& plan, const FormPlace& place) {
  const std::string form = fmt::format("{} {}", word_of(place.form), plan.form_name(place));
  return fail(Code::engine_cannot, plan.source.place(plan.form_span(place)),
              {"SQL 算不了这种形式: " + form, "SQL has no query for this form: " + form}, advice());
}

}  // namespace

Result<std::unique_ptr<RowValues>> rows_in_sql(const Plan& plan, const std::vector<Value>& inputs,
                                               const std::vector<Subject>& subjects, Dialect dialect,
                                               SqlDatabase& database) {
  for (const FormPlace& place : plan.forms) {
    // A share and an index are loops over all rows.
    if (place.form == Form::share || place.form == Form::index) return no_query_for(plan, place);
  }
  return std::make_unique<InSql>(plan, inputs, subjects, dialect, database);
}

}  // namespace nuan::policy
