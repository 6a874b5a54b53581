#include "index/table.hpp"

#include <algorithm>
#include <numeric>
#include <set>

#include "index/refuse.hpp"

namespace nuan::index {
namespace {

Result<void> check_columns(const Table& table) {
  const std::string rows = std::to_string(table.keys.size());
  if (table.keys.empty()) return refuse(Code::index_shape, "表中没有对象", "the table has no rows");
  if (!table.groups.empty() && table.groups.size() != table.keys.size())
    return refuse(Code::index_shape, "分组与对象不等长", "there is not one group for each key");
  std::set<std::string> names;
  for (const Column& column : table.columns) {
    if (!names.insert(column.name).second)
      return refuse(Code::index_shape, "列“" + column.name + "”出现了两次",
                    "the column “" + column.name + "” stands twice");
    if (column.values.size() != table.keys.size())
      return refuse(Code::index_shape,
                    "列“" + column.name + "”有 " + std::to_string(column.values.size()) + " 个数,应有 " + rows + " 个",
                    "the column “" + column.name + "” has " + std::to_string(column.values.size()) +
                        " numbers, expected " + rows);
    if (std::ranges::any_of(column.values, [](double value) { return std::isinf(value); }))
      return refuse(Code::index_shape, "列“" + column.name + "”含无穷大",
                    "the column “" + column.name + "” holds an infinite number");
  }
  return {};
}

}  // namespace

const Column* Table::find(const std::string& name) const {
  const auto found = std::ranges::find(columns, name, &Column::name);
  return found == columns.end() ? nullptr : &*found;
}

Result<Table> arrange(Table table) {
  TRY(check_columns(table));
  std::vector<std::size_t> order(table.keys.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return table.keys[i]; });
  Table sorted{{}, {}, table.columns};
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::string& key = table.keys[order[i]];
    if (i > 0 && key == sorted.keys.back())
      return refuse(Code::index_shape, "对象“" + key + "”出现了两次", "the key “" + key + "” stands twice");
    sorted.keys.push_back(key);
    if (!table.groups.empty()) sorted.groups.push_back(table.groups[order[i]]);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
      sorted.columns[c].values[i] = table.columns[c].values[order[i]];
  }
  return sorted;
}

}  // namespace nuan::index
