#include "flow/fact_table.hpp"

#include <algorithm>
#include <numeric>

namespace nuan::flow {

namespace {

// Each count becomes the sum of those before it.
void to_begins(std::vector<std::uint32_t>& counts) {
  std::exclusive_scan(counts.begin(), counts.end(), counts.begin(), std::uint32_t{0});
}

}  // namespace

void FactTable::reserve(std::size_t more) {
  if (count_ + more <= room_) return;
  room_ = std::max(count_ + more, room_ * 2);
  auto larger = std::make_unique_for_overwrite<FactRow[]>(room_);
  std::copy_n(read_.get(), count_, larger.get());
  read_ = std::move(larger);
}

// Two counting sorts, by day and then by person, which keeps the days: no comparison that nobody can foresee.
void FactTable::group(std::size_t persons) {
  begins_.assign(persons + 1, 0);
  days_.resize(count_);
  std::size_t i = 0;
  for (const FactRow& row : as_read()) {
    ++begins_[row.person];
    days_[i++] = row.day;
  }
  to_begins(begins_);
  unusual_.assign(persons, 0);
  order_by_day();
  deal_to_persons();
}

// Only brings order where days lie close together, as those of a quarter or a term do; whoever is left out of order is
// seen when the rows are dealt.
void FactTable::order_by_day() {
  constexpr std::int64_t days_max = 4096;
  order_.resize(count_);
  const auto [first, last] = std::ranges::minmax(days_.empty() ? std::vector<std::int32_t>{0} : days_);
  if (std::int64_t{last} - first >= days_max) return std::iota(order_.begin(), order_.end(), 0U);
  const std::int32_t day_zero = first;
  next_.assign(static_cast<std::size_t>(last - first) + 1, 0);
  for (const std::int32_t day : days_) ++next_[static_cast<std::size_t>(day - day_zero)];
  to_begins(next_);
  std::uint32_t i = 0;
  for (const std::int32_t day : days_) order_[next_[static_cast<std::size_t>(day - day_zero)]++] = i++;
}

void FactTable::deal_to_persons() {
  next_.assign(begins_.begin(), begins_.end());
  rows_.resize(count_);
  // Fetched once: writing rows could change them, for all the compiler knows.
  const FactRow* const read = read_.get();
  FactRow* const rows = rows_.data();
  std::uint32_t* const next = next_.data();
  const std::uint32_t* const begins = begins_.data();
  std::uint8_t* const unusual = unusual_.data();
  const std::int32_t first = first_;
  const std::int32_t last = last_;
  for (const std::uint32_t i : order_) {
    const FactRow row = read[i];
    const std::uint32_t at = next[row.person]++;
    const bool in_order = at == begins[row.person] || rows[at - 1].day < row.day;
    unusual[row.person] |=
        static_cast<std::uint8_t>(static_cast<unsigned>(!in_order) | static_cast<unsigned>(row.reverses != 0) |
                                  static_cast<unsigned>(row.day < first) | static_cast<unsigned>(row.day > last));
    rows[at] = row;
  }
}

void FactTable::remove_dropped() {
  std::uint32_t kept = 0;
  for (std::size_t person = 0; person + 1 < begins_.size(); ++person) {
    const std::uint32_t begin = begins_[person];
    begins_[person] = kept;
    for (std::uint32_t i = begin; i < begins_[person + 1]; ++i) {
      if (rows_[i].dropped == 0) rows_[kept++] = rows_[i];
    }
  }
  begins_.back() = kept;
  rows_.resize(kept);
  std::ranges::fill(unusual_, 1);
}

}  // namespace nuan::flow
