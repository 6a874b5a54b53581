#include "survey/hide.hpp"

#include <array>
#include <optional>

#include "survey/check.hpp"

namespace nuan::survey {
namespace {

struct Cell {
  std::size_t row;
  std::size_t column;
  friend bool operator==(const Cell&, const Cell&) = default;
};

// The counts with their totals as one more row and column: every line says that its cells sum to its last.
class Published {
 public:
  Published(std::span<const Count> counts, std::size_t rows, std::size_t columns)
      : rows_(rows + 1), columns_(columns + 1), values_(rows_ * columns_, 0), hidden_(rows, columns) {
    for (std::size_t r = 0; r < rows; ++r)
      for (std::size_t c = 0; c < columns; ++c)
        for (const std::size_t row : {r, rows})
          for (const std::size_t column : {c, columns}) values_[row * columns_ + column] += counts[r * columns + c];
  }
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] Count value(Cell cell) const { return values_[cell.row * columns_ + cell.column]; }
  [[nodiscard]] bool is_hidden(Cell cell) const { return hidden_.at(cell.row, cell.column); }
  void hide(Cell cell) { hidden_.hide(cell.row, cell.column); }
  [[nodiscard]] const Hidden& hidden() const { return hidden_; }

  template <class Visit>
  void each(Visit visit) const {
    for (std::size_t r = 0; r < rows_; ++r)
      for (std::size_t c = 0; c < columns_; ++c) visit(Cell{r, c});
  }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<Count> values_;
  Hidden hidden_;
};

// Smallest shown number that fits; one of people before a zero, which protects less.
template <class Fits>
std::optional<Cell> smallest_shown(const Published& table, Fits fits) {
  std::optional<Cell> best;
  const auto order = [&](Cell cell) { return std::pair(table.value(cell) == 0, table.value(cell)); };
  table.each([&](Cell cell) {
    if (table.is_hidden(cell) || !fits(cell)) return;
    if (!best || order(cell) < order(*best)) best = cell;
  });
  return best;
}

// Rows 0 … R-1, then columns: which of them hang together by hidden cells other than `without`.
std::vector<bool> reached(const Published& table, std::size_t start, Cell without) {
  std::vector<bool> seen(table.rows() + table.columns(), false);
  std::vector<std::size_t> open{start};
  seen[start] = true;
  const auto enter = [&](std::size_t node) {
    if (seen[node]) return;
    seen[node] = true;
    open.push_back(node);
  };
  while (!open.empty()) {
    const std::size_t node = open.back();
    open.pop_back();
    table.each([&](Cell cell) {
      if (!table.is_hidden(cell) || cell == without) return;
      if (node == cell.row) enter(table.rows() + cell.column);
      if (node == table.rows() + cell.column) enter(cell.row);
    });
  }
  return seen;
}

// A hidden cell whose value follows from shown ones gets a companion: one that closes a circle through it, or else one
// that brings a circle nearer.
std::optional<Cell> companion(const Published& table, Cell cell) {
  const std::vector<bool> near_row = reached(table, cell.row, cell);
  if (near_row[table.rows() + cell.column]) return std::nullopt;
  const std::vector<bool> near_column = reached(table, table.rows() + cell.column, cell);
  const auto joins = [&](Cell other) {
    const std::size_t column = table.rows() + other.column;
    return (near_row[other.row] && near_column[column]) || (near_column[other.row] && near_row[column]);
  };
  if (const auto closing = smallest_shown(table, joins)) return closing;
  return smallest_shown(table,
                        [&](Cell other) { return near_row[other.row] != near_row[table.rows() + other.column]; });
}

bool protect_from_subtraction(Published& table) {
  std::optional<Cell> more;
  table.each([&](Cell cell) {
    if (!more && table.is_hidden(cell)) more = companion(table, cell);
  });
  if (more) table.hide(*more);
  return more.has_value();
}

// In a line whose total is shown, the hidden ones sum to a number that anybody can work out.
std::optional<Cell> against_small_sum(const Published& table, std::span<const Cell> line, Count minimum) {
  if (table.is_hidden(line.back())) return std::nullopt;
  Count sum = 0;
  for (const Cell cell : line.first(line.size() - 1))
    if (table.is_hidden(cell)) sum += table.value(cell);
  if (sum == 0 || sum >= minimum) return std::nullopt;
  return smallest_shown(table, [&](Cell other) { return std::ranges::find(line, other) != line.end(); });
}

std::vector<std::vector<Cell>> lines_of(const Published& table) {
  std::vector<std::vector<Cell>> lines(table.rows() + table.columns());
  table.each([&](Cell cell) {
    lines[cell.row].push_back(cell);
    lines[table.rows() + cell.column].push_back(cell);
  });
  return lines;
}

bool protect_small_sums(Published& table, Count minimum) {
  for (const auto& line : lines_of(table)) {
    if (const auto more = against_small_sum(table, line, minimum)) {
      table.hide(*more);
      return true;
    }
  }
  return false;
}

Result<void> check(std::span<const Count> counts, std::size_t rows, std::size_t columns, Count minimum) {
  if (minimum < 1) return level_wrong("最低人数至少是 1", "the minimum must be at least 1");
  if (rows == 0 || columns == 0 || counts.size() != rows * columns)
    return counts_wrong("表格的行列与数的个数不符", "the table's rows and columns do not fit its numbers");
  for (const Count count : counts)
    if (count < 0) return counts_wrong("人数不能为负", "a count cannot be negative");
  return {};
}

}  // namespace

Result<Hidden> hide_small(std::span<const Count> counts, std::size_t rows, std::size_t columns, Count minimum) {
  TRY(check(counts, rows, columns, minimum));
  Published table(counts, rows, columns);
  std::vector<Cell> small;
  table.each([&](Cell cell) {
    if (table.value(cell) > 0 && table.value(cell) < minimum) small.push_back(cell);
  });
  for (const Cell cell : small) table.hide(cell);
  while (protect_small_sums(table, minimum) || protect_from_subtraction(table)) continue;
  return table.hidden();
}

}  // namespace nuan::survey
