// Arithmetic on vectors that are not there yet: emits the operations, and keeps scale, bounds and doubt of every
// vector.
#pragma once

#include "policy/columnar/builder.hpp"

namespace nuan::policy::columnar {

// A constant, or a vector of whole numbers that stand for number / scale. Dates are days, flags 0 or 1, choices and
// texts their numbers, all of scale 1.
struct Operand {
  Reg reg = no_reg;  // none: a constant
  Rational number;   // the constant
  std::int64_t scale = 1;
  Bounds bounds;
  Reg bad = no_reg;  // rows on which the interpreter must decide; the number means nothing there

  [[nodiscard]] bool constant() const { return reg == no_reg; }
  [[nodiscard]] bool is(int value) const { return constant() && number == value; }
};

[[nodiscard]] Operand constant(const Rational& number);
[[nodiscard]] Operand vector(Reg reg, Bounds bounds, std::int64_t scale = 1, Reg bad = no_reg);
// The bounds of the whole numbers at the operand's own scale, for constants too.
[[nodiscard]] Bounds bounds_at(const Operand& operand, std::int64_t scale);
[[nodiscard]] bool surely_not_negative(const Operand& operand);

class Arithmetic {
 public:
  explicit Arithmetic(Builder& builder) : builder_(builder) {}

  [[nodiscard]] Operand add(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand subtract(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand multiply(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand smaller(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand larger(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand down_to(Space space, const Operand& value, const Operand& step);
  // `sign` is one of the comparisons.
  [[nodiscard]] Operand compare(Space space, Sign sign, const Operand& a, const Operand& b);
  // Of flags. The second is read only where the first does not decide.
  [[nodiscard]] Operand both(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand either(Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Operand opposite(Space space, const Operand& a);
  // Only what is chosen is read.
  [[nodiscard]] Operand choose(Space space, const Operand& condition, const Operand& yes, const Operand& no);
  // The constant that stands at the number of a choice.
  [[nodiscard]] Operand lookup(Space space, const Operand& at, const std::vector<Operand>& constants);
  // To whole units, half away from zero.
  [[nodiscard]] Operand rounded(Space space, const Operand& a);
  // A value that is bad everywhere.
  [[nodiscard]] Operand undecidable(Space space);
  [[nodiscard]] Operand gather(Space space, const Operand& operand, RowsReg by);

  // The numbers at a scale that is a multiple of the operand's own.
  [[nodiscard]] Arg argument(Space space, const Operand& operand, std::int64_t scale);
  [[nodiscard]] Reg as_vector(Space space, const Operand& operand, std::int64_t scale);
  [[nodiscard]] std::int64_t common_scale(const Operand& a, const Operand& b);
  // Either may be none.
  [[nodiscard]] Reg either_bad(Space space, Reg a, Reg b);
  // Tells the builder when the bounds are too wide.
  [[nodiscard]] Operand checked(const Operand& operand);

 private:
  [[nodiscard]] Operand combined(Space space, Sign sign, const Operand& a, const Operand& b, Bounds bounds,
                                 std::int64_t scale);
  [[nodiscard]] Operand times_constant(Space space, const Operand& a, const Rational& factor);
  [[nodiscard]] Operand extreme(Space space, Sign sign, const Operand& a, const Operand& b);
  [[nodiscard]] Operand with_bad_of(Operand operand, Space space, const Operand& a, const Operand& b);
  [[nodiscard]] Reg chosen_bad(Space space, const Operand& condition, Reg yes, Reg no);
  [[nodiscard]] std::int64_t whole(const Rational& number);
  [[nodiscard]] std::int64_t widest_scale() const;

  Builder& builder_;
};

}  // namespace nuan::policy::columnar
