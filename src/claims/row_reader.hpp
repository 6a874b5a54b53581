// RowReader: turns the fields of a row into the few bytes it is kept in until it is settled, or says what is wrong.
//
// A kept row is: the person (8 bytes, and the text of a key that is not a resident number), then
//   facts:   id, reverses, columns in Shape::kept_order        members: card number, columns
//   paid:    benefit, amount
// all packed as packing.hpp has it. Rows of equal values are equal bytes, so duplicates are found by comparing bytes.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "claims/flaws.hpp"
#include "claims/gb18030.hpp"
#include "claims/identity.hpp"
#include "claims/packing.hpp"
#include "claims/quick_fields.hpp"
#include "claims/records.hpp"
#include "claims/resident_number.hpp"
#include "claims/shape.hpp"

namespace nuan::claims {

// A resident number as its 17 digits; any other key as a hash of its text with this bit set, the text following.
inline constexpr std::uint64_t key_as_text = std::uint64_t{1} << 63U;

// Days are kept as the distance from this one, so that those of our time are short.
inline constexpr std::int32_t kept_day_zero = 18628;  // 2021-01-01

// What may be read and copied along behind a kept row.
inline constexpr std::size_t kept_row_slack = 32;

struct KeptRow {
  std::uint64_t person = 0;
  std::uint64_t id_hash = 0;  // facts
  std::string_view bytes;     // valid until the next read
};

struct Finding {
  Flaw flaw = Flaw::none;
  std::int32_t column = -1;  // into Shape::columns, or one of the names below
  static constexpr std::int32_t whole_row = -1, key = -2, id = -3, benefit = -4, amount = -5;
};
[[nodiscard]] Flaw flaw_of(IdentityFlaw flaw);
[[nodiscard]] std::string column_name(const Shape& shape, std::int32_t column);

class RowReader {
 public:
  // `gb18030` is null for a UTF-8 file. All must outlive the reader, which belongs to one thread.
  RowReader(const Shape& shape, const Layout& layout, const Gb18030* gb18030);

  // A row with the right number of fields, kept in `room` where it surely fits, else in the reader. False when
  // something is wrong: find_flaw tells what.
  template <class Row>
  [[nodiscard]] bool read(const Row& row, KeptRow& kept, std::span<Byte> room = {});
  // The first flaw in the order: key, id, the policy's columns.
  template <class Row>
  [[nodiscard]] Finding find_flaw(const Row& row);

 private:
  // How a column is read; `rare` is everything but the first four.
  enum class Form : std::uint8_t { amount, day, choice, periods, rare };
  struct Step {
    Form form = Form::rare;
    std::uint32_t field = 0;
    const ShapeColumn* column = nullptr;
  };

  // Each writes at `at` and returns where it ends, or null when the field is flawed.
  [[nodiscard]] Byte* put_key(std::string_view field, Byte* at, std::uint64_t& person);
  [[nodiscard]] Byte* put_id(std::string_view field, Byte* at, std::uint64_t& hash);
  [[nodiscard]] Byte* put_column(const Step& step, std::string_view field, bool may_be_negative, Byte* at);
  [[nodiscard]] Byte* put_periods(std::string_view field, Byte* at);
  // The spellings and types that come seldom. Called apart, so that the usual ones stay together.
  [[nodiscard]] Byte* put_other_key(std::string_view field, Byte* at, std::uint64_t& person, Flaw& flaw);
  [[nodiscard]] Byte* put_other_periods(std::string_view field, Byte* at, Flaw& flaw);
  [[nodiscard]] Byte* put_rare_column(const ShapeColumn& column, std::string_view field, bool may_be_negative, Byte* at,
                                      Flaw& flaw);
  [[nodiscard]] Byte* put_dated(const ShapeColumn& column, std::string_view field, Byte* at, Flaw& flaw);
  [[nodiscard]] Byte* put_paid(std::string_view benefit, std::string_view amount, Byte* at, Finding& finding);
  [[nodiscard]] Flaw flaw_of(const Step& step, std::string_view field, bool may_be_negative);
  // The field in UTF-8.
  [[nodiscard]] std::string_view decoded(std::string_view field) {
    return gb18030_ == nullptr ? field : converted(field);
  }
  [[nodiscard]] std::string_view converted(std::string_view field);
  // Enough for everything a row of so many bytes can become.
  [[nodiscard]] std::size_t bytes_for(std::size_t row_bytes) const { return row_bytes * 4 + short_values_; }
  [[nodiscard]] Byte* room_for(std::size_t row_bytes) {
    if (bytes_for(row_bytes) > room_.size()) [[unlikely]]
      room_.resize(row_bytes * 8 + short_values_);
    return room_.data();
  }

  const Shape& shape_;
  const Layout& layout_;
  const Gb18030* gb18030_;
  std::vector<Step> steps_;       // in Shape::kept_order
  std::size_t short_values_ = 0;  // what the values of a row take beside its texts
  std::vector<Byte> room_;
  std::string decoded_;
  std::vector<Period> periods_;
};

inline Byte* RowReader::put_key(std::string_view field, Byte* at, std::uint64_t& person) {
  if (field.size() == 18 && shape_.certificates) [[likely]] {
    const ResidentNumber number = resident_number(field.data());
    if (number.valid) [[likely]] {
      person = number.digits;
      std::memcpy(at, &person, 8);
      return at + 8;
    }
  }
  Flaw ignored = Flaw::none;
  return put_other_key(field, at, person, ignored);
}

inline Byte* RowReader::put_id(std::string_view field, Byte* at, std::uint64_t& hash) {
  if (field.empty()) return nullptr;
  const PackedText packed = pack(decoded(field));
  hash = hash_of(packed);
  return put_text(at, packed);
}

// How many, and two bits that say which ends are open; then the closed ends.
inline Byte* RowReader::put_periods(std::string_view field, Byte* at) {
  std::int32_t from = 0;
  if (field.empty()) {
    *at = 0;
    return at + 1;
  }
  if (field.size() == 12 && field[10] == '.' && field[11] == '.' && quick::read_day(field.data(), from)) {
    return put_signed(put_number(at, 1U << 2U | 2U), from - kept_day_zero);  // one, open at its end
  }
  Flaw ignored = Flaw::none;
  return put_other_periods(field, at, ignored);
}

[[gnu::always_inline]] inline Byte* RowReader::put_column(const Step& step, std::string_view field,
                                                          bool may_be_negative, Byte* at) {
  switch (step.form) {
    case Form::amount: {
      if (quick::is_zero(field)) {  // as most amounts of most files are
        *at = 0;
        return at + 1;
      }
      std::int64_t fen = 0;
      if (!quick::read_amount(field, fen) && read_amount(field, fen) != Flaw::none) [[unlikely]]
        return nullptr;
      return fen < 0 && !may_be_negative ? nullptr : put_signed(at, fen);
    }
    case Form::day: {
      std::int32_t days = 0;
      const bool usual = field.size() == 10 && quick::read_day(field.data(), days);
      if (!usual && read_day(field, days) != Flaw::none) [[unlikely]]
        return nullptr;
      return put_signed(at, days - kept_day_zero);
    }
    case Form::choice: {
      const policy::Index choice = step.column->choices.find(decoded(field));
      return choice == policy::none ? nullptr : put_number(at, static_cast<std::uint64_t>(choice));
    }
    case Form::periods:
      return put_periods(field, at);
    case Form::rare:
      break;
  }
  Flaw ignored = Flaw::none;
  return put_rare_column(*step.column, field, may_be_negative, at, ignored);
}

template <class Row>
bool RowReader::read(const Row& row, KeptRow& kept, std::span<Byte> room) {
  const std::size_t wanted = bytes_for(row.bytes_in_all());
  Byte* const begin = wanted <= room.size() ? room.data() : room_for(row.bytes_in_all());
  Byte* at = put_key(row[layout_.key], begin, kept.person);
  if (at == nullptr) return false;
  bool may_be_negative = false;
  switch (shape_.role) {
    case Role::facts: {
      at = put_id(row[layout_.id], at, kept.id_hash);
      if (at == nullptr) return false;
      const std::string_view reverses = layout_.reverses < 0 ? std::string_view{} : row[layout_.reverses];
      may_be_negative = !reverses.empty();
      std::uint64_t ignored = 0;
      if (may_be_negative)
        at = put_id(reverses, at, ignored);
      else
        *at++ = 0;
      break;
    }
    case Role::members:
      at = put_text(at, pack(decoded(row[layout_.card])));
      break;
    case Role::subjects:  // untested: who is read by forms is never packed
      break;              // untested: as above
    case Role::paid: {
      Finding ignored;
      at = put_paid(row[layout_.benefit], row[layout_.amount], at, ignored);
      if (at == nullptr) return false;
      break;
    }
  }
  for (const Step& step : steps_) {
    at = put_column(step, row[step.field], may_be_negative, at);
    if (at == nullptr) [[unlikely]]
      return false;
  }
  kept.bytes = {reinterpret_cast<const char*>(begin), static_cast<std::size_t>(at - begin)};
  return true;
}

template <class Row>
Finding RowReader::find_flaw(const Row& row) {
  Byte* const at = room_for(row.bytes_in_all());
  std::uint64_t person = 0;
  Flaw flaw = Flaw::none;
  if (put_key(row[layout_.key], at, person) == nullptr) {
    static_cast<void>(put_other_key(row[layout_.key], at, person, flaw));
    return {flaw, Finding::key};
  }
  if (shape_.role == Role::paid) {
    Finding finding;
    static_cast<void>(put_paid(row[layout_.benefit], row[layout_.amount], at, finding));
    return finding;
  }
  if (shape_.role == Role::facts && row[layout_.id].empty()) return {Flaw::id_missing, Finding::id};
  const bool may_be_negative = layout_.reverses >= 0 && !row[layout_.reverses].empty();
  for (std::int32_t column = 0; column < static_cast<std::int32_t>(shape_.columns.size()); ++column) {
    for (const Step& step : steps_) {
      if (step.column != &shape_.columns[static_cast<std::size_t>(column)]) continue;
      flaw = flaw_of(step, row[step.field], may_be_negative);
      if (flaw != Flaw::none) return {flaw, column};
    }
  }
  return {};
}

}  // namespace nuan::claims
