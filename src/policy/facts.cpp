// Which facts are in force, and in which order they are taken.
#include "policy/facts.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "policy/value_order.hpp"

namespace nuan::policy {

namespace {

// By the table's order columns, then by the id, so that the order never depends on how the rows came in.
bool comes_before(const Table& table, const Fact& left, const Fact& right) {
  for (const Index column : table.order) {
    if (column == order_by_id) break;
    const auto at = static_cast<std::size_t>(column);
    const auto order = order_of(left.columns[at], right.columns[at]);
    if (order != 0) return order < 0;
  }
  return left.id < right.id;
}

}  // namespace

std::vector<const Fact*> select_in_force(const Plan& plan, Index table, const std::vector<Fact>& facts) {
  std::unordered_set<std::string_view> undone;
  for (const Fact& fact : facts) {
    if (!fact.reverses.empty()) undone.insert(fact.reverses);
  }
  // Every reversal leaves here, so one that names another reversal has undone nothing.
  std::vector<const Fact*> kept;
  for (const Fact& fact : facts) {
    if (fact.reverses.empty() && !undone.contains(fact.id)) kept.push_back(&fact);
  }
  const Table& rows_of = plan.tables[static_cast<std::size_t>(table)];
  std::stable_sort(kept.begin(), kept.end(),
                   [&rows_of](const Fact* left, const Fact* right) { return comes_before(rows_of, *left, *right); });
  return kept;
}

std::vector<Fact> facts_in_force(const Plan& plan, Index table, std::vector<Fact> facts) {
  std::vector<Fact> kept;
  for (const Fact* fact : select_in_force(plan, table, facts)) kept.push_back(*fact);
  return kept;
}

}  // namespace nuan::policy
