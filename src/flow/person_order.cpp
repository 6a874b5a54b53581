#include "flow/person_order.hpp"

#include <algorithm>
#include <array>
#include <bit>

namespace nuan::flow {
namespace {

bool is_text(const PersonRow& row) { return (row.word & claims::key_as_text) != 0; }

constexpr unsigned digit_bits = 11;
constexpr std::size_t digit_values = std::size_t{1} << digit_bits;

// One pass: by the digit that begins at `shift`, else as they stood.
void deal_by_digit(std::span<const PersonRow> from, PersonRow* to, unsigned shift) {
  std::array<std::uint32_t, digit_values> next{};
  for (const PersonRow& row : from) ++next[row.word >> shift & (digit_values - 1)];
  std::uint32_t begin = 0;
  for (std::uint32_t& each : next) {
    const std::uint32_t count = each;
    each = begin;
    begin += count;
  }
  for (const PersonRow& row : from) to[next[row.word >> shift & (digit_values - 1)]++] = row;
}

void sort_numbers(std::span<PersonRow> rows, std::vector<PersonRow>& room) {
  std::uint64_t differing = 0;
  for (const PersonRow& row : rows) differing |= row.word ^ rows.front().word;
  room.resize(rows.size());
  std::span<PersonRow> from = rows;
  std::span<PersonRow> to = room;
  for (unsigned shift = 0; differing >> shift != 0; shift += digit_bits) {
    deal_by_digit(from, to.data(), shift);
    std::swap(from, to);
    if (64 - shift <= digit_bits) break;
  }
  if (from.data() != rows.data()) std::copy(from.begin(), from.end(), rows.begin());
}

}  // namespace

// All numbers come first; of the others there are few.
void sort_persons(std::span<PersonRow> rows, std::vector<PersonRow>& room) {
  constexpr std::size_t few = 256;  // fewer are not worth counting
  if (rows.size() <= few) return std::sort(rows.begin(), rows.end(), comes_before);
  const auto texts = std::partition(rows.begin(), rows.end(), [](const PersonRow& row) { return !is_text(row); });
  std::sort(texts, rows.end(), comes_before);
  if (texts != rows.begin()) sort_numbers({rows.begin(), texts}, room);
}

PersonEdges::PersonEdges(std::vector<PersonRow> edges) : edges_(std::move(edges)) {
  for (const PersonRow& edge : edges_) {
    if (!is_text(edge)) numbers_.push_back(edge.word);
  }
}

// Halving without a branch: which half it is nobody can guess.
std::size_t PersonEdges::before(const PersonRow& row) const {
  if (is_text(row)) {
    const auto after = std::upper_bound(edges_.begin(), edges_.end(), row, comes_before);
    return static_cast<std::size_t>(after - edges_.begin());
  }
  const std::uint64_t* at = numbers_.data();
  for (std::size_t left = numbers_.size(); left > 0;) {
    const std::size_t half = (left + 1) / 2;
    at += at[half - 1] <= row.word ? half : 0;
    left -= half;
  }
  return static_cast<std::size_t>(at - numbers_.data());
}

}  // namespace nuan::flow
