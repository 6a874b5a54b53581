// Differing: holds the declarations of two plans against each other, by name, and tells each difference in a line.
// Values and bands are in diff_values.cpp, what a rule consists of in diff_rule.cpp, tables and other declarations of
// facts in diff_facts.cpp, laws and examples in diff_promises.cpp.
#pragma once

#include <algorithm>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "policy/diff.hpp"
#include "policy/diff/side.hpp"

namespace nuan::policy {

class Differing {
 public:
  Differing(const Plan& before, const Plan& after) : before_(before), after_(after) {}
  [[nodiscard]] std::vector<Changed> all();

 private:
  using Nodes = std::pair<NodeId, NodeId>;
  // A value from some day on; the first from the beginning.
  struct Stretch {
    std::optional<Date> from;
    NodeId value = none;
  };

  // diff_facts.cpp
  void head();
  void inputs();
  void tables();
  void table(const Table& before, const Table& after);
  void column(const Column& before, const Column& after);
  void type(const Words& label, const Type& before, const Type& after);
  void groups();
  [[nodiscard]] static std::string order_of(const Table& table);

  // diff_rule.cpp
  void lets();
  void covers();
  void cover(const Cover* before, const Cover* after);
  void requirement(const Requirement& before, const Requirement& after);
  void benefits();
  void benefit(const Benefit& before, const Benefit& after);
  void whole(const Side& side, const Benefit& benefit, const Words& what);
  void caps(const Benefit& before, const Benefit& after);
  void limits();
  void forms();
  void form(const FormPlace& before, const FormPlace& after);
  void limit(const Limit& before, const Limit& after);
  [[nodiscard]] Words benefits_of(const Side& side, const Limit& limit) const;
  [[nodiscard]] Words cap_words(const Side& side, const Cap& cap, Index table) const;

  // diff_values.cpp
  void value(const Words& label, Nodes nodes, bool money = false);
  void dated(const Words& label, const std::vector<Stretch>& before, const std::vector<Stretch>& after, bool money);
  [[nodiscard]] static std::vector<Stretch> stretches(const Plan& plan, NodeId node);
  void bands(const Benefit& before, const Benefit& after);
  [[nodiscard]] Words band_words(const Side& side, const Benefit& benefit) const;
  void scope(const Words& label, const Scope& before, Index table_before, const Scope& after, Index table_after);

  // diff_promises.cpp
  void laws();
  void examples();
  void example(const Example& before, const Example& after);

  // What changed belongs to this declaration, until the next one is named.
  void about(Words what);
  void note(Words line);
  void note(const Words& label, const Words& before, const Words& after);
  void note_text(const Words& label, const std::string& before, const std::string& after);  // as 「…」
  // Words in both languages, of which perhaps only one changed.
  void note_words(const Words& label, const Words& before, const Words& after);
  void note_title(const Words& before, const Words& after);
  void note_source(const Words& label, const std::string& before, const std::string& after);

  // Calls for every pair of the same name, for what only one has with null on the other side: first what is gone or
  // stayed, in the first plan's order, then what is new. The k-th of a name goes with the k-th.
  template <class Item, class NameOf, class Call>
  static void match(const std::vector<Item>& before, const std::vector<Item>& after, const NameOf& name_of,
                    const Call& call);
  // Whether the names both have stand in another order.
  template <class Item, class NameOf>
  [[nodiscard]] static bool reordered(const std::vector<Item>& before, const std::vector<Item>& after,
                                      const NameOf& name_of);

  Side before_, after_;
  Words about_;
  std::vector<Changed> changed_;
};

template <class Item, class NameOf, class Call>
void Differing::match(const std::vector<Item>& before, const std::vector<Item>& after, const NameOf& name_of,
                      const Call& call) {
  std::vector<bool> taken(after.size(), false);
  for (const Item& item : before) {
    const Item* partner = nullptr;
    for (std::size_t i = 0; i < after.size() && partner == nullptr; ++i) {
      if (taken[i] || std::invoke(name_of, after[i]) != std::invoke(name_of, item)) continue;
      taken[i] = true;
      partner = &after[i];
    }
    call(&item, partner);
  }
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (!taken[i]) call(static_cast<const Item*>(nullptr), &after[i]);
  }
}

template <class Item, class NameOf>
bool Differing::reordered(const std::vector<Item>& before, const std::vector<Item>& after, const NameOf& name_of) {
  const auto shared = [&](const std::vector<Item>& of, const std::vector<Item>& other) {
    std::vector<std::string> names;
    for (const Item& item : of) {
      const std::string& name = std::invoke(name_of, item);
      const bool there =
          std::any_of(other.begin(), other.end(), [&](const Item& each) { return std::invoke(name_of, each) == name; });
      if (there) names.push_back(name);
    }
    return names;
  };  // untested: gcov counts the unwinding of `names` alone here
  return shared(before, after) != shared(after, before);
}

}  // namespace nuan::policy
