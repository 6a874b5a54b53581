#include "policy/sql/tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace nuan::policy::sql {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::string described(const Plan& plan, const Type& type) {
  switch (type.kind) {
    case Kind::money:
      return "fen";
    case Kind::rate:
    case Kind::number:
      return "millionths";
    case Kind::date:
      return "days since 1970-01-01";
    case Kind::flag:
      return "0 or 1";
    case Kind::choice: {
      std::string names;
      for (std::size_t i = 0; i < plan.choice_sets[at(type.choices)].size(); ++i)
        names += fmt::format("{}{} {}", i == 0 ? "" : ", ", i, plan.choice_sets[at(type.choices)][i].name);
      return names;
    }
    default:
      return type.kind == Kind::text ? "text" : "whole";
  }
}

}  // namespace

ReadTables::ReadTables(const columnar::Program& program, Names& names) : names_of_(program.plan.tables.size()) {
  const Plan& plan = program.plan;
  for (Index table = 0; table < static_cast<Index>(plan.tables.size()); ++table) {
    tables_.push_back(
        {names.fresh(plan.tables[at(table)].name), table, plan.tables[at(table)].is_subject, none, false, {}});
  }
  for (const columnar::Operation& operation : program.operations) {
    if (const auto* load = std::get_if<columnar::Load>(&operation)) add_column(plan, load->table, load->column);
    if (const auto* in = std::get_if<columnar::InPeriods>(&operation)) add_periods(plan, in->table, in->column, names);
    if (const auto* edge = std::get_if<columnar::PeriodEdge>(&operation))
      add_periods(plan, edge->table, edge->column, names);
    if (const auto* held = std::get_if<columnar::AsOf>(&operation)) add_periods(plan, held->table, held->column, names);
  }
  take_bounds(program);
  for (const Names& each : names_of_) names.avoid(each);
}

void ReadTables::add_column(const Plan& plan, Index table, Index column) {
  SqlTable& into = tables_[at(table)];
  const Column& kind = plan.tables[at(table)].columns[at(column)];
  const bool known = std::ranges::any_of(into.columns, [&](const SqlColumn& one) { return one.column == column; });
  if (!known)
    into.columns.push_back({names_of_[at(table)].fresh(kind.name), column, kind.type.kind == Kind::text, 0, 0});
}

void ReadTables::add_periods(const Plan& plan, Index table, Index column, Names& names) {
  const auto same = [&](const SqlTable& one) { return one.table == table && one.periods_of == column; };
  if (std::ranges::any_of(tables_, same)) return;
  const Table& kind = plan.tables[at(table)];
  tables_.push_back({names.fresh(kind.name + "_" + kind.columns[at(column)].name),
                     table,
                     false,
                     column,
                     kind.columns[at(column)].type.dated,
                     {}});
}

void ReadTables::take_bounds(const columnar::Program& program) {
  std::map<columnar::Reg, SqlColumn*> loaded;
  for (const columnar::Operation& operation : program.operations) {
    if (const auto* load = std::get_if<columnar::Load>(&operation)) {
      auto& columns = tables_[at(load->table)].columns;
      loaded[load->out] = &*std::ranges::find(columns, load->column, &SqlColumn::column);
    }
    if (const auto* outside = std::get_if<columnar::FlagOutside>(&operation)) {
      SqlColumn& column = *loaded.at(outside->numbers);
      column.low = outside->low;
      column.high = outside->high;
    }
  }
}

const SqlTable& ReadTables::of(Index table) const { return tables_[at(table)]; }

const SqlColumn& ReadTables::of(Index table, Index column) const {
  return *std::ranges::find(of(table).columns, column, &SqlColumn::column);
}

const SqlTable& ReadTables::periods(Index table, Index column) const {
  return *std::ranges::find_if(tables_,
                               [&](const SqlTable& one) { return one.table == table && one.periods_of == column; });
}

std::string ReadTables::create(const Plan& plan, const Spelling& spelling) const {
  const std::string number = spelling.number_type();
  std::string text;
  for (const SqlTable& table : tables_) {
    const Table& kind = plan.tables[at(table.table)];
    if (table.periods_of != none) {
      text += fmt::format(
          "-- {0}.{1}: every period of a row, both days included\nCREATE TABLE {2} (\n"
          "  owner_no {3} NOT NULL,  -- row_no of {0}\n  first_day {3} NOT NULL,  -- days since 1970-01-01\n"
          "  last_day {3} NOT NULL{5}\n);\nCREATE INDEX {4} ON {2} (owner_no, first_day);\n",
          kind.name, kind.columns[at(table.periods_of)].name, table.name, number,
          table.name.back() == '"' ? table.name.substr(0, table.name.size() - 1) + "_owner\"" : table.name + "_owner",
          table.is_dated ? fmt::format(",\n  held {} NOT NULL  -- {}", number,
                                       described(plan, kind.columns[at(table.periods_of)].type))
                         : "");
      continue;
    }
    text += fmt::format("CREATE TABLE {} (\n  row_no {} PRIMARY KEY", table.name, number);
    std::string comment = table.is_subject ? "  -- 0, 1, 2 …" : "  -- in the order of subject_no, then of the policy";
    if (!table.is_subject) {
      text += fmt::format(",{}\n  subject_no {} NOT NULL", comment, number);
      comment = "  -- row_no of " + plan.tables.front().name;
    }
    for (const SqlColumn& column : table.columns) {
      text += fmt::format(",{}\n  {} {}", comment, column.name, column.is_text ? "text" : number);
      comment = "  -- " + described(plan, kind.columns[at(column.column)].type);
    }
    text += comment + "\n);\n";
  }
  return text;
}

}  // namespace nuan::policy::sql
