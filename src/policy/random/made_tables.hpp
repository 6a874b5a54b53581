// Made tables: the head, tables, groups and covers of a made-up policy, whatever forms stand below them.
#pragma once

#include <string>

#include "policy/random/writing.hpp"

namespace nuan::policy::random {

class MadeTables {
 public:
  explicit MadeTables(Dice dice) : writing(std::move(dice)) {}

  // A subject, one or two tables of facts, some groups.
  void begin();
  // Often nothing.
  [[nodiscard]] std::string cover(std::size_t table);
  // The whole file: what the forms name is declared, what nothing names is dropped.
  [[nodiscard]] std::string whole(const std::string& forms);

  Writing writing;

 private:
  void drop_unused(const std::string& forms);
  [[nodiscard]] std::string header();
  [[nodiscard]] std::string tables() const;
};

}  // namespace nuan::policy::random
