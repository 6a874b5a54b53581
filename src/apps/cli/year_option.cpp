#include "apps/cli/year_option.hpp"

namespace nuan::apps {

void add_year(CLI::App& command, std::string& year, std::string& scope, const Context& context) {
  auto* by_name = command.add_option(
      "--year", year, context.say({"哪一年度,按名称,例如 2021", "which year, by its name, such as 2021"}));
  command.add_option("--scope", scope, context.say({"哪一年度,写其中任何一天", "which year, by any day of it"}))
      ->excludes(by_name);
}

Result<Date> day_of(const std::string& option, const std::string& text) {
  if (const auto date = Date::read(text)) return *date;
  return fail(Code::usage, {},
              {option + " 应为存在的日期, 例如 2021-09-30; 找到的是 " + text,
               option + " expects a day that exists, such as 2021-09-30; found " + text});
}

Result<flow::WantedYear> wanted_year(const std::string& year, const std::string& scope,
                                     const std::vector<policy::Plan>& editions) {
  if (!year.empty()) return flow::year_named(editions, year);
  if (scope.empty()) {
    return fail(Code::scope_missing, {}, {"没有说明要结算哪一年", "which year is wanted was not said"},
                {"请加 --year 2021, 或用 --scope 写年度中的任何一天",
                 "add --year 2021, or name any day of the year with --scope"});
  }
  TRY_LET(const Date day, day_of("--scope", scope));
  return flow::year_with(editions, day);
}

}  // namespace nuan::apps
