// Bands and steps: their edges rise, every amount has its rate, every branch can be reached, and nothing is negative.
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "policy/check/say.hpp"
#include "policy/check/static_checks.hpp"

namespace nuan::policy::check {
namespace {

class CheckingBands {
 public:
  CheckingBands(Reading& reading, Constants& constants) : reading_(reading), constants_(constants) {}

  void benefit(const Benefit& benefit) {
    std::vector<NodeId> edges;
    for (const Band& band : benefit.bands) {
      check_not_negative(band.rate);
      if (band.edge != none) edges.push_back(band.edge);
    }
    check_end(benefit);
    check_rising(edges, true);
    for (const NodeId amount : {benefit.above, benefit.raise_to, benefit.nothing_under}) check_not_negative(amount);
    for (const Cap& cap : benefit.caps) check_not_negative(cap.amount);
  }

  void steps(const Node& node) {
    std::vector<NodeId> edges;
    for (std::size_t i = 2; i < node.args.size(); i += 2) edges.push_back(node.args[i]);
    if (check_rising(edges, false)) check_reached(node);
  }

  // Refuses what is negative on some day, as far as the text alone tells.
  void check_not_negative(NodeId id) {
    if (id == none) return;
    for (const NodeId leaf : leaves(id))
      for (const Date day : constants_.days({leaf})) {
        const Known& known = constants_.on(day, leaf);
        if (!is_negative(leaf, known)) continue;
        reading_.refuse(code::negative, reading_.plan.node(id).span, {"这个值会小于 0", "this value can fall below 0"},
                        {"付出的钱、比例和上限都不小于 0", "what is paid, its rates and its caps are never below 0"});
        return;
      }
  }

 private:
  [[nodiscard]] const Node& node(NodeId id) const { return reading_.plan.node(id); }

  // Bounds of an expression that branches more than once may be wider than what it can be, so only its upper one
  // counts.
  bool is_negative(NodeId id, const Known& known) {
    if (known.high && *known.high < 0) return true;
    return known.low && *known.low < 0 && branches(id) < 2;
  }

  // How often the expression chooses: 0, 1, or 2 for more.
  int branches(NodeId id) {
    const auto [known, fresh] = branches_.try_emplace(id, 0);
    if (!fresh) return known->second;
    const Node& one = node(id);
    int count = one.op == Op::conditional || one.op == Op::match || one.op == Op::steps ? 1 : 0;
    if (one.op == Op::let) count += branches(reading_.plan.lets[static_cast<std::size_t>(one.index)].value);
    for (const NodeId arg : one.args) count = std::min(2, count + branches(arg));
    return branches_[id] = count;
  }

  // The values an expression chooses between, or itself.
  std::vector<NodeId> leaves(NodeId id) const {
    std::vector<NodeId> open = {id}, found;
    std::unordered_set<NodeId> seen;
    while (!open.empty()) {
      const NodeId next = open.back();
      open.pop_back();
      if (!seen.insert(next).second) continue;
      const std::size_t before = open.size();
      const Node& one = node(next);
      if (one.op == Op::let) open.push_back(reading_.plan.lets[static_cast<std::size_t>(one.index)].value);
      if (one.op == Op::yuan_to_fen) open.push_back(one.args[0]);
      if (one.op == Op::conditional || one.op == Op::match)
        open.insert(open.end(), one.args.begin() + 1, one.args.end());
      if (one.op == Op::steps)
        for (std::size_t i = 1; i < one.args.size(); i += 2) open.push_back(one.args[i]);
      if (open.size() == before) found.push_back(next);
    }
    return found;
  }

  // The last band says what becomes of all that lies above the others; a lone rate has no edge to lie above.
  void check_end(const Benefit& benefit) {
    if (benefit.bands.empty() || benefit.bands.back().edge == none) return;
    reading_.refuse(
        code::bands_end, benefit.bands.back().span,
        {"最后一段有边，没有说更高的部分怎么付", "the last band has an edge; what lies above it is not said"},
        {"加上一段 `… beyond`；不再付就写 `0% beyond`",
         "add a band `… beyond`; write `0% beyond` where nothing more is paid"});
  }

  bool check_rising(const std::vector<NodeId>& edges, bool from_zero) {
    if (from_zero && !edges.empty() && !check_edge(none, edges.front())) return false;
    for (std::size_t i = 1; i < edges.size(); ++i)
      if (!check_edge(edges[i - 1], edges[i])) return false;
    return true;
  }

  bool check_edge(NodeId before, NodeId edge) {
    for (const Date day : constants_.days({before, edge})) {
      const Known& upper = constants_.on(day, edge);
      const std::optional<Rational> lower = before == none ? Rational(0) : constants_.on(day, before).low;
      const bool by_order = before != none && upper.value && constants_.on(day, before).value &&
                            std::get<Date>(*upper.value) <= std::get<Date>(*constants_.on(day, before).value);
      const bool rises = !by_order && !(upper.high && lower && *upper.high <= *lower);
      if (rises) continue;
      reading_.refuse(code::edges_not_rising, node(edge).span,
                      before == none
                          ? Words{"第一段的边不大于 0", "the first edge is not above 0"}
                          : say("{}这条边不高于前一条", "{}this edge is not above the one before it", on_day(day)),
                      {"边从低到高写", "write the edges from low to high"});
      return false;
    }
    return true;
  }

  Words on_day(Date day) const {
    if (day == reading_.plan.from) return {};
    return say("自 {} 起，", "from {} on, ", to_text(day));
  }

  // A step is reached when the value can lie above the edge before it and not above its own.
  void check_reached(const Node& steps) {
    std::vector<bool> reached(steps.args.size(), false);
    for (const Date day : constants_.days(steps.args)) {
      const Known of = constants_.on(day, steps.args[0]);
      for (std::size_t i = 1; i < steps.args.size(); i += 2) {
        const bool last = i + 1 >= steps.args.size();
        const auto low = i == 1 ? std::nullopt : constants_.on(day, steps.args[i - 1]).low;
        const auto high = last ? std::nullopt : constants_.on(day, steps.args[i + 1]).high;
        const bool below = of.high && low && *of.high <= *low;
        const bool above = of.low && high && *of.low > *high;
        if (!below && !above) reached[i] = true;
      }
    }
    for (std::size_t i = 1; i < steps.args.size(); i += 2)
      if (!reached[i])
        reading_.refuse(code::step_never_reached, node(steps.args[i]).span,
                        {"这一档永远到不了", "this step is never reached"},
                        {"删去它，或改边", "remove it, or change its edges"});
  }

  Reading& reading_;
  Constants& constants_;
  std::unordered_map<NodeId, int> branches_;
};

}  // namespace

void check_bands(Reading& reading, Constants& constants) {
  CheckingBands checking(reading, constants);
  for (const Benefit& benefit : reading.plan.benefits) checking.benefit(benefit);
  for (const Limit& limit : reading.plan.limits) checking.check_not_negative(limit.cap.amount);
  for (std::size_t i = 0; i < reading.plan.nodes.size(); ++i)
    if (reading.plan.nodes[i].op == Op::steps) checking.steps(reading.plan.nodes[i]);
}

}  // namespace nuan::policy::check
