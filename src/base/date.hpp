// Date and Periods: days of the proleptic Gregorian calendar, without clock, zone or time of day.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace nuan {

class Date {
 public:
  constexpr Date() = default;
  [[nodiscard]] static constexpr Date from_days(std::int32_t days_since_1970) { return Date(days_since_1970); }
  // Nothing for a day that does not exist, or a year outside 0001 to 9999.
  [[nodiscard]] static std::optional<Date> from_ymd(int year, int month, int day);
  // `2020-11-20`; with_time also accepts `2020-11-20 08:30:00` and `2020-11-20T08:30:00`, whose time must exist and is
  // dropped.
  [[nodiscard]] static std::optional<Date> read(std::string_view text);
  [[nodiscard]] static std::optional<Date> read_with_time(std::string_view text);

  [[nodiscard]] constexpr std::int32_t days() const { return days_; }
  [[nodiscard]] int year() const;
  [[nodiscard]] int month() const;
  [[nodiscard]] int day() const;
  [[nodiscard]] constexpr Date plus(std::int32_t days) const { return Date(days_ + days); }

  friend constexpr auto operator<=>(Date, Date) = default;

 private:
  explicit constexpr Date(std::int32_t days) : days_(days) {}
  std::int32_t days_ = 0;
};

[[nodiscard]] std::string to_text(Date date);
// Whole years completed from one day to another; a 29 February birthday completes on 1 March of common years.
[[nodiscard]] int years_between(Date from, Date to);
// The next `month`-`day` strictly after `date`; 02-29 in a common year is 03-01.
[[nodiscard]] Date next_month_day(int month, int day, Date date);

// Both days included. Open ends are min_date and max_date.
inline constexpr Date min_date = Date::from_days(-719162);  // 0001-01-01
inline constexpr Date max_date = Date::from_days(2932896);  // 9999-12-31

struct Period {
  Date from = min_date;
  Date to = max_date;
  [[nodiscard]] constexpr bool holds(Date date) const { return from <= date && date <= to; }
  friend constexpr auto operator<=>(const Period&, const Period&) = default;
};

// Ordered, never touching or overlapping: reading joins those that do.
class Periods {
 public:
  Periods() = default;
  explicit Periods(std::vector<Period> periods);
  // `2015-01-01..2021-08-15;2021-10-01..`; empty means never. Nothing when malformed or when an end lies before its
  // start.
  [[nodiscard]] static std::optional<Periods> read(std::string_view text);
  [[nodiscard]] bool holds(Date date) const { return find(date) != nullptr; }
  // The one period that holds the date, or null.
  [[nodiscard]] const Period* find(Date date) const;
  [[nodiscard]] const std::vector<Period>& items() const { return items_; }
  friend bool operator==(const Periods&, const Periods&) = default;

 private:
  std::vector<Period> items_;
};

[[nodiscard]] std::string to_text(const Period& period);
[[nodiscard]] std::string to_text(const Periods& periods);

}  // namespace nuan
