// Relations: each set of rows as a chain of common table expressions, every one of which adds columns to the one
// before.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "policy/columnar/operations.hpp"
#include "policy/sql/spelling.hpp"

namespace nuan::policy::sql {

using columnar::no_reg;
using columnar::Space;

// A value as it is written on the rows of some relation.
struct Expression {
  std::string text;
  // Everything it reads stands in the relation at this level. A column stands one level above what it is made of, over
  // all relations, so that nothing is read before it is there.
  int level = 0;
  bool is_condition = false;  // true or false; else a flag is 0 or 1
  bool is_text = false;
  bool is_atom = true;  // needs no brackets
};

// Text in which this character stands for a relation as it is at a level, one after the other.
inline constexpr char these_rows = '\1';
struct Reading {
  std::string text;
  std::vector<std::pair<Space, int>> sources;
};

class Relations {
 public:
  explicit Relations(Names& names) : names_(names) {}

  // A relation begins with rows, as a select says them.
  void open(Space space, std::string_view wish, int level, Reading rows, std::string comment);
  [[nodiscard]] int born(Space space) const { return at(space).born; }
  // A column at the level, and its name.
  std::string add(Space space, std::string_view wish, int level, std::string text, std::string comment);
  // A join with the relation `from` on its row_no; what `column` is there is the name that comes back, null where no
  // row fits.
  std::string join(Space space, int level, Space from, const std::string& by, const std::string& column);
  // A join with any select, which has the column `key`.
  void join(Space space, int level, Reading select, const std::string& key, const std::string& by);

  // Printed behind all of lower rank, which read nothing of it; they are 0.
  void rank(Space space, int rank) { relations_.at(space).rank = rank; }
  // Of the relation when everything is in it.
  [[nodiscard]] std::string last(Space space);
  [[nodiscard]] std::string stage_at(Space space, int level);
  // What follows `with`: every relation that something reads, `last` and `stage_at` being such.
  [[nodiscard]] std::string print();
  // Names the stages, once nothing more is added.
  void close();

 private:
  struct Added {
    std::string name, text, comment;
  };
  struct Join {
    Space from = no_reg;  // none: `select` is any other
    std::string by, key, alias;
    Reading select;
    std::vector<std::pair<std::string, std::string>> columns;  // text, name
  };
  struct Stage {
    std::string name;
    std::vector<Added> columns;
    std::vector<Join> joins;
  };
  struct Relation {
    std::string wish;
    int born = 0;
    int rank = 0;
    bool is_read = false;
    Reading rows;
    std::string comment;
    std::map<int, Stage> stages;
  };

  [[nodiscard]] const Relation& at(Space space) const { return relations_.at(space); }
  [[nodiscard]] std::string filled(const Reading& reading);
  [[nodiscard]] std::string print(const Relation& relation, int level);

  Names& names_;
  std::map<Space, Relation> relations_;
};

}  // namespace nuan::policy::sql
