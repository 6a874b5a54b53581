// A batch laid before a database, and what it answers put into the shape of the other engines.
#include <algorithm>

#include "policy/columnar/answer.hpp"
#include "policy/sql.hpp"
#include "policy/sql/filling.hpp"

namespace nuan::policy {

namespace {

using Cell = SqlDatabase::Cell;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

class Settling {
 public:
  Settling(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish, const SqlQuery& query,
           const Batch& batch, const SubjectSource& subjects, BatchOutcome& out)
      : plan_(plan),
        inputs_(inputs),
        facts_(plan, wish),
        query_(query),
        batch_(batch),
        subjects_(subjects),
        out_(out) {}

  Result<void> settle(SqlDatabase& database) {
    columnar::prepare(facts_, batch_, out_);
    for (const SqlTable& table : query_.tables()) TRY(sql::fill(table, batch_, database));
    TRY_LET(const std::vector<SqlAnswer> answers, database.ask(query_));
    for (const SqlAnswer& answer : answers) {
      if (answer.what == "beyond") return beyond(answer);
    }
    for (const SqlAnswer& answer : answers) take(answer);
    for (const SqlAnswer& answer : answers) {
      if (answer.what != "undecided") continue;
      const auto subject = static_cast<std::size_t>(answer.number);
      columnar::settle_into(facts_, inputs_, batch_, subject, subjects_.subject(subject), out_);
    }
    return {};
  }

 private:
  Index benefit_named(const std::string& name) const {
    const auto found = std::ranges::find(plan_.benefits, name, &Benefit::name);
    ENSURE(found != plan_.benefits.end());
    return static_cast<Index>(found - plan_.benefits.begin());
  }

  void take(const SqlAnswer& answer) {
    const auto number = static_cast<std::size_t>(answer.number);
    if (answer.what == "note") out_.notes.at(number) += static_cast<std::uint32_t>(answer.amount);
    if (answer.what == "verdict")
      out_.tables[at(plan_.table_named(answer.name))].verdict.at(number) = static_cast<std::uint8_t>(answer.amount);
    if (answer.what != "due" && answer.what != "base" && answer.what != "paid") return;
    const Index benefit = benefit_named(answer.name);
    BatchOutcome::TableOutcome& table = out_.tables[at(plan_.benefits[at(benefit)].table)];
    auto& into = answer.what == "due"    ? out_.due[at(benefit)]
                 : answer.what == "base" ? table.base[at(benefit)]
                                         : table.paid[at(benefit)];
    into.at(number) = answer.amount;
  }

  // `amount` is the subject here.
  Result<void> beyond(const SqlAnswer& answer) const {
    const auto dot = answer.name.find('.');
    const Index table = plan_.table_named(answer.name.substr(0, dot));
    const Table& kind = plan_.tables[at(table)];
    const std::string row =
        row_of(table, static_cast<std::size_t>(answer.number), static_cast<std::size_t>(answer.amount));
    if (dot == std::string::npos) {
      const std::string most = std::to_string(query_.facts_max());
      return fail(Code::engine_range, plan_.source.place(kind.span),
                  {"一个人的 " + kind.name + " 超过 " + most + " 行, SQL 的 64 位整数不能保证算得准" + row,
                   "more than " + most + " rows of " + kind.name +
                       " for one subject: SQL's 64-bit numbers may not hold their sums" + row},
                  advice());
    }
    const std::string name = answer.name.substr(dot + 1);
    const auto column = std::ranges::find(kind.columns, name, &Column::name);
    ENSURE(column != kind.columns.end());
    const auto& columns = query_.tables()[at(table)].columns;
    const auto read = std::ranges::find(columns, static_cast<Index>(column - kind.columns.begin()), &SqlColumn::column);
    const std::string range = std::to_string(read->low) + ".." + std::to_string(read->high);
    return fail(Code::engine_range, plan_.source.place(column->span),
                {kind.name + "." + name + " 的值不是整数, 或超出本规则的 SQL 能准确计算的范围 " + range + row,
                 "a value of " + kind.name + "." + name + " is not whole, or beyond " + range +
                     ", which the SQL of this policy can hold exactly" + row},
                advice());
  }

  static Words advice() {
    return {"请用 --engine columnar 或 --engine interpreter", "use --engine columnar or --engine interpreter"};
  }

  // The fact's own number, so that its row can be found.
  std::string row_of(Index table, std::size_t row, std::size_t subject) const {
    if (plan_.tables[at(table)].is_subject) return "";
    const auto facts = facts_in_force(plan_, table, subjects_.subject(subject).facts[at(table)]);
    const std::size_t place = row - batch_.tables[at(table)].subject_begin[subject];
    if (place >= facts.size()) return "";
    return " (" + plan_.tables[at(table)].id_name + " " + facts[place].id + ")";
  }

  const Plan& plan_;
  const std::vector<Value>& inputs_;
  columnar::PlanFacts facts_;
  const SqlQuery& query_;
  const Batch& batch_;
  const SubjectSource& subjects_;
  BatchOutcome& out_;
};

}  // namespace

Result<void> settle_by_sql(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish,
                           const SqlQuery& query, SqlDatabase& database, const Batch& batch,
                           const SubjectSource& subjects, BatchOutcome& out) {
  return Settling(plan, inputs, wish, query, batch, subjects, out).settle(database);
}

}  // namespace nuan::policy
