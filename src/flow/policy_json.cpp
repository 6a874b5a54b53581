#include "flow/policy_json.hpp"

#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "base/result.hpp"

namespace nuan::flow {
namespace {

std::string_view name_of(policy::Standing standing) {
  switch (standing) {
    case policy::Standing::published:
      return "published";
    case policy::Standing::reconstructed:
      return "reconstructed";
    case policy::Standing::sample:
      return "sample";
  }
  stop_for_bug("a standing has a name", __FILE__, __LINE__);  // untested: the switch names every standing
}

}  // namespace

nlohmann::ordered_json policy_json(const policy::Plan& plan) {
  return {{"name", plan.name},
          {"title", plan.title.zh},
          {plan.by_issuer ? "issuer" : "after", plan.after},
          {"edition", plan.edition},
          {"standing", name_of(plan.standing)},
          {"digest", to_hex(digest_1m(plan.source.text()))}};
}

}  // namespace nuan::flow
