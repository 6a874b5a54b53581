// Periods and the calendar: days are counted since 1970, years are found by whole-number arithmetic.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

constexpr int leap_days(int year) { return year / 4 - year / 100 + year / 400; }

// The day on which a year turns, without the days of its leap years; 02-29 is 03-01 where there is none.
std::int64_t turn_of(int month, int day) {
  constexpr int common = 2001;
  const auto turn = Date::from_ymd(common, month, day);
  const Date date = turn ? *turn : *Date::from_ymd(common, month + 1, 1);
  return date.days() - 365 * common - leap_days(month <= 2 ? common - 1 : common);
}

}  // namespace

std::string Printing::turn(int month, int day, const std::string& year) const {
  const std::string leaps = month <= 2 ? "(" + year + " - 1)" : year;
  const std::int64_t first = turn_of(month, day);
  return fmt::format("365 * {} + {} - {} + {} {} {}", year, spell_.quotient(leaps, "4"), spell_.quotient(leaps, "100"),
                     spell_.quotient(leaps, "400"), first < 0 ? "-" : "+", first < 0 ? -first : first);
}

// A guess that is at most one off, put right.
Expression Printing::year_number(Space space, int month, int day, const Expression& date) {
  const std::string passed = fmt::format("(400 * ({} - ({})))", number(date), turn_of(month, day));
  const Expression guess = column(space, "about_year", date.level, spell_.quotient(passed, "146097"));
  const std::string next = "(" + guess.text + " + 1)";
  return column(space, "year_number", guess.level,
                fmt::format("CASE WHEN {} <= {} THEN {} WHEN {} <= {} THEN {} ELSE {} - 1 END", turn(month, day, next),
                            number(date), next, turn(month, day, guess.text), number(date), guess.text, guess.text));
}

std::string Printing::period_of(const std::string& what, Index table, Index column, const Expression& owner,
                                const std::string& date) const {
  return fmt::format("SELECT {} FROM {} AS p WHERE p.owner_no = {} AND {} BETWEEN p.first_day AND p.last_day", what,
                     tables_.periods(table, column).name, owner.text, date);
}

void Printing::print(const columnar::InPeriods& op) {
  const Expression owner = rows_or_own(op.owner, op.space);
  const Expression date = value(op.date);
  const std::string held = period_of("1", op.table, op.column, owner, number(date));
  const std::string name =
      plan().tables[static_cast<std::size_t>(op.table)].columns[static_cast<std::size_t>(op.column)].name;
  keep(op.out, op.space,
       column(op.space, wish_of(op.out, "in_" + name), level({owner, date}),
              fmt::format("CASE WHEN EXISTS ({}) THEN 1 ELSE 0 END", held)));
}

void Printing::print(const columnar::PeriodEdge& op) {
  const Expression owner = rows_or_own(op.owner, op.space);
  const Expression date = value(op.date);
  const int reads = level({owner, date});
  const std::string edge = op.start ? "min(p.first_day)" : "max(p.last_day)";
  const std::string found = period_of(edge, op.table, op.column, owner, number(date));
  keep(op.out, op.space, column(op.space, wish_of(op.out, "edge"), reads, fmt::format("coalesce(({}), 0)", found)));
  const std::string held = period_of("1", op.table, op.column, owner, number(date));
  keep(op.bad, op.space,
       column(op.space, "no_period", reads, fmt::format("CASE WHEN EXISTS ({}) THEN 0 ELSE 1 END", held)));
}

void Printing::print(const columnar::AsOf& op) {
  const Expression owner = rows_or_own(op.owner, op.space);
  const Expression date = value(op.date);
  const int reads = level({owner, date});
  const std::string inside = fmt::format(" AND p.held BETWEEN {} AND {}", op.low, op.high);
  const std::string found = period_of("min(p.held)", op.table, op.column, owner, number(date)) + inside;
  keep(op.out, op.space,
       column(op.space, wish_of(op.out, "held"), reads, spell_.widened(fmt::format("coalesce(({}), 0)", found))));
  const std::string held = period_of("1", op.table, op.column, owner, number(date)) + inside;
  keep(op.bad, op.space,
       column(op.space, "nothing_held", reads, fmt::format("CASE WHEN EXISTS ({}) THEN 0 ELSE 1 END", held)));
}

void Printing::print(const columnar::KeepInCalendar& op) {
  const Expression date = value(op.date);
  const std::string first = std::to_string(min_date.days());
  const std::string last = std::to_string(max_date.days());
  const std::string inside = spell_.larger(spell_.smaller(number(date), last), first);
  keep(op.out, op.space, {inside, date.level});
  keep(op.bad, op.space,
       {fmt::format("{} NOT BETWEEN {} AND {}", number(date), first, last), date.level, true, false, false});
}

// Whole years from the earlier to the later day, and the sign of their order. A birthday of February 29 comes on March
// 1 where there is none.
void Printing::print(const columnar::YearsFrom& op) {
  const Expression from = value(op.from);
  const Expression to = value(op.to);
  const int reads = level({from, to});
  const Expression early = column(op.space, "early", reads, spell_.smaller(number(from), number(to)));
  const Expression late = column(op.space, "late", reads, spell_.larger(number(from), number(to)));
  const Expression first = year_number(op.space, 1, 1, early);
  const Expression last = year_number(op.space, 1, 1, late);
  const auto january = [&](const std::string& year) { return "(" + turn(1, 1, year) + ")"; };
  const std::string next_of_first = "(" + first.text + " + 1)";
  const std::string next_of_last = "(" + last.text + " + 1)";
  const Expression again =
      column(op.space, "anniversary", level({first, last}),
             fmt::format("{0} + CASE WHEN {0} < {1} - 306 THEN {2} - {3} ELSE {4} - {1} END", early.text,
                         january(next_of_first), january(last.text), january(first.text), january(next_of_last)));
  const std::string years =
      fmt::format("({} - {} - CASE WHEN {} >= {} THEN 0 ELSE 1 END)", last.text, first.text, late.text, again.text);
  Expression out;
  out.level = again.level;
  out.text = fmt::format("CASE WHEN {} < {} THEN -{} ELSE {} END", number(to), number(from), years, years);
  keep(op.out, op.space, std::move(out), "years");
}

// From the last year's first day on there may be no next one.
void Printing::print(const columnar::NextDay& op) {
  const Expression date = value(op.date);
  const std::string last = std::to_string(Date::from_ymd(9999, 1, 1)->days());
  const Expression inside = column(op.space, "day", date.level, spell_.smaller(number(date), last));
  const Expression year = year_number(op.space, op.month_day / 100, op.month_day % 100, inside);
  keep(op.out, op.space,
       {turn(op.month_day / 100, op.month_day % 100, "(" + year.text + " + 1)"), year.level, false, false, false},
       "next_day");
  keep(op.bad, op.space, {fmt::format("{} > {}", number(date), last), date.level, true, false, false});
}

}  // namespace nuan::policy::sql
