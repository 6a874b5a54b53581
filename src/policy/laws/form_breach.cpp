#include "policy/laws/form_breach.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "base/result.hpp"
#include "policy/everybody.hpp"
#include "policy/form_parts.hpp"
#include "policy/laws/figure_number.hpp"
#include "policy/laws/spell.hpp"
#include "policy/laws/wanted.hpp"

namespace nuan::policy {
namespace {

using Key = std::vector<std::string>;

std::vector<Subject> everyone(const Attempt& attempt, Subject first) {
  std::vector<Subject> all = {std::move(first)};
  all.insert(all.end(), attempt.others.begin(), attempt.others.end());
  return all;
}

// Of an index the whole alone, which comes before its parts.
std::size_t key_size(const FormTable& table, const FormRow& row) {
  return table.form == Form::index ? row.key.size() - 2 : row.key.size();
}

Key key_of(const FormTable& table, const FormRow& row) {
  return {row.key.begin(), row.key.begin() + static_cast<std::ptrdiff_t>(key_size(table, row))};
}

// A form's own figure by row; those of one subject, unless rows belong to none.
std::map<Key, const Figure*> figures_by_row(const FormTable& table, const std::string* subject) {
  const bool of_all = table.form == Form::target || table.form == Form::measure;
  const auto column = std::ranges::find(table.columns, main_figure(table.form)) - table.columns.begin();
  std::map<Key, const Figure*> figures;
  if (column == std::ssize(table.columns)) return figures;
  for (const FormRow& row : table.rows)
    if (of_all || subject == nullptr || row.key.front() == *subject)
      figures.try_emplace(key_of(table, row), &row.figures[static_cast<std::size_t>(column)]);
  return figures;
}

// As an example names a row: one or two words that no other row has together.
std::vector<std::string> named_row(const FormTable& table, const Key& key) {
  if (table.form == Form::target) return {};
  if (key.size() <= 2) return table.form == Form::measure || key.size() == 1 ? key : Key{key.back()};
  return {key.front(), key.back()};
}

class Trying {
 public:
  Trying(const Plan& plan, const Law& law, const Attempt& attempt, Apply apply)
      : plan_(plan), law_(law), attempt_(attempt), apply_(apply), form_(form_of_law(plan, law)) {
    ENSURE(apply != nullptr);
  }

  [[nodiscard]] std::optional<Breach> breach() const {
    if (law_.kind == Law::Kind::always) return broken_always();
    const auto before = apply_(plan_, attempt_.inputs, everyone(attempt_, attempt_.subject));
    const Subject changed = changed_subject(plan_, law_, attempt_);
    const auto after = apply_(plan_, attempt_.inputs, everyone(attempt_, changed));
    if (!before || !after) return std::nullopt;
    if (law_.kind == Law::Kind::order) return broken_by_order(*before, *after, changed);
    return broken_by_change(*before, *after, changed);
  }

 private:
  [[nodiscard]] const FormTable& table_of(const Applied& applied, Index form) const {
    return applied.tables[static_cast<std::size_t>(form)];
  }

  [[nodiscard]] Breach told(Subject shown, Index form, const FormTable& table, const Key& key, const Rational& expected,
                            const Figure& got) const {
    Breach breach{std::move(shown), "", result_of_form(plan_, form), {}, {}, true};
    breach.figure = FigureBreach{named_row(table, key), spell_number(got, expected), spell_figure(got)};
    breach.others = attempt_.others;
    return breach;
  }

  [[nodiscard]] std::optional<Breach> broken_by_change(const Applied& before, const Applied& after,
                                                       const Subject& changed) const {
    const Rational most = law_.kind == Law::Kind::cliff ? most_of(changed) : Rational(0);
    if (most < 0) return std::nullopt;
    const auto now = figures_by_row(table_of(before, form_), &changed.key);
    const auto then = figures_by_row(table_of(after, form_), &changed.key);
    for (const auto& [key, figure] : then) {
      const auto known = now.find(key);
      const auto to = number_of(*figure);
      const auto from = known == now.end() ? std::nullopt : number_of(*known->second);
      if (!from || !to) continue;
      const Rational slack = slack_of(*figure);
      const bool falls = *to < *from - slack;
      const bool leaps = abs(*to - *from) > most + slack;
      if (law_.kind == Law::Kind::monotone ? !falls : !leaps) continue;
      const Rational bound = law_.kind == Law::Kind::monotone ? *from : *from + (*to > *from ? most : Rational(-most));
      return told(changed, form_, table_of(after, form_), key, bound, *figure);
    }
    return std::nullopt;
  }

  // Below 0 where it cannot be worked out.
  [[nodiscard]] Rational most_of(const Subject& changed) const {
    const std::vector<Subject> all = everyone(attempt_, changed);
    Everybody everybody(plan_, attempt_.inputs, all);
    const auto most = everybody.value_for_all(law_.most);
    return most ? std::get<Rational>(*most) : Rational(-1);
  }

  // What each form comes to for the subject whose facts changed places.
  [[nodiscard]] std::optional<Breach> broken_by_order(const Applied& before, const Applied& after,
                                                      const Subject& changed) const {
    for (std::size_t form = 0; form < before.tables.size(); ++form) {
      const FormTable& table = after.tables[form];
      const auto now = figures_by_row(before.tables[form], &changed.key);
      const auto then = figures_by_row(table, &changed.key);
      if (sum_of(now) == sum_of(then)) continue;
      for (const auto& [key, figure] : then) {
        const auto known = now.find(key);
        const auto to = number_of(*figure);
        const auto from = known == now.end() ? std::nullopt : number_of(*known->second);
        if (from && to && *from != *to) return told(changed, static_cast<Index>(form), table, key, *from, *figure);
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] static Rational sum_of(const std::map<Key, const Figure*>& figures) {
    Rational sum;
    for (const auto& [key, figure] : figures) sum += number_of(*figure).value_or(Rational(0));
    return sum;
  }

  // Says what the form of a condition comes to in the row at hand.
  class RowAtHand final : public RowValues {
   public:
    RowAtHand(const Plan& plan, const Applied& applied) : plan_(plan) {
      for (const FormTable& table : applied.tables) figures_.push_back(figures_by_row(table, nullptr));
    }
    void turn_to(Key key) { key_ = std::move(key); }
    [[nodiscard]] const Figure* figure(Index form) const {
      const auto& rows = figures_[static_cast<std::size_t>(form)];
      const auto found = rows.find(key_);
      return found == rows.end() ? nullptr : found->second;
    }

    void fold_with(Fold) override {}
    [[nodiscard]] bool has(NodeId id) const override {
      return plan_.node(id).op == Op::result && form_of_result(plan_, plan_.node(id).index) != none;
    }
    [[nodiscard]] std::optional<Value> value(NodeId id, const RowPlace&) override {
      const Figure* known = figure(form_of_result(plan_, plan_.node(id).index));
      if (const auto* word = known == nullptr ? nullptr : std::get_if<std::string>(known)) return Value(*word);
      const auto number = known == nullptr ? std::nullopt : number_of(*known);
      return Value(number.value_or(Rational(0)));
    }
    [[nodiscard]] const std::optional<Error>& failure() const override { return failure_; }  // untested: of engines

   private:
    const Plan& plan_;
    std::vector<std::map<Key, const Figure*>> figures_;  // by form
    Key key_;
    std::optional<Error> failure_;
  };

  [[nodiscard]] std::optional<Breach> broken_always() const {
    const std::vector<Subject> all = everyone(attempt_, attempt_.subject);
    const auto applied = apply_(plan_, attempt_.inputs, all);
    if (!applied) return std::nullopt;
    RowAtHand at_hand(plan_, *applied);
    Everybody everybody(plan_, attempt_.inputs, all, &at_hand);
    const FormTable& table = table_of(*applied, form_);
    for (const FormRowPlace& place : everybody.rows(parts_of(plan_, plan_.forms[index()]).each)) {
      const Key key = everybody.key(place);
      at_hand.turn_to(key);
      if (!names_are_there(law_.condition, at_hand)) continue;
      const auto holds = everybody.value(place, law_.condition);
      if (!holds || std::get<bool>(*holds)) continue;
      return promised(everybody, place, table, key, at_hand);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::size_t index() const { return static_cast<std::size_t>(form_); }

  [[nodiscard]] Breach promised(Everybody& everybody, const FormRowPlace& place, const FormTable& table, const Key& key,
                                const RowAtHand& at_hand) const {
    const Known known{
        [&](NodeId id) {
          auto value = everybody.value(place, id);
          return value ? std::optional<Value>(std::move(*value)) : std::nullopt;
        },
        [&](Index result) { return number_of(*at_hand.figure(form_of_result(plan_, result))).value_or(Rational(0)); }};
    const auto solved = wanted_number(plan_, law_.condition, known);
    const Index form = solved ? form_of_result(plan_, solved->result) : form_;
    const Figure& got = *at_hand.figure(form);
    Breach breach =
        told(attempt_.subject, form, table, key, solved ? solved->number : number_of(got).value_or(Rational(0)), got);
    breach.expectation_known = solved.has_value();
    if (!solved) breach.figure->expected = breach.figure->got;
    return breach;
  }

  // Every form that the condition names has this row, with a figure.
  [[nodiscard]] bool names_are_there(NodeId id, const RowAtHand& at_hand) const {
    const Node& node = plan_.node(id);
    if (node.op == Op::result) {
      const Figure* figure = at_hand.figure(form_of_result(plan_, node.index));
      return figure != nullptr && !std::holds_alternative<std::monostate>(*figure);
    }
    return std::ranges::all_of(node.args, [&](NodeId arg) { return names_are_there(arg, at_hand); });
  }

  const Plan& plan_;
  const Law& law_;
  const Attempt& attempt_;
  Apply apply_;
  Index form_;
};

}  // namespace

std::optional<Breach> form_breach_of(const Plan& plan, const Law& law, const Attempt& attempt, Apply apply) {
  return Trying(plan, law, attempt, apply).breach();
}

}  // namespace nuan::policy
