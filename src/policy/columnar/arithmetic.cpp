#include "policy/columnar/arithmetic.hpp"

#include <numeric>

namespace nuan::policy::columnar {

namespace {

// Room for numbers beside the scale, in 64 bits and in wider ones.
constexpr std::int64_t widest_scale_of_64 = std::int64_t{1} << 50;
constexpr std::int64_t widest_scale_of_wide = std::int64_t{1} << 60;

Rational ratio_of(std::int64_t number) { return Rational(mpz_class(static_cast<long>(number))); }

Wide wide(const Rational& number) {
  // Anything beyond the farthest is just too far.
  const Rational edge = ratio_of(farthest) * 4;
  if (number > edge) return Wide{farthest} * 4;
  if (number < -edge) return Wide{farthest} * -4;
  const mpz_class whole = number.get_num() / number.get_den();
  return whole.get_si();
}

Rational folded(Sign sign, const Rational& a, const Rational& b) {
  switch (sign) {
    case Sign::less:
      return Rational(a < b ? 1 : 0);
    case Sign::less_equal:
      return Rational(a <= b ? 1 : 0);
    case Sign::greater:
      return Rational(a > b ? 1 : 0);
    case Sign::greater_equal:
      return Rational(a >= b ? 1 : 0);
    case Sign::equal:
      return Rational(a == b ? 1 : 0);
    case Sign::not_equal:
      return Rational(a != b ? 1 : 0);
    case Sign::smaller:
      return a < b ? a : b;
    case Sign::larger:
      return a < b ? b : a;
    default:  // untested: `folded` is asked only for the signs above
      break;  // untested: `folded` is asked only for the signs above
  }
  ENSURE(false);  // untested: guards against a new sign
  return a;
}

// The sign with its sides exchanged.
Sign mirrored(Sign sign) {
  switch (sign) {
    case Sign::less:
      return Sign::greater;
    case Sign::less_equal:
      return Sign::greater_equal;
    case Sign::greater:
      return Sign::less;
    case Sign::greater_equal:
      return Sign::less_equal;
    case Sign::subtract:
      return Sign::subtract_from;
    default:
      return sign;
  }
}

}  // namespace

Operand constant(const Rational& number) {
  Operand operand;
  operand.number = number;
  return operand;
}

Operand vector(Reg reg, Bounds bounds, std::int64_t scale, Reg bad) {
  Operand operand;
  operand.reg = reg;
  operand.bounds = bounds;
  operand.scale = scale;
  operand.bad = bad;
  return operand;
}

Bounds bounds_at(const Operand& operand, std::int64_t scale) {
  if (!operand.constant()) {
    const Wide factor = scale / operand.scale;
    return {product(operand.bounds.low, factor), product(operand.bounds.high, factor)};
  }
  const Wide number = wide(operand.number * ratio_of(scale));
  return {number, number};
}

bool surely_not_negative(const Operand& operand) {
  return operand.constant() ? sgn(operand.number) >= 0 : operand.bounds.low >= 0;
}

std::int64_t Arithmetic::widest_scale() const {
  return builder_.program().is_wide ? widest_scale_of_wide : widest_scale_of_64;
}

Operand Arithmetic::checked(const Operand& operand) {
  if (!operand.constant() && !builder_.holds(operand.bounds)) builder_.overflow(builder_.here());
  return operand;
}

std::int64_t Arithmetic::whole(const Rational& number) {
  ENSURE(number.get_den() == 1);
  if (abs(number) > ratio_of(farthest)) {
    builder_.overflow(builder_.here());
    return 0;
  }
  return number.get_num().get_si();
}

std::int64_t Arithmetic::common_scale(const Operand& a, const Operand& b) {
  const auto scale_of = [](const Operand& each) {
    return each.constant() ? mpz_class(each.number.get_den()) : mpz_class(static_cast<long>(each.scale));
  };
  const mpz_class common = lcm(scale_of(a), scale_of(b));
  if (common <= static_cast<long>(widest_scale())) return common.get_si();
  builder_.overflow(builder_.here());
  return 0;
}

Arg Arithmetic::argument(Space space, const Operand& operand, std::int64_t scale) {
  if (scale == 0) return {};
  if (operand.constant()) return {no_reg, whole(operand.number * ratio_of(scale))};
  if (operand.scale == scale) return {operand.reg, 0};
  const Reg out = builder_.new_register();
  if (!builder_.holds(bounds_at(operand, scale))) builder_.overflow(builder_.here());
  builder_.emit(Combine{Sign::multiply, out, space, operand.reg, {no_reg, scale / operand.scale}});
  return {out, 0};
}

Reg Arithmetic::as_vector(Space space, const Operand& operand, std::int64_t scale) {
  const Arg arg = argument(space, operand, scale);
  if (arg.reg != no_reg) return arg.reg;
  const Reg out = builder_.new_register();
  builder_.emit(Fill{out, space, arg.number});
  return out;
}

Reg Arithmetic::either_bad(Space space, Reg a, Reg b) {
  if (a == no_reg || a == b) return b;
  if (b == no_reg) return a;
  const Reg out = builder_.new_register();
  builder_.emit(Combine{Sign::either, out, space, a, {b, 0}});
  return out;
}

Operand Arithmetic::with_bad_of(Operand operand, Space space, const Operand& a, const Operand& b) {
  operand.bad = either_bad(space, a.bad, b.bad);
  return operand;
}

// At least one side is a vector.
Operand Arithmetic::combined(Space space, Sign sign, const Operand& a, const Operand& b, Bounds bounds,
                             std::int64_t scale) {
  const std::int64_t side = common_scale(a, b);
  const Reg out = builder_.new_register();
  const Operand answer = vector(out, bounds, scale == 0 ? side : scale, either_bad(space, a.bad, b.bad));
  if (a.constant()) {
    const Reg right = argument(space, b, side).reg;
    builder_.emit(Combine{mirrored(sign), out, space, right, argument(space, a, side)});
  } else {
    const Reg left = argument(space, a, side).reg;
    builder_.emit(Combine{sign, out, space, left, argument(space, b, side)});
  }
  return checked(answer);
}

Operand Arithmetic::add(Space space, const Operand& a, const Operand& b) {
  if (a.constant() && b.constant()) return with_bad_of(constant(a.number + b.number), space, a, b);
  if (a.is(0)) return with_bad_of(b, space, a, b);
  if (b.is(0)) return with_bad_of(a, space, a, b);
  const std::int64_t scale = common_scale(a, b);
  if (scale == 0) return a;
  return combined(space, Sign::add, a, b, bounds_at(a, scale) + bounds_at(b, scale), 0);
}

Operand Arithmetic::subtract(Space space, const Operand& a, const Operand& b) {
  if (a.constant() && b.constant()) return with_bad_of(constant(a.number - b.number), space, a, b);
  if (b.is(0)) return with_bad_of(a, space, a, b);
  const std::int64_t scale = common_scale(a, b);
  if (scale == 0) return a;
  return combined(space, Sign::subtract, a, b, bounds_at(a, scale) - bounds_at(b, scale), 0);
}

Operand Arithmetic::multiply(Space space, const Operand& a, const Operand& b) {
  if (a.constant() && b.constant()) return with_bad_of(constant(a.number * b.number), space, a, b);
  if (a.constant()) return with_bad_of(times_constant(space, b, a.number), space, a, b);
  if (b.constant()) return with_bad_of(times_constant(space, a, b.number), space, a, b);
  if (a.scale > widest_scale() / b.scale) {
    builder_.overflow(builder_.here());
    return a;
  }
  const Reg out = builder_.new_register();
  builder_.emit(Combine{Sign::multiply, out, space, a.reg, {b.reg, 0}});
  return checked(vector(out, a.bounds * b.bounds, a.scale * b.scale, either_bad(space, a.bad, b.bad)));
}

// number / scale * p / q = (number * p') / scale', both in lowest terms.
Operand Arithmetic::times_constant(Space space, const Operand& a, const Rational& factor) {
  if (factor == 0) {
    Operand zero = constant(0);
    zero.bad = a.bad;
    return zero;
  }
  const Rational whole_factor = factor / ratio_of(a.scale);
  if (abs(whole_factor.get_num()) > static_cast<long>(widest_scale()) ||
      whole_factor.get_den() > static_cast<long>(widest_scale())) {
    builder_.overflow(builder_.here());
    return a;
  }
  const std::int64_t by = whole_factor.get_num().get_si();
  const std::int64_t scale = whole_factor.get_den().get_si();
  if (by == 1) return vector(a.reg, a.bounds, scale, a.bad);
  const Reg out = builder_.new_register();
  builder_.emit(Combine{Sign::multiply, out, space, a.reg, {no_reg, by}});
  return checked(vector(out, a.bounds * Bounds{by, by}, scale, a.bad));
}

Operand Arithmetic::extreme(Space space, Sign sign, const Operand& a, const Operand& b) {
  if (a.constant() && b.constant()) return with_bad_of(constant(folded(sign, a.number, b.number)), space, a, b);
  const std::int64_t scale = common_scale(a, b);
  if (scale == 0) return a;
  const Bounds left = bounds_at(a, scale);
  const Bounds right = bounds_at(b, scale);
  const Bounds bounds = sign == Sign::smaller ? Bounds{std::min(left.low, right.low), std::min(left.high, right.high)}
                                              : Bounds{std::max(left.low, right.low), std::max(left.high, right.high)};
  return combined(space, sign, a, b, bounds, 0);
}

Operand Arithmetic::smaller(Space space, const Operand& a, const Operand& b) {
  return extreme(space, Sign::smaller, a, b);
}
Operand Arithmetic::larger(Space space, const Operand& a, const Operand& b) {
  return extreme(space, Sign::larger, a, b);
}

Operand Arithmetic::compare(Space space, Sign sign, const Operand& a, const Operand& b) {
  if (a.constant() && b.constant()) return with_bad_of(constant(folded(sign, a.number, b.number)), space, a, b);
  if (common_scale(a, b) == 0) return constant(0);
  return combined(space, sign, a, b, flag_bounds, 1);
}

Operand Arithmetic::down_to(Space space, const Operand& value, const Operand& step) {
  if (step.is(0)) return undecidable(space);
  if (value.constant() && step.constant()) {
    const Rational size = abs(step.number);
    const Rational times = value.number / size;
    mpz_class whole_times;
    mpz_fdiv_q(whole_times.get_mpz_t(), times.get_num_mpz_t(), times.get_den_mpz_t());
    return with_bad_of(constant(Rational(whole_times) * size), space, value, step);
  }
  const std::int64_t scale = common_scale(value, step);
  if (scale == 0) return value;
  const Bounds steps = bounds_at(step, scale);
  const Wide farthest_step = std::max(steps.high, -steps.low);
  Bounds bounds = bounds_at(value, scale);
  bounds.low -= farthest_step;
  bounds = bounds | Bounds{0, 0};
  const Reg numbers = as_vector(space, value, scale);
  const Reg out = builder_.new_register();
  const Reg bad = step.constant() ? no_reg : builder_.new_register();
  builder_.emit(DownTo{out, bad, space, numbers, argument(space, step, scale)});
  const Reg doubt = either_bad(space, either_bad(space, value.bad, step.bad), bad);
  return checked(vector(out, bounds, scale, doubt));
}

Reg Arithmetic::chosen_bad(Space space, const Operand& condition, Reg yes, Reg no) {
  if (yes == no_reg && no == no_reg) return condition.bad;
  const Reg out = builder_.new_register();
  builder_.emit(Choose{out, space, condition.reg, {yes, 0}, {no, 0}});
  return either_bad(space, condition.bad, out);
}

Operand Arithmetic::choose(Space space, const Operand& condition, const Operand& yes, const Operand& no) {
  if (condition.constant()) {
    Operand chosen = condition.number != 0 ? yes : no;
    chosen.bad = either_bad(space, condition.bad, chosen.bad);
    return chosen;
  }
  const bool same = yes.constant() && no.constant() && yes.number == no.number;
  if (same && yes.bad == no_reg && no.bad == no_reg) {
    Operand chosen = yes;
    chosen.bad = condition.bad;
    return chosen;
  }
  const std::int64_t scale = common_scale(yes, no);
  if (scale == 0) return yes;
  const Arg yes_arg = argument(space, yes, scale);
  const Arg no_arg = argument(space, no, scale);
  const Reg out = builder_.new_register();
  builder_.emit(Choose{out, space, condition.reg, yes_arg, no_arg});
  const Reg bad = chosen_bad(space, condition, yes.bad, no.bad);
  return checked(vector(out, bounds_at(yes, scale) | bounds_at(no, scale), scale, bad));
}

Operand Arithmetic::both(Space space, const Operand& a, const Operand& b) {
  const bool plain = !a.constant() && !b.constant() && b.bad == no_reg;
  return plain ? combined(space, Sign::both, a, b, flag_bounds, 1) : choose(space, a, b, constant(0));
}

Operand Arithmetic::either(Space space, const Operand& a, const Operand& b) {
  const bool plain = !a.constant() && !b.constant() && b.bad == no_reg;
  return plain ? combined(space, Sign::either, a, b, flag_bounds, 1) : choose(space, a, constant(1), b);
}

Operand Arithmetic::opposite(Space space, const Operand& a) {
  if (a.constant()) {
    Operand answer = a;
    answer.number = a.number == 0 ? 1 : 0;
    return answer;
  }
  const Reg out = builder_.new_register();
  builder_.emit(Combine{Sign::equal, out, space, a.reg, {no_reg, 0}});
  return vector(out, flag_bounds, 1, a.bad);
}

Operand Arithmetic::lookup(Space space, const Operand& at, const std::vector<Operand>& constants) {
  mpz_class common = 1;
  for (const Operand& each : constants) common = lcm(common, mpz_class(each.number.get_den()));
  if (common > static_cast<long>(widest_scale())) {
    builder_.overflow(builder_.here());  // untested: for a `match` of values with vast denominators, as in common_scale
    return at;                           // untested: for a `match` of values with vast denominators
  }
  const std::int64_t scale = common.get_si();
  Lookup lookup{builder_.new_register(), space, at.reg, {}};
  Bounds bounds = bounds_at(constants.front(), scale);
  for (const Operand& each : constants) {
    lookup.table.push_back(whole(each.number * ratio_of(scale)));
    bounds = bounds | bounds_at(each, scale);
  }
  const Reg out = lookup.out;
  builder_.emit(std::move(lookup));
  return checked(vector(out, bounds, scale, at.bad));
}

Operand Arithmetic::rounded(Space space, const Operand& a) {
  if (a.constant()) {
    Operand answer = a;
    const std::optional<Money> fen = round_to_fen(a.number);
    if (!fen) return undecidable(space);
    answer.number = fen_of(*fen);
    return answer;
  }
  if (a.scale == 1) return a;
  const Reg out = builder_.new_register();
  builder_.emit(RoundedQuotient{out, space, a.reg, a.scale, a.bounds.low >= 0});
  return vector(out, {a.bounds.low / a.scale - 1, a.bounds.high / a.scale + 1}, 1, a.bad);
}

Operand Arithmetic::undecidable(Space space) {
  Operand operand = constant(0);
  operand.bad = builder_.new_register();
  builder_.emit(Fill{operand.bad, space, 1});
  return operand;
}

Operand Arithmetic::gather(Space space, const Operand& operand, RowsReg by) {
  Operand answer = operand;
  if (!operand.constant()) {
    answer.reg = builder_.new_register();
    builder_.emit(Gather{answer.reg, space, operand.reg, by});
  }
  if (operand.bad != no_reg) {
    answer.bad = builder_.new_register();
    builder_.emit(Gather{answer.bad, space, operand.bad, by});
  }
  return answer;
}

}  // namespace nuan::policy::columnar
