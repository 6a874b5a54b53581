#include "apps/cli/examples.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace nuan::apps {
namespace {

// The files are those of the repository, so that each line can be tried as it stands, one after the other.
constexpr std::array<std::pair<std::string_view, std::string_view>, 40> examples = {{
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
    {"init", "nuan init"},
    {"import members",
     "nuan import members samples/li/members.csv --policy policies/beijing/mutual-aid.policy --as zhang"},
    {"import claims",
     "nuan import claims samples/li/claims.csv --policy policies/beijing/mutual-aid.policy --as zhang"},
    {"quarantine list", "nuan quarantine list"},
    {"person match list", "nuan person match list --as zhang"},
    {"person list", "nuan person list --all"},
    {"person show", "nuan person show 1 --as zhang"},
    {"run open", "nuan run open --year 2020 --as zhang"},
    {"run compute", "nuan run compute 1 --policy policies/beijing/mutual-aid.policy --as zhang"},
    {"run submit", "nuan run submit 1 --as zhang"},
    {"run export", "nuan run export 1 --xlsx out/run.xlsx --as zhang"},
    {"run review", "nuan run review 1"},
    {"run hold list", "nuan run hold list 1 --all"},
    {"run show", "nuan run show 1"},
    {"budget set", "nuan budget set --year 2020 --amount 350000000 --reason budget --as zhang"},
    {"budget list", "nuan budget list"},
    {"officer add", "echo 990101196503120011 | nuan officer add li --reason new --as zhang"},
    {"officer list", "nuan officer list"},
    {"payee card-unusable", "echo 990101196503120011 | nuan payee card-unusable - --reason lost --as zhang"},
    {"payee card-usable", "echo 990101196503120011 | nuan payee card-usable - --reason found --as zhang"},
    {"whatif", "nuan whatif --policy policies/beijing/mutual-aid.policy --run 1"},
    {"verify", "nuan verify"},
    {"backup", "nuan backup out/store.nuan --as zhang"},
    {"restore", "nuan restore out/store.nuan --db sqlite:out/copy.db --as zhang"},
    {"ledger balance", "echo 990101196503120011 | nuan ledger balance --person -"},
    {"journal root", "nuan journal root"},
    {"key show", "nuan key show"},
    {"receipt issue", "echo 990101196503120011 | nuan receipt issue - --run 1 --out out/receipt.json --as zhang"},
    {"receipt verify", "nuan receipt verify out/receipt.json --explain"},
    {"receipt key", "nuan receipt key"},
}};

}  // namespace

std::string_view example_of(std::string_view path) {
  const auto found = std::ranges::find(examples, path, [](const auto& one) { return one.first; });
  return found == examples.end() ? std::string_view() : found->second;
}

}  // namespace nuan::apps
