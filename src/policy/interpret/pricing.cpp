// What something costs: a rate of the full price or an amount, rounded once; what may be saved runs out in order; what
// came back of a receipt gives back its part of what was paid.
#include <algorithm>
#include <cstdlib>
#include <map>

#include "base/apportion.hpp"
#include "policy/interpret/ceiling.hpp"
#include "policy/interpret/everybody.hpp"

namespace nuan::policy {
namespace {

class Pricing {
 public:
  Pricing(const Plan& plan, const Price& price) : plan_(plan), price_(price) {}

  // The row's figures and steps; after a stop they are not to be used.
  void fill(Settlement& settlement, std::size_t subject, const Reading& from, FormRow& row) {
    Evaluator& evaluator = settlement.evaluator();
    const std::optional<Money> full = full_of(evaluator, from);
    Money pay = pay_of(evaluator, from, row);
    if (evaluator.stop()) return;
    if (price_.saving) pay = after_saving(settlement, subject, from, *full, pay, row);
    row.figures = {full ? Figure(*full) : Figure(), pay, full ? Figure(*full - pay) : Figure()};
    if (price_.refund != none) row.figures.emplace_back(refund_of(settlement, from, pay, row));
  }

 private:
  std::optional<Money> full_of(Evaluator& evaluator, const Reading& from) const {
    return price_.full == none ? std::nullopt
                               : std::optional(fen(evaluator, price_.full, evaluator.number(price_.full, from), from));
  }

  Money fen(Evaluator& evaluator, NodeId node, const Rational& exact, const Reading& from) const {
    const auto rounded = round_to_fen(exact);
    const bool kept = rounded && abs(fen_of(*rounded)) <= money_limit_fen;
    if (!kept) evaluator.stop_for(StopReason::amount_too_large, plan_.node(node).span, from);
    return kept ? *rounded : Money();
  }

  Money pay_of(Evaluator& evaluator, const Reading& from, FormRow& row) const {
    const Rational pay = evaluator.number(price_.pay, from);
    if (plan_.node(price_.pay).type.kind != Kind::rate) {
      tell_offers(evaluator, price_.pay, from, row);
      return fen(evaluator, price_.pay, pay, from);
    }
    const Rational full = evaluator.number(price_.full, from);
    const Rational exact = full * pay;
    const std::string sum =
        fen_to_yuan_text(full) + " × " + to_text(Rational(pay * 100)) + "% = " + fen_to_yuan_text(exact);
    row.steps.push_back({sum, sum});
    return fen(evaluator, price_.pay, exact, from);
  }

  // The best of several offers: what each comes to, so that it can be seen which was taken and that none was put on
  // top.
  void tell_offers(Evaluator& evaluator, NodeId id, const Reading& from, FormRow& row) const {
    const Node* node = &plan_.node(id);
    while (node->op == Op::conditional) node = &plan_.node(node->args[evaluator.holds(node->args[0], from) ? 1 : 2]);
    if (node->op != Op::least || node->type.kind != Kind::money) return;
    Words offers;
    for (const NodeId arg : node->args) {
      const std::string offer =
          std::string(plan_.source.text(plan_.node(arg).span)) + " = " + fen_to_yuan_text(evaluator.number(arg, from));
      offers.zh += (offers.zh.empty() ? "" : ";") + offer;
      offers.en += (offers.en.empty() ? "" : "; ") + offer;
    }
    row.steps.push_back({"取最少的一项,不叠加:" + offers.zh, "the least of these alone: " + offers.en});
  }

  Money after_saving(Settlement& settlement, std::size_t subject, const Reading& from, Money full, Money pay,
                     FormRow& row) {
    if (full <= pay) return pay;
    const Reading scope = settlement.book().at_scope(price_.saving->scope, from.fact, from.year);
    auto ceiling = ceilings_.find({subject, scope.slot});
    if (ceiling == ceilings_.end())
      ceiling = ceilings_
                    .emplace(std::pair(subject, scope.slot),
                             Ceiling(settlement.evaluator().amount(price_.saving->amount, scope), scope.date))
                    .first;
    const Money saved = full - pay;
    const Money left = ceiling->second.most() - ceiling->second.passed();
    const Money passed = std::min(saved, left);
    static_cast<void>(ceiling->second.pass(passed));
    row.steps.push_back(
        {"优惠 " + to_grouped_text(saved) + ",尚余 " + to_grouped_text(left) + ",用去 " + to_grouped_text(passed),
         "saves " + to_grouped_text(saved) + ", " + to_grouped_text(left) + " left, " + to_grouped_text(passed) +
             " used"});
    return full - passed;
  }

  // What was paid is spread over the lines to the fen, ties by their ids; those that came back give theirs back. Below
  // zero, what was received is given back in the same parts.
  Money refund_of(Settlement& settlement, const Reading& from, Money pay, FormRow& row) const {
    Evaluator& evaluator = settlement.evaluator();
    const Book& book = settlement.book();
    std::vector<Index> facts = book.instances(from.group)[static_cast<std::size_t>(from.instance)].facts;
    std::ranges::sort(facts, {}, [&](Index fact) -> const std::string& { return book.fact(fact).fact->id; });
    const std::vector<Money> parts = parts_of(evaluator, book, facts, pay, from);
    Money back;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const bool returned = evaluator.holds(price_.refund, book.at_fact(facts[i]));
      if (returned) back += parts[i];
      const std::string line = book.fact(facts[i]).fact->id + " " + to_grouped_text(parts[i]);
      row.steps.push_back({line + (returned ? " 退回" : ""), line + (returned ? " given back" : "")});
    }
    return back;
  }

  // One for each fact; none after a stop.
  std::vector<Money> parts_of(Evaluator& evaluator, const Book& book, const std::vector<Index>& facts, Money pay,
                              const Reading& from) const {
    std::vector<Claimant> lines;
    for (const Index fact : facts) lines.push_back({evaluator.number(price_.refund_by, book.at_fact(fact))});
    const auto portions = apportion(std::abs(pay.fen()), lines, Divide::largest_remainder);
    if (!portions) {
      evaluator.stop_for(StopReason::refund_weights, plan_.node(price_.refund_by).span, from);
      return {};
    }
    std::vector<Money> parts;
    for (const Portion& portion : *portions)
      parts.push_back(Money::from_fen(pay < Money() ? -portion.units : portion.units));
    return parts;
  }

  const Plan& plan_;
  const Price& price_;
  std::map<std::pair<std::size_t, std::size_t>, Ceiling> ceilings_;  // by subject and scope
};

}  // namespace

FormTable Everybody::price(const Price& price) {
  FormTable table{Form::price, price.name, key_names(price.each.of), {"full", "pay", "saved"}, {}, {}};
  if (price.refund != none) table.columns.emplace_back("refund");
  Pricing pricing(inside_->plan, price);
  for (const FormRowPlace& place : rows(price.each)) {
    FormRow row{key(place), {}, {}, {}};
    Settlement& settlement = *inside_->settlements[place.subject];
    pricing.fill(settlement, place.subject, inside_->reading(place), row);
    if (const auto stop = settlement.evaluator().stop()) {
      settlement.evaluator().go_on();
      leave_out(place, *stop);
      continue;
    }
    row.read = read_values(place, {price.full, price.pay});
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace nuan::policy
