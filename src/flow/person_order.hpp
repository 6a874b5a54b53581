// Person order: rows of persons brought into the order of their numbers. Numbers are sorted by their digits in counting
// passes over the bits in which they differ at all; comparisons would be guessed wrong every other time.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "flow/earned.hpp"

namespace nuan::flow {

// As comes_before has it. `room` is kept from call to call.
void sort_persons(std::span<PersonRow> rows, std::vector<PersonRow>& room);

// Cuts a sorted list of edges: how many of them lie at or before a row.
class PersonEdges {
 public:
  PersonEdges() = default;
  // `edges` must be in order.
  explicit PersonEdges(std::vector<PersonRow> edges);
  [[nodiscard]] std::size_t size() const { return edges_.size(); }
  [[nodiscard]] std::size_t before(const PersonRow& row) const;

 private:
  std::vector<PersonRow> edges_;
  std::vector<std::uint64_t> numbers_;  // of those that are numbers, which come first
};

}  // namespace nuan::flow
