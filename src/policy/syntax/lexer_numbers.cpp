// The part of the lexer that reads numbers, rates, dates and periods, all of which begin with a digit or with `..`.
#include <fmt/format.h>

#include "policy/syntax/codes.hpp"
#include "policy/syntax/lexer_state.hpp"
#include "policy/syntax/units.hpp"

namespace nuan::policy::syntax {
namespace {

constexpr std::size_t digits_max = 40;

std::vector<std::string> split(const std::string& text, char at) {
  std::vector<std::string> parts(1);
  for (const char letter : text) {
    if (letter == at)
      parts.emplace_back();
    else
      parts.back() += letter;
  }
  return parts;
}

// The date somebody meant who wrote `2020-1-5`.
std::optional<Date> meant_date(const std::vector<std::string>& parts) {
  if (parts.size() != 3 || parts[0].size() != 4 || parts[1].size() > 2 || parts[2].size() > 2) return std::nullopt;
  if (parts[1].empty() || parts[2].empty()) return std::nullopt;
  return Date::from_ymd(std::stoi(parts[0]), std::stoi(parts[1]), std::stoi(parts[2]));
}

bool has_date_form(const std::vector<std::string>& parts) {
  return parts.size() == 3 && parts[0].size() == 4 && parts[1].size() == 2 && parts[2].size() == 2;
}

void tell_no_date(Mistakes& mistakes, Span span, const std::string& written) {
  const auto parts = split(written, '-');
  const std::string found = marked(written);
  if (has_date_form(parts)) {
    mistakes.add(code::date_impossible, span,
                 {fmt::format("没有 {} 这一天。", found), fmt::format("There is no day {}.", found)},
                 {"日期写成 `年-月-日`，例如 `2020-11-20`；核对月份和这个月的天数。",
                  "Dates are year-month-day, such as `2020-11-20`; look at the month and its number of days."});
    return;
  }
  const auto meant = meant_date(parts);
  const std::string right = meant ? to_text(*meant) : "2020-11-20";
  mistakes.add(code::date_form, span,
               {fmt::format("{} 不是完整的日期：要四位年、两位月、两位日。", found),
                fmt::format("{} is not a whole date: four digits, two and two.", found)},
               meant ? Words{fmt::format("写成 `{}`。", right), fmt::format("Write `{}`.", right)}
                     : Words{"写成 `2020-11-20` 的样子；相减要写成 `a - b`，两边有空格。",
                             "Write it like `2020-11-20`; to subtract, write `a - b` with spaces."});
}

// The first thing wrong in `written`: a day that is none, an end before its start, or the form.
void tell_no_periods(Mistakes& mistakes, Span span, const std::string& written) {
  for (const std::string& period : split(written, ';')) {
    const auto dots = period.find("..");
    if (dots == std::string::npos || period.find('.', dots + 2) != std::string::npos) break;
    const std::string from = period.substr(0, dots), to = period.substr(dots + 2);
    const auto first = Date::read(from), last = Date::read(to);
    if (!from.empty() && !first) return tell_no_date(mistakes, span, from);
    if (!to.empty() && !last) return tell_no_date(mistakes, span, to);
    if (!first || !last || *first <= *last) continue;
    mistakes.add(
        code::period_reversed, span,
        {fmt::format("{} 的止日早于起日。", marked(period)), fmt::format("{} ends before it begins.", marked(period))},
        {fmt::format("起日在前：`{}..{}`。", to, from), fmt::format("The first day comes first: `{}..{}`.", to, from)});
    return;
  }
  mistakes.add(
      code::period_form, span,
      {fmt::format("{} 不是期间的写法。", marked(written)), fmt::format("{} is not a period.", marked(written))},
      {"写成一个不带空格的词：`2015-01-01..2021-08-15`，一端不限写 `2021-10-01..`，几段用 `;` 连接。",
       "Write one word without spaces: `2015-01-01..2021-08-15`, with an open end `2021-10-01..`, "
       "several joined by `;`."});
}

}  // namespace

bool Lexer::at_number() const {
  if (is_digit(peek())) return true;
  if (peek() != U'.') return false;
  const bool joined = at_ > 0 && (is_word_part(glyphs_[at_ - 1].value) || glyphs_[at_ - 1].value == U'.');
  return peek(1) == U'.' || (is_digit(peek(1)) && !joined);
}

void Lexer::read_number() {
  const std::size_t begin = at_;
  if (peek() == U'.' && peek(1) == U'.') return read_periods(begin);
  while (is_digit(peek())) ++at_;
  if (read_foreign_date(begin)) return;
  if (at_ - begin >= 2 && peek() == U'-' && is_digit(peek(1)) && (at_ - begin == 4 || at_ - begin == 2))
    return read_dashed(begin);
  if (peek() == U'.' && peek(1) == U'.') return read_periods(begin);
  read_amount(begin);
}

// Digits joined by dashes: a date, the begin of a period, a month and day; `5-3` is told like a date cut short.
void Lexer::read_dashed(std::size_t begin) {
  while (is_digit(peek()) || (peek() == U'-' && is_digit(peek(1)))) ++at_;
  const std::string written = right_spelling(begin);
  if (peek() == U'.' && (peek(1) == U'.' || is_digit(peek(1)))) return read_periods(begin);
  const auto parts = split(written, '-');
  if (parts.size() == 2 && parts[0].size() == 2 && parts[1].size() == 2) return read_month_day(begin, written);
  read_date(begin, written);
}

// `2020/11/20` and `2020.11.20` without spaces: surely a date.
bool Lexer::read_foreign_date(std::size_t begin) {
  const char32_t joint = peek();
  if (at_ - begin != 4 || (joint != U'/' && joint != U'.')) return false;
  std::size_t ahead = 0;
  std::string written = right_spelling(begin);
  for (int part = 0; part < 2; ++part) {
    if (peek(ahead) != joint || !is_digit(peek(ahead + 1))) return false;
    written += '-';
    for (++ahead; is_digit(peek(ahead)); ++ahead) written += static_cast<char>(peek(ahead));
  }
  const auto meant = meant_date(split(written, '-'));
  if (!meant) return false;
  at_ += ahead;
  Token& token = emit(TokenKind::date, begin);
  token.value = *meant;
  mistakes_.add(code::date_form, token.span,
                {fmt::format("{} 不是日期的写法。", marked(token.text)),
                 fmt::format("{} is not how a date is written.", marked(token.text))},
                {fmt::format("写成 `{}`。", to_text(*meant)), fmt::format("Write `{}`.", to_text(*meant))});
  return true;
}

void Lexer::read_date(std::size_t begin, const std::string& written) {
  check_time_of_day(begin);
  Token& token = emit(TokenKind::date, begin);
  const auto date = Date::read(written);
  token.value = date.value_or(Date());
  if (!date) tell_no_date(mistakes_, token.span, written);
}

void Lexer::check_time_of_day(std::size_t begin) {
  if (!is_word_part(peek()) && !(peek() == U':' && is_digit(peek(1)))) return;
  while (is_word_part(peek()) || (peek() == U':' && is_digit(peek(1)))) ++at_;
  const Span span = span_from(begin);
  mistakes_.add(code::date_form, span,
                {fmt::format("{}：日期后面多了字。", marked(source_.text(span))),
                 fmt::format("{}: more is written behind the date.", marked(source_.text(span)))},
                {"只写到日，例如 `2020-11-20`；政策按整天计算，没有时刻。",
                 "Write the day alone, such as `2020-11-20`; a policy counts whole days."});
}

void Lexer::read_month_day(std::size_t begin, const std::string& written) {
  Token& token = emit(TokenKind::month_day, begin);
  const MonthDayLiteral read{std::stoi(written.substr(0, 2)), std::stoi(written.substr(3))};
  token.value = read;
  if (Date::from_ymd(2000, read.month, read.day)) return;  // a leap year: 02-29 is a day
  mistakes_.add(code::date_impossible, token.span,
                {fmt::format("没有 {} 这一天。", marked(written)), fmt::format("There is no day {}.", marked(written))},
                {"写成 `月-日`，例如 `03-31`；相减要写成 `a - b`，两边有空格。",
                 "Write month-day, such as `03-31`; to subtract, write `a - b` with spaces."});
}

void Lexer::read_periods(std::size_t begin) {
  const auto continues = [&] {
    const bool joins = peek() == U';' && (is_digit(peek(1)) || peek(1) == U'.');
    return is_digit(peek()) || peek() == U'-' || peek() == U'.' || joins;
  };
  while (continues()) ++at_;
  const std::string written = right_spelling(begin);
  if (written == "..") return check_dots_alone(begin);
  Token& token = emit(TokenKind::periods, begin);
  const auto periods = Periods::read(written);
  token.value = periods.value_or(Periods());
  if (periods) return;
  tell_no_periods(mistakes_, token.span, written);
}

// `..` alone is all time; between two dates it is a period torn apart.
void Lexer::check_dots_alone(std::size_t begin) {
  const bool behind_date = !tokens_.empty() && tokens_.back().kind == TokenKind::date && !line_begins_;
  Token& token = emit(TokenKind::periods, begin);
  token.value = Periods({Period{}});
  if (!behind_date) return;
  token.broken = true;
  mistakes_.add(code::period_form, token.span,
                {"期间是一个词，`..` 两边没有空格。", "A period is one word, without spaces round its `..`."},
                {"写成 `2015-01-01..2021-08-15`。", "Write it like `2015-01-01..2021-08-15`."});
}

// `1,800`, `0.05`, `20%`.
void Lexer::read_amount(std::size_t begin) {
  const bool grouped_well = read_groups();
  std::string digits;
  for (std::size_t i = begin; i < at_; ++i)
    if (glyphs_[i].value != U',') digits += static_cast<char>(glyphs_[i].value);
  const std::size_t number_end = at_;
  const auto value = digits.size() > digits_max ? std::nullopt : read_decimal(digits);
  const bool percent = peek() == U'%';
  if (percent) ++at_;
  Token& token = emit(percent ? TokenKind::percent : TokenKind::number, begin);
  token.value = percent ? Rational(value.value_or(0) / 100) : value.value_or(0);
  const std::string found = marked(source_.text({glyphs_[begin].begin, glyphs_[number_end - 1].end}));
  token.broken = !grouped_well && (peek() == U')' || peek() == U',');  // one value, or several of a list?
  if (!grouped_well)
    mistakes_.add(
        code::number_comma, token.span,
        {fmt::format("{} 里的逗号后面不是正好三位数字。", found),
         fmt::format("In {} a comma does not have exactly three digits behind it.", found)},
        {"千分位逗号后面正好三位数字（`1,800`）；用来分隔的逗号后面要有空格（`1, 80`）；小数点是 `.`（`1.80`）。",
         "A comma in a number has three digits behind it (`1,800`); one that separates has a space (`1, 80`); "
         "the decimal sign is a point (`1.80`)."});
  else if (!value)
    mistakes_.add(code::number_form, token.span,
                  {fmt::format("{} 不是数字的写法。", found), fmt::format("{} is not how a number is written.", found)},
                  {"写成 `1,800`、`1800`、`0.05` 的样子，小数点两边都要有数字，总共不超过 40 位。",
                   "Write it like `1,800`, `1800` or `0.05`: digits on both sides of the point, 40 at most."});
  if (is_word_part(peek()) && !is_digit(peek())) read_unit(begin, digits);
}

// The groups behind commas and the decimals. False when a comma does not have exactly three digits behind it.
bool Lexer::read_groups() {
  std::size_t leading = 0;
  while (leading < at_ && is_digit(glyphs_[at_ - 1 - leading].value)) ++leading;
  bool well = true, decimals = false;
  // A full-width comma separates, unless three digits stand behind it: then it was typed for the plain one.
  const auto three_behind = [&] { return is_digit(peek(2)) && is_digit(peek(3)) && !is_digit(peek(4)); };
  const auto comma_inside = [&] { return peek() == U',' && is_digit(peek(1)) && (plain() || three_behind()); };
  const auto point_inside = [&] { return peek() == U'.' && peek(1) != U'.' && !is_letter(peek(1)); };
  while (comma_inside() || point_inside()) {
    const bool comma = peek() == U',';
    const std::size_t group_begin = ++at_;
    while (is_digit(peek())) ++at_;
    if (comma) well = well && at_ - group_begin == 3 && leading <= 3 && !decimals;
    decimals = decimals || !comma;
  }
  return well;
}

// A word right behind a number: `5points`, `5万`, `2020年11月20日`.
void Lexer::read_unit(std::size_t begin, const std::string& digits) {
  const std::size_t unit_begin = at_;
  while (is_word_part(peek())) ++at_;
  const std::string unit = right_spelling(unit_begin);
  const std::string written(source_.text(span_from(begin)));
  Words advice{fmt::format("数字后面空一格，或者不写单位；以数字开头的文字放在引号里：`\"{}\"`。", written),
               fmt::format("Put a space behind the number, or leave the unit out. A text that begins with a digit "
                           "stands in quotes: `\"{}\"`.",
                           written)};
  if (const auto known = advice_for_unit(unit, digits)) advice = *known;
  mistakes_.add(code::number_unit, span_from(begin),
                {fmt::format("{}：数字后面紧跟着文字。", marked(written)),
                 fmt::format("{}: a word stands right behind the number.", marked(written))},
                advice);
  if (unit == "points" || unit == "days") at_ = unit_begin;
}

}  // namespace nuan::policy::syntax
