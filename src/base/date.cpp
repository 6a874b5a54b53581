#include "base/date.hpp"

#include "base/result.hpp"

namespace nuan {
namespace {

struct Civil {
  int year, month, day;
};

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int days_in_month(int year, int month) {
  return month == 2 ? (is_leap(year) ? 29 : 28) : 30 + ((month + (month >> 3)) & 1);
}

// Days since 1970-01-01, counted in years that begin in March, so that the leap day comes last
// (Howard Hinnant, "chrono-compatible low-level date algorithms").
constexpr std::int32_t days_from_civil(int year, int month, int day) {
  year -= month <= 2 ? 1 : 0;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

constexpr Civil civil_from_days(std::int32_t days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

static_assert(days_from_civil(1970, 1, 1) == 0);
static_assert(days_from_civil(1, 1, 1) == min_date.days() && days_from_civil(9999, 12, 31) == max_date.days());

// Digits out of range stay out of range: anything but a digit makes the number at least 10 times too large.
unsigned digit(char c) {
  const auto value = static_cast<unsigned char>(c - '0');
  return value <= 9 ? value : 1U << 20U;
}

unsigned two_digits(const char* at) { return digit(at[0]) * 10 + digit(at[1]); }

// The day of a birthday in a year: 29 February moves to 1 March.
Date day_in_year(int year, int month, int day) {
  if (month == 2 && day == 29 && !is_leap(year)) return Date::from_days(days_from_civil(year, 3, 1));
  return Date::from_days(days_from_civil(year, month, day));
}

bool is_time(std::string_view text) {  // 08:30:00
  return text.size() == 8 && text[2] == ':' && text[5] == ':' && two_digits(&text[0]) < 24 &&
         two_digits(&text[3]) < 60 && two_digits(&text[6]) < 60;
}

}  // namespace

std::optional<Date> Date::from_ymd(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return std::nullopt;
  if (day > 28 && day > days_in_month(year, month)) return std::nullopt;
  return Date(days_from_civil(year, month, day));
}

std::optional<Date> Date::read(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const char* at = text.data();
  const unsigned year = two_digits(at) * 100 + two_digits(at + 2);
  const unsigned month = two_digits(at + 5);
  const unsigned day = two_digits(at + 8);
  if (year > 9999 || month > 12 || day > 31) return std::nullopt;
  return from_ymd(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
}

std::optional<Date> Date::read_with_time(std::string_view text) {
  if (text.size() <= 10) return read(text);
  if ((text[10] != ' ' && text[10] != 'T') || !is_time(text.substr(11))) return std::nullopt;
  return read(text.substr(0, 10));
}

int Date::year() const { return civil_from_days(days_).year; }
int Date::month() const { return civil_from_days(days_).month; }
int Date::day() const { return civil_from_days(days_).day; }

std::string to_text(Date date) {
  const auto [year, month, day] = civil_from_days(date.days());
  const auto two = [](int value) {
    return std::string{static_cast<char>('0' + value / 10), static_cast<char>('0' + value % 10)};
  };
  std::string years = std::to_string(year);
  if (year >= 0 && years.size() < 4) years.insert(0, 4 - years.size(), '0');
  return years + "-" + two(month) + "-" + two(day);
}

int years_between(Date from, Date to) {
  if (to < from) return -years_between(to, from);
  const Civil start = civil_from_days(from.days());
  const Civil end = civil_from_days(to.days());
  const bool reached = to >= day_in_year(end.year, start.month, start.day);
  return end.year - start.year - (reached ? 0 : 1);
}

Date next_month_day(int month, int day, Date date) {
  ENSURE(month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(2000, month));
  const int year = date.year();
  const Date this_year = day_in_year(year, month, day);
  return this_year > date ? this_year : day_in_year(year + 1, month, day);
}

}  // namespace nuan
