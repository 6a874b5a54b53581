#include "policy/value_text.hpp"

#include "base/rational.hpp"

namespace nuan::policy {
namespace {

std::string money_text(const Rational& fen) {
  if (fen.get_den() == 1)
    if (const auto whole = round_to_fen(fen)) return to_text(*whole);
  return to_text(Rational(fen / 100));
}

std::string number_text(Kind kind, const Rational& number) {
  if (kind == Kind::money) return money_text(number);
  if (kind == Kind::rate) return to_text(Rational(number * 100)) + "%";
  return to_text(number);
}

}  // namespace

std::string value_text(const Plan& plan, const Type& type, const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return number_text(type.kind, *number);
  if (const auto* date = std::get_if<Date>(&value)) return to_text(*date);
  if (const auto* periods = std::get_if<Periods>(&value)) return to_text(*periods);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  if (const auto* text = std::get_if<std::string>(&value)) return *text;
  if (const auto* choice = std::get_if<Choice>(&value))
    return plan.choice_sets[static_cast<std::size_t>(type.choices)][static_cast<std::size_t>(choice->index)].name;
  if (const auto* measured = std::get_if<Measured>(&value)) return measured->number ? to_text(*measured->number) : "";
  std::string all;
  for (const DatedItem& item : std::get<DatedValues>(value))
    all += (all.empty() ? "" : ";") + to_text(item.period) + "=" + number_text(type.kind, item.value);
  return all;
}

}  // namespace nuan::policy
