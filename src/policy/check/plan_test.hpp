// For tests: reads a policy, shows what was told of it, and prints the nodes of a plan so that they can be compared at
// a glance: `(add 20% uplift)`.
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "base/date.hpp"
#include "policy/policy.hpp"

namespace nuan::policy::check {

struct ReadPolicy {
  Plan plan;
  Diagnostics told;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& one : told.items()) all.emplace_back(one.code);
    return all;
  }
  // Everything that was told, for a failing test to show.
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const Diagnostic& one : told.items()) all += to_text(one, plan.source, Language::en) + "\n";
    return all;
  }
};

[[nodiscard]] inline ReadPolicy read_text(std::string text) {
  ReadPolicy read;
  read.plan = read_plan(Source("test.policy", std::move(text)), read.told);
  return read;
}

inline const std::string test_head =
    "policy aid \"互助\"  after \"某市总工会\"  edition \"R1\" from 2015-01-01  standing sample\n";

// One subject table and two tables of facts with a column of every type, behind a head in order.
inline const std::string test_tables = test_head + R"(
table member key person_id
  covered   periods "保障期间"
  born      date    "出生日期"
  shares    dated count "份数"
  grade     one of low "低", high "高"
table claim of member in order settled_at, claim_id may reverse
  settled_at  date    "结算日期"
  self_pay    money   "自付"
  weight      number  "权重"
  part        rate    "比例"
  visits      count   "次数"
  stayed      days    "住院天数"
  urgent      flag    "急诊"
  stay_id     text    "住院号"
  severity    one of mild "轻", severe "重"
table checkup of member in order seen_on, checkup_id
  seen_on     date    "体检日期"
  fee         money   "费用"
group stay of claim by stay_id
input today date
input budget money
)";

// What `declarations` come to behind those tables, whatever of them stays unused.
[[nodiscard]] inline ReadPolicy read_behind_tables(const std::string& declarations) {
  ReadPolicy read = read_text(test_tables + declarations);
  Diagnostics told;
  for (const Diagnostic& one : read.told.items())
    if (one.code != "unused") told.add(one.code, one.span, one.sentence, one.advice);
  read.told = told;
  return read;
}

// `let x = TEXT`, behind the tables.
[[nodiscard]] inline ReadPolicy read_let_of(const std::string& text) { return read_behind_tables("let x = " + text); }

[[nodiscard]] inline std::string name_of(Kind kind) {
  static constexpr std::array names = {"money",   "rate",   "number", "count", "days", "date",
                                       "periods", "choice", "flag",   "text",  "real", "literal"};
  return names[static_cast<std::size_t>(kind)];
}

[[nodiscard]] inline std::string name_of(const Plan& plan, const Level& level) {
  const std::string yearly = level.yearly ? " yearly" : "";
  switch (level.rank) {
    case Level::Rank::all:
      return "all" + yearly;
    case Level::Rank::subject:
      return "subject" + yearly;
    case Level::Rank::group:
      return "group " + plan.groups[static_cast<std::size_t>(level.of)].name + yearly;
    case Level::Rank::fact:
      break;
  }
  return "fact " + plan.tables[static_cast<std::size_t>(level.of)].name + yearly;
}

[[nodiscard]] inline std::string name_of(const Plan& plan, const Scope& scope) {
  switch (scope.kind) {
    case Scope::Kind::fact:
      return "fact";
    case Scope::Kind::group:
      return plan.groups[static_cast<std::size_t>(scope.group)].name;
    case Scope::Kind::year:
      return "year";
    case Scope::Kind::life:
      break;
  }
  return "life";
}

[[nodiscard]] inline std::string name_of(Op op) {
  static constexpr std::array names = {"constant", "input",    "column",     "key",      "id",     "let",
                                       "result",   "add",      "subtract",   "multiply", "divide", "yuan",
                                       "least",    "greatest", "down_to",    "date+",    "date-",  "days_between",
                                       "years",    "next",     "in_periods", "start",    "end",    "as_of",
                                       "dated",    "<",        "<=",         ">",        ">=",     "is",
                                       "is_not",   "in",       "not",        "and",      "or",     "if",
                                       "match",    "steps",    "aggregate",  "place"};
  return names[static_cast<std::size_t>(op)];
}

class Printing {
 public:
  explicit Printing(const Plan& plan) : plan_(plan) {}

  [[nodiscard]] std::string of(NodeId id) const {
    if (id == none) return "-";
    const Node& node = plan_.node(id);
    switch (node.op) {
      case Op::constant:
        return of_value(node.type, node.value);
      case Op::input:
        return plan_.inputs[static_cast<std::size_t>(node.index)].name;
      case Op::let:
        return plan_.lets[static_cast<std::size_t>(node.index)].name;
      case Op::result:
        return "result " + std::to_string(node.index);
      case Op::column: {
        const Index table = node.level.rank == Level::Rank::fact ? node.level.of : 0;
        return plan_.tables[static_cast<std::size_t>(table)].columns[static_cast<std::size_t>(node.index)].name;
      }
      case Op::key:
      case Op::id:
        return name_of(node.op);
      default:
        return brackets(node);
    }
  }
  // Kind and level of the node: `money of fact claim`.
  [[nodiscard]] std::string type_of(NodeId id) const {
    const Node& node = plan_.node(id);
    return name_of(node.type.kind) + " of " + name_of(plan_, node.level);
  }

 private:
  [[nodiscard]] std::string brackets(const Node& node) const {
    std::string text = "(" + name_of(node.op);
    if (node.op == Op::next_month_day) text += " " + std::to_string(node.index);
    if (node.rows) text += rows(*node.rows, node.op == Op::aggregate);
    for (std::size_t i = 0; i < node.args.size(); ++i) {
      text += " " + of(node.args[i]);
      if (i < node.dates.size()) text += "@" + to_text(node.dates[i]);
    }
    return text + ")";
  }
  [[nodiscard]] std::string rows(const Rows& rows, bool folds) const {
    static constexpr std::array folded = {"sum",     "count", "first", "last", "smallest",
                                          "largest", "mean",  "any",   "every"};
    std::string text = folds ? std::string(" ") + folded[static_cast<std::size_t>(rows.fold)] : "";
    if (rows.distinct) text += " distinct";
    text += " over " + name_of(plan_, rows.of) + " per " + name_of(plan_, rows.scope);
    return rows.where == none ? text : text + " where " + of(rows.where);
  }
  [[nodiscard]] std::string of_value(const Type& type, const Value& value) const {
    switch (type.kind) {
      case Kind::rate: {
        const Rational hundredths = std::get<Rational>(value) * 100;
        return nuan::to_text(hundredths) + "%";
      }
      case Kind::days:
        return nuan::to_text(std::get<Rational>(value)) + "d";
      case Kind::date:
        return nuan::to_text(std::get<Date>(value));
      case Kind::periods:
        return nuan::to_text(std::get<Periods>(value));
      case Kind::choice:
        return plan_
            .choice_sets[static_cast<std::size_t>(type.choices)]
                        [static_cast<std::size_t>(std::get<Choice>(value).index)]
            .name;
      case Kind::flag:
        return std::get<bool>(value) ? "yes" : "no";
      case Kind::text:
        return '"' + std::get<std::string>(value) + '"';
      default:
        return nuan::to_text(std::get<Rational>(value));
    }
  }

  const Plan& plan_;
};

}  // namespace nuan::policy::check
