#include "apps/cli/hold_options.hpp"

#include "apps/cli/given_money.hpp"

namespace nuan::apps {

void add_hold_options(CLI::App& command, HoldOptions& options, const Context& context) {
  aid::HoldRules& rules = options.rules;
  const auto whole = [&](const char* name, std::int64_t& value, const Words& help) {
    command.add_option(name, value, context.say(help))->check(CLI::Range(std::int64_t{1}, std::int64_t{1'000'000}));
  };
  whole("--phone-persons", rules.phone_persons,
        {"几个领款人同一电话就暂缓(默认 3)", "hold payees of whom so many have the same phone (3)"});
  whole("--card-days", rules.card_days,
        {"换卡多少天之内暂缓(默认 30)", "hold where the card changed within so many days (30)"});
  whole("--outlier-times", rules.outlier_times,
        {"超过中位数多少倍(默认 50)", "hold what is more than so many times the median (50)"});
  whole("--outlier-most", rules.outlier_most,
        {"其中金额最大的几笔(默认 20)", "and is among so many of the largest of these (20)"});
  command.add_option("--outlier-above", options.above,
                     context.say({"并且超过多少元才暂缓(默认 100000)", "and more than this many yuan (100000)"}));
}

Result<aid::HoldRules> hold_rules(const HoldOptions& options) {
  aid::HoldRules rules = options.rules;
  if (options.above.empty()) return rules;
  TRY_LET(rules.outlier_above, money_of("--outlier-above", options.above));
  return rules;
}

}  // namespace nuan::apps
