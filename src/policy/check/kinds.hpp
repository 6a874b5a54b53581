// Kinds: what may be added, multiplied and compared with what. The table of section "types" of the language, as code.
#pragma once

#include <optional>

#include "policy/plan.hpp"

namespace nuan::policy::check {

[[nodiscard]] Words words_for(Kind kind);

// How two kinds combine. A bare number beside money is first turned into fen; `swapped` puts the right side first.
struct Combination {
  Op op = Op::add;
  Kind kind = Kind::number;
  bool left_to_money = false;
  bool right_to_money = false;
  bool swapped = false;
};
// Nothing where the language has no meaning for it. `sign` is one of + - * /.
[[nodiscard]] std::optional<Combination> combine(char sign, Kind left, Kind right);

// The kind that two branches, items or sides share, or nothing. A bare number becomes what the other side is.
[[nodiscard]] std::optional<Kind> shared_kind(Kind left, Kind right);

// Kinds that hold a number, with a unit or bare.
[[nodiscard]] bool is_numeric(Kind kind);
// Kinds with an order, which are those and dates: `<` and the like, least, greatest, smallest, largest, steps.
[[nodiscard]] bool is_ordered(Kind kind);
// number, count, or a bare number
[[nodiscard]] bool is_plain_number(Kind kind);

}  // namespace nuan::policy::check
