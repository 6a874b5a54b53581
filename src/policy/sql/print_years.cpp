// Which year each fact lies in. A year of a subject is one number: the subject's, then the year's first day.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

// Days of the calendar, moved above zero, have seven digits.
constexpr std::int64_t days_before = 1'000'000;
constexpr std::int64_t days_all = 10'000'000;

std::string between(const std::string& date, const Period& days) {
  return fmt::format("{} BETWEEN {} AND {}", date, days.from.days(), days.to.days());
}

}  // namespace

std::string Printing::in_some_year(const std::string& date) const {
  std::string text = fmt::format("{} >= {}", date, plan().from.days());
  if (plan().year.kind != YearRule::Kind::listed) return text;
  std::string listed;
  for (const auto& year : plan().year.listed) listed += (listed.empty() ? "" : " OR ") + between(date, year.period);
  return fmt::format("{} AND ({})", text, listed);
}

std::string Printing::verdict_of_date(const std::string& date) const {
  const std::string in_year = between(date, program_.wish.year.days);
  std::string text =
      fmt::format("CASE WHEN {} THEN 0 WHEN {} < {} THEN {}", in_year, date, plan().from.days(), verdict_too_early);
  if (plan().year.kind == YearRule::Kind::listed)
    text += fmt::format(" WHEN NOT ({}) THEN {}", in_some_year(date), verdict_no_year);
  return text + fmt::format(" ELSE {} END", verdict_other_year);
}

void Printing::print(const columnar::JudgeDates& op) {
  const Expression date = value(op.date);
  keep(op.counted, op.space, {between(date.text, program_.wish.year.days), date.level, true, false, false});
  verdict(op.table) = column(op.space, "verdict", date.level, verdict_of_date(date.text));
}

// Of a day in some year; the first year begins with the edition.
Expression Printing::first_day_of_year(Space space, const Expression& date) {
  const YearRule& rule = plan().year;
  if (rule.kind == YearRule::Kind::listed) {
    std::string text = "CASE";
    for (const auto& year : rule.listed)
      text += fmt::format(" WHEN {} THEN {}", between(date.text, year.period),
                          std::max(year.period.from, plan().from).days());
    return column(space, "year_from", date.level, text + " ELSE 0 END");
  }
  const bool several = rule.kind == YearRule::Kind::several;
  const int month = several ? rule.start.month() : rule.kind == YearRule::Kind::calendar ? 1 : rule.month;
  const int day = several ? rule.start.day() : rule.kind == YearRule::Kind::calendar ? 1 : rule.day;
  Expression year = year_number(space, month, day, date);
  if (several) {
    const int before = 10'000 / rule.count + 1;  // terms, so that what is divided is never negative
    const std::string terms = spell_.quotient(
        fmt::format("({} + {})", year.text, before * rule.count - rule.start.year()), std::to_string(rule.count));
    year = column(space, "first_year", year.level,
                  fmt::format("({} - {}) * {} + {}", terms, before, rule.count, rule.start.year()));
  }
  return column(space, "year_from", year.level,
                spell_.larger(turn(month, day, year.text), std::to_string(plan().from.days())));
}

void Printing::print(const columnar::NumberYears& op) {
  const std::string first_day = names_.fresh("year_from");
  const std::string wanted = names_.fresh("wanted");
  Reading rows;
  int reads = 0;
  for (const columnar::DatedTable& table : op.tables) {
    const Expression date = value(table.date);
    const Expression from = first_day_of_year(table.space, date);
    const Expression counted = column(table.space, "counted", date.level,
                                      fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", in_some_year(date.text)));
    const Expression year = column(table.space, "year", level({from, counted}),
                                   fmt::format("CASE WHEN {} = 1 THEN subject_no * {} + {} + {} ELSE 0 END",
                                               counted.text, days_all, from.text, days_before));
    keep(table.counted, table.space, counted);
    set(table.year, table.space, year);
    verdict(table.table) = column(table.space, "verdict", date.level, verdict_of_date(date.text));
    rows.text += fmt::format(
        "{}SELECT DISTINCT {} AS row_no, subject_no, {} AS {}, CASE WHEN {} = {} THEN 1 ELSE 0 END AS {} FROM {} WHERE "
        "{} = 1",
        rows.text.empty() ? "" : "\n  UNION ", year.text, from.text, first_day, from.text,
        program_.wish.year.days.from.days(), wanted, these_rows, counted.text);
    rows.sources.emplace_back(table.space, year.level);
    reads = std::max(reads, year.level);
  }
  for (auto& [space, level] : rows.sources) level = reads;
  relations_.open(op.years, "years", reads + 1, std::move(rows), "the years of each subject that hold a fact");
  keep(op.first_day, op.years, {first_day, reads + 1});
  keep(op.wanted, op.years, {wanted, reads + 1});
  years_ = {op.first_day, op.wanted};
  set(op.subject, op.years, {"subject_no", reads + 1});
}

// A year's number says it all.
std::optional<Expression> Printing::of_year(Reg from, RowsReg by) {
  if (from == no_reg || (from != years_.first_day && from != years_.wanted)) return std::nullopt;
  const Expression& year = rows(by);
  const std::string day = fmt::format("{} % {}", number(year), days_all);
  if (from == years_.first_day)
    return Expression{fmt::format("{} - {}", day, days_before), year.level, false, false, false};
  return Expression{fmt::format("{} = {}", day, program_.wish.year.days.from.days() + days_before), year.level, true,
                    false, false};
}

// The limits order what they take by day, table and row; places need no numbers of their own.
void Printing::print(const columnar::MergeTables& op) {
  for (const columnar::DatedTable& table : op.tables) date_of_[table.table] = table.date;
}

}  // namespace nuan::policy::sql
