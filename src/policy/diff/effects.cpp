#include "policy/diff/effects.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "base/result.hpp"
#include "policy/diff/side.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/say.hpp"
#include "policy/zero.hpp"

namespace nuan::policy {
namespace {

template <class List>
auto find_named(const List& list, const std::string& name) -> const typename List::value_type* {
  const auto found = std::find_if(list.begin(), list.end(), [&](const auto& each) { return each.name == name; });
  return found == list.end() ? nullptr : &*found;
}

// Rows of one plan as rows of another, columns by their names. What the other plan does not have is left out; what
// only it has is empty, and cannot be where that is a day or a choice.
class Carrying {
 public:
  Carrying(const Plan& from, const Plan& to) : from_(from), to_(to) { check(); }

  [[nodiscard]] const std::optional<Words>& obstacle() const { return obstacle_; }

  [[nodiscard]] std::vector<Value> inputs(const std::vector<Value>& values) const {
    std::vector<Value> carried;
    for (const Input& input : to_.inputs) {
      const Input* same = find_named(from_.inputs, input.name);
      carried.push_back(carry(same->type, input.type, values[static_cast<std::size_t>(same - from_.inputs.data())]));
    }
    return carried;
  }

  [[nodiscard]] Subject subject(const Subject& subject) const {
    Subject carried;
    carried.key = subject.key;
    carried.columns = row(from_.tables.front(), to_.tables.front(), subject.columns);
    carried.facts.resize(to_.tables.size());
    for (std::size_t table = 1; table < to_.tables.size(); ++table) {
      const Index same = from_.table_named(to_.tables[table].name);
      if (same == none) continue;
      for (const Fact& fact : subject.facts[static_cast<std::size_t>(same)]) {
        const Table& own = from_.tables[static_cast<std::size_t>(same)];
        carried.facts[table].push_back({fact.id, fact.reverses, row(own, to_.tables[table], fact.columns)});
      }
    }
    return carried;
  }

 private:
  void check() {
    for (const Input& input : to_.inputs) {
      const Input* same = find_named(from_.inputs, input.name);
      if (same == nullptr || !fits(same->type, input.type)) return obstruct(input.name);
    }
    for (const Table& table : to_.tables) {
      const Index same = table.is_subject ? 0 : from_.table_named(table.name);
      if (same == none) continue;
      const Table& own = from_.tables[static_cast<std::size_t>(same)];
      if (own.is_subject != table.is_subject) return obstruct(table.name);
      check(own, table);
    }
  }

  void check(const Table& own, const Table& table) {
    for (const Column& column : table.columns) {
      const Column* same = find_named(own.columns, column.name);
      const bool may_be_empty = column.type.kind != Kind::date && column.type.kind != Kind::choice;
      if (same == nullptr ? !may_be_empty : !fits(same->type, column.type))
        return obstruct(table.name + "." + column.name);
    }
  }

  void obstruct(const std::string& name) {
    if (!obstacle_) {
      obstacle_ =
          Words{"两份规则要的资料不同(" + name + "),例子不能照搬过去重算",
                "the two policies need different facts (" + name + "), so the examples cannot be settled by both"};
    }
  }

  // Every choice of the first must be one of the second.
  [[nodiscard]] bool fits(const Type& own, const Type& other) const {
    if (own.kind != other.kind || own.dated != other.dated) return false;
    if (own.choices == none) return true;
    const auto& names = set_of(to_, other);
    return std::ranges::all_of(set_of(from_, own),
                               [&](const ChoiceName& each) { return find_named(names, each.name) != nullptr; });
  }

  [[nodiscard]] static const std::vector<ChoiceName>& set_of(const Plan& plan, const Type& type) {
    return plan.choice_sets[static_cast<std::size_t>(type.choices)];
  }

  [[nodiscard]] Value carry(const Type& own, const Type& other, const Value& value) const {
    const auto* choice = std::get_if<Choice>(&value);
    if (choice == nullptr) return value;
    const auto& names = set_of(to_, other);
    const std::string& name = set_of(from_, own)[static_cast<std::size_t>(choice->index)].name;
    return Choice{static_cast<std::int32_t>(find_named(names, name) - names.data())};
  }

  [[nodiscard]] std::vector<Value> row(const Table& own, const Table& table, const std::vector<Value>& values) const {
    std::vector<Value> carried;
    for (const Column& column : table.columns) {
      const Column* same = find_named(own.columns, column.name);
      carried.push_back(same == nullptr ? zero_of(column.type)
                                        : carry(same->type, column.type,
                                                values[static_cast<std::size_t>(same - own.columns.data())]));
    }
    return carried;
  }

  const Plan& from_;
  const Plan& to_;
  std::optional<Words> obstacle_;
};

using Amounts = std::map<std::pair<std::string, std::string>, Money>;  // by year and name of the result

class Settling {
 public:
  Settling(const Plan& before, const Plan& after, Diff& diff)
      : before_(before),
        after_(after),
        carrying_(before, after),
        says_before_(before),
        says_after_(after),
        diff_(diff) {}

  void all() {
    diff_.not_comparable = carrying_.obstacle();
    if (diff_.not_comparable) return;
    for (const Example& example : before_.examples) {
      ++diff_.examples;
      const std::vector<Subject> subjects = subjects_of(before_, example);
      for (const Subject& subject : subjects) {
        where_ = {example.title, subjects.size() > 1 ? subject.key : "", "", {}, {}, {}};
        compare(settle(before_, example.inputs, subject),
                settle(after_, carrying_.inputs(example.inputs), carrying_.subject(subject)));
      }
    }
  }

 private:
  void compare(const Outcome& before, const Outcome& after) {
    const Words stopped_before = stop_of(before);
    const Words stopped_after = stop_of(after);
    if (stopped_before != stopped_after) note("", {"能否裁决", "can be decided"}, stopped_before, stopped_after);
    if (before.stop || after.stop) return;
    const std::string codes_before = codes_of(before_, before);
    const std::string codes_after = codes_of(after_, after);
    if (codes_before != codes_after) note("", {"拒付", "refused"}, shown(codes_before), shown(codes_after));
    compare(amounts_of(before_, before), amounts_of(after_, after));
  }

  void compare(const Amounts& before, const Amounts& after) {
    Amounts all = before;
    all.insert(after.begin(), after.end());
    const auto amount = [](const Amounts& of, const auto& key) {
      const auto found = of.find(key);
      return found == of.end() ? Money() : found->second;
    };
    for (const auto& [key, any] : all) {
      const Money one = amount(before, key);
      const Money other = amount(after, key);
      if (one != other) note(key.first, title_of(key.second), yuan(fen_of(one)), yuan(fen_of(other)));
    }
  }

  static Words stop_of(const Outcome& outcome) {
    if (!outcome.stop) return {"能", "yes"};
    return {"不能:" + outcome.stop->words.zh, "no: " + outcome.stop->words.en};
  }

  static Words shown(const std::string& codes) { return codes.empty() ? Words{"无", "none"} : Words{codes, codes}; }

  static std::string codes_of(const Plan& plan, const Outcome& outcome) {
    std::string codes;
    for (const RefusedFact& refused : outcome.refused)
      codes += (codes.empty() ? "" : ", ") + refusal_code(plan, refused);
    return codes;
  }

  static Amounts amounts_of(const Plan& plan, const Outcome& outcome) {
    Amounts amounts;
    for (const YearDue& due : outcome.years) {
      for (std::size_t i = 0; i < plan.benefits.size(); ++i) {
        amounts[{due.year.name, plan.benefits[i].name}] = due.benefits[i];
      }
      amounts[{due.year.name, std::string(total_name)}] = due.total;
    }
    return amounts;
  }

  [[nodiscard]] Words title_of(const std::string& name) const {
    if (name == total_name) return {"合计", "total"};
    const Side& side = find_named(after_.benefits, name) != nullptr ? says_after_ : says_before_;
    const auto& benefits = side.plan().benefits;
    const auto index = static_cast<Index>(find_named(benefits, name) - benefits.data());
    return side.both([index](const Speaker& speaker) { return speaker.benefit(index); });
  }

  void note(const std::string& year, Words result, Words before, Words after) {
    where_.year = year;
    where_.result = std::move(result);
    where_.before = std::move(before);
    where_.after = std::move(after);
    diff_.moved.push_back(where_);
  }

  static constexpr std::string_view total_name = "total";  // reserved: no benefit is called so

  const Plan& before_;
  const Plan& after_;
  Carrying carrying_;
  Side says_before_, says_after_;
  Diff& diff_;
  Moved where_;
};

}  // namespace

void tell_effects(const Plan& before, const Plan& after, Diff& diff) {
  if (before.benefits.empty() && !before.forms.empty()) {
    diff.not_comparable = {
        "例子只为待遇重新结算;其他形式请用 nuan apply 各算一遍",
        "examples are settled anew for benefits alone; work other forms out by nuan apply under both"};
    return;
  }
  Settling(before, after, diff).all();
}

}  // namespace nuan::policy
