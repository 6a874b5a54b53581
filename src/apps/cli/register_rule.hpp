// A rule over the store's own register: policies and settings made into a wish, from files or from what a run kept.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "adapters/tables/register_tables.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/read_policies.hpp"
#include "flow/adjudicate.hpp"
#include "flow/run_rule.hpp"

namespace nuan::apps {

// A wish and the plans it points to.
struct Rule {
  ReadPolicies policies;
  flow::Wish wish;
};

struct RuleOptions {
  std::vector<std::string> policies, settings;
  std::string through;
};

// Fails with policy_wrong after telling the problems, with scope_missing, with usage.
[[nodiscard]] Result<std::unique_ptr<Rule>> read_rule(const RuleOptions& options, const std::string& year,
                                                      const Context& context);
// The same from the texts that a run kept.
[[nodiscard]] Result<std::unique_ptr<Rule>> read_rule(const flow::RunRule& kept, const std::string& year,
                                                      const Context& context);
// What a run keeps of it.
[[nodiscard]] flow::RunRule kept_rule(const Rule& rule);

}  // namespace nuan::apps
