// What a plan can tell of itself: its years, its tables by name, whether one year stands alone, what denies a
// comparison.
#include "policy/plan.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::policy {
namespace {

// The month and day in that year; 02-29 in a common year is 03-01. Years outside the calendar stop at its ends.
Date day_in(int year, int month, int day) {
  if (year < 1) return min_date;
  if (year > 9999) return max_date;
  if (const auto date = Date::from_ymd(year, month, day)) return *date;
  return *Date::from_ymd(year, month + 1, 1);
}

Period years_from(const Date& start, int first, int count) {
  const Date begin = day_in(start.year() + first, start.month(), start.day());
  const Date next = day_in(start.year() + first + count, start.month(), start.day());
  return {begin, next == max_date ? max_date : next.plus(-1)};
}

// Terms of several years run from `start` in both directions.
Period several_years(const YearRule& rule, Date date) {
  const int years = date.year() - rule.start.year();
  int term = years / rule.count - (years < 0 ? 1 : 0);
  while (years_from(rule.start, term * rule.count, rule.count).from > date) --term;
  while (years_from(rule.start, term * rule.count, rule.count).to < date) ++term;
  return years_from(rule.start, term * rule.count, rule.count);
}

Period year_from_month_day(const YearRule& rule, Date date) {
  const Date turn = day_in(date.year(), rule.month, rule.day);
  const int year = turn <= date ? date.year() : date.year() - 1;
  const Date next = day_in(year + 1, rule.month, rule.day);
  return {day_in(year, rule.month, rule.day), next == max_date ? max_date : next.plus(-1)};
}

std::optional<Year> listed_year(const YearRule& rule, Date date) {
  for (const auto& listed : rule.listed)
    if (listed.period.holds(date)) return Year{listed.name, listed.period};
  return std::nullopt;
}

std::string calendar_name(Date date) {
  std::string name = std::to_string(date.year());
  return std::string(4 - std::min<std::size_t>(4, name.size()), '0') + name;
}

bool spans_lives(const Scope& scope) { return scope.kind == Scope::Kind::life; }

}  // namespace

std::optional<Op> opposite(Op comparison) {
  switch (comparison) {
    case Op::less:
      return Op::greater_equal;
    case Op::less_equal:
      return Op::greater;
    case Op::greater:
      return Op::less_equal;
    case Op::greater_equal:
      return Op::less;
    case Op::equal:
      return Op::not_equal;
    case Op::not_equal:
      return Op::equal;
    default:
      return std::nullopt;
  }
}

std::optional<Year> whole_year_of(const YearRule& rule, Date date) {
  switch (rule.kind) {
    case YearRule::Kind::calendar:
      return Year{calendar_name(date), {day_in(date.year(), 1, 1), day_in(date.year(), 12, 31)}};
    case YearRule::Kind::from_month_day: {
      const Period days = year_from_month_day(rule, date);
      return Year{to_text(days.from), days};
    }
    case YearRule::Kind::several: {
      const Period days = several_years(rule, date);
      return Year{to_text(days.from), days};
    }
    case YearRule::Kind::listed:
      return listed_year(rule, date);
  }
  return std::nullopt;  // untested: the switch names every kind of year
}

std::optional<Year> year_of(const Plan& plan, Date date) {
  if (date < plan.from) return std::nullopt;
  auto year = whole_year_of(plan.year, date);
  if (!year || year->days.from >= plan.from) return year;
  year->days.from = plan.from;
  const bool named_by_day =
      plan.year.kind == YearRule::Kind::from_month_day || plan.year.kind == YearRule::Kind::several;
  if (named_by_day) year->name = to_text(plan.from);
  return year;
}

namespace {

// Calls with the form itself, whatever its sort.
template <class Call>
decltype(auto) with_form(const Plan& plan, const FormPlace& place, Call call) {
  const auto at = static_cast<std::size_t>(place.index);
  switch (place.form) {
    case Form::admission:
      return call(plan.admissions[at]);
    case Form::price:
      return call(plan.prices[at]);
    case Form::share:
      return call(plan.shares[at]);
    case Form::target:
      return call(plan.targets[at]);
    case Form::index:
      return call(plan.composites[at]);
    default:
      ENSURE(place.form == Form::measure);
      return call(plan.measures[at]);
  }
}

}  // namespace

const std::string& Plan::form_name(const FormPlace& place) const {
  return with_form(*this, place, [](const auto& form) -> const std::string& { return form.name; });
}

const Words& Plan::form_title(const FormPlace& place) const {
  return with_form(*this, place, [](const auto& form) -> const Words& { return form.title; });
}

Span Plan::form_span(const FormPlace& place) const {
  return with_form(*this, place, [](const auto& form) { return form.span; });
}

Index Plan::table_named(std::string_view table_name) const {
  const auto found = std::ranges::find(tables, table_name, &Table::name);
  return found == tables.end() ? none : static_cast<Index>(found - tables.begin());
}

bool Plan::reads_other_years() const {
  if (!groups.empty()) return true;
  for (const Node& one : nodes)
    if (one.rows && spans_lives(one.rows->scope)) return true;
  for (const Benefit& benefit : benefits) {
    if (spans_lives(benefit.scope)) return true;
    for (const Cap& cap : benefit.caps)
      if (spans_lives(cap.scope)) return true;
  }
  return std::ranges::any_of(limits, [](const Limit& limit) { return spans_lives(limit.cap.scope); });
}

}  // namespace nuan::policy
