// Hide: which numbers of a published table of counts must stay out so that no small group can be read or worked out.
#pragma once

#include <span>
#include <vector>

#include "survey/survey.hpp"

namespace nuan::survey {

// Rows and columns with their totals: cell (rows, c) is the total of a column, (r, columns) of a row, the corner of
// all.
class Hidden {
 public:
  Hidden(std::size_t rows, std::size_t columns)
      : rows_(rows), columns_(columns), hidden_((rows + 1) * (columns + 1), false) {}
  [[nodiscard]] std::size_t rows() const { return rows_; }
  [[nodiscard]] std::size_t columns() const { return columns_; }
  [[nodiscard]] bool at(std::size_t row, std::size_t column) const { return hidden_[row * (columns_ + 1) + column]; }
  void hide(std::size_t row, std::size_t column) { hidden_[row * (columns_ + 1) + column] = true; }

 private:
  std::size_t rows_;
  std::size_t columns_;
  std::vector<bool> hidden_;
};

// Hides every number from 1 to minimum - 1, totals too, then as many others, the smallest first, until
//   - no hidden number follows from the shown ones by adding and subtracting (its cell is on no bridge of the graph
//   whose
//     nodes are rows and columns and whose edges are the hidden cells: Gusfield 1988), and
//   - no shown total tells a sum of hidden numbers that is itself from 1 to minimum - 1.
// `counts` row by row, rows × columns of them, none negative; minimum at least 1. A single list is a table of one row.
// What an outsider can bound, not compute, is not looked at.
[[nodiscard]] Result<Hidden> hide_small(std::span<const Count> counts, std::size_t rows, std::size_t columns,
                                        Count minimum);

}  // namespace nuan::survey
