// For tests of phrases: plans built node by node, so that every operation can be said by itself.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "policy/settle.hpp"

namespace nuan::policy {

inline Date day(std::string_view text) { return *Date::read(text); }
inline Rational yuan(std::string_view text) { return *read_decimal(text) * 100; }
inline Money fen(std::string_view yuan_text) { return read_money(yuan_text).value; }
inline Periods periods(std::string_view text) { return *Periods::read(text); }

// One subject table `member` (key person_id) and fact tables, calendar years from 2012-05-01.
class PlanBuilder {
 public:
  PlanBuilder() {
    plan.name = "made-up";
    plan.from = day("2012-05-01");
    Table member;
    member.name = "member";
    member.is_subject = true;
    member.key_name = "person_id";
    plan.tables.push_back(member);
  }

  Index table(const std::string& name, std::vector<Column> columns, std::vector<Index> order = {0}) {
    Table made;
    made.name = name;
    made.key_name = "person_id";
    made.id_name = name + "_id";
    made.columns = std::move(columns);
    made.order = std::move(order);
    made.may_reverse = true;
    plan.tables.push_back(made);
    return static_cast<Index>(plan.tables.size()) - 1;
  }
  void subject_columns(std::vector<Column> columns) { plan.tables.front().columns = std::move(columns); }

  NodeId node(Op op, Kind kind, std::vector<NodeId> args = {}, Index index = none) {
    Node made;
    made.op = op;
    made.type.kind = kind;
    made.args = std::move(args);
    made.index = index;
    plan.nodes.push_back(std::move(made));
    return static_cast<NodeId>(plan.nodes.size()) - 1;
  }
  NodeId constant(Kind kind, Value value) {
    const NodeId made = node(Op::constant, kind);
    last().value = std::move(value);
    return made;
  }
  NodeId money(std::string_view text) { return constant(Kind::money, yuan(text)); }
  NodeId percent(int value) { return constant(Kind::rate, Rational(value, 100)); }
  NodeId number(int value) { return constant(Kind::number, Rational(value)); }
  NodeId choice(int index) { return constant(Kind::choice, Choice{index}); }
  NodeId column(Index table, Index column) {
    const NodeId made = node(
        Op::column, plan.tables[static_cast<std::size_t>(table)].columns[static_cast<std::size_t>(column)].type.kind);
    last().index = column;
    last().level = table == 0 ? Level{Level::Rank::subject, none, false} : Level{Level::Rank::fact, table, false};
    return made;
  }
  NodeId dated(Kind kind, const std::vector<std::pair<NodeId, std::string>>& items) {
    const NodeId made = node(Op::dated, kind);
    for (const auto& [value, from] : items) {
      last().args.push_back(value);
      last().dates.push_back(day(from));
    }
    return made;
  }
  NodeId over(Op op, Kind kind, Rows rows, std::vector<NodeId> args = {}) {
    const NodeId made = node(op, kind, std::move(args));
    last().rows = rows;
    return made;
  }
  NodeId let(const std::string& name, Kind kind, NodeId value) {
    plan.lets.push_back({name, value, "", {}});
    return node(Op::let, kind, {}, static_cast<Index>(plan.lets.size()) - 1);
  }
  Benefit& benefit(const std::string& name, Index table, NodeId on, Scope::Kind scope = Scope::Kind::year) {
    Benefit made;
    made.name = name;
    made.table = table;
    made.on = on;
    made.scope.kind = scope;
    plan.benefits.push_back(made);
    return plan.benefits.back();
  }
  void limit(const std::string& name, std::vector<Index> benefits, NodeId amount) {
    plan.limits.push_back({name, {}, std::move(benefits), Cap{amount, Scope{}, "", {}}, {}});
  }
  Node& last() { return plan.nodes.back(); }

  Plan plan;
};

}  // namespace nuan::policy
