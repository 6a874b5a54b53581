// InForce: which of a person's facts take part, and in which order: reversals find what they undo, facts of other times
// are counted, the rest is sorted as the policy says.
#pragma once

#include <cstdint>
#include <span>

#include "flow/partition.hpp"

namespace nuan::flow {

class InForce {
 public:
  // For one fact file.
  InForce(const Case& all, std::uint32_t fact_file);

  // Moves the rows that take part to the front, in order, and returns how many they are. Orphans and facts before the
  // first edition are rejected, the others that take no part are counted.
  [[nodiscard]] std::size_t select(std::span<FactRow> rows, Gathered& gathered) const;
  // Whether a fact's day lies in the wanted year.
  [[nodiscard]] bool is_in_year(std::int32_t day) const { return year_from_ <= day && day <= year_to_; }
  // A fact that lies in none of the policy's years at all; none where it lies in some.
  [[nodiscard]] claims::Flaw flaw_of_day(std::int32_t day) const;

 private:
  void undo(std::span<FactRow> rows, Gathered& gathered) const;
  void undo_one(FactRow& reversal, FactRow* target, std::vector<FactRow*>& undone, Gathered& gathered) const;
  void sort(std::span<FactRow> rows) const;
  [[nodiscard]] bool takes_part(const FactRow& row, Gathered& gathered) const;
  [[nodiscard]] bool comes_before(const FactRow& left, const FactRow& right) const {
    return left.day != right.day ? left.day < right.day : comes_before_within_the_day(left, right);
  }
  [[nodiscard]] bool comes_before_within_the_day(const FactRow& left, const FactRow& right) const;
  [[nodiscard]] int compare_columns(const FactRow& left, const FactRow& right) const;

  const Case& all_;
  std::uint32_t file_;
  std::int32_t year_from_, year_to_, through_, first_day_;
  bool reads_other_years_;
  std::vector<std::uint32_t> more_order_;  // places in kept_order of the columns that order facts behind the date
};

}  // namespace nuan::flow
