// Reading single values: the common spellings a word at a time, every other one by the plain rules of base.
#include "claims/fields.hpp"

#include <algorithm>
#include <array>

#include "base/money.hpp"
#include "claims/quick_fields.hpp"

namespace nuan::claims {
namespace {

constexpr std::uint64_t millionths = 1'000'000;

// Digits of a whole part at the front of `text`; what follows is left in it.
bool take_whole(std::string_view& text, std::uint64_t& value, std::size_t digits_max) {
  const std::size_t size = std::min(text.find_first_not_of("0123456789"), text.size());
  std::string_view whole = text.substr(0, size);
  text.remove_prefix(size);
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
  if (whole.size() > digits_max) return false;
  value = 0;
  for (const char c : whole) value = value * 10 + static_cast<std::uint64_t>(c - '0');
  return true;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

Flaw read_amount(std::string_view field, std::int64_t& fen) {
  if (quick::read_amount(field, fen)) return Flaw::none;
  const ReadMoney read = read_money(field);
  fen = read.value.fen();
  if (read.flaw == MoneyFlaw::none) return Flaw::none;
  return read.flaw == MoneyFlaw::too_large ? Flaw::amount_too_large : Flaw::amount_malformed;
}

Flaw read_day(std::string_view field, std::int32_t& days) {
  if (field.size() == 10 && quick::read_day(field.data(), days)) return Flaw::none;
  const auto date = Date::read_with_time(field);
  if (!date) return Flaw::date_impossible;
  days = date->days();
  return Flaw::none;
}

Flaw read_whole(std::string_view field, std::int64_t& value, Flaw malformed) {
  const bool negative = field.starts_with('-');
  if (negative) field.remove_prefix(1);
  if (field.empty() || !is_digit(field.front())) return malformed;
  std::uint64_t whole = 0;
  const bool fits = take_whole(field, whole, 15);
  if (!field.empty()) return malformed;
  if (!fits) return Flaw::number_too_large;
  value = negative ? -static_cast<std::int64_t>(whole) : static_cast<std::int64_t>(whole);
  return Flaw::none;
}

Flaw read_scaled(std::string_view field, std::int64_t& value) {
  const bool negative = field.starts_with('-');
  if (negative) field.remove_prefix(1);
  if (field.empty() || !is_digit(field.front())) return Flaw::number_malformed;
  std::uint64_t whole = 0;
  const bool fits = take_whole(field, whole, 12);
  std::uint64_t fraction = 0;
  bool too_fine = false;
  if (!field.empty()) {
    field.remove_prefix(1);
    std::string_view decimals = field;
    std::uint64_t ignored = 0;
    static_cast<void>(take_whole(field, ignored, 0));
    if (decimals.empty() || !field.empty() || decimals.data()[-1] != '.') return Flaw::number_malformed;
    decimals = decimals.substr(0, decimals.find_last_not_of('0') + 1);
    too_fine = decimals.size() > 6;
    std::uint64_t unit = millionths;
    for (const char c : decimals.substr(0, 6)) fraction += static_cast<std::uint64_t>(c - '0') * (unit /= 10);
  }
  if (!fits) return Flaw::number_too_large;
  if (too_fine) return Flaw::number_too_fine;
  const auto scaled = static_cast<std::int64_t>(whole * millionths + fraction);
  value = negative ? -scaled : scaled;
  return Flaw::none;
}

Flaw read_rate(std::string_view field, std::int64_t& value) {
  const bool percent = field.ends_with('%');
  if (percent) field.remove_suffix(1);
  const Flaw flaw = read_scaled(field, value);
  if (flaw != Flaw::none) return flaw == Flaw::number_malformed ? Flaw::rate_malformed : flaw;
  if (!percent) return Flaw::none;
  if (value % 100 != 0) return Flaw::number_too_fine;
  value /= 100;
  return Flaw::none;
}

Flaw read_flag(std::string_view field, bool& value) {
  for (const std::string_view yes : {"1", "yes", "true", "是", "Yes", "True", "YES", "TRUE"}) {
    if (field == yes) return value = true, Flaw::none;
  }
  for (const std::string_view no : {"0", "no", "false", "否", "No", "False", "NO", "FALSE"}) {
    if (field == no) return value = false, Flaw::none;
  }
  return Flaw::flag_malformed;
}

Flaw read_periods(std::string_view field, std::vector<Period>& periods) {
  periods.clear();
  if (field.empty()) return Flaw::none;
  std::int32_t from = 0;
  std::int32_t to = 0;
  // The two usual spellings, `2015-01-01..` and `2015-01-01..2021-08-15`.
  if (field.size() == 12 && field.ends_with("..") && quick::read_day(field.data(), from)) {
    periods.push_back({Date::from_days(from), max_date});
    return Flaw::none;
  }
  if (field.size() == 22 && field.substr(10, 2) == ".." && quick::read_day(field.data(), from) &&
      quick::read_day(field.data() + 12, to) && from <= to) {
    periods.push_back({Date::from_days(from), Date::from_days(to)});
    return Flaw::none;
  }
  const auto read = Periods::read(field);
  if (!read) return Flaw::periods_malformed;
  periods = read->items();
  return Flaw::none;
}

ChoiceNames::ChoiceNames(const std::vector<policy::ChoiceName>& names) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    for (const std::string& text : {names[i].name, names[i].title.zh, names[i].title.en}) {
      if (text.empty() || find_plainly(text) != policy::none) continue;
      std::string padded = std::string(8, ' ') + text + std::string(8, ' ');
      const std::string_view field = std::string_view(padded).substr(8, text.size());
      spellings_.push_back({front_of(field), back_of(field), static_cast<policy::Index>(i), text});
    }
  }
}

policy::Index ChoiceNames::find_plainly(std::string_view field) const {
  for (const Spelling& spelling : spellings_) {
    if (field == spelling.text) return spelling.choice;
  }
  return policy::none;
}

}  // namespace nuan::claims
