// A run worked out of the store's own register: --policy, --set, --through.
#pragma once

#include <cstdint>
#include <string>

#include "apps/cli/register_rule.hpp"
#include "base/secrets.hpp"
#include "flow/settled_results.hpp"
#include "store/database.hpp"

namespace nuan::apps {

using RegisterOptions = RuleOptions;

// `from`: the option that gives results instead.
void add_register_options(CLI::App& command, RegisterOptions& options, const Context& context, CLI::Option& from);

struct SettledRegister {
  flow::SettledResults results;
  std::int64_t read_at = 0;  // the last entry of the journal then
};

// The register as it stands and what was posted for the year before, seen in one reading of the store.
[[nodiscard]] Result<SettledRegister> settle_register(const RegisterOptions& options, store::Database& database,
                                                      const Secrets& secrets, const aid::Run& run,
                                                      const Context& context);

}  // namespace nuan::apps
