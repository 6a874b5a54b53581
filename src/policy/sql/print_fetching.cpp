// What a row reads of other rows. Every join is one more path through the query, and a database may follow each path
// anew: what can be carried along or found by a window is not joined.
#include <fmt/format.h>

#include <algorithm>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

// The name without the number behind it, or `value`.
std::string bare(const std::string& name) {
  std::string wish = name;
  if (wish.size() > 2 && wish.front() == '"') wish = wish.substr(1, wish.size() - 2);
  const auto last = wish.find_last_not_of("0123456789");
  if (last != std::string::npos && last > 0 && last + 1 < wish.size() && wish[last] == '_') wish.resize(last);
  return wish.find_first_of(" ('") == std::string::npos ? wish : "value";
}

}  // namespace

void Printing::print(const columnar::Gather& op) { keep(op.out, op.space, fetched(op.space, op.from, op.by)); }

void Printing::print(const columnar::GatherRows& op) {
  const Expression& from = rows(op.from);
  const Space from_space = space_of_rows_.at(static_cast<std::size_t>(op.from));
  if (carried_.contains(op.by) && benefit_of_.contains(op.space)) origin_[op.out] = {op.from, op.by};
  set(op.out, op.space, gathered(op.space, from, from_space, op.by, bare(from.text)));
}

Expression Printing::fetched(Space space, Reg from, RowsReg by) {
  const auto key = std::make_tuple(space, from, by);
  if (const auto known = fetched_.find(key); known != fetched_.end()) return known->second;
  Expression found = fetch(space, from, by);
  return fetched_.emplace(key, std::move(found)).first->second;
}

Expression Printing::fetch(Space space, Reg from, RowsReg by) {
  if (const auto through = origin_.find(by); through != origin_.end()) {
    const auto& [rows_there, chosen] = through->second;
    const Space facts = carried_.at(chosen).from;
    return gathered(space, fetched(facts, from, rows_there), facts, chosen, "value");
  }
  if (auto year = of_year(from, by)) return *year;
  if (folds_.contains(from) || distinct_.contains(from)) return fetch_folded(space, from, by);
  const Expression& there = value(from);
  return gathered(space, there, space_of(from), by, wish_of(from, bare(there.text)));
}

Expression Printing::gathered(Space space, const Expression& from, Space from_space, RowsReg by,
                              std::string_view wish) {
  if (from.level == 0) return from;
  const auto carried = carried_.find(by);
  if (carried != carried_.end() && carried->second.from == from_space) {
    needs_[space] = std::max(needs_[space], from.level);
    if (from.level <= carried->second.level) {
      Expression here = from;
      here.level = relations_.born(space);
      return here;
    }
  }
  if (auto found = of_first_fact(space, from, from_space, by, wish)) return *found;
  const Expression& row = rows(by);
  const int reads = std::max({from.level, row.level, relations_.born(space)});
  const std::string there = from.is_condition ? number(from) : from.text;
  const std::string found = relations_.join(space, reads + 1, from_space, row.text, there);
  return column(space, wish, reads, fmt::format("coalesce({}, {})", found, from.is_text ? "''" : "0"), from.is_text);
}

// What a group has of its first fact, seen from its facts.
std::optional<Expression> Printing::of_first_fact(Space space, const Expression& from, Space group, RowsReg by,
                                                  std::string_view wish) {
  const auto facts = facts_of_group_.find(group);
  if (facts == facts_of_group_.end() || facts->second.first != space) return std::nullopt;
  if (from.level > relations_.born(group)) return std::nullopt;
  const Expression& row = rows(by);
  const int reads = std::max(carried_.at(facts->second.second).level, row.level);
  return column(space, wish, reads,
                fmt::format("coalesce(max(CASE WHEN row_no = {0} THEN {1} END) OVER (PARTITION BY {0}), {2})", row.text,
                            number(from), from.is_text ? "''" : "0"),
                from.is_text);
}

}  // namespace nuan::policy::sql
