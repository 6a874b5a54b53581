#include "policy/interpret/nearest_admission.hpp"

#include <algorithm>

#include "policy/interpret/cover.hpp"
#include "policy/value_order.hpp"

namespace nuan::policy {
namespace {

using Way = std::vector<ColumnChange>;  // changes that together make a condition hold
constexpr std::size_t most_ways = 200;
constexpr int most_days = 1 << 16;  // how far a day is looked for: some 180 years

bool same_place(const ColumnChange& a, const ColumnChange& b) { return a.of == b.of && a.index == b.index; }

// Both together; nothing where they want different values of one column.
std::optional<Way> joined(Way left, const Way& right) {
  for (const ColumnChange& change : right) {
    const auto same = std::ranges::find_if(left, [&](const ColumnChange& one) { return same_place(one, change); });
    if (same != left.end() && order_of(same->to, change.to) != 0) return std::nullopt;
    if (same == left.end()) left.push_back(change);
  }
  return left;
}

Op mirrored(Op op) {
  switch (op) {
    case Op::less:
      return Op::greater;
    case Op::less_equal:
      return Op::greater_equal;
    case Op::greater:
      return Op::less;
    case Op::greater_equal:
      return Op::less_equal;
    default:
      return op;
  }
}

bool is_comparison(Op op) { return op >= Op::less && op <= Op::not_equal; }

class Seeking {
 public:
  Seeking(OverEverybody& everybody, const Plan& plan, const std::vector<Value>& inputs, const Subject& subject,
          const Fact* fact, const Admission& admission)
      : everybody_(everybody), plan_(plan), inputs_(inputs), subject_(subject), fact_(fact), admission_(admission) {
    for (std::size_t table = 0; fact != nullptr && table < subject.facts.size(); ++table)
      for (const Fact& one : subject.facts[table])
        if (one.id == fact->id && one.columns == fact->columns) table_ = static_cast<Index>(table);
  }

  std::optional<Way> seek() {
    std::vector<Way> all = {{}};
    for (const Requirement& line : admission_.requirements)
      if (line.answer != Answer::note) all = product(all, ways(line.condition, true));
    std::ranges::stable_sort(all, {}, [](const Way& way) { return way.size(); });
    for (const Way& way : all)
      if (!way.empty() && admits(way)) return way;
    return std::nullopt;
  }

 private:
  // ---- trying
  template <class Read>
  auto with(const Way& way, Read read) const {
    std::vector<Value> inputs = inputs_;
    Subject subject = subject_;
    for (const ColumnChange& change : way) {
      const auto at = static_cast<std::size_t>(change.index);
      if (change.of == ColumnChange::Of::input) inputs[at] = change.to;
      if (change.of == ColumnChange::Of::subject) subject.columns[at] = change.to;
      if (change.of != ColumnChange::Of::fact) continue;
      for (Fact& fact : subject.facts[static_cast<std::size_t>(table_)])
        if (fact.id == fact_->id) fact.columns[at] = change.to;
    }
    Settlement settlement(plan_, inputs, subject);
    settlement.evaluator().read_everybody(everybody_);
    settlement.refuse_outside();
    return read(settlement);
  }

  [[nodiscard]] std::optional<Reading> row_in(const Book& book) const {
    if (fact_ == nullptr) return book.at_life();
    for (Index at = 0; at < static_cast<Index>(book.facts().size()); ++at)
      if (book.fact(at).table == table_ && book.fact(at).fact->id == fact_->id && book.fact(at).counts)
        return admission_.each.of.rank == Level::Rank::group
                   ? book.at_instance(admission_.each.of.of, book.instance_of(admission_.each.of.of, book.at_fact(at)))
                   : book.at_fact(at);
    return std::nullopt;
  }

  [[nodiscard]] bool admits(const Way& way) const {
    return with(way, [&](Settlement& settlement) {
      const auto row = row_in(settlement.book());
      if (!row) return false;
      const auto failed = failed_requirements(admission_.requirements, settlement.evaluator(), *row);
      return !settlement.stopped() && deciding(failed) == none;
    });
  }

  [[nodiscard]] std::optional<Value> value(NodeId id, const Way& way = {}) const {
    return with(way, [&](Settlement& settlement) -> std::optional<Value> {
      const auto row = row_in(settlement.book());
      if (!row) return std::nullopt;
      Value read = settlement.evaluator().value(id, *row);
      return settlement.stopped() ? std::nullopt : std::optional(std::move(read));
    });
  }

  [[nodiscard]] bool comes_out(NodeId id, bool wanted, const Way& way = {}) const {
    const auto read = value(id, way);
    return read && std::get<bool>(*read) == wanted;
  }

  // ---- alternatives
  static std::vector<Way> product(const std::vector<Way>& left, const std::vector<Way>& right) {
    std::vector<Way> all;
    for (const Way& a : left)
      for (const Way& b : right)
        if (auto both = joined(a, b); both && all.size() < most_ways) all.push_back(std::move(*both));
    return all;
  }

  std::vector<Way> ways(NodeId id, bool wanted) {
    if (comes_out(id, wanted)) return {{}};
    const Node& node = plan_.node(id);
    if (node.op == Op::let) return ways(plan_.lets[static_cast<std::size_t>(node.index)].value, wanted);
    if (node.op == Op::logical_not) return ways(node.args[0], !wanted);
    if (node.op == Op::logical_and || node.op == Op::logical_or) {
      std::vector<Way> left = ways(node.args[0], wanted);
      std::vector<Way> right = ways(node.args[1], wanted);
      if ((node.op == Op::logical_and) == wanted) return product(left, right);
      left.insert(left.end(), right.begin(), right.end());
      return left;
    }
    if (is_comparison(node.op)) return of_comparison(id, node, wanted);
    if (node.op == Op::in_periods) return of_day(node.args[0], id, wanted);
    if (node.op == Op::in_list) return of_list(node, wanted);
    if (auto change = place_of(id)) return set(*change, Value(wanted));
    return {};
  }

  // A column or an input, looked at through lets.
  [[nodiscard]] std::optional<ColumnChange> place_of(NodeId id) const {
    const Node& node = plan_.node(id);
    if (node.op == Op::let) return place_of(plan_.lets[static_cast<std::size_t>(node.index)].value);
    const auto at = static_cast<std::size_t>(node.index);
    if (node.op == Op::input && node.type.kind == Kind::date)
      return ColumnChange{ColumnChange::Of::input, node.index, node.type, inputs_[at], {}};
    if (node.op != Op::column || node.type.dated) return std::nullopt;
    if (node.level.rank == Level::Rank::subject)
      return ColumnChange{ColumnChange::Of::subject, node.index, node.type, subject_.columns[at], {}};
    return ColumnChange{ColumnChange::Of::fact, node.index, node.type, fact_->columns[at], {}};
  }

  static std::vector<Way> set(ColumnChange change, Value to) {
    change.to = std::move(to);
    return {{std::move(change)}};
  }

  std::vector<Way> of_comparison(NodeId id, const Node& node, bool wanted) {
    const Op op = wanted ? node.op : *opposite(node.op);
    std::vector<Way> found = of_side(node.args[0], op, node.args[1]);
    for (Way& way : of_side(node.args[1], mirrored(op), node.args[0])) found.push_back(std::move(way));
    if (!found.empty()) return found;
    for (const NodeId side : node.args)
      for (Way& way : of_day(side, id, wanted)) found.push_back(std::move(way));
    return found;
  }

  // `column op value`, with the nearest value of the column that passes.
  std::vector<Way> of_side(NodeId side, Op op, NodeId other) {
    const auto change = place_of(side);
    const auto edge = value(other);
    if (!change || !edge) return {};
    if (op == Op::not_equal) return of_another(*change);
    if (op == Op::equal || op == Op::less_equal || op == Op::greater_equal) return set(*change, *edge);
    const int step = op == Op::greater ? 1 : -1;
    if (const auto* date = std::get_if<Date>(&*edge)) return set(*change, Value(date->plus(step)));
    const bool whole =
        change->type.kind == Kind::money || change->type.kind == Kind::count || change->type.kind == Kind::days;
    if (!whole) return {};  // between two numbers there is always another
    return set(*change, Value(Rational(std::get<Rational>(*edge) + step)));
  }

  // Anything else: known where there is but one.
  std::vector<Way> of_another(const ColumnChange& change) {
    if (const auto* flag = std::get_if<bool>(&change.from)) return set(change, Value(!*flag));
    if (const auto* choice = std::get_if<Choice>(&change.from))
      if (plan_.choice_sets[static_cast<std::size_t>(change.type.choices)].size() == 2)
        return set(change, Value(Choice{1 - choice->index}));
    return {};
  }

  std::vector<Way> of_list(const Node& node, bool wanted) {
    const auto change = place_of(node.args[0]);
    std::vector<Way> found;
    for (std::size_t i = 1; change && wanted && i < node.args.size(); ++i)
      if (const auto item = value(node.args[i])) found.push_back(set(*change, *item).front());
    return found;
  }

  // A day inside an expression: the nearest at which the whole comes out. Waiting comes before another past.
  std::vector<Way> of_day(NodeId side, NodeId whole, bool wanted) {
    std::vector<ColumnChange> days;
    collect_days(side, days);
    std::ranges::stable_sort(days, {}, &ColumnChange::of);
    std::vector<Way> found;
    for (const ColumnChange& day : days)
      if (const auto to = nearest_day(day, whole, wanted)) found.push_back(set(day, Value(*to)).front());
    return found;
  }

  void collect_days(NodeId id, std::vector<ColumnChange>& days) const {
    const Node& node = plan_.node(id);
    if (node.type.kind == Kind::date && (node.op == Op::column || node.op == Op::input))
      if (auto day = place_of(id)) days.push_back(std::move(*day));
    if (node.op == Op::let) return collect_days(plan_.lets[static_cast<std::size_t>(node.index)].value, days);
    if (node.rows) return;
    for (const NodeId arg : node.args) collect_days(arg, days);
  }

  // By leaps that double until it comes out, then between the last two.
  std::optional<Date> nearest_day(const ColumnChange& day, NodeId whole, bool wanted) const {
    const Date from = std::get<Date>(day.from);
    const auto passes = [&](int offset) {
      const Date moved = from.plus(offset);
      return moved > min_date && moved < max_date && comes_out(whole, wanted, set(day, Value(moved)).front());
    };
    for (const int sign : {1, -1}) {
      int reach = 1;
      while (reach <= most_days && !passes(sign * reach)) reach *= 2;
      if (reach > most_days) continue;
      int low = reach / 2;
      while (low + 1 < reach) {
        const int middle = (low + reach) / 2;
        (passes(sign * middle) ? reach : low) = middle;
      }
      return from.plus(sign * reach);
    }
    return std::nullopt;
  }

  OverEverybody& everybody_;
  const Plan& plan_;
  const std::vector<Value>& inputs_;
  const Subject& subject_;
  const Fact* fact_;
  const Admission& admission_;
  Index table_ = none;
};

}  // namespace

std::optional<std::vector<ColumnChange>> nearest_admission(OverEverybody& everybody, const Plan& plan,
                                                           const std::vector<Value>& inputs, const Subject& subject,
                                                           const Fact* fact, const Admission& admission) {
  return Seeking(everybody, plan, inputs, subject, fact, admission).seek();
}

}  // namespace nuan::policy
