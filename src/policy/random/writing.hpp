// Writing: expressions made up one inside the other, and whatever they name declared on the way.
#pragma once

#include <string>
#include <vector>

#include "policy/random/dice.hpp"

namespace nuan::policy::random {

enum class Sort : std::uint8_t { money, rate, number, count, days, date };

// From where an expression is read, from coarse to fine.
struct Standing {
  enum class Rank : std::uint8_t { all, life, year, group, fact } rank = Rank::all;
  std::size_t of = 0;     // group: the group; fact: the table
  bool over_rows = true;  // aggregates and places are allowed
};

struct Words {
  std::string text;
  bool firm = true;  // not a bare number, which takes its unit from where it stands
};

struct MadeColumn {
  std::string name, type;
};
struct MadeTable {
  std::string name;
  std::vector<MadeColumn> columns;
  std::vector<std::string> order;  // of a fact table, its date first
  bool may_reverse = false;
};
struct MadeGroup {
  std::string name;
  std::size_t table = 0;
  std::string by;
  std::string of;  // the table's name
};
struct MadeLet {
  std::string name, text;
  Sort sort = Sort::money;
  Standing standing;
  bool firm = true;
  bool dated = false;
};

class Writing {
 public:
  explicit Writing(Dice dice);

  [[nodiscard]] Words write(Sort sort, const Standing& at, int depth);
  [[nodiscard]] std::string condition(const Standing& at, int depth);
  // Not a bare number.
  [[nodiscard]] std::string firm(Sort sort, const Standing& at, int depth);
  [[nodiscard]] std::string amount();  // a bare number of yuan
  // A column of the table, known or new.
  [[nodiscard]] std::string column(std::size_t table, const std::string& type);
  [[nodiscard]] std::size_t table_of(const Standing& at) const;

  Dice dice;
  std::vector<MadeTable> tables;  // the subject first
  std::vector<MadeGroup> groups;
  std::vector<std::string> inputs;  // their lines
  std::vector<MadeLet> lets;

 private:
  [[nodiscard]] Words leaf(Sort sort, const Standing& at);
  [[nodiscard]] Words literal(Sort sort);
  [[nodiscard]] Words any_column(Sort sort, const Standing& at);
  [[nodiscard]] Words input(Sort sort);
  [[nodiscard]] Words known_let(Sort sort, const Standing& at);
  [[nodiscard]] Words new_let(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words calculation(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words money(const Standing& at, int depth);
  [[nodiscard]] Words days(const Standing& at, int depth);
  [[nodiscard]] Words date(const Standing& at, int depth);
  [[nodiscard]] Words plain(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words choosing(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words match(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words steps(Sort sort, const Standing& at, int depth);
  [[nodiscard]] Words over_rows(Sort sort, const Standing& at, int depth);
  [[nodiscard]] std::string place(const Standing& at, int depth);
  [[nodiscard]] std::string comparison(const Standing& at, int depth);
  [[nodiscard]] std::string of_rows(Sort sort, const Standing& rows);
  [[nodiscard]] std::string where(const Standing& rows, int depth);
  [[nodiscard]] std::string scope(const Standing& rows, const Standing& at);
  // Rows that an aggregate read from there may run over, and whether there are any.
  [[nodiscard]] Standing rows_for(const Standing& at);
  [[nodiscard]] bool readable(const MadeLet& let, const Standing& at) const;
  [[nodiscard]] std::string new_name(const char* stem);
  [[nodiscard]] std::string periods(const Standing& at);

  int names_ = 0;
  int lets_open_ = 0;
};

}  // namespace nuan::policy::random
