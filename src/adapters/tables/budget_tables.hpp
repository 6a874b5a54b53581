// Budgets as a table (migration 0007).
#pragma once

#include <optional>

#include "adapters/tables/change.hpp"
#include "aid/budget.hpp"

namespace nuan::adapters::tables {

[[nodiscard]] Result<void> set_budget(Change& change, const std::string& scope, Money amount, const std::string& actor);
// The one that holds.
[[nodiscard]] Result<std::optional<aid::Budget>> budget_of(store::Database& database, const std::string& scope);
// By scope, the latest last, with the reason it was set for.
[[nodiscard]] Result<void> each_budget(
    store::Database& database,
    const std::function<void(const aid::Budget&, const std::string& at, const std::string& why)>& visit);
// What all runs of the scope that were posted come to, but for what was refused and for one run.
[[nodiscard]] Result<Money> posted_of(store::Database& database, const std::string& scope, std::int64_t but_run);

}  // namespace nuan::adapters::tables
