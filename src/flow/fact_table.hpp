// FactTable: the facts of one file in one partition, brought from the order of the files into that of persons and days.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "claims/packing.hpp"

namespace nuan::flow {

// Half a cache line: a partition has thousands of them.
struct FactRow {
  std::uint64_t offset : 62;  // in its file
  std::uint64_t reverses : 1;
  std::uint64_t dropped : 1;  // while a person's rows are being sorted out
  const claims::Byte* id;     // the kept row from its id on
  std::uint32_t size;         // from there
  std::uint32_t columns;      // where the columns behind the date begin, from there
  std::uint32_t person;
  std::int32_t day;
};
static_assert(sizeof(FactRow) == 32);

class FactTable {
 public:
  // `usual`: the days on which a fact that is no reversal takes part as it is.
  explicit FactTable(Period usual) : first_(usual.from.days()), last_(usual.to.days()) {}

  void clear() { count_ = 0; }
  // Room for so many more, none of them filled.
  void reserve(std::size_t more);
  // In reserved room, to be filled wholly and in place: a copy would wait for what was just written.
  [[nodiscard]] FactRow& add() { return read_[count_++]; }
  [[nodiscard]] std::span<const FactRow> as_read() const { return {read_.get(), count_}; }
  // When all were added: by person, then by day; of one day they stay as they came.
  void group(std::size_t persons);

  [[nodiscard]] std::span<FactRow> of(std::uint32_t person) {
    if (person + 1 >= begins_.size()) return {};  // met only in files read later
    return {rows_.data() + begins_[person], begins_[person + 1] - begins_[person]};
  }
  // Nearly everybody: all rows take part as they stand, no reversal among them and no two on one day.
  [[nodiscard]] bool is_usual(std::uint32_t person) const { return person >= unusual_.size() || unusual_[person] == 0; }
  // Closes the gaps of dropped rows; then nobody's rows are known to be in order.
  void remove_dropped();

 private:
  void order_by_day();
  void deal_to_persons();

  std::int32_t first_, last_;
  std::unique_ptr<FactRow[]> read_;  // as they come
  std::size_t count_ = 0, room_ = 0;
  std::vector<FactRow> rows_;  // by person
  std::vector<std::uint32_t> begins_;
  std::vector<std::uint8_t> unusual_;  // by person
  std::vector<std::int32_t> days_;     // of read_
  std::vector<std::uint32_t> order_;   // into read_
  std::vector<std::uint32_t> next_;    // while dealing: where the next row of a day, of a person goes
};

}  // namespace nuan::flow
