// Missing cells, and who stays.
#include <algorithm>
#include <map>

#include "index/refuse.hpp"
#include "index/stages.hpp"

namespace nuan::index {
namespace {

Failure cell_missing(const std::string& key, const std::string& column, const std::string& zh, const std::string& en) {
  return refuse(Code::index_missing, "“" + key + "”的“" + column + "”缺失," + zh,
                "“" + column + "” of “" + key + "” is missing, " + en);
}

struct Sum {
  double total = 0;
  double count = 0;
};

// Whose mean fills whom: a number for each row, the same for rows that fill each other.
std::vector<std::size_t> peers_of(const Table& table, Fill fill) {
  std::vector<std::size_t> peers(table.keys.size(), 0);
  std::map<std::string, std::size_t> numbers;
  if (fill == Fill::group_mean)
    for (std::size_t i = 0; i < peers.size(); ++i)
      peers[i] = numbers.try_emplace(table.groups[i], numbers.size()).first->second;
  return peers;
}

std::vector<Sum> sums_of(const Column& column, std::span<const std::size_t> peers) {
  std::vector<Sum> sums(peers.size());
  for (std::size_t i = 0; i < peers.size(); ++i) {
    if (is_missing(column.values[i])) continue;
    sums[peers[i]].total += column.values[i];
    sums[peers[i]].count += 1;
  }
  return sums;
}

Result<void> fill_column(const Table& table, std::span<const std::size_t> peers, Fill fill, Column& column,
                         std::vector<Cell>& cells) {
  if (std::ranges::none_of(column.values, is_missing)) return {};
  const std::vector<Sum> sums = sums_of(column, peers);
  for (std::size_t i = 0; i < table.keys.size(); ++i) {
    if (!is_missing(column.values[i])) continue;
    if (fill == Fill::refuse)
      return cell_missing(table.keys[i], column.name, "而方法不允许缺失", "and the method forbids it");
    const Sum& sum = sums[peers[i]];
    if (sum.count == 0)
      return cell_missing(table.keys[i], column.name, "且没有可取平均的数", "and there is nothing to take a mean of");
    column.values[i] = sum.total / sum.count;
    cells.push_back({table.keys[i], column.name});
  }
  return {};
}

// The nearest row before or behind that has a number; the column's size where there is none.
std::size_t next_known(const Column& column, std::size_t row, bool behind) {
  const std::size_t none = column.values.size();
  for (std::size_t i = row; i < none; behind ? ++i : --i)  // below 0 it wraps, beyond the end
    if (!is_missing(column.values[i])) return i;
  return none;
}

Result<void> fill_over_time(const Table& table, Fill fill, Column& column, std::vector<Cell>& cells) {
  const Column known = column;
  for (std::size_t i = 0; i < table.keys.size(); ++i) {
    if (!is_missing(known.values[i])) continue;
    const std::size_t before = next_known(known, i, false);
    const std::size_t behind = fill == Fill::carry ? before : next_known(known, i, true);
    if (before == known.values.size() || behind == known.values.size())
      return cell_missing(table.keys[i], column.name, "且前后没有可用的数", "and there is no number to go on from");
    const double way = before == behind ? 0 : static_cast<double>(i - before) / static_cast<double>(behind - before);
    column.values[i] = known.values[before] + way * (known.values[behind] - known.values[before]);
    cells.push_back({table.keys[i], column.name});
  }
  return {};
}

std::size_t cells_of(const Table& table, std::size_t row) {
  std::size_t count = 0;
  for (const Column& column : table.columns) count += is_missing(column.values[row]) ? 0 : 1;
  return count;
}

}  // namespace

Result<Imputed> impute(const Table& table, Fill fill) {
  Imputed result{table, {}};
  if (fill == Fill::leave) return result;
  if (fill == Fill::group_mean && table.groups.empty())
    return refuse(Code::index_missing, "按组平均填补,却没有分组",
                  "the mean of the same group is asked for, and there are no groups");
  const bool over_time = fill == Fill::carry || fill == Fill::between;
  const std::vector<std::size_t> peers = peers_of(table, fill);
  for (Column& column : result.table.columns)
    TRY(over_time ? fill_over_time(table, fill, column, result.cells)
                  : fill_column(table, peers, fill, column, result.cells));
  return result;
}

Result<Screened> screen(const Table& observed, const Table& filled, const Missing& rule) {
  if (!(rule.least >= 0 && rule.least <= 1) || !(rule.least_parts >= 0 && rule.least_parts <= 1))
    return refuse(Code::index_method, "数据的最低比例应在 0 到 1 之间",
                  "the least share of data must lie within 0 to 1");
  Screened result{{{}, {}, filled.columns}, {}};
  for (Column& column : result.table.columns) column.values.clear();
  const Table& counted = rule.count_filled ? filled : observed;
  for (std::size_t i = 0; i < filled.keys.size(); ++i) {
    const double there = static_cast<double>(cells_of(counted, i)) / static_cast<double>(counted.columns.size());
    if (there < rule.least) {
      result.dropped.push_back(filled.keys[i]);
      continue;
    }
    result.table.keys.push_back(filled.keys[i]);
    if (!filled.groups.empty()) result.table.groups.push_back(filled.groups[i]);
    for (std::size_t c = 0; c < filled.columns.size(); ++c)
      result.table.columns[c].values.push_back(filled.columns[c].values[i]);
  }
  if (result.table.keys.empty())
    return refuse(Code::index_missing, "没有一个对象的数据够用", "no unit has enough data to stay");
  return result;
}

}  // namespace nuan::index
