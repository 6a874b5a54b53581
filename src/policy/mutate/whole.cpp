#include "policy/mutate/whole.hpp"

#include <algorithm>

namespace nuan::policy {
namespace {

constexpr int fen_of_a_yuan = 100;

class Wholeness {
 public:
  explicit Wholeness(const Plan& plan) : plan_(plan) {}

  // Whether so many times the value is whole: 0.50 is not, but in fen it is.
  [[nodiscard]] bool of(NodeId id, int times) const {
    const Node& node = plan_.node(id);
    switch (node.op) {
      case Op::constant:
        return is_integer(node.value, times);
      case Op::yuan_to_fen:
        return of(node.args.front(), times * fen_of_a_yuan);
      case Op::column:
      case Op::input:
      case Op::as_of:
        return node.type.kind == Kind::money || node.type.kind == Kind::count || node.type.kind == Kind::days;
      case Op::let:
        return of(plan_.lets[static_cast<std::size_t>(node.index)].value, times);
      case Op::place:
      case Op::days_between:
      case Op::years_between:
        return true;
      case Op::multiply:
        return (of(node.args[0], times) && of(node.args[1], 1)) || (of(node.args[0], 1) && of(node.args[1], times));
      case Op::add:
      case Op::subtract:
      case Op::least:
      case Op::greatest:
      case Op::dated:
        return all(node, 0, 1, times);
      case Op::conditional:
      case Op::match:
        return all(node, 1, 1, times);
      case Op::steps:
        return all(node, 1, 2, times);  // the edges between are only compared with
      default:
        return false;
    }
  }

 private:
  [[nodiscard]] static bool is_integer(const Value& value, int times) {
    const auto* number = std::get_if<Rational>(&value);
    return number != nullptr && Rational(*number * times).get_den() == 1;
  }

  [[nodiscard]] bool all(const Node& node, std::size_t first, std::size_t step, int times) const {
    for (std::size_t i = first; i < node.args.size(); i += step) {
      if (!of(node.args[i], times)) return false;
    }
    return true;
  }

  const Plan& plan_;
};

bool is_whole(const Plan& plan, NodeId id) { return Wholeness(plan).of(id, 1); }

}  // namespace

bool asks_fact_by_fact(const Plan& plan, const Benefit& benefit) {
  if (benefit.scope.kind == Scope::Kind::group || benefit.pay == Benefit::Pay::largest) return false;
  if (benefit.above != none || benefit.raise_to != none || benefit.nothing_under != none) return false;
  if (benefit.bands.size() != 1 || benefit.bands.front().edge != none) return false;
  return is_whole(plan, benefit.bands.front().rate) && (benefit.on == none || is_whole(plan, benefit.on));
}

}  // namespace nuan::policy
