// The first stage: what the figures are per.
#include "index/refuse.hpp"
#include "index/stages.hpp"

namespace nuan::index {
namespace {

Result<const Column*> column_of(const Table& table, const std::string& name) {
  const Column* column = table.find(name);
  if (column == nullptr)
    return refuse(Code::index_missing, "没有列“" + name + "”", "there is no column “" + name + "”");
  return column;
}

Result<Column> divided(const Table& table, const Column& column, const Column& by) {
  Column result{column.name, {}};
  for (std::size_t i = 0; i < column.values.size(); ++i) {
    if (by.values[i] == 0)
      return refuse(Code::index_zero, "“" + table.keys[i] + "”的分母“" + by.name + "”为零",
                    "the denominator “" + by.name + "” of “" + table.keys[i] + "” is zero");
    result.values.push_back(column.values[i] / by.values[i]);
  }
  return result;
}

}  // namespace

Result<Table> denominate(const Table& table, std::span<const Indicator> indicators) {
  Table result{table.keys, table.groups, {}};
  for (const Indicator& indicator : indicators) {
    TRY_LET(const Column* const column, column_of(table, indicator.name));
    if (indicator.denominator.empty()) {
      result.columns.push_back(*column);
      continue;
    }
    TRY_LET(const Column* const by, column_of(table, indicator.denominator));
    TRY_LET(Column quotient, divided(table, *column, *by));
    result.columns.push_back(std::move(quotient));
  }
  return result;
}

}  // namespace nuan::index
