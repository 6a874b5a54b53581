// What `nuan whatif` tells, as a page for people and as JSON for programs.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "flow/what_if.hpp"

namespace nuan::apps {

struct WhatIfReport {
  static constexpr std::size_t largest_count = 5;
  struct Person {
    std::string masked;
    std::int64_t before = 0, after = 0;
  };
  std::string year;
  const policy::Plan* before_plan = nullptr;
  const policy::Plan* after_plan = nullptr;
  std::vector<flow::LoadedFacts> facts;  // what the rest points into
  flow::Dues before, after;
  flow::WhatIf compared;
  std::array<std::vector<Person>, 2> largest;  // losses, gains
};

[[nodiscard]] std::string page_of(const WhatIfReport& told, Language language);
[[nodiscard]] std::string json_of(const WhatIfReport& told);

}  // namespace nuan::apps
