#include "policy/sql/relations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/result.hpp"

namespace nuan::policy::sql {

void Relations::open(Space space, std::string_view wish, int level, Reading rows, std::string comment) {
  Relation& relation = relations_[space];
  ENSURE(relation.stages.empty());
  relation.wish = wish;
  relation.born = level;
  relation.rows = std::move(rows);
  relation.comment = std::move(comment);
  relation.stages[level];
}

std::string Relations::add(Space space, std::string_view wish, int level, std::string text, std::string comment) {
  ENSURE(level > born(space));
  std::string name = names_.fresh(wish);
  relations_.at(space).stages[level].columns.push_back({name, std::move(text), std::move(comment)});
  return name;
}

std::string Relations::join(Space space, int level, Space from, const std::string& by, const std::string& column) {
  ENSURE(level > born(space));
  std::vector<Join>& joins = relations_.at(space).stages[level].joins;
  auto found = std::ranges::find_if(joins, [&](const Join& one) { return one.from == from && one.by == by; });
  if (found == joins.end()) {
    joins.push_back({from, by, names_.fresh("r"), names_.fresh("j"), {}, {}});
    found = joins.end() - 1;
  }
  for (const auto& [text, name] : found->columns) {
    if (text == column) return name;
  }
  found->columns.emplace_back(column, names_.fresh("g"));
  return found->columns.back().second;
}

void Relations::join(Space space, int level, Reading select, const std::string& key, const std::string& by) {
  ENSURE(level > born(space));
  relations_.at(space).stages[level].joins.push_back({no_reg, by, key, names_.fresh("j"), std::move(select), {}});
}

void Relations::close() {
  for (auto& [space, relation] : relations_) {
    for (auto& [level, stage] : relation.stages) stage.name = names_.fresh(relation.wish);
  }
}

std::string Relations::stage_at(Space space, int level) {
  Relation& relation = relations_.at(space);
  relation.is_read = true;
  auto after = relation.stages.upper_bound(level);
  ENSURE(after != relation.stages.begin());
  return std::prev(after)->second.name;
}

std::string Relations::last(Space space) { return stage_at(space, at(space).stages.rbegin()->first); }

std::string Relations::filled(const Reading& reading) {
  std::string text;
  std::size_t next = 0;
  for (const char one : reading.text) {
    if (one != these_rows) {
      text += one;
      continue;
    }
    const auto& [space, level] = reading.sources.at(next++);
    text += stage_at(space, level);
  }
  return text;
}

std::string Relations::print(const Relation& relation, int level) {
  const Stage& stage = relation.stages.at(level);
  std::string text;
  if (level == relation.born) {
    if (!relation.comment.empty()) text += fmt::format("-- {}\n", relation.comment);
    return text + fmt::format("{} AS MATERIALIZED (\n  {}\n)", stage.name, filled(relation.rows));
  }
  const std::string& before = std::prev(relation.stages.find(level))->second.name;
  text += fmt::format("{} AS MATERIALIZED (\n  SELECT {}.*", stage.name, before);
  std::string comment;  // stands behind the comma
  for (const Added& column : stage.columns) {
    text += fmt::format(",{}\n    {} AS {}", comment, column.text, column.name);
    comment = column.comment.empty() ? "" : "  -- " + column.comment;
  }
  text += fmt::format("{}\n  FROM {}", comment, before);
  for (const Join& join : stage.joins) {
    std::string select = filled(join.select);
    if (join.from != no_reg) {
      select = fmt::format("SELECT row_no AS {}", join.key);
      for (const auto& [column, name] : join.columns) select += fmt::format(", {} AS {}", column, name);
      select += " FROM " + stage_at(join.from, level - 1);
    }
    text += fmt::format("\n  LEFT JOIN ({}) AS {} ON {} = {}", select, join.alias, join.key, join.by);
  }
  return text + "\n)";
}

std::string Relations::print() {
  std::map<std::tuple<int, int, Space>, std::string> texts;  // by rank and level
  for (const auto& [space, relation] : relations_) {
    for (const auto& [level, stage] : relation.stages) texts[{relation.rank, level, space}] = print(relation, level);
  }
  std::string text;
  for (const auto& [place, stage] : texts) {
    if (!at(std::get<2>(place)).is_read) continue;
    text += (text.empty() ? "" : ",\n") + stage;
  }
  return text;
}

}  // namespace nuan::policy::sql
