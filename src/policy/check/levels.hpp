// Levels: which rows a value belongs to, and who may read it. A finer level reads a coarser one freely.
#pragma once

#include <optional>

#include "policy/plan.hpp"

namespace nuan::policy::check {

// The level at which both can be read, or nothing when no row sees both (facts of two tables).
[[nodiscard]] std::optional<Level> meeting_level(const Plan& plan, const Level& left, const Level& right);

// Whether an expression that is evaluated at `reader` may read a value of level `what`.
[[nodiscard]] bool can_read(const Plan& plan, const Level& reader, const Level& what);

// The level of the amounts of a scope: what `above`, edges and caps are read at. `table` is whose facts it takes.
[[nodiscard]] Level level_of(const Scope& scope, Index table);

// The table whose facts or groups the level is about; none for subject and all.
[[nodiscard]] Index table_of(const Plan& plan, const Level& level);

// Whether each scope `inner` lies in one scope `outer`: fact, group, year, life. Two groups do not nest.
[[nodiscard]] bool lies_within(const Scope& inner, const Scope& outer);

[[nodiscard]] Words words_for(const Plan& plan, const Level& level);
[[nodiscard]] Words words_for(const Plan& plan, const Scope& scope, Index table);

}  // namespace nuan::policy::check
