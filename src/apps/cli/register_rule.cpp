#include "apps/cli/register_rule.hpp"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/year_option.hpp"
#include "flow/memory_files.hpp"
#include "flow/wanted_year.hpp"

namespace nuan::apps {

Result<std::unique_ptr<Rule>> read_rule(const RuleOptions& options, const std::string& year, const Context& context) {
  auto rule = std::make_unique<Rule>();
  TRY_LET(rule->policies, read_policies(options.policies, context));
  if (print_problems(rule->policies, context) > 0)
    return fail(Code::policy_wrong, {options.policies.at(0)}, {"规则有错", "the policy has problems"});
  const std::vector<policy::Plan>& editions = rule->policies.plans;
  flow::Wish& wish = rule->wish;
  TRY_LET(flow::WantedYear wanted, flow::year_named(editions, year));
  wish.plan = wanted.plan;
  wish.year = std::move(wanted.year);
  wish.first_day = editions.front().from;
  if (!options.through.empty()) {
    TRY_LET(wish.through, day_of("--through", options.through));
  }
  TRY_LET(wish.inputs, read_inputs(*wish.plan, options.settings));
  wish.threads = std::max(1U, std::thread::hardware_concurrency());
  wish.language = context.language;
  wish.version = context.version;
  for (const policy::Plan& edition : editions) wish.editions.push_back(&edition);
  wish.settings = options.settings;
  wish.folder = std::filesystem::current_path().string();
  return rule;
}

Result<std::unique_ptr<Rule>> read_rule(const flow::RunRule& kept, const std::string& year, const Context& context) {
  flow::MemoryFiles files(*context.files);
  RuleOptions options{.policies = {}, .settings = kept.settings, .through = {}};
  for (std::size_t i = 0; i < kept.policies.size(); ++i) {
    options.policies.push_back("run:" + std::to_string(i + 1) + "/" + kept.policies[i].name);
    files.put(options.policies.back(), kept.policies[i].text);
  }
  if (kept.through) options.through = to_text(*kept.through);
  Context own = context;
  own.files = &files;
  return read_rule(options, year, own);
}

flow::RunRule kept_rule(const Rule& rule) {
  flow::RunRule kept{.policies = {}, .settings = rule.wish.settings, .through = rule.wish.through};
  for (const policy::Plan& plan : rule.policies.plans)
    kept.policies.push_back(
        {std::filesystem::path(plan.source.name()).filename().string(), std::string(plan.source.text())});
  return kept;
}

}  // namespace nuan::apps
