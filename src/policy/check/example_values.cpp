#include "policy/check/example_values.hpp"

#include <algorithm>

#include "policy/check/kinds.hpp"
#include "policy/check/say.hpp"

namespace nuan::policy::check {
namespace {

template <class Literal>
const Literal* as(const syntax::Expr& expr) {
  return std::get_if<Literal>(&expr.node);
}

const syntax::Name* as_word(const syntax::Expr& expr) {
  const auto* name = as<syntax::NameRef>(expr);
  return name && name->path.size() == 1 ? &name->path.front() : nullptr;
}

Words how_to_write(Kind kind) {
  switch (kind) {
    case Kind::money:
      return {"写元，如 `1,800.50`", "write yuan, such as `1,800.50`"};
    case Kind::rate:
      return {"写 `20%`", "write `20%`"};
    case Kind::days:
      return {"写 `30 days`", "write `30 days`"};
    case Kind::date:
      return {"写 `2020-01-31`", "write `2020-01-31`"};
    case Kind::periods:
      return {"写 `2020-01-01..2020-12-31`", "write `2020-01-01..2020-12-31`"};
    case Kind::flag:
      return {"写 `yes` 或 `no`", "write `yes` or `no`"};
    case Kind::text:
      return {"写在引号里", "write it in quotes"};
    default:
      return {"写一个数，如 `3`", "write a number, such as `3`"};
  }
}

class ReadingValue {
 public:
  ReadingValue(Reading& reading, const syntax::Expr& expr, const Type& type, const Words& what)
      : reading_(reading), expr_(expr), type_(type), what_(what) {}

  std::optional<Value> read() {
    auto value = read_undated();
    if (!value || !type_.dated) return value;
    return DatedValues{{Period{}, std::get<Rational>(*value)}};
  }

 private:
  std::optional<Value> read_undated() {
    switch (type_.kind) {
      case Kind::money:
        return money();
      case Kind::rate:
        return number<syntax::RateLiteral>();
      case Kind::days:
        return number<syntax::DaysLiteral>();
      case Kind::count:
        return count();
      case Kind::date:
        return plain<syntax::DateLiteral>();
      case Kind::periods:
        return plain<syntax::PeriodsLiteral>();
      case Kind::flag:
        return plain<syntax::FlagLiteral>();
      case Kind::text:
        return text();
      case Kind::choice:
        return choice();
      case Kind::real:
        return measured();
      default:
        return number<syntax::NumberLiteral>();
    }
  }

  std::nullopt_t refuse() {
    reading_.refuse(code::example_value, expr_.span, say("{}要的是{}", "{} takes {}", what_, words_for(type_.kind)),
                    how_to_write(type_.kind));
    return std::nullopt;
  }

  template <class Literal>
  std::optional<Value> plain() {
    if (const auto* literal = as<Literal>(expr_)) return Value(literal->value);
    return refuse();
  }
  template <class Literal>
  std::optional<Value> number() {
    return plain<Literal>();
  }

  std::optional<Value> measured() {
    const auto* literal = as<syntax::NumberLiteral>(expr_);
    if (literal) return Value(Measured{literal->value});
    return refuse();
  }

  std::optional<Value> money() {
    const auto* literal = as<syntax::NumberLiteral>(expr_);
    if (!literal) return refuse();
    const Rational fen = literal->value * 100;
    if (fen.get_den() == 1 && abs(fen) <= Rational(money_limit_fen)) return Value(fen);
    reading_.refuse(code::example_value, expr_.span,
                    {"金额到分为止，且不超过十万亿元", "an amount has whole fen and is at most ten trillion yuan"},
                    {"最多写两位小数", "write at most two decimals"});
    return std::nullopt;
  }

  std::optional<Value> count() {
    const auto* literal = as<syntax::NumberLiteral>(expr_);
    if (literal && literal->value.get_den() == 1 && literal->value >= 0) return Value(literal->value);
    return refuse();
  }

  std::optional<Value> text() {
    if (const auto* literal = as<syntax::TextLiteral>(expr_)) return Value(literal->value);
    if (const auto* word = as_word(expr_)) return Value(word->text);
    if (as<syntax::NumberLiteral>(expr_)) return Value(std::string(reading_.plan.source.text(expr_.span)));
    return refuse();
  }

  std::optional<Value> choice() {
    const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(type_.choices)];
    std::vector<std::string> known;
    for (const ChoiceName& one : set) known.push_back(one.name);
    const auto* word = as_word(expr_);
    if (!word) {
      reading_.refuse(code::example_value, expr_.span, say("{}要一个选项", "{} takes a choice", what_),
                      reading_.suggest("", known, {"选项有", "the choices are"}));
      return std::nullopt;
    }
    const auto found = std::ranges::find(known, word->text);
    if (found != known.end()) return Value(Choice{static_cast<std::int32_t>(found - known.begin())});
    reading_.refuse(code::unknown_choice, expr_.span, say("没有 `{}` 这个选项", "there is no choice `{}`", word->text),
                    reading_.suggest(word->text, known, {"选项有", "the choices are"}));
    return std::nullopt;
  }

  Reading& reading_;
  const syntax::Expr& expr_;
  const Type& type_;
  const Words& what_;
};

}  // namespace

std::optional<Value> example_value(Reading& reading, const syntax::Expr& expr, const Type& type, const Words& what) {
  return ReadingValue(reading, expr, type, what).read();
}

bool may_be_left_out(const Type& type) { return type.dated || (type.kind != Kind::date && type.kind != Kind::choice); }

}  // namespace nuan::policy::check
