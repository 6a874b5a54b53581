#include "flow/wanted_year.hpp"

#include <algorithm>

#include "policy/policy.hpp"

namespace nuan::flow {
namespace {

using Kind = policy::YearRule::Kind;

// The year that holds a day, with the edition that decides it; nothing where there is none.
std::optional<WantedYear> find_year(const std::vector<policy::Plan>& editions, Date day) {
  for (auto edition = editions.rbegin(); edition != editions.rend(); ++edition) {
    auto year = policy::year_of(*edition, day);
    if (year && policy::edition_for(editions, year->days) == &*edition) return WantedYear{&*edition, std::move(*year)};
  }
  return std::nullopt;
}

// A day of the year that is called so.
std::optional<Date> day_in(const policy::Plan& plan, const std::string& name) {
  switch (plan.year.kind) {
    case Kind::calendar:
      return name.size() == 4 ? Date::read(name + "-12-31") : std::nullopt;
    case Kind::from_month_day:
    case Kind::several:
      return Date::read(name);
    case Kind::listed:
      for (const auto& listed : plan.year.listed) {
        if (listed.name == name) return listed.period.to;
      }
      return std::nullopt;
  }
  return std::nullopt;
}

Words how_years_are_named(const policy::Plan& plan) {
  if (plan.year.kind == Kind::calendar)
    return {"应为四位年份, 例如 --year 2021", "expected four digits, such as --year 2021"};
  if (plan.year.kind != Kind::listed)
    return {"这项规则的年度以第一天为名, 例如 --year 2021-07-01; 也可用 --scope 写年度中的任何一天",
            "a year of this policy is named by its first day, such as --year 2021-07-01; or name any day of it with "
            "--scope"};
  std::string names;
  for (const auto& listed : plan.year.listed) names += (names.empty() ? "" : ", ") + listed.name;
  return {"规则列出的各期是: " + names, "the policy lists " + names};
}

}  // namespace

Result<WantedYear> year_named(const std::vector<policy::Plan>& editions, const std::string& name) {
  for (const policy::Plan& plan : editions) {
    const auto day = day_in(plan, name);
    if (!day) continue;
    auto found = find_year(editions, *day);
    if (found && found->year.name == name) return std::move(*found);
  }
  return fail(Code::scope_missing, {editions.front().source.name()},
              {"规则没有名为 " + name + " 的年度", "the policy has no year called " + name},
              how_years_are_named(editions.front()));
}

Result<WantedYear> year_with(const std::vector<policy::Plan>& editions, Date day) {
  if (auto found = find_year(editions, day)) return std::move(*found);
  const policy::Plan& first = editions.front();
  if (day < first.from) {
    return fail(Code::edition_missing, {first.source.name()},
                {to_text(day) + " 早于规则的第一天 " + to_text(first.from),
                 to_text(day) + " lies before the policy's first day, " + to_text(first.from)},
                {"请换一天, 或给出更早版本的规则文件", "name another day, or give the file of an earlier edition"});
  }
  return fail(Code::scope_missing, {first.source.name()},
              {to_text(day) + " 不在规则的任何年度内", to_text(day) + " lies in none of the policy's years"},
              how_years_are_named(first));
}

}  // namespace nuan::flow
