// Ground: the sets of rows a program works on, and how one is seen from another.
#pragma once

#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "policy/columnar/arithmetic.hpp"

namespace nuan::policy::columnar {

struct Ground {
  enum class Kind : std::uint8_t { subjects, facts, groups, selected } kind = Kind::subjects;
  Space space = no_reg;
  Index of = none;                   // facts, selected: the table; groups: the group
  RowsReg subject = no_reg;          // none: the rows are the subjects
  RowsReg year = no_reg;             // the instance of the row's own year
  RowsReg facts = no_reg;            // groups: their first facts; selected: the facts
  const Ground* below = nullptr;     // groups, selected: the table's facts
  Period dates{min_date, max_date};  // where the own date of a fact that counts can lie
  Reg counted = no_reg;              // facts: those in a year that matters
  Reg accepted = no_reg;             // facts: those the cover lets through
  std::map<Index, RowsReg> group;    // the group of each row, as far as asked for
};

// From where an expression is read: a row, with a date and a year that need not be its own.
struct Reading {
  Ground* ground = nullptr;
  std::optional<Operand> date;  // none: the row's own
  Period dates{min_date, max_date};
  RowsReg year = no_reg;  // instances of years; none under `per life`
  int number = 0;         // tells readings of one ground apart
};

// Rows that are folded together: the instances of a scope.
struct Instances {
  RowsReg of_row = no_reg;  // none: every row is its own
  Space space = no_reg;
};

class Grounds {
 public:
  explicit Grounds(Builder& builder) : builder_(builder), arithmetic_(builder) {}

  // Emits what every program begins with: subjects of facts, dates, years.
  void begin();
  [[nodiscard]] Ground& subjects() { return *subjects_; }
  [[nodiscard]] Ground& facts(Index table) { return *facts_[static_cast<std::size_t>(table)]; }
  // Formed of the accepted facts.
  [[nodiscard]] Ground& groups(Index group);
  // A new ground of rows still to be chosen; `rows` is where the choice will stand.
  [[nodiscard]] Ground& selected(Ground& from, RowsReg rows);

  [[nodiscard]] Reading own(Ground& ground) const;
  // A scope as seen from rows of a benefit: its first day, its year. `year` is the year the benefit counts its facts
  // in.
  [[nodiscard]] Reading at_scope(Ground& ground, const Scope& scope, RowsReg year);

  [[nodiscard]] Instances instances(const Scope& scope, const Reading& reading);
  // The group of each row.
  [[nodiscard]] RowsReg group_of(Ground& ground, Index group);
  [[nodiscard]] RowsReg gather_rows(Space space, RowsReg from, RowsReg by);
  // A column of the subject or of a fact table, seen from the ground's rows.
  [[nodiscard]] Operand column(Ground& ground, Index table, Index column);
  // How numbers of a type stand in a column, and how large they are trusted to be: nothing yet, at that scale.
  [[nodiscard]] Operand trusted_as(const Type& type) const;
  // Under `per life` there is none; the checker lets nobody ask.
  [[nodiscard]] Operand date_of(const Reading& reading);
  // Whether the year's instance is the wanted year; none where only that year is looked at.
  [[nodiscard]] Reg wanted() const { return wanted_; }
  [[nodiscard]] const std::vector<DatedTable>& dated_tables() const { return dated_; }
  void flag(Ground& ground, Reg bad, Reg among);

 private:
  void begin_table(Index table);
  void number_years();
  [[nodiscard]] Operand load(Index table, Index column);
  [[nodiscard]] Ground& new_ground(Ground::Kind kind, Index of);

  Builder& builder_;
  Arithmetic arithmetic_;
  std::vector<std::unique_ptr<Ground>> all_;
  Ground* subjects_ = nullptr;
  std::vector<Ground*> facts_;  // by table
  std::map<Index, Ground*> groups_;
  std::map<std::pair<Index, Index>, Operand> loaded_;  // by table and column
  std::map<std::pair<Space, std::pair<Index, Index>>, Operand> gathered_;
  std::map<std::pair<Space, std::pair<Scope::Kind, Index>>, Reading> readings_;
  std::vector<DatedTable> dated_;
  Space years_ = no_reg;
  Reg first_day_ = no_reg;
  Reg wanted_ = no_reg;
  int last_reading_ = 0;
};

}  // namespace nuan::policy::columnar
