// Facts of one subject, as the interpreter takes them: plain rows of values in the order of the plan's columns.
#pragma once

#include <string>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy {

struct Fact {
  std::string id;
  std::string reverses;  // the id of the fact this row undoes, or empty
  std::vector<Value> columns;
};

struct Subject {
  std::string key;
  std::vector<Value> columns;
  std::vector<std::vector<Fact>>
      facts;  // by table index in Plan::tables (the subject's own entry stays empty), in any order
};

// Drops reversed facts and their reversals, whatever order they came in, and sorts the rest by the table's order.
// A row that reverses a fact which is not there, or a reversal, is dropped too and undoes nothing.
[[nodiscard]] std::vector<Fact> facts_in_force(const Plan& plan, Index table, std::vector<Fact> facts);

// The same without copying: the facts pointed to are those of `facts`, which must outlive the answer.
[[nodiscard]] std::vector<const Fact*> select_in_force(const Plan& plan, Index table, const std::vector<Fact>& facts);

}  // namespace nuan::policy
