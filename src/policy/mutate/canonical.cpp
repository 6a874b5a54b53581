#include "policy/mutate/canonical.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "policy/check/kinds.hpp"
#include "policy/form_parts.hpp"
#include "policy/mutate/whole.hpp"

namespace nuan::policy {
namespace {

std::string number(std::int64_t value) { return std::to_string(value); }

std::string of_scope(const Scope& scope) {
  return "per" + number(static_cast<int>(scope.kind)) + "." + number(scope.group);
}

bool is_order(Op op) { return op == Op::less || op == Op::less_equal || op == Op::greater || op == Op::greater_equal; }

std::string spelled(const Value& value) {
  struct Spelling {
    std::string operator()(const Rational& number) const { return number.get_str(); }  // untested: see `linear`
    std::string operator()(Date date) const { return to_text(date); }
    std::string operator()(const Periods& periods) const { return to_text(periods); }
    std::string operator()(Choice choice) const { return "choice" + number(choice.index); }
    std::string operator()(bool flag) const { return flag ? "yes" : "no"; }
    std::string operator()(const Measured&) const { return "?"; }  // untested: no constant is measured
    std::string operator()(const std::string& text) const { return number(static_cast<int>(text.size())) + ":" + text; }
    std::string operator()(const DatedValues&) const { return "?"; }  // untested: no constant changes over time
  };
  return std::visit(Spelling(), value);
}

}  // namespace

std::string Canonical::whole() {
  std::string text = head();
  for (const Cover& cover : plan_.covers) {
    text += "cover" + number(cover.table) + "{";
    for (const Requirement& line : cover.requirements) {
      text += of(line.condition, On::any_day) + "?" + number(static_cast<int>(line.answer)) + line.code + ";";
    }
    text += "}";
  }
  for (const Benefit& one : plan_.benefits) text += benefit(one);
  // Forms take accepted facts alone, none of which lies before the edition.
  for (const FormPlace& place : plan_.forms) {
    const FormParts form = parts_of(plan_, place);
    text += "form" + plan_.form_name(place) + number(static_cast<int>(form.each.of.rank)) + "." +
            number(form.each.of.of) + " where " + of(form.each.where, On::since_edition) + " " + form.settings + "{";
    for (const FormPart& part : form.parts) text += part.label.en + ":" + of(part.node, On::since_edition) + ";";
    text += "}";
  }
  for (const Limit& limit : plan_.limits) {
    text += "limit(";
    for (const Index one : limit.benefits) text += number(one) + ",";
    text += ")" + cap(limit.cap, none);
  }
  return text;
}

std::string Canonical::head() const {
  const YearRule& year = plan_.year;
  if (plan_.tables.size() == 1) return "\n";  // without facts no day is ever read
  std::string text = to_text(plan_.from) + " year" + number(static_cast<int>(year.kind)) + " " + number(year.month) +
                     "-" + number(year.day) + " " + number(year.count) + " " + to_text(year.start);
  for (const YearRule::Listed& listed : year.listed) {  // days before the edition are in no year
    text += " " + listed.name + to_text(Period{std::max(listed.period.from, plan_.from), listed.period.to});
  }
  for (const Group& group : plan_.groups) {
    text += " group" + number(group.table);
    for (const Index by : group.by) text += "," + number(by);
  }
  return text + "\n";
}

Canonical::On Canonical::scope_days(const Scope& scope) const {
  if (scope.kind == Scope::Kind::year) return On::first_of_year;
  return scope.kind == Scope::Kind::fact ? facts_days() : On::any_day;
}

std::string Canonical::cap(const Cap& cap, Index) {
  return "at most " + of(cap.amount, scope_days(cap.scope)) + of_scope(cap.scope);
}

std::string Canonical::benefit(const Benefit& benefit) {
  const On facts = facts_days();
  const On scope = scope_days(benefit.scope);
  const std::string per = asks_fact_by_fact(plan_, benefit) ? "per any" : of_scope(benefit.scope);
  std::string text = "benefit" + number(benefit.table) + per + " on " + of(benefit.on, facts) + " where " +
                     of(benefit.where, facts) + " above " + of(benefit.above, scope) + " pay" +
                     number(static_cast<int>(benefit.pay)) + "[";
  exclude(benefit.where, facts);
  for (std::size_t i = 0; i < benefit.bands.size(); ++i) {
    const std::string rate = of(benefit.bands[i].rate, facts);
    const bool same = i + 1 < benefit.bands.size() && rate == of(benefit.bands[i + 1].rate, facts);
    if (!same) text += rate + " to " + of(benefit.bands[i].edge, scope) + ";";
  }
  excluded_.clear();
  text += "] raise " + of(benefit.raise_to, scope) + " under " + of(benefit.nothing_under, scope);
  for (const Cap& one : benefit.caps) text += cap(one, benefit.table);
  return text + "\n";
}

std::string Canonical::of(NodeId id, On on) { return id == none ? "-" : node(plan_.node(id), on); }

std::string Canonical::node(const Node& node, On on) {
  switch (node.op) {
    case Op::let:
      return let(node.index, on);
    case Op::dated:
      return dated(node, on);
    case Op::conditional:
      return conditional(node, on);
    case Op::match:
      return match(node, on);
    case Op::steps:
      return steps(node, on);
    case Op::aggregate:
    case Op::place:
      return over_rows(node);
    case Op::as_of:
      return "as_of(" + of(node.args[0], On::any_day) + "," + of(node.args[1], on) + ")";
    default:
      break;
  }
  std::string text = leaf(node) + "(";
  for (const NodeId arg : node.args) text += of(arg, on) + ",";
  return text + ")";
}

std::string Canonical::leaf(const Node& node) const {
  std::string text = number(static_cast<int>(node.op)) + "/" + number(node.index);
  if (node.op == Op::column) text += "@" + number(static_cast<int>(node.level.rank)) + "." + number(node.level.of);
  if (node.op == Op::constant) text += "#" + number(static_cast<int>(node.type.kind)) + spelled(node.value);
  return text;
}

std::string Canonical::let(Index let, On on) {
  const auto known = lets_.find({let, on});
  if (known != lets_.end()) return known->second;
  const auto outside = std::exchange(excluded_, {});  // others may read it, too
  const std::string definition = of(plan_.lets[static_cast<std::size_t>(let)].value, on);
  excluded_ = outside;
  const std::size_t id = definitions_.try_emplace(definition, definitions_.size()).first->second;
  return lets_[{let, on}] = "let" + number(static_cast<std::int64_t>(id));
}

// The first day on which a reader can meet the value.
Date Canonical::effective(Date from, On on) const {
  if (on == On::any_day) return from;
  if (from <= plan_.from) return plan_.from;
  if (on == On::since_edition) return from;
  const std::optional<Year> year = whole_year_of(plan_.year, from);
  if (!year || year->days.from == from || year->days.to >= max_date) return from;
  return year->days.to.plus(1);
}

std::string Canonical::dated(const Node& node, On on) {
  std::string text = "dated[";
  for (std::size_t i = 0; i < node.args.size(); ++i) {
    const Date from = effective(node.dates[i], on);
    const bool replaced = i + 1 < node.args.size() && effective(node.dates[i + 1], on) == from;
    if (!replaced) text += of(node.args[i], on) + " from " + to_text(from) + ";";
  }
  return text + "]";
}

std::string Canonical::conditional(const Node& node, On on) {
  const Node& condition = plan_.node(node.args[0]);
  std::string asked = of(node.args[0], on);
  if (is_order(condition.op) && meets_at_boundary(node, on)) {
    const bool less = condition.op == Op::less || condition.op == Op::less_equal;
    asked = std::string(less ? "below" : "beyond") + "(" + of(condition.args[0], on) + "," + of(condition.args[1], on) +
            ")";
  }
  return "if(" + asked + "," + of(node.args[1], on) + "," + of(node.args[2], on) + ")";
}

void Canonical::exclude(NodeId where, On on) {
  if (where == none) return;
  const Node& node = plan_.node(where);
  if (node.op == Op::logical_and) {
    for (const NodeId part : node.args) exclude(part, on);
  }
  if (node.op != Op::equal && node.op != Op::not_equal) return;
  const Node& right = plan_.node(node.args[1]);
  const auto* choice = right.op == Op::constant ? std::get_if<Choice>(&right.value) : nullptr;
  if (choice == nullptr) return;
  const auto& set = plan_.choice_sets[static_cast<std::size_t>(right.type.choices)];
  for (std::size_t i = 0; i < set.size(); ++i) {
    const bool named = i == static_cast<std::size_t>(choice->index);
    if (named == (node.op == Op::not_equal)) excluded_.insert({of(node.args[0], on), i});
  }
}

std::string Canonical::match(const Node& node, On on) {
  const std::string asked = of(node.args[0], on);
  std::string text = "match(" + asked;
  for (std::size_t i = 1; i < node.args.size(); ++i) {
    text += "," + (excluded_.contains({asked, i - 1}) ? "never" : of(node.args[i], on));
  }
  return text + ")";
}

// Whether both sides are the same amount wherever the two compared amounts are: their difference is a multiple of the
// difference compared.
bool Canonical::meets_at_boundary(const Node& conditional, On on) {
  const Node& condition = plan_.node(conditional.args[0]);
  if (!check::is_numeric(plan_.node(condition.args[0]).type.kind) || !check::is_numeric(conditional.type.kind))
    return false;
  Linear compared = linear(condition.args[0], on);
  add(compared, linear(condition.args[1], on), -1);
  Linear sides = linear(conditional.args[1], on);
  add(sides, linear(conditional.args[2], on), -1);
  if (sides.empty()) return true;
  if (compared.empty()) return false;
  const auto first = compared.begin();
  const auto same = sides.find(first->first);
  if (same == sides.end()) return false;
  add(sides, compared, Rational(-same->second / first->second));
  return sides.empty();
}

void Canonical::add(Linear& sum, const Linear& more, const Rational& times) const {
  for (const auto& [what, factor] : more) {
    Rational& here = sum[what];
    here += factor * times;
    if (here == 0) sum.erase(what);
  }
}

Canonical::Linear Canonical::linear(NodeId id, On on) {
  const Node& node = plan_.node(id);
  Linear sum;
  switch (node.op) {
    case Op::constant:
      add(sum, {{"", std::get<Rational>(node.value)}}, 1);
      return sum;
    case Op::yuan_to_fen:
      add(sum, linear(node.args[0], on), 100);
      return sum;
    case Op::let:
      return linear(plan_.lets[static_cast<std::size_t>(node.index)].value, on);
    case Op::add:
    case Op::subtract:
      sum = linear(node.args[0], on);
      add(sum, linear(node.args[1], on), node.op == Op::add ? 1 : -1);
      return sum;
    case Op::multiply: {
      const Linear left = linear(node.args[0], on);
      const Linear right = linear(node.args[1], on);
      const auto plain = [](const Linear& one) { return one.empty() || (one.size() == 1 && one.contains("")); };
      if (plain(left)) add(sum, right, left.empty() ? Rational(0) : left.at(""));
      if (plain(left)) return sum;
      if (plain(right)) add(sum, left, right.empty() ? Rational(0) : right.at(""));
      if (plain(right)) return sum;
      break;
    }
    default:
      break;
  }
  return {{this->node(node, on), Rational(1)}};
}

// Neighbouring steps of one value are one step.
std::string Canonical::steps(const Node& node, On on) {
  std::string text = "steps(" + of(node.args[0], on) + "[";
  for (std::size_t i = 1; i < node.args.size(); i += 2) {
    const std::string value = of(node.args[i], on);
    if (i + 2 < node.args.size() && value == of(node.args[i + 2], on)) continue;
    text += value + " to " + (i + 1 < node.args.size() ? of(node.args[i + 1], on) : "-") + ";";
  }
  return text + "])";
}

// The rows are read on their own days, in their own years.
std::string Canonical::over_rows(const Node& node) {
  ENSURE(node.rows.has_value());
  const Rows& rows = *node.rows;
  const On facts = facts_days();
  std::string text = node.op == Op::place ? "place" : "fold" + number(static_cast<int>(rows.fold));
  text += (rows.distinct ? "distinct" : "") + number(static_cast<int>(rows.of.rank)) + "." + number(rows.of.of) +
          of_scope(rows.scope) + "where " + of(rows.where, facts) + "(";
  for (const NodeId arg : node.args) text += of(arg, facts) + ",";
  return text + ")";
}

}  // namespace nuan::policy
