// The changes of literals: the smallest step to either side.
#include "policy/mutate/changing.hpp"

namespace nuan::policy {
namespace {

// How many decimals are written.
std::size_t decimals_of(std::string_view text) {
  const std::size_t dot = text.find('.');
  if (dot == std::string_view::npos) return 0;
  std::size_t count = 0;
  while (dot + 1 + count < text.size() && text[dot + 1 + count] >= '0' && text[dot + 1 + count] <= '9') ++count;
  return count;
}

Rational last_digit(std::string_view text) {
  Rational unit = 1;
  for (std::size_t i = decimals_of(text); i > 0; --i) unit /= 10;
  return unit;
}

// As a file may write it: 1,800.01.
std::string grouped(const Rational& number) {
  std::string text = to_text(number);
  for (std::size_t i = std::min(text.find('.'), text.size()); i > 3; i -= 3) text.insert(i - 3, 1, ',');
  return text;
}

Words in_yuan(const Rational& yuan) {
  std::string text = fen_to_yuan_text(yuan * 100);
  if (text.ends_with(".00")) text.resize(text.size() - 3);
  return {text + " 元", text + " yuan"};
}

Words alike(const std::string& text) { return {text, text}; }

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

bool Changing::is_money(const Expr& expr) const {
  const auto found = constants_.find({expr.span.begin, expr.span.end});
  if (found == constants_.end()) return false;
  return in_yuan_[static_cast<std::size_t>(found->second)] || plan_.node(found->second).type.kind == Kind::money;
}

void Changing::change(const syntax::NumberLiteral& literal, const Expr& expr) {
  const bool money = is_money(expr);
  const Rational step = money ? Rational(1, 100) : last_digit(plan_.source.text(expr.span));
  for (const Rational& next : {Rational(literal.value - step), Rational(literal.value + step)}) {
    if (next < 0) continue;
    const auto words = [money](const Rational& value) { return money ? in_yuan(value) : alike(grouped(value)); };
    note_value(ChangeKind::amount, expr.span, grouped(next), words(literal.value), words(next));
  }
}

void Changing::change(const syntax::RateLiteral& literal, const Expr& expr) {
  const Rational step = last_digit(plan_.source.text(expr.span)) / 100;
  const auto words = [&](const Rational& rate) {
    const std::string number = to_text(Rational(rate * 100));
    return literal.points ? Words{number + " 个百分点", number + " points"} : alike(number + "%");
  };
  for (const Rational& next : {Rational(literal.value - step), Rational(literal.value + step)}) {
    if (next < 0) continue;
    const std::string text = to_text(Rational(next * 100)) + (literal.points ? " points" : "%");
    note_value(ChangeKind::rate, expr.span, text, words(literal.value), words(next));
  }
}

void Changing::change(const syntax::DaysLiteral& literal, const Expr& expr) {
  const auto words = [](const Rational& days) { return Words{grouped(days) + " 天", grouped(days) + " days"}; };
  for (const Rational& next : {Rational(literal.value - 1), Rational(literal.value + 1)}) {
    if (next < 0) continue;
    note_value(ChangeKind::days, expr.span, grouped(next) + " days", words(literal.value), words(next));
  }
}

void Changing::change(const syntax::DateLiteral& literal, const Expr& expr) { day(expr.span, literal.value); }

void Changing::change(const syntax::PeriodsLiteral& literal, const Expr& expr) { days_of(expr.span, literal.value); }

void Changing::day(Span span, Date date) {
  for (const int step : {-1, 1}) {
    const Date next = date.plus(step);
    if (next < min_date || next > max_date) continue;
    note_value(ChangeKind::date, span, to_text(next), alike(to_text(date)), alike(to_text(next)));
  }
}

// Each end of each period that has one. A period keeps at least one day.
void Changing::days_of(Span span, const Periods& periods) {
  const auto note = [&](std::size_t index, Period changed) {
    if (changed.from > changed.to) return;
    std::vector<Period> items = periods.items();
    items[index] = changed;
    const std::string after = to_text(Periods(std::move(items)));
    note_value(ChangeKind::date, span, after, alike(to_text(periods)), alike(after));
  };
  for (std::size_t i = 0; i < periods.items().size(); ++i) {
    const Period& period = periods.items()[i];
    for (const int step : {-1, 1}) {
      if (period.from != min_date) note(i, {period.from.plus(step), period.to});
      if (period.to != max_date) note(i, {period.from, period.to.plus(step)});
    }
  }
}

void Changing::month_day(Span span, const syntax::MonthDayLiteral& literal) {
  const std::string before = two_digits(literal.month) + "-" + two_digits(literal.day);
  const Date date = *Date::from_ymd(2021, literal.month, literal.day);
  for (const int step : {-1, 1}) {
    const Date next = date.plus(step);
    const std::string after = two_digits(next.month()) + "-" + two_digits(next.day());
    note_value(ChangeKind::date, span, after, alike(before), alike(after));
  }
}

}  // namespace nuan::policy
