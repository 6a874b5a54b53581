#include "policy/check/kinds.hpp"

namespace nuan::policy::check {
namespace {

bool is_factor(Kind kind) { return is_plain_number(kind) || kind == Kind::rate; }

// A sum or difference of plain numbers: bare ones stay bare, counts stay counts as long as they cannot go below zero.
Kind plain_kind(bool is_sum, Kind left, Kind right) {
  if (left == Kind::literal && right == Kind::literal) return Kind::literal;
  const bool counted = left != Kind::number && right != Kind::number;
  return is_sum && counted ? Kind::count : Kind::number;
}

std::optional<Combination> sum(Op op, Kind left, Kind right) {
  const bool is_sum = op == Op::add;
  const bool money = left == Kind::money || right == Kind::money;
  if (money && shared_kind(left, right))
    return Combination{op, Kind::money, left == Kind::literal, right == Kind::literal, false};
  if (is_plain_number(left) && is_plain_number(right)) return Combination{op, plain_kind(is_sum, left, right)};
  if (left == right && (left == Kind::rate || left == Kind::days)) return Combination{op, left};
  if (left == Kind::date && right == Kind::days)
    return Combination{is_sum ? Op::date_plus : Op::date_minus, Kind::date};
  if (is_sum && left == Kind::days && right == Kind::date)
    return Combination{Op::date_plus, Kind::date, false, false, true};
  if (!is_sum && left == Kind::date && right == Kind::date) return Combination{Op::days_between, Kind::days};
  return std::nullopt;
}

std::optional<Combination> product(Kind left, Kind right) {
  if (left == Kind::literal && right == Kind::literal) return Combination{Op::multiply, Kind::literal};
  if (is_plain_number(left) && is_plain_number(right)) return Combination{Op::multiply, Kind::number};
  if (is_factor(left) && is_factor(right)) return Combination{Op::multiply, Kind::rate};
  for (const Kind kind : {Kind::money, Kind::days}) {
    const auto scales = [&](Kind factor) { return kind == Kind::money ? is_factor(factor) : is_plain_number(factor); };
    if (left == kind && scales(right)) return Combination{Op::multiply, kind};
    if (right == kind && scales(left)) return Combination{Op::multiply, kind};
  }
  return std::nullopt;
}

std::optional<Combination> quotient(Kind left, Kind right) {
  if (left == Kind::literal && right == Kind::literal) return Combination{Op::divide, Kind::literal};
  const bool measured = left == Kind::money || left == Kind::days || left == Kind::rate;
  if (measured && left == right) return Combination{Op::divide, Kind::number};
  if (measured && is_plain_number(right)) return Combination{Op::divide, left};
  if (left == Kind::money && right == Kind::rate) return Combination{Op::divide, Kind::money};
  if (is_plain_number(left) && is_factor(right)) return Combination{Op::divide, Kind::number};
  return std::nullopt;
}

}  // namespace

Words words_for(Kind kind) {
  switch (kind) {
    case Kind::money:
      return {"金额", "money"};
    case Kind::rate:
      return {"比例", "a rate"};
    case Kind::number:
      return {"数", "a number"};
    case Kind::count:
      return {"个数", "a count"};
    case Kind::days:
      return {"天数", "days"};
    case Kind::date:
      return {"日期", "a date"};
    case Kind::periods:
      return {"期间", "periods"};
    case Kind::choice:
      return {"选项", "a choice"};
    case Kind::flag:
      return {"是否", "yes or no"};
    case Kind::text:
      return {"文字", "text"};
    case Kind::real:
      return {"实测的数", "a measurement"};
    case Kind::literal:
      break;
  }
  return {"不带单位的数", "a bare number"};
}

bool is_plain_number(Kind kind) { return kind == Kind::number || kind == Kind::count || kind == Kind::literal; }

bool is_numeric(Kind kind) {
  switch (kind) {
    case Kind::money:
    case Kind::rate:
    case Kind::number:
    case Kind::count:
    case Kind::days:
    case Kind::literal:
      return true;
    default:
      return false;
  }
}

bool is_ordered(Kind kind) { return is_numeric(kind) || kind == Kind::date; }

std::optional<Kind> shared_kind(Kind left, Kind right) {
  if (left == right) return left;
  if (is_plain_number(left) && is_plain_number(right)) {
    const bool counted = left != Kind::number && right != Kind::number;
    return counted ? Kind::count : Kind::number;
  }
  if (left == Kind::literal && right == Kind::money) return Kind::money;
  if (left == Kind::money && right == Kind::literal) return Kind::money;
  return std::nullopt;
}

std::optional<Combination> combine(char sign, Kind left, Kind right) {
  switch (sign) {
    case '+':
      return sum(Op::add, left, right);
    case '-':
      return sum(Op::subtract, left, right);
    case '*':
      return product(left, right);
    default:
      return quotient(left, right);
  }
}

}  // namespace nuan::policy::check
