// Canonical: a plan written so that two plans with the same writing settle every subject alike.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>

#include "policy/plan.hpp"

namespace nuan::policy {

class Canonical {
 public:
  // Definitions of lets by their writing; plans that are compared share one.
  using Definitions = std::map<std::string, std::size_t>;
  Canonical(const Plan& plan, Definitions& definitions) : plan_(plan), definitions_(definitions) {}

  [[nodiscard]] std::string whole();

 private:
  // On which days what is written can be read.
  enum class On : std::uint8_t { any_day, since_edition, first_of_year };
  // A sum of multiples: 0.2 × claim.self_pay - 360; the constant stands under "".
  using Linear = std::map<std::string, Rational>;

  [[nodiscard]] std::string head() const;
  [[nodiscard]] std::string benefit(const Benefit& benefit);
  [[nodiscard]] std::string cap(const Cap& cap, Index table);
  [[nodiscard]] On facts_days() const { return plan_.groups.empty() ? On::since_edition : On::any_day; }
  [[nodiscard]] On scope_days(const Scope& scope) const;

  [[nodiscard]] std::string of(NodeId id, On on);
  [[nodiscard]] std::string node(const Node& node, On on);
  [[nodiscard]] std::string leaf(const Node& node) const;
  [[nodiscard]] std::string let(Index let, On on);
  [[nodiscard]] std::string dated(const Node& node, On on);
  [[nodiscard]] Date effective(Date from, On on) const;
  [[nodiscard]] std::string conditional(const Node& node, On on);
  [[nodiscard]] std::string steps(const Node& node, On on);
  [[nodiscard]] std::string over_rows(const Node& node);
  [[nodiscard]] std::string match(const Node& node, On on);
  void exclude(NodeId where, On on);
  [[nodiscard]] bool meets_at_boundary(const Node& conditional, On on);
  [[nodiscard]] Linear linear(NodeId id, On on);
  void add(Linear& sum, const Linear& more, const Rational& times) const;

  const Plan& plan_;
  Definitions& definitions_;
  std::map<std::pair<Index, On>, std::string> lets_;
  // Choices that the facts at hand do not have, by what is asked: the benefit's `where` keeps no such fact.
  std::set<std::pair<std::string, std::size_t>> excluded_;
};

}  // namespace nuan::policy
