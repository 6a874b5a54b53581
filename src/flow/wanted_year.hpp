// WantedYear: which year of which edition a run is about, from how the user names it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.hpp"
#include "policy/plan.hpp"

namespace nuan::flow {

struct WantedYear {
  const policy::Plan* plan = nullptr;  // the edition that decides it
  policy::Year year;
};

// By its name: `2021` in a calendar plan, the first day or the listed name in others. `editions` are ordered by first
// day. Fails with scope_missing, which says what names there are.
[[nodiscard]] Result<WantedYear> year_named(const std::vector<policy::Plan>& editions, const std::string& name);

// The year that holds a day. Fails with edition_missing before the first edition, with scope_missing between listed
// years.
[[nodiscard]] Result<WantedYear> year_with(const std::vector<policy::Plan>& editions, Date day);

}  // namespace nuan::flow
