#include "apps/cli/settle_register.hpp"

#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/watching.hpp"
#include "flow/frozen.hpp"
#include "flow/run_rule.hpp"

namespace nuan::apps {

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

Result<SettledRegister> settle_register(const RegisterOptions& options, store::Database& database,
                                        const Secrets& secrets, const aid::Run& run, const Context& context) {
  if (options.policies.empty())
    return fail(Code::usage, {}, {"没有说明由什么计算", "what to compute from was not said"},
                {"请加 --policy 规则, 或 --from 结果文件夹", "add --policy FILE, or --from FOLDER"});
  TRY_LET(const auto rule, read_rule(options, run.scope, context));
  flow::MemoryFiles files(*context.files);
  adapters::tables::RegisterTables rows(database, system_clock(), secrets, {});
  std::int64_t read_at = 0;
  {
    TRY_LET(const store::Transaction reading, store::Transaction::begin(database, store::Access::reading));
    TRY_LET(const auto head, adapters::tables::read_head(database));
    read_at = head.number;
    TRY_LET(const auto paid, adapters::tables::paid_before(database, secrets, run.scope, run.kind));
    TRY(flow::freeze(rows, paid, files, rule->wish));
  }
  Watching watching(false);
  auto results = flow::settle_frozen(rule->wish, files, watching);
  watching.finish();
  TRY(results);
  results->inputs = flow::with_rule(results->inputs, kept_rule(*rule));
  return SettledRegister{std::move(*results), read_at};
}

}  // namespace nuan::apps
