// Tables: what a query reads, and how it is to be laid before it.
#pragma once

#include <string>
#include <vector>

#include "policy/columnar/program.hpp"
#include "policy/sql/spelling.hpp"

namespace nuan::policy::sql {

class ReadTables {
 public:
  // Of everything the program loads.
  ReadTables(const columnar::Program& program, Names& names);

  [[nodiscard]] const std::vector<SqlTable>& all() const { return tables_; }
  [[nodiscard]] const SqlTable& of(Index table) const;
  [[nodiscard]] const SqlColumn& of(Index table, Index column) const;
  [[nodiscard]] const SqlTable& periods(Index table, Index column) const;
  [[nodiscard]] std::string create(const Plan& plan, const Spelling& spelling) const;

 private:
  void add_column(const Plan& plan, Index table, Index column);
  void add_periods(const Plan& plan, Index table, Index column, Names& names);
  void take_bounds(const columnar::Program& program);

  std::vector<SqlTable> tables_;
  std::vector<Names> names_of_;  // by table
};

}  // namespace nuan::policy::sql
