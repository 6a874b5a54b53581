// `nuan whatif`: two rules over the same facts, out of the store or out of files: who gains, who loses, what it costs.
#include <fmt/format.h>

#include <memory>
#include <numeric>

#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/register_rule.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/table_files.hpp"
#include "apps/cli/watching.hpp"
#include "apps/cli/what_if_report.hpp"
#include "apps/cli/year_option.hpp"
#include "claims/identity.hpp"
#include "flow/frozen.hpp"
#include "flow/what_if.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::vector<std::string> policies, against, settings, tables;
  std::string year, members, claims, out;
  std::int64_t run = 0;
  bool json = false, timing = false;
};

struct Rules {
  std::unique_ptr<Rule> before, after;
};

Failure wrong_usage(Words sentence, Words advice) {
  return fail(Code::usage, {}, std::move(sentence), std::move(advice));
}

Result<std::unique_ptr<Rule>> rule_of_run(const aid::Run& run, const Context& context) {
  const auto kept = flow::rule_of(run.inputs);
  if (!kept)
    return wrong_usage({"这一期没有留下规则的原文, 不知道与什么相比",
                        "the run kept no text of its rule, so there is nothing to compare with"},
                       {"请用 --against 给出原来的规则", "give the rule of then with --against"});
  return read_rule(*kept, run.scope, context);
}

// The rule of now first: whoever runs what-if wants to know about the other one.
Result<Rules> rules_of(const Options& options, const std::string& year, const aid::Run* run, const Context& context) {
  Rules rules;
  if (!options.against.empty()) {
    TRY_LET(rules.before, read_rule(RuleOptions{options.against, options.settings, ""}, year, context));
  } else if (run != nullptr) {
    TRY_LET(rules.before, rule_of_run(*run, context));
  } else {
    return wrong_usage({"没有说明与哪份规则相比", "what to compare with was not said"},
                       {"请加 --run 期号, 或 --against 规则", "add --run RUN, or --against FILE"});
  }
  TRY_LET(rules.after, read_rule(RuleOptions{options.policies, options.settings, ""}, year, context));
  rules.after->wish.through = rules.before->wish.through;
  return rules;
}

// The facts once for both rules; once for each where they read other columns.
Result<WhatIfReport> compare(Rules& rules, Files& files, flow::Watcher& watcher) {
  WhatIfReport told;
  told.before_plan = rules.before->wish.plan;
  told.after_plan = rules.after->wish.plan;
  for (const Rule* rule : {rules.before.get(), rules.after.get()}) {
    if (!told.facts.empty() && told.facts.back().serve(*rule->wish.plan)) continue;
    TRY_LET(auto facts, flow::LoadedFacts::load(rule->wish, files, watcher));
    told.facts.push_back(std::move(facts));
  }
  TRY_LET(told.before, told.facts.front().settle(rules.before->wish, watcher));
  TRY_LET(told.after, told.facts.back().settle(rules.after->wish, watcher));
  told.compared = flow::compare(told.before, told.after, rules.after->wish.threads);
  watcher.phase_done("compare");
  for (const bool gains : {false, true}) {
    for (const flow::DueChange& change : flow::largest(told.compared, gains, WhatIfReport::largest_count)) {
      flow::PersonKey key;
      std::string number;
      flow::take_key(change.person.at, key);
      flow::append_key(number, key);
      told.largest[gains ? 1 : 0].push_back({claims::masked(number), change.before, change.after});
    }
  }
  return told;
}

// What is to be printed.
Result<std::string> tell(const Options& options, Rules& rules, Files& files, const Context& context) {
  Watching watching(options.timing);
  TRY_LET(WhatIfReport told, compare(rules, files, watching));
  watching.finish();
  told.year = rules.after->wish.year.name;
  if (!options.out.empty()) TRY(flow::write_changes(told.compared, options.out, *context.files));
  return options.json ? json_of(told) : page_of(told, context.language);
}

Result<std::string> from_files(const Options& options, const Context& context) {
  if (options.year.empty())
    return fail(Code::scope_missing, {}, {"没有说明要比较哪一年", "which year is wanted was not said"},
                {"请加 --year 2021", "add --year 2021"});
  TRY_LET(Rules rules, rules_of(options, options.year, nullptr, context));
  for (Rule* rule : {rules.before.get(), rules.after.get()}) {
    rule->wish.members = options.members;
    TRY_LET(rule->wish.facts, assign_tables(options.claims, options.tables, *rule->wish.plan));
  }
  return tell(options, rules, *context.files, context);
}

Result<std::string> from_store(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  std::optional<aid::Run> run;
  if (options.run != 0) {
    TRY_LET(run, adapters::tables::find_run(*database, options.run));
  }
  if (!run && options.year.empty())
    return fail(Code::scope_missing, {}, {"没有说明要比较哪一年", "which year is wanted was not said"},
                {"请加 --run 期号, 或 --year 2021", "add --run RUN, or --year 2021"});
  TRY_LET(Rules rules, rules_of(options, run ? run->scope : options.year, run ? &*run : nullptr, context));
  flow::MemoryFiles files(*context.files);
  adapters::tables::RegisterTables rows(*database, system_clock(), *secrets, {});
  TRY_LET(const store::Transaction reading, store::Transaction::begin(*database, store::Access::reading));
  for (Rule* rule : {rules.after.get(), rules.before.get()}) TRY(flow::freeze(rows, {}, files, rule->wish));
  return tell(options, rules, files, context);
}

int what_if(const Options& options, const Context& context) {
  return tell_page(options.members.empty() ? from_store(options, context) : from_files(options, context), context);
}

void add_rules(CLI::App& command, Options& options, const Context& context) {
  command.add_option("--policy", options.policies, context.say({"新规则", "the new rule"}))->required();
  command.add_option(
      "--against", options.against,
      context.say({"与哪份规则相比;默认是那一期自己的规则", "the rule to compare with; by default the run's own"}));
  command.add_option("--set", options.settings,
                     context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}));
  auto* run =
      command.add_option("--run", options.run, context.say({"库里的第几期", "the number of a run of the store"}));
  command.add_option("--year", options.year, context.say({"年度的名称", "the year, by its name"}))->excludes(run);
}

void add_facts(CLI::App& command, Options& options, const Context& context) {
  auto* members = command.add_option(
      "--members", options.members,
      context.say({"会员名单;给了就由文件计算,不用库", "the members: works from files then, without a store"}));
  command.add_option("--claims", options.claims, context.say({"费用", "the claims"}))->needs(members);
  command
      .add_option("--table", options.tables,
                  context.say({"更多的事实表,写成 表名=文件", "further fact tables, as NAME=FILE"}))
      ->needs(members);
  command.add_option("--out", options.out,
                     context.say({"另写一个文件夹,里面的 changes.csv 列出每个人的变化",
                                  "also write a folder, whose changes.csv lists everybody's change"}));
  command.add_flag("--json", options.json, context.say({"给程序读的输出", "output for programs"}));
  command.add_flag("--timing", options.timing,
                   context.say({"在标准错误写出各阶段用时", "tell the time of each phase on standard error"}));
}

}  // namespace

void add_what_if(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand(
      "whatif", context.say({"若换一份规则:谁多得,谁少得,要多花多少;什么都不改动",
                             "What if the rule were another: who gains, who loses, what it costs; changes nothing"}));
  auto options = std::make_shared<Options>();
  add_rules(*command, *options, context);
  add_facts(*command, *options, context);
  add_store_options(*command, options->store, context);
  add_key_option(*command, options->store, context);
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return what_if(*options, context); }; });
}

}  // namespace nuan::apps
