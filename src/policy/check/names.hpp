// Names: what every name of a file stands for, where it was declared, and whether anything reads it. Values (columns,
// lets, inputs, tables, groups) share one space; results (benefits, limits, total) another.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy::check {

struct ValueName {
  enum class What : std::uint8_t { table, group, input, let, column, key, id };
  What what = What::column;
  std::string name;
  Index table = none;  // column, key, id: whose
  Index index = none;  // into tables, groups, inputs, the file's lets, or the table's columns
  Span span;           // where it was declared
  bool used = false;
};

class Names {
 public:
  // Values may share a name only as columns of different tables; the caller refuses the rest.
  Index add(ValueName value);
  // All values of that name, in the order they were declared.
  [[nodiscard]] std::vector<Index> find(std::string_view name) const;
  [[nodiscard]] const ValueName& value(Index index) const { return values_[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const std::vector<ValueName>& values() const { return values_; }
  void use(Index index);
  // Marks the table's or group's own name as read.
  void use(ValueName::What what, Index index);
  // Names an expression can read (no tables, no groups), each once, in the order of declaration.
  [[nodiscard]] std::vector<std::string> readable_names() const;
  [[nodiscard]] std::vector<std::string> names_of(ValueName::What what) const;

  // Results, numbered as Plan numbers them.
  std::map<std::string, Index, std::less<>> results;
  std::vector<std::string> result_names;  // by that number
  // Forms that `apply` works out, numbered as Plan::forms has them.
  std::map<std::string, Index, std::less<>> forms;

 private:
  std::vector<ValueName> values_;
  std::map<std::string, std::vector<Index>, std::less<>> by_name_;
  std::map<std::pair<ValueName::What, Index>, Index> rows_;  // tables and groups by their place in the plan
};

[[nodiscard]] Words words_for(ValueName::What what);

}  // namespace nuan::policy::check
