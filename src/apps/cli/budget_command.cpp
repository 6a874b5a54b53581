// `nuan budget set|list`: what the payments of a year may come to, and who set it when and why.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/budget_tables.hpp"
#include "apps/cli/given_money.hpp"
#include "apps/cli/store_options.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::string year, amount;
  bool json = false;
};

Result<Words> set(const Options& options) {
  TRY_LET(const Money amount, money_of("--amount", options.amount));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(auto change, begin_change(*database, options.store, "budget set", options.year));
  TRY(adapters::tables::set_budget(change, options.year, amount, options.store.who()));
  TRY(change.commit());
  const std::string text = to_grouped_text(amount);
  return Words{options.year + " 年度预算 " + text + " 元; 审批人须是另一个人",
               "the budget of " + options.year + " is " + text + "; whoever approves must be another person"};
}

int list(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  auto rows = nlohmann::ordered_json::array();
  const auto listed = adapters::tables::each_budget(**database, [&](const aid::Budget& one, const std::string& at,
                                                                    const std::string& why) {
    if (options.json)
      rows.push_back(
          {{"year", one.scope}, {"amount_fen", one.amount.fen()}, {"actor", one.actor}, {"at", at}, {"reason", why}});
    else
      fmt::print("{} {:>18}  {} {} {}\n", one.scope, to_grouped_text(one.amount), at, one.actor, why);
  });
  if (!listed) return report(listed.error(), context);
  if (options.json) fmt::print("{}\n", rows.dump(2));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_budget(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* budget = nuan.add_subcommand(
      "budget", context.say({"年度预算:付款合计不能超过多少", "A year's budget: what its payments may come to"}));
  budget->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* setting = budget->add_subcommand(
      "set", context.say({"定一个年度的预算;最后一次为准", "set the budget of a year; the latest holds"}));
  setting->add_option("--year", options->year, context.say({"年度的名称", "the year, by its name"}))->required();
  setting->add_option("--amount", options->amount, context.say({"多少元", "how many yuan"}))->required();
  add_writer_options(*setting, options->store, context);
  setting->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return tell(set(*options), context); }; });
  auto* listing = budget->add_subcommand("list", context.say({"列出历次预算", "every budget that was set"}));
  add_store_options(*listing, options->store, context);
  listing->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  listing->callback([options, &context, &chosen] { chosen = [options, &context] { return list(*options, context); }; });
}

}  // namespace nuan::apps
