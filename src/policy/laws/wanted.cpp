// Solves the one comparison that fails for the first result in it.
#include "policy/laws/wanted.hpp"

#include <algorithm>

#include "base/result.hpp"

namespace nuan::policy {

namespace {

struct Term {
  Index result = none;
  int sign = 1;
};

// The first result that only sums and differences lie above.
std::optional<Term> first_result(const Plan& plan, NodeId id, int sign) {
  const Node& node = plan.node(id);
  if (node.op == Op::result) return Term{node.index, sign};
  if (node.op != Op::add && node.op != Op::subtract) return std::nullopt;
  if (const auto left = first_result(plan, node.args[0], sign)) return left;
  return first_result(plan, node.args[1], node.op == Op::add ? sign : -sign);
}

class Solving {
 public:
  Solving(const Plan& plan, const Known& known) : plan_(plan), known_(known) {}

  // What would make the condition come out as `wanted`.
  [[nodiscard]] std::optional<WantedNumber> solve(NodeId id, bool wanted = true) const {
    const Node& node = plan_.node(id);
    switch (node.op) {
      case Op::logical_not:
        return solve(node.args[0], !wanted);
      case Op::logical_and:
        return wanted ? solve_first(node.args, wanted) : std::nullopt;
      case Op::logical_or:
        return wanted ? std::nullopt : solve_first(node.args, wanted);
      // `not a < b` is b <= a, and so on.
      case Op::less:
        return wanted ? solve_upper(node.args[0], node.args[1], true) : solve_upper(node.args[1], node.args[0], false);
      case Op::less_equal:
        return wanted ? solve_upper(node.args[0], node.args[1], false) : solve_upper(node.args[1], node.args[0], true);
      case Op::greater:
        return wanted ? solve_upper(node.args[1], node.args[0], true) : solve_upper(node.args[0], node.args[1], false);
      case Op::greater_equal:
        return wanted ? solve_upper(node.args[1], node.args[0], false) : solve_upper(node.args[0], node.args[1], true);
      default:
        return std::nullopt;
    }
  }

 private:
  [[nodiscard]] std::optional<Value> read(NodeId id) const { return known_.value(id); }

  [[nodiscard]] std::optional<WantedNumber> solve_first(const std::vector<NodeId>& conditions, bool wanted) const {
    for (const NodeId condition : conditions) {
      const std::optional<Value> holds = read(condition);
      if (holds && std::get<bool>(*holds) != wanted) return solve(condition, wanted);
    }
    return std::nullopt;  // untested: a whole that fails has a part that does
  }

  // `small` must not exceed `large`: a result on the left comes down by what is too much, one on the right goes up.
  [[nodiscard]] std::optional<WantedNumber> solve_upper(NodeId small, NodeId large, bool strict) const {
    std::optional<Term> term = first_result(plan_, small, 1);
    if (!term) term = first_result(plan_, large, -1);
    const std::optional<Value> left = read(small);
    const std::optional<Value> right = read(large);
    if (!term || !left || !right) return std::nullopt;
    const auto* low = std::get_if<Rational>(&*left);
    const auto* high = std::get_if<Rational>(&*right);
    if (low == nullptr || high == nullptr) return std::nullopt;
    const Rational excess = *low - *high;
    mpz_class whole;
    mpz_cdiv_q(whole.get_mpz_t(), excess.get_num_mpz_t(), excess.get_den_mpz_t());
    if (strict && excess.get_den() == 1) whole += 1;
    return WantedNumber{term->result, known_.result(term->result) - Rational(whole) * term->sign};
  }

  const Plan& plan_;
  const Known& known_;
};

}  // namespace

std::optional<WantedNumber> wanted_number(const Plan& plan, NodeId condition, const Known& known) {
  return Solving(plan, known).solve(condition);
}

std::optional<Wanted> wanted(const Plan& plan, NodeId condition, const std::vector<Value>& inputs,
                             const Subject& subject, const Outcome& outcome, const Year& year) {
  const Known known{[&](NodeId id) { return value_in_year(plan, inputs, subject, outcome, id, year); },
                    [&](Index result) { return fen_of(outcome.result(plan, result, year)); }};
  const auto solved = wanted_number(plan, condition, known);
  const std::optional<Money> amount = solved ? round_to_fen(solved->number) : std::nullopt;
  if (!amount || *amount < Money()) return std::nullopt;
  return Wanted{solved->result, *amount};
}

}  // namespace nuan::policy
