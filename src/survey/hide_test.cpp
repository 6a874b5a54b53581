#include "survey/hide.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "base/rational.hpp"

namespace nuan::survey {
namespace {

std::string picture(const Hidden& hidden) {
  std::string text;
  for (std::size_t r = 0; r <= hidden.rows(); ++r) {
    for (std::size_t c = 0; c <= hidden.columns(); ++c) text += hidden.at(r, c) ? 'x' : '.';
    text += '/';
  }
  return text;
}

std::string hidden_of(const std::vector<Count>& counts, std::size_t rows, std::size_t columns, Count minimum) {
  return picture(hide_small(counts, rows, columns, minimum).value());
}

TEST(Hide, nothing_small_nothing_hidden) { EXPECT_EQ(hidden_of({10, 20, 0}, 1, 3, 10), "..../..../"); }

TEST(Hide, one_small_group_takes_the_next_smallest_with_it) {
  EXPECT_EQ(hidden_of({40, 4, 12, 30}, 1, 4, 10), ".xx../.xx../");
}

TEST(Hide, two_small_groups_whose_sum_is_small_take_a_third) {
  EXPECT_EQ(hidden_of({4, 5, 12, 30}, 1, 4, 10), "xxx../xxx../");
  EXPECT_EQ(hidden_of({4, 6, 12, 30}, 1, 4, 10), "xx.../xx.../");
}

TEST(Hide, a_small_total_is_hidden_too) { EXPECT_EQ(hidden_of({3}, 1, 1, 10), "xx/xx/"); }

TEST(Hide, a_small_cell_of_a_table_takes_three_corners_with_it) {
  EXPECT_EQ(hidden_of({3, 20, 30, 40, 50, 60, 70, 80, 90}, 3, 3, 10), "xx../xx../..../..../");
}

TEST(Hide, tables_that_make_no_sense_are_refused) {
  EXPECT_EQ(hide_small(std::vector<Count>{1, 2}, 1, 3, 10).error().code, Code::survey_counts);
  EXPECT_EQ(hide_small(std::vector<Count>{1, -2}, 1, 2, 10).error().code, Code::survey_counts);
  EXPECT_EQ(hide_small({}, 0, 2, 10).error().code, Code::survey_counts);
  EXPECT_EQ(hide_small(std::vector<Count>{1}, 1, 1, 0).error().code, Code::survey_level);
}

// What an outsider does: the shown numbers are known, every line sums to its total; which hidden ones are determined?
// Gaussian elimination over exact fractions, knowing nothing of graphs.
class Outsider {
 public:
  explicit Outsider(const Hidden& hidden) : columns_(hidden.columns() + 1) {
    unknown_.assign((hidden.rows() + 1) * columns_, -1);
    for (std::size_t r = 0; r <= hidden.rows(); ++r)
      for (std::size_t c = 0; c <= hidden.columns(); ++c)
        if (hidden.at(r, c)) unknown_[r * columns_ + c] = static_cast<int>(count_++);
    for (std::size_t r = 0; r <= hidden.rows(); ++r) add_line(r * columns_, 1, columns_);
    for (std::size_t c = 0; c < columns_; ++c) add_line(c, columns_, hidden.rows() + 1);
    reduce();
  }
  // A row of the reduced matrix with a single unknown tells its value.
  [[nodiscard]] bool works_out_one() const {
    for (const auto& row : rows_)
      if (std::ranges::count_if(row, [](const Rational& x) { return x != 0; }) == 1) return true;
    return false;
  }

 private:
  void add_line(std::size_t start, std::size_t step, std::size_t length) {
    std::vector<Rational> row(count_);
    for (std::size_t i = 0; i < length; ++i)
      if (const int unknown = unknown_[start + i * step]; unknown >= 0)
        row[static_cast<std::size_t>(unknown)] = i + 1 == length ? -1 : 1;
    rows_.push_back(row);
  }
  void reduce() {
    std::size_t done = 0;
    for (std::size_t column = 0; column < count_ && done < rows_.size(); ++column) {
      std::size_t pivot = done;
      while (pivot < rows_.size() && rows_[pivot][column] == 0) ++pivot;
      if (pivot == rows_.size()) continue;
      std::swap(rows_[pivot], rows_[done]);
      const Rational lead = rows_[done][column];
      for (Rational& x : rows_[done]) x /= lead;
      for (std::size_t r = 0; r < rows_.size(); ++r) {
        if (r == done) continue;
        const Rational factor = rows_[r][column];
        for (std::size_t i = 0; i < count_; ++i) rows_[r][i] -= factor * rows_[done][i];
      }
      ++done;
    }
  }
  std::size_t columns_;
  std::size_t count_ = 0;
  std::vector<int> unknown_;
  std::vector<std::vector<Rational>> rows_;
};

RC_GTEST_PROP(Hide, no_hidden_number_can_be_worked_out, ()) {
  const std::size_t rows = *rc::gen::inRange<std::size_t>(1, 6);
  const std::size_t columns = *rc::gen::inRange<std::size_t>(1, 6);
  const auto counts = *rc::gen::container<std::vector<Count>>(
      rows * columns,
      rc::gen::weightedOneOf<Count>({{1, rc::gen::inRange<Count>(0, 10)}, {4, rc::gen::inRange<Count>(10, 90)}}));
  const Hidden hidden = hide_small(counts, rows, columns, 10).value();
  RC_ASSERT(!Outsider(hidden).works_out_one());
  for (std::size_t r = 0; r < rows; ++r)
    for (std::size_t c = 0; c < columns; ++c) {
      const Count count = counts[r * columns + c];
      RC_ASSERT(count == 0 || count >= 10 || hidden.at(r, c));
    }
}

}  // namespace
}  // namespace nuan::survey
