// Expressions: turns the nodes of a plan into operations, as they are read from some ground.
#pragma once

#include <map>
#include <tuple>
#include <vector>

#include "policy/columnar/ground.hpp"

namespace nuan::policy::columnar {

class Expressions {
 public:
  Expressions(Builder& builder, Grounds& grounds);

  // The value of a node on every row of the reading's ground. A node is computed once for all readings that see the
  // same.
  [[nodiscard]] Operand value(NodeId id, const Reading& reading);
  // A flag for all rows where the node is absent.
  [[nodiscard]] Operand condition(NodeId id, const Reading& reading);
  [[nodiscard]] bool reads_rows(NodeId id) { return needs(id).rows; }
  [[nodiscard]] Operand refused(const Node& node, const Words& because);
  [[nodiscard]] Arithmetic& arithmetic() { return arithmetic_; }

 private:
  // Periods have no number; they stand in a column, or are given by the plan.
  struct PeriodsSource {
    const Periods* given = nullptr;
    Index table = none, column = none;
    RowsReg owner = no_reg;
  };
  // What a value depends on besides its row.
  struct Needs {
    bool date = false;
    bool rows = false;  // other rows, by the year it is read in
  };

  [[nodiscard]] Operand compute(NodeId id, const Reading& reading);
  [[nodiscard]] Operand from_below(NodeId id, const Reading& reading);
  [[nodiscard]] Operand over_everybody(NodeId id, const Reading& reading);
  [[nodiscard]] Operand let(const Node& node, const Reading& reading);
  [[nodiscard]] Operand literal(const Value& value, Space space);
  [[nodiscard]] Operand column(const Node& node, const Reading& reading);
  [[nodiscard]] Operand arithmetic_of(const Node& node, const Reading& reading);
  [[nodiscard]] Operand quotient(const Node& node, const Reading& reading);
  [[nodiscard]] Operand extreme(const Node& node, const Reading& reading);
  // choosing.cpp
  [[nodiscard]] Operand condition_of(const Node& node, const Reading& reading);
  [[nodiscard]] Operand logic(const Node& node, const Reading& reading);
  [[nodiscard]] Operand in_list(const Node& node, const Reading& reading);
  [[nodiscard]] Operand match(const Node& node, const Reading& reading);
  [[nodiscard]] Operand steps(const Node& node, const Reading& reading);
  // dates.cpp
  [[nodiscard]] Operand of_dates(const Node& node, const Reading& reading);
  [[nodiscard]] Operand moved_date(const Node& node, const Reading& reading);
  [[nodiscard]] Operand whole_days(const Node& node, const Reading& reading);
  [[nodiscard]] Operand years_from(const Node& node, const Reading& reading);
  [[nodiscard]] Operand next_day(const Node& node, const Reading& reading);
  [[nodiscard]] Operand in_periods(const Node& node, const Reading& reading);
  [[nodiscard]] Operand period_edge(const Node& node, const Reading& reading);
  [[nodiscard]] Operand in_given(const Periods& periods, const Operand& date, Space space);
  [[nodiscard]] Operand edge_of_given(const Periods& periods, bool start, const Operand& date, Space space);
  [[nodiscard]] Operand dated(const Node& node, const Reading& reading);
  [[nodiscard]] Operand as_of(const Node& node, const Reading& reading);
  [[nodiscard]] static PeriodsSource column_source(const Node& node, const Reading& reading);
  [[nodiscard]] std::optional<PeriodsSource> periods(NodeId id, const Reading& reading);
  // over_rows.cpp
  [[nodiscard]] Operand aggregate(NodeId id, const Reading& reading);
  [[nodiscard]] Operand folded(const Node& node, const Reading& row, const Instances& instances);
  [[nodiscard]] Operand fold(Fold fold, const Reading& row, const Arg& where, const Operand& value,
                             const Instances& instances);
  [[nodiscard]] Operand fold_distinct(const Node& node, const Reading& row, const Arg& where, const Operand& value,
                                      const Instances& instances);
  [[nodiscard]] Reg doubt(const Reading& row, const Operand& where, const Operand& value, const Instances& instances);
  [[nodiscard]] Operand kept(const Rows& rows, const Reading& row);
  [[nodiscard]] Operand place(NodeId id, const Reading& reading);
  [[nodiscard]] Operand places(NodeId id, const Reading& row);
  [[nodiscard]] Reading row_of(const Rows& rows);
  [[nodiscard]] Reg among(const Reading& row) const;

  [[nodiscard]] const Needs& needs(NodeId id);

  Builder& builder_;
  Grounds& grounds_;
  Arithmetic arithmetic_;
  std::vector<std::optional<Needs>> needs_;                  // by node
  std::map<std::tuple<NodeId, Space, int>, Operand> known_;  // -1: whatever the reading
  std::map<std::tuple<NodeId, Space, RowsReg, int>, Operand> folded_;
};

}  // namespace nuan::policy::columnar
