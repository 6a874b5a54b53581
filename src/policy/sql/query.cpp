// From a plan to its query.
#include <fmt/format.h>

#include "policy/apply.hpp"
#include "policy/columnar/compiling.hpp"
#include "policy/sql/printing.hpp"

namespace nuan::policy {

namespace {

std::string_view name_of(Dialect dialect) {
  switch (dialect) {
    case Dialect::sqlite:
      return "SQLite";
    case Dialect::postgresql:
      return "PostgreSQL";
    case Dialect::duckdb:
      return "DuckDB";
  }
  return "";  // untested: the switch names every dialect
}

std::string head(const Plan& plan, const RunWish& wish, Dialect dialect) {
  return fmt::format(
      "-- policy {}, edition {}, year {}, for {}\n"
      "-- amounts are fen, dates days since 1970-01-01, rates millionths, every number is whole and exact\n"
      "-- answer: due by subject and benefit{}, verdict of facts that take no part, undecided, beyond\n",
      plan.name, plan.edition, wish.year.name, name_of(dialect), wish.parts ? ", base and paid by fact" : "");
}

// Of all forms, SQL settles benefits.
Failure no_form_for(const Plan& plan) {
  const FormPlace& place = plan.forms.front();
  const std::string form = fmt::format("{} {}", word_of(place.form), plan.form_name(place));
  return fail(Code::engine_cannot, plan.source.place(plan.form_span(place)),
              {"SQL 算不了这种形式: " + form, "SQL has no query for this form: " + form},
              {"请用 nuan apply", "use nuan apply"});
}

}  // namespace

Result<SqlQuery> SqlQuery::print(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish,
                                 Dialect dialect) {
  if (plan.benefits.empty() && !plan.forms.empty()) return no_form_for(plan);
  columnar::Program narrow(plan, inputs, wish);
  columnar::make_program(narrow);
  columnar::Program wide(plan, inputs, wish);
  const bool widens = narrow.is_too_wide && dialect != Dialect::sqlite;
  if (widens) {
    wide.is_wide = true;
    columnar::make_program(wide);
  }
  const columnar::Program& program = widens ? wide : narrow;
  if (program.why_not) {
    return fail(program.is_too_wide ? Code::engine_range : Code::engine_cannot, plan.source.place(program.why_not_at),
                {"SQL 算不了这一写法: " + program.why_not->zh, "SQL has no form for this: " + program.why_not->en},
                {"请用 --engine columnar 或 --engine interpreter", "use --engine columnar or --engine interpreter"});
  }
  SqlQuery query = printed(program, dialect);
  query.text_ = head(plan, wish, dialect) + query.text_;
  return query;
}

SqlQuery SqlQuery::printed(const columnar::Program& program, Dialect dialect) {
  sql::Printing trial(program, dialect, {});
  static_cast<void>(trial.query());
  sql::Printing printing(program, dialect, trial.needs());
  SqlQuery query;
  query.text_ = printing.query();
  query.tables_ = printing.tables().all();
  query.tables_text_ = printing.tables().create(program.plan, sql::Spelling(dialect));
  for (const columnar::Operation& operation : program.operations) {
    if (const auto* crowded = std::get_if<columnar::FlagCrowded>(&operation)) query.facts_max_ = crowded->most;
  }
  return query;
}

SqlQuery SqlQuery::print_row(const columnar::Program& program, Dialect dialect) { return printed(program, dialect); }

}  // namespace nuan::policy
