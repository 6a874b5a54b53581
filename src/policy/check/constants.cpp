#include "policy/check/constants.hpp"

#include <algorithm>
#include <set>
#include <unordered_set>

#include "policy/check/kinds.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy::check {
namespace {

Known exactly(const Rational& number) { return {std::nullopt, number, number}; }
Known exactly(bool flag) { return {Value(flag), std::nullopt, std::nullopt}; }

std::optional<Rational> sum(const std::optional<Rational>& a, const std::optional<Rational>& b, int sign) {
  if (!a || !b) return std::nullopt;
  return Rational(*a + sign * *b);
}

Known scaled(const Known& known, const Rational& factor) {
  const auto times = [&](const std::optional<Rational>& bound) {
    return bound ? std::optional<Rational>(*bound * factor) : std::nullopt;
  };
  if (factor == 0) return exactly(factor);
  Known result{std::nullopt, times(known.low), times(known.high)};
  if (factor < 0) std::swap(result.low, result.high);
  return result;
}

// Whether left < right (or <=) is certain, or certainly not.
std::optional<bool> less(const Known& left, const Known& right, bool or_equal) {
  const auto below = [](const std::optional<Rational>& a, const std::optional<Rational>& b, bool may_touch) {
    return a && b && (may_touch ? *a <= *b : *a < *b);
  };
  if (below(left.high, right.low, or_equal)) return true;
  if (below(right.high, left.low, !or_equal)) return false;
  return std::nullopt;
}

std::optional<bool> equal(const Known& left, const Known& right, bool numeric) {
  if (!numeric) return left.value && right.value ? std::optional(*left.value == *right.value) : std::nullopt;
  if (left.is_exact() && right.is_exact()) return *left.low == *right.low;
  if (less(left, right, false) == true || less(right, left, false) == true) return false;
  return std::nullopt;
}

std::optional<bool> opposite(std::optional<bool> flag) { return flag ? std::optional(!*flag) : std::nullopt; }

Known as_known(std::optional<bool> flag) { return flag ? exactly(*flag) : Known{}; }

}  // namespace

const Known& Constants::on(Date day, NodeId node) {
  auto& known = known_[day];
  if (const auto found = known.find(node); found != known.end()) return found->second;
  Known result = find(day, plan_.node(node));
  return known_[day].insert_or_assign(node, std::move(result)).first->second;
}

std::optional<bool> Constants::flag(Date day, NodeId node) {
  const Known& known = on(day, node);
  return known.value ? std::optional(std::get<bool>(*known.value)) : std::nullopt;
}

std::vector<Date> Constants::days(const std::vector<NodeId>& nodes) const {
  std::set<Date> days = {plan_.from};
  std::unordered_set<NodeId> seen;
  std::vector<NodeId> open = nodes;
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    if (id == none || !seen.insert(id).second) continue;
    const Node& node = plan_.node(id);
    for (const Date day : node.dates)
      if (day > plan_.from) days.insert(day);
    open.insert(open.end(), node.args.begin(), node.args.end());
    if (node.op == Op::let) open.push_back(plan_.lets[static_cast<std::size_t>(node.index)].value);
  }
  return {days.begin(), days.end()};
}

Known Constants::find(Date day, const Node& node) {
  switch (node.op) {
    case Op::constant:
      return is_numeric(node.type.kind) ? exactly(std::get<Rational>(node.value)) : Known{node.value, {}, {}};
    case Op::let:
      return on(day, plan_.lets[static_cast<std::size_t>(node.index)].value);
    case Op::column:
    case Op::input:
    case Op::place:
    case Op::aggregate:
      return node.type.kind == Kind::count && !node.type.dated ? Known{std::nullopt, Rational(0), std::nullopt}
                                                               : Known{};
    case Op::add:
    case Op::subtract:
    case Op::multiply:
    case Op::divide:
      return arithmetic(day, node);
    case Op::yuan_to_fen:
      return scaled(on(day, node.args[0]), 100);
    case Op::least:
    case Op::greatest:
      return is_numeric(node.type.kind) ? extreme(day, node) : Known{};
    case Op::down_to:
      return down_to(day, node);
    case Op::dated:
      return dated(day, node);
    case Op::in_periods:
      return in_periods(day, node);
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal:
      return compared(day, node);
    case Op::in_list:
      return in_list(day, node);
    case Op::logical_not:
      return as_known(opposite(flag(day, node.args[0])));
    case Op::logical_and:
    case Op::logical_or:
      return logic(day, node);
    case Op::conditional:
      return conditional(day, node);
    case Op::match:
      return one_of(day, {node.args.begin() + 1, node.args.end()});
    case Op::steps:
      return steps(day, node);
    default:
      return {};
  }
}

Known Constants::arithmetic(Date day, const Node& node) {
  const Known left = on(day, node.args[0]);
  const Known right = on(day, node.args[1]);
  switch (node.op) {
    case Op::add:
      return {std::nullopt, sum(left.low, right.low, 1), sum(left.high, right.high, 1)};
    case Op::subtract:
      return {std::nullopt, sum(left.low, right.high, -1), sum(left.high, right.low, -1)};
    case Op::multiply:
      return product(left, right);
    default:
      return right.is_exact() && *right.low != 0 ? scaled(left, Rational(1 / *right.low)) : Known{};
  }
}

Known Constants::product(const Known& left, const Known& right) const {
  if (left.is_exact()) return scaled(right, *left.low);
  if (right.is_exact()) return scaled(left, *right.low);
  if (left.low && left.high && right.low && right.high) {
    const Rational corners[] = {*left.low * *right.low, *left.low * *right.high, *left.high * *right.low,
                                *left.high * *right.high};
    return {std::nullopt, *std::ranges::min_element(corners), *std::ranges::max_element(corners)};
  }
  const bool none_negative = left.low && right.low && *left.low >= 0 && *right.low >= 0;
  return none_negative ? Known{std::nullopt, Rational(*left.low * *right.low), std::nullopt} : Known{};
}

Known Constants::extreme(Date day, const Node& node) {
  const bool least = node.op == Op::least;
  Known result;
  bool all_low = true, all_high = true;
  for (const NodeId id : node.args) {
    const Known& one = on(day, id);
    const auto take = [&](std::optional<Rational>& bound, const std::optional<Rational>& other) {
      if (other && (!bound || (least ? *other < *bound : *other > *bound))) bound = other;
    };
    take(result.low, one.low);
    take(result.high, one.high);
    all_low &= one.low.has_value();
    all_high &= one.high.has_value();
  }
  // The least of several has no lower bound unless all have one; any upper bound of one holds it. And the reverse.
  if (least && !all_low) result.low.reset();
  if (!least && !all_high) result.high.reset();
  return result;
}

Known Constants::down_to(Date day, const Node& node) {
  const Known& value = on(day, node.args[0]);
  const Known& step = on(day, node.args[1]);
  if (!value.is_exact() || !step.is_exact() || *step.low <= 0) return {};
  const Rational quotient = *value.low / *step.low;
  mpz_class whole;
  mpz_fdiv_q(whole.get_mpz_t(), quotient.get_num_mpz_t(), quotient.get_den_mpz_t());
  return exactly(Rational(whole * *step.low));
}

Known Constants::dated(Date day, const Node& node) {
  const auto after = std::ranges::upper_bound(node.dates, day);
  if (after == node.dates.begin()) return {};
  return on(day, node.args[static_cast<std::size_t>(after - node.dates.begin()) - 1]);
}

Known Constants::compared(Date day, const Node& node) {
  const Known left = on(day, node.args[0]);
  const Known right = on(day, node.args[1]);
  const bool numeric = is_numeric(plan_.node(node.args[0]).type.kind);
  if (node.op == Op::equal) return as_known(equal(left, right, numeric));
  if (node.op == Op::not_equal) return as_known(opposite(equal(left, right, numeric)));
  const bool or_equal = node.op == Op::less_equal || node.op == Op::greater_equal;
  const bool is_less = node.op == Op::less || node.op == Op::less_equal;
  if (numeric) return as_known(is_less ? less(left, right, or_equal) : less(right, left, or_equal));
  if (!left.value || !right.value) return {};
  const auto order = order_of(*left.value, *right.value);
  return exactly((or_equal && order == 0) || (is_less ? order < 0 : order > 0));
}

Known Constants::logic(Date day, const Node& node) {
  const auto left = flag(day, node.args[0]);
  const auto right = flag(day, node.args[1]);
  const bool decides = node.op == Op::logical_or;  // yes decides an or, no an and
  if (left == decides || right == decides) return exactly(decides);
  return left && right ? exactly(!decides) : Known{};
}

Known Constants::in_list(Date day, const Node& node) {
  const Known left = on(day, node.args[0]);
  const bool numeric = is_numeric(plan_.node(node.args[0]).type.kind);
  bool none_is = true;
  for (std::size_t i = 1; i < node.args.size(); ++i) {
    const auto same = equal(left, on(day, node.args[i]), numeric);
    if (same == true) return exactly(true);
    none_is &= same == false;
  }
  return none_is ? exactly(false) : Known{};
}

Known Constants::in_periods(Date day, const Node& node) {
  const Known date = on(day, node.args[0]);
  const Known periods = on(day, node.args[1]);
  if (!date.value || !periods.value) return {};
  return exactly(std::get<Periods>(*periods.value).holds(std::get<Date>(*date.value)));
}

// It is one of these values, and nobody knows which.
Known Constants::one_of(Date day, const std::vector<NodeId>& nodes) {
  Known result = on(day, nodes.front());
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const Known& other = on(day, nodes[i]);
    const auto wider = [](std::optional<Rational>& bound, const std::optional<Rational>& next, bool low) {
      if (!next)
        bound.reset();
      else if (bound && (low ? *next < *bound : *next > *bound))
        bound = next;
    };
    wider(result.low, other.low, true);
    wider(result.high, other.high, false);
    if (result.value != other.value) result.value.reset();
  }
  return result;
}

Known Constants::conditional(Date day, const Node& node) {
  if (const auto condition = flag(day, node.args[0])) return on(day, node.args[*condition ? 1 : 2]);
  return one_of(day, {node.args[1], node.args[2]});
}

Known Constants::steps(Date day, const Node& node) {
  const Known of = on(day, node.args[0]);
  std::vector<NodeId> reached;
  for (std::size_t i = 1; i < node.args.size(); i += 2) {
    const bool numeric = is_numeric(plan_.node(node.args[0]).type.kind);
    const bool last = i + 1 >= node.args.size();
    const auto within = last ? std::optional(true) : numeric ? less(of, on(day, node.args[i + 1]), true) : std::nullopt;
    if (within != false) reached.push_back(node.args[i]);
    if (within == true) break;
  }
  return one_of(day, reached);
}

}  // namespace nuan::policy::check
