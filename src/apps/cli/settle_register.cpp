#include "apps/cli/settle_register.hpp"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/watching.hpp"
#include "apps/cli/year_option.hpp"
#include "flow/frozen.hpp"

namespace nuan::apps {
namespace {

Result<flow::Wish> wish_of(const RegisterOptions& options, const std::vector<policy::Plan>& editions,
                           const std::string& year, const Context& context) {
  flow::Wish wish;
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
  return wish;
}

}  // namespace

void add_register_options(CLI::App& command, RegisterOptions& options, const Context& context, CLI::Option& from) {
  command
      .add_option(
          "--policy", options.policies,
          context.say({"规则文件,由库里的登记册计算", "the policy file, to work it out of the store's register"}))
      ->excludes(&from);
  command.add_option("--through", options.through, context.say({"只算到这一天", "count up to this day only"}))
      ->excludes(&from);
  command
      .add_option("--set", options.settings,
                  context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}))
      ->excludes(&from);
}

Result<flow::SettledResults> settle_register(const RegisterOptions& options, store::Database& database,
                                             const Secrets& secrets, const std::string& year, const Context& context) {
  if (options.policies.empty())
    return fail(Code::usage, {}, {"没有说明由什么计算", "what to compute from was not said"},
                {"请加 --policy 规则, 或 --from 结果文件夹", "add --policy FILE, or --from FOLDER"});
  TRY_LET(ReadPolicies read, read_policies(options.policies, context));
  if (print_problems(read, context) > 0)
    return fail(Code::policy_wrong, {options.policies[0]}, {"规则有错", "the policy has problems"});
  TRY_LET(flow::Wish wish, wish_of(options, read.plans, year, context));
  flow::MemoryFiles files(*context.files);
  adapters::tables::RegisterTables rows(database, system_clock(), secrets, {});
  {
    TRY_LET(const store::Transaction reading, store::Transaction::begin(database, store::Access::reading));
    TRY_LET(const auto paid, adapters::tables::paid_before(database, secrets, year));
    TRY(flow::freeze(rows, paid, files, wish));
  }
  Watching watching(false);
  auto results = flow::settle_frozen(std::move(wish), files, watching);
  watching.finish();
  return results;
}

}  // namespace nuan::apps
