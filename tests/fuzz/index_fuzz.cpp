// Index data: whatever numbers a table holds and however it is built, every stage ends with numbers that are finite or
// missing, or with an error that says why; and the order of the rows changes no bit. The first bytes choose the method,
// the others are cells of a hundredth, one value meaning that the cell is missing.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>

#include "index/index.hpp"

namespace {

using namespace nuan;
using namespace nuan::index;

constexpr std::size_t indicators = 4;
constexpr std::size_t units_most = 24;

std::span<const std::uint8_t> take(std::span<const std::uint8_t>& bytes, std::size_t count) {
  const auto taken = bytes.first(std::min(count, bytes.size()));
  bytes = bytes.subspan(taken.size());
  return taken;
}

double cell(std::span<const std::uint8_t> two) {
  if (two.size() < 2) return missing;
  std::int16_t number = 0;
  std::memcpy(&number, two.data(), 2);
  if (number == 0x7fff) return missing;
  // A few are huge or tiny, as measurements are.
  const double scale = (number & 31) == 31 ? 1e12 : (number & 31) == 30 ? 1e-12 : 0.01;
  return static_cast<double>(number) * scale;
}

Table table_of(std::span<const std::uint8_t> bytes) {
  Table table;
  for (std::size_t i = 0; i < indicators; ++i) table.columns.push_back({"i" + std::to_string(i), {}});
  while (!bytes.empty() && table.keys.size() < units_most) {
    table.groups.push_back(table.keys.size() % 3 == 0 ? "a" : "b");
    table.keys.push_back("u" + std::to_string(10 + table.keys.size()));
    for (Column& column : table.columns) column.values.push_back(cell(take(bytes, 2)));
  }
  return table;
}

Scale scale_of(std::uint8_t byte) {
  switch (byte % 6) {
    case 0:
      return MinMax{0, 100};
    case 1:
      return ZScore{100, 10};
    case 2:
      return Ranks{0, 100};
    case 3:
      return Goalposts{{0, 50}, 100};
    case 4:
      return Distance{(byte & 64) != 0};
    default:
      return RatioToBase{"u10"};
  }
}

Method method_of(std::span<const std::uint8_t> bytes) {
  const auto at = [&](std::size_t place) { return place < bytes.size() ? bytes[place] : std::uint8_t{0}; };
  Method method;
  for (std::size_t i = 0; i < indicators; ++i) {
    Indicator one{"i" + std::to_string(i), (at(0) >> i & 1) != 0, "", {}, {}};
    if (at(4) % 6 == 4) one.target = 100;
    method.indicators.push_back(one);
  }
  if ((at(1) & 1) != 0) method.indicators[1].denominator = "i3";
  method.tree = {{"Index", {{"A", {}}, {"B", {}}}}, {"A", {{"i0", {}}, {"i1", {}}}}, {"B", {{"i2", {}}, {"i3", {}}}}};
  if ((at(1) & 2) != 0) {
    method.tree[1].parts[0].weight = 0.25;
    method.tree[1].parts[1].weight = 0.75;
  }
  method.missing.fill = static_cast<Fill>(at(2) % 6);
  method.missing.least = (at(2) >> 4) / 16.0;
  method.missing.count_filled = (at(1) & 4) != 0;
  if ((at(3) & 1) != 0) method.outliers = Outliers{2, 3.5, static_cast<std::size_t>(at(3) >> 4)};
  method.scale = scale_of(at(4));
  method.mean = static_cast<Mean>(at(5) % 3);
  return method;
}

void sound(const Table& table) {
  for (const Column& column : table.columns) {
    ENSURE(column.values.size() == table.keys.size());
    for (const double value : column.values) ENSURE(is_missing(value) || std::isfinite(value));
  }
}

bool same_bits(const Table& a, const Table& b) {
  const auto same = [](double x, double y) {
    return std::memcmp(&x, &y, sizeof x) == 0 || (is_missing(x) && is_missing(y));
  };
  return a.keys == b.keys && std::ranges::equal(a.columns, b.columns, [&](const Column& x, const Column& y) {
           return x.name == y.name && std::ranges::equal(x.values, y.values, same);
         });
}

Table reversed(Table table) {
  std::ranges::reverse(table.keys);
  std::ranges::reverse(table.groups);
  for (Column& column : table.columns) std::ranges::reverse(column.values);
  return table;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::span<const std::uint8_t> bytes(data, size);
  const Method method = method_of(take(bytes, 6));
  const Table rows = table_of(bytes);
  const auto table = arrange(rows);
  if (!table) {
    ENSURE(rows.keys.empty());
    return 0;
  }
  const auto built = build(*table, method);
  const auto turned = build(*arrange(reversed(rows)), method);
  ENSURE(built.has_value() == turned.has_value());
  if (!built) {
    ENSURE(!built.error().sentence.zh.empty() && !built.error().sentence.en.empty());
    return 0;
  }
  for (const Table* stage :
       {&built->denominated, &built->filled, &built->screened, &built->treated, &built->scaled, &built->nodes})
    sound(*stage);
  ENSURE(same_bits(built->nodes, turned->nodes));
  return 0;
}
