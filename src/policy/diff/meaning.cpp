#include "policy/diff/meaning.hpp"

#include <optional>

#include "base/result.hpp"
#include "policy/laws/say.hpp"

namespace nuan::policy {
namespace {

template <class List>
const auto& at(const List& list, Index index) {
  return list[static_cast<std::size_t>(index)];
}

std::string number(int value) { return std::to_string(value); }

std::string column_name(const Plan& plan, Index table, Index column) {
  const Table& of = at(plan.tables, table);
  return of.name + "." + (column == order_by_id ? of.id_name : at(of.columns, column).name);
}

std::string rows_of(const Plan& plan, const Level& level) {
  if (level.rank == Level::Rank::fact) return at(plan.tables, level.of).name;
  return level.rank == Level::Rank::group ? at(plan.groups, level.of).name : "-";
}

std::string named(const Plan& plan, const Node& node) {
  switch (node.op) {
    case Op::input:
      return "input:" + at(plan.inputs, node.index).name;
    case Op::let:
      return "let:" + at(plan.lets, node.index).name;
    case Op::result:
      return "result:" + result_meaning(plan, node.index);
    case Op::column:
      return "column:" + column_name(plan, node.level.rank == Level::Rank::fact ? node.level.of : 0, node.index);
    case Op::key:
    case Op::id:
      return "id:" + rows_of(plan, node.level);
    default:
      return "";
  }
}

}  // namespace

namespace {

std::string compared(const Plan& plan, Op op, const Node& node) {
  return number(static_cast<int>(op)) + "(" + meaning(plan, node.args[0]) + "," + meaning(plan, node.args[1]) + ",)";
}

}  // namespace

std::string result_meaning(const Plan& plan, Index result) { return result == none ? "-" : result_name(plan, result); }

std::string meaning(const Plan& plan, const Scope& scope) {
  return number(static_cast<int>(scope.kind)) + (scope.group == none ? "" : at(plan.groups, scope.group).name);
}

std::string meaning(const Plan& plan, const Type& type, const Value& value) {
  struct Spelling {
    const Plan& plan;
    const Type& type;
    std::string operator()(const Rational& value) const { return value.get_str(); }
    std::string operator()(Date date) const { return to_text(date); }
    std::string operator()(const Periods& periods) const { return to_text(periods); }
    std::string operator()(Choice choice) const { return at(at(plan.choice_sets, type.choices), choice.index).name; }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const Measured& measured) const {
      return measured.number ? measured.number->get_str() : "?";
    }
    std::string operator()(const std::string& text) const { return "\"" + text + "\""; }
    std::string operator()(const DatedValues& values) const {
      std::string all;
      for (const DatedItem& item : values) all += to_text(item.period) + "=" + item.value.get_str() + ";";
      return all;
    }
  };
  return std::visit(Spelling{plan, type}, value);
}

std::string meaning(const Plan& plan, NodeId id) {
  if (id == none) return "-";
  const Node& node = plan.node(id);
  if (node.op == Op::constant) return "#" + meaning(plan, node.type, node.value);
  if (node.op == Op::logical_not) {
    const Node& inside = plan.node(node.args.front());
    if (const auto op = opposite(inside.op)) return compared(plan, *op, inside);
  }
  if (opposite(node.op)) return compared(plan, node.op, node);
  std::string text = number(static_cast<int>(node.op)) + named(plan, node);
  if (node.op == Op::next_month_day) text += number(node.index);
  if (node.rows) {
    const Rows& rows = *node.rows;
    text += rows_of(plan, rows.of) + (node.op == Op::aggregate ? number(static_cast<int>(rows.fold)) : "") +
            (rows.distinct ? "distinct" : "") + "per" + meaning(plan, rows.scope) + "where" + meaning(plan, rows.where);
  }
  text += "(";
  for (std::size_t i = 0; i < node.args.size(); ++i) {
    text += meaning(plan, node.args[i]);
    if (i < node.dates.size()) text += " from " + to_text(node.dates[i]);
    text += ",";
  }
  return text + ")";
}

}  // namespace nuan::policy
