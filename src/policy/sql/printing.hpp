// Printing: the operations of a plan's program as columns of relations, in one query.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "policy/columnar/program.hpp"
#include "policy/sql/relations.hpp"
#include "policy/sql/tables.hpp"

namespace nuan::policy::sql {

using columnar::Arg;
using columnar::Reg;
using columnar::RowsReg;

class Printing {
 public:
  // How late the facts of each benefit must be chosen, so that all they read of their table is there.
  using Needs = std::map<Space, int>;

  Printing(const columnar::Program& program, Dialect dialect, Needs known);

  [[nodiscard]] std::string query();
  [[nodiscard]] const ReadTables& tables() const { return tables_; }
  [[nodiscard]] const Needs& needs() const { return needs_; }

  // print_values.cpp
  void print(const columnar::Load& op);
  void print(const columnar::Fill& op);
  void print(const columnar::FillText& op);
  void print(const columnar::Gather& op);
  void print(const columnar::GatherRows& op);
  void print(const columnar::Combine& op);
  void print(const columnar::Choose& op);
  void print(const columnar::Lookup& op);
  void print(const columnar::DownTo& op);
  void print(const columnar::RoundedQuotient& op);
  void print(const columnar::WholeQuotient& op);
  // print_dates.cpp
  void print(const columnar::InPeriods& op);
  void print(const columnar::PeriodEdge& op);
  void print(const columnar::AsOf& op);
  void print(const columnar::KeepInCalendar& op);
  void print(const columnar::YearsFrom& op);
  void print(const columnar::NextDay& op);
  // print_years.cpp
  void print(const columnar::JudgeDates& op);
  void print(const columnar::NumberYears& op);
  void print(const columnar::MergeTables& op);
  // print_facts.cpp
  void print(const columnar::NumberSubjects& op);
  void print(const columnar::Judge& op);
  void print(const columnar::FormGroups& op);
  void print(const columnar::RefuseNegative& op);
  void print(const columnar::Select& op);
  void print(const columnar::Flag& op);
  void print(const columnar::FlagOutside& op);
  void print(const columnar::FlagCrowded& op);
  void print(const columnar::CountNotes& op);
  void print(const columnar::Belong& op);
  // print_folds.cpp
  void print(const columnar::FoldRows& op);
  void print(const columnar::CountDistinct& op);
  void print(const columnar::NumberPlaces& op);
  // print_amounts.cpp
  void print(const columnar::RunningSum& op);
  void print(const columnar::RunningLargest& op);
  void print(const columnar::Growth& op);
  void print(const columnar::PassCeiling& op);
  void print(const columnar::ShowBase& op);
  // print_limits.cpp
  void print(const columnar::PayOut& op);

 private:
  // A row number that was chosen from another relation, so that its columns are here already.
  struct Carried {
    Space from = no_reg;
    int level = 0;
  };

  [[nodiscard]] const Plan& plan() const { return program_.plan; }
  // ---- values
  [[nodiscard]] const Expression& value(Reg reg);
  [[nodiscard]] const Expression& rows(RowsReg reg) const { return rows_.at(static_cast<std::size_t>(reg)); }
  // none: the row itself.
  [[nodiscard]] Expression rows_or_own(RowsReg reg, Space space) const;
  [[nodiscard]] Expression value(const Arg& arg, bool is_text = false);
  // As an operand: a number, in brackets where it needs them.
  [[nodiscard]] std::string number(const Expression& of) const;
  [[nodiscard]] std::string number(const Arg& arg, bool is_text = false) { return number(value(arg, is_text)); }
  // As a condition.
  [[nodiscard]] static std::string condition(const Expression& of);
  [[nodiscard]] std::string condition(const Arg& arg) { return condition(value(arg)); }
  [[nodiscard]] int level(std::initializer_list<Expression> of) const;
  // Keeps an expression as the register's; long ones and those of a let become columns.
  void keep(Reg reg, Space space, Expression of, std::string_view wish = "value");
  // A column at once: for windows and joins, which cannot stand inside others.
  [[nodiscard]] Expression column(Space space, std::string_view wish, int level, std::string text,
                                  bool is_text = false);
  // The value of another relation's row: a column that is here already, a window, or a join.
  [[nodiscard]] Expression fetched(Space space, Reg from, RowsReg by);
  [[nodiscard]] Expression fetch(Space space, Reg from, RowsReg by);
  [[nodiscard]] Expression gathered(Space space, const Expression& from, Space from_space, RowsReg by,
                                    std::string_view wish);
  [[nodiscard]] std::optional<Expression> of_first_fact(Space space, const Expression& from, Space group, RowsReg by,
                                                        std::string_view wish);
  [[nodiscard]] std::optional<Expression> of_year(Reg from, RowsReg by);
  [[nodiscard]] std::string over(const columnar::Run& run) const;
  [[nodiscard]] int level(const columnar::Run& run, const Expression& in) const;
  [[nodiscard]] Space space_of(Reg reg) const { return space_of_number_.at(static_cast<std::size_t>(reg)); }
  void set(RowsReg reg, Space space, Expression of);
  [[nodiscard]] std::string comment() const;
  [[nodiscard]] std::string wish_of(Reg reg, std::string_view otherwise) const;

  // ---- dates
  // The year, by its first day in this month, that holds the day; turn: the day on which one begins.
  [[nodiscard]] Expression year_number(Space space, int month, int day, const Expression& date);
  [[nodiscard]] std::string turn(int month, int day, const std::string& year) const;
  [[nodiscard]] Expression first_day_of_year(Space space, const Expression& date);
  [[nodiscard]] std::string in_some_year(const std::string& date) const;
  [[nodiscard]] std::string verdict_of_date(const std::string& date) const;
  [[nodiscard]] std::string period_of(const std::string& what, Index table, Index column, const Expression& owner,
                                      const std::string& date) const;

  // ---- facts
  void open_table(Index table, Space space);
  [[nodiscard]] std::string held(const SqlColumn& column) const;
  [[nodiscard]] Expression& verdict(Index table) { return verdicts_.at(static_cast<std::size_t>(table)); }
  [[nodiscard]] std::string seen(Reg among, const Arg& where);
  [[nodiscard]] int level_of_seen(Reg among, const Arg& where);

  [[nodiscard]] Expression folded_over(const columnar::FoldRows& op);
  // Rows that are folded elsewhere: which and by which instance, from when on, and how the two columns are called.
  struct Elsewhere {
    Expression in;
    std::string seen;
    Expression instance;
    int reads = 0;
    std::string key, found;
  };
  template <class Fold>
  [[nodiscard]] Elsewhere elsewhere(Space space, const Fold& op, const Expression& by);
  [[nodiscard]] std::string picked_rows(const columnar::FoldRows& op, const Elsewhere& from);
  [[nodiscard]] static std::string grouped_rows(const std::string& fold, const Elsewhere& from);
  [[nodiscard]] Expression folded_join(Space space, const columnar::FoldRows& op, const Expression& by, bool nothing);
  [[nodiscard]] Expression counted_join(Space space, const columnar::CountDistinct& op, const Expression& by);
  [[nodiscard]] Expression fetch_folded(Space space, Reg from, RowsReg by);

  // ---- limits
  void open_asks(const columnar::PayOut& op, Space space);
  [[nodiscard]] std::string asks_of(const columnar::Asks& asks);

  // ---- answer.cpp
  void answer(std::string select, Space space);
  void answer_verdicts();
  void answer_row(const columnar::RowColumn& row);
  void answer_due(Space space, const std::string& paid);
  void answer_beyond();
  void answer_undecided();
  [[nodiscard]] std::string answers();

  const columnar::Program& program_;
  Spelling spell_;
  Names names_;
  ReadTables tables_;
  Relations relations_;
  std::vector<Expression> numbers_, rows_;
  std::vector<Space> space_of_number_, space_of_rows_;
  std::map<RowsReg, Carried> carried_;
  std::map<Reg, std::pair<Index, Index>> loaded_;  // table and column
  std::vector<Expression> verdicts_;               // by table
  std::vector<Space> space_of_table_;
  std::map<Index, Reg> date_of_;        // by table, where several are merged
  std::map<Space, Expression> day_of_;  // then of each benefit's facts
  std::map<Space, Index> benefit_of_;   // whose facts a relation holds
  struct Beyond {
    std::string is_held, what;
  };
  std::map<Index, std::vector<Beyond>> beyond_;  // by table
  std::vector<std::string> crowded_;
  std::map<std::pair<Space, std::string>, std::string> undecided_;  // by the subject of each row: where
  std::vector<std::pair<std::string, Space>> answers_;
  // Folds are printed where they are read.
  std::map<Reg, columnar::FoldRows> folds_;
  std::map<Reg, columnar::CountDistinct> distinct_;
  std::map<Space, std::pair<Space, RowsReg>> facts_of_group_;  // and their first facts
  struct Years {
    Reg first_day = no_reg, wanted = no_reg;
  } years_;
  std::map<RowsReg, std::pair<RowsReg, RowsReg>> origin_;  // rows seen through chosen facts: those rows, the facts
  std::map<std::tuple<Space, Reg, RowsReg>, Expression> fetched_;
  Needs known_, needs_;
  std::size_t at_ = 0;  // the operation
};

}  // namespace nuan::policy::sql
