#include "apps/cli/examples.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nuan::apps {
namespace {

// The files are those of the repository, so that each line can be tried as it stands.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> examples = {{
    {"adjudicate",
     "nuan adjudicate --policy policies/beijing/mutual-aid.policy --members samples/li/members.csv \\\n"
     "    --claims samples/li/claims.csv --year 2020 --parts --out out/li"},
    {"apply",
     "nuan apply --policy policies/town/joining.policy --table person=samples/forms/joining/person.csv \\\n"
     "    --set today=2021-09-13 --out out/joining"},
    {"explain", "echo 990101196503120011 | nuan explain - --from out/li"},
    {"policy check", "nuan policy check policies/beijing/mutual-aid.policy"},
    {"policy show", "nuan policy show policies/beijing/mutual-aid.policy --lang en"},
    {"policy sql", "nuan policy sql policies/beijing/mutual-aid.policy --year 2020 --dialect postgresql"},
    {"policy mutate", "nuan policy mutate policies/beijing/mutual-aid.policy"},
    {"policy diff",
     "nuan policy diff policies/shanghai/basic-cover-2019.policy policies/shanghai/basic-cover-2025.policy"},
    {"digest", "nuan digest out/li/payments.csv"},
    {"sample", "nuan sample --people 2000 --claims 6000 --seed 1 --out out/city"},
}};

}  // namespace

std::string_view example_of(std::string_view path) {
  const auto found = std::ranges::find(examples, path, [](const auto& one) { return one.first; });
  return found == examples.end() ? std::string_view() : found->second;
}

}  // namespace nuan::apps
