// Values that change over time, as a field of a file (declared in fields.hpp).
#include <algorithm>
#include <optional>

#include "claims/fields.hpp"

namespace nuan::claims {
namespace {

using policy::Kind;

std::optional<Rational> read_value(std::string_view text, Kind kind) {
  std::int64_t value = 0;
  if (kind == Kind::money) {
    if (read_money(text).flaw != MoneyFlaw::none) return std::nullopt;
    return fen_of(read_money(text).value);
  }
  if (kind == Kind::count || kind == Kind::days) {
    if (read_whole(text, value, Flaw::count_malformed) != Flaw::none) return std::nullopt;
    return Rational(mpz_class(static_cast<long>(value)));
  }
  if (read_rate(text, value) != Flaw::none) return std::nullopt;
  Rational exact(mpz_class(static_cast<long>(value)), mpz_class(1'000'000));
  exact.canonicalize();
  return exact;
}

// The text of one item may end in the buffer of the file or in a copy; both have room behind them.
std::optional<policy::DatedItem> read_item(const std::string& text, Kind kind) {
  const auto equals = text.find('=');
  if (equals == std::string::npos) return std::nullopt;
  const auto period = Periods::read(std::string_view(text).substr(0, equals));
  const auto value = read_value(std::string_view(text).substr(equals + 1), kind);
  if (!period || period->items().size() != 1 || !value) return std::nullopt;
  return policy::DatedItem{period->items().front(), *value};
}

}  // namespace

Flaw read_dated(std::string_view field, Kind kind, policy::DatedValues& values) {
  values.clear();
  while (!field.empty()) {
    const auto end = field.find(';');
    const auto item = read_item(std::string(field.substr(0, end)), kind);
    if (!item || end == field.size() - 1) return Flaw::dated_malformed;
    values.push_back(*item);
    field = end == std::string_view::npos ? std::string_view{} : field.substr(end + 1);
  }
  std::sort(values.begin(), values.end(),
            [](const policy::DatedItem& a, const policy::DatedItem& b) { return a.period < b.period; });
  for (std::size_t i = 1; i < values.size(); ++i) {
    if (values[i].period.from <= values[i - 1].period.to) return Flaw::dated_malformed;
  }
  return Flaw::none;
}

std::string dated_to_text(const policy::DatedValues& values, Kind kind) {
  std::string text;
  for (const policy::DatedItem& item : values) {
    if (!text.empty()) text += ';';
    text += to_text(item.period) + '=' + to_text(kind == Kind::money ? Rational(item.value / 100) : item.value);
  }
  return text;
}

}  // namespace nuan::claims
