// Evaluates each price with what its steps go by held on an edge, and a hair beyond.
#include "policy/cliffs.hpp"

#include <algorithm>
#include <optional>

#include "policy/everybody.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/figure_number.hpp"

namespace nuan::policy {
namespace {

const Rational hair(1, 1'000'000);

// Every `steps of` that an expression is made of, also through lets.
void find_steps(const Plan& plan, NodeId id, std::vector<NodeId>& found) {
  if (id == none) return;
  const Node& node = plan.node(id);
  if (node.op == Op::steps && std::ranges::find(found, id) == found.end()) found.push_back(id);
  if (node.op == Op::let) find_steps(plan, plan.lets[static_cast<std::size_t>(node.index)].value, found);
  for (const NodeId arg : node.args) find_steps(plan, arg, found);
}

// Says that what the steps go by is some number, wherever it is read.
class Held final : public RowValues {
 public:
  Held(const Plan& plan, NodeId held, Rational number) : plan_(plan), held_(held), number_(std::move(number)) {}

  void fold_with(Fold) override {}
  [[nodiscard]] bool has(NodeId id) const override {
    const Node& held = plan_.node(held_);
    const Node& node = plan_.node(id);
    return id == held_ || (held.op == Op::let && node.op == Op::let && node.index == held.index);
  }
  [[nodiscard]] std::optional<Value> value(NodeId, const RowPlace&) override { return Value(number_); }
  [[nodiscard]] const std::optional<Error>& failure() const override { return failure_; }  // untested: asked of engines

 private:
  const Plan& plan_;
  NodeId held_;
  Rational number_;
  std::optional<Error> failure_;
};

class Looking {
 public:
  Looking(const Plan& plan, const Price& price) : plan_(plan), price_(price) {}

  void look(std::vector<Diagnostic>& remarks) const {
    std::vector<NodeId> all;
    find_steps(plan_, price_.pay, all);
    const std::size_t before = remarks.size();
    for (const NodeId steps : all) {
      const std::vector<NodeId>& args = plan_.node(steps).args;
      for (std::size_t edge = 2; edge < args.size(); edge += 2) look(args[0], args[edge], remarks);
    }
    if (remarks.size() > before)
      remarks.back().advice = {"测量稍有误差，金额就差这么多；写一条 `no cliff above …` 的 law，说明容许多大。",
                               "A small error of measurement moves the bill by as much; a law `no cliff above …` says "
                               "how much is accepted."};
  }

 private:
  void look(NodeId of, NodeId edge, std::vector<Diagnostic>& remarks) const {
    if (plan_.node(edge).op != Op::constant) return;
    const auto* at = std::get_if<Rational>(&plan_.node(edge).value);
    if (at == nullptr) return;
    for (const Example& example : plan_.examples) {
      const auto on = pay(example, of, *at);
      const auto beyond = pay(example, of, Rational(*at + hair));
      if (!on || !beyond) continue;
      if (abs(*number_of(*beyond) - *number_of(*on)) > 100) remarks.push_back(told(of, edge, *on, *beyond));
      return;
    }
  }

  // Of the first row that there is.
  [[nodiscard]] std::optional<Figure> pay(const Example& example, NodeId of, const Rational& number) const {
    const std::vector<Subject> subjects = subjects_of(plan_, example);
    Held held(plan_, of, number);
    const FormTable table = Everybody(plan_, example.inputs, subjects, &held).price(price_);
    return table.rows.empty() ? std::nullopt : std::optional(table.rows.front().figures[1]);
  }

  [[nodiscard]] Diagnostic told(NodeId of, NodeId edge, const Figure& on, const Figure& beyond) const {
    const std::string by(plan_.source.text(plan_.node(of).span));
    const std::string at(plan_.source.text(plan_.node(edge).span));
    return {"remark",
            plan_.node(edge).span,
            {"`" + price_.name + "` 在这里跳一下：`" + by + "` 为 " + at + " 时是 " + spell_figure(on) +
                 "，再多一点点就是 " + spell_figure(beyond) + "。",
             "`" + price_.name + "` leaps here: " + spell_figure(on) + " where `" + by + "` is " + at +
                 ", and a hair beyond " + spell_figure(beyond) + "."},
            {}};
  }

  const Plan& plan_;
  const Price& price_;
};

}  // namespace

std::vector<Diagnostic> cliffs_of(const Plan& plan) {
  std::vector<Diagnostic> remarks;
  for (const Price& price : plan.prices) Looking(plan, price).look(remarks);
  return remarks;
}

}  // namespace nuan::policy
