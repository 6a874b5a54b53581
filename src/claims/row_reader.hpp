// RowReader: turns the fields of a row into the few bytes it is kept in until it is settled, or says what is wrong.
//
// A kept row is: the person (8 bytes, and the text of a key that is not a resident number), then
//   facts:   id, reverses, columns in Shape::kept_order        members: card number, columns
//   paid:    benefit, amount
// all packed as packing.hpp has it. Rows of equal values are equal bytes, so duplicates are found by comparing bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/flaws.hpp"
#include "claims/gb18030.hpp"
#include "claims/identity.hpp"
#include "claims/packing.hpp"
#include "claims/records.hpp"
#include "claims/shape.hpp"

namespace nuan::claims {

// A resident number as its 17 digits; any other key as a hash of its text with this bit set, the text following.
inline constexpr std::uint64_t key_as_text = std::uint64_t{1} << 63U;

// Days are kept as the distance from this one, so that those of our time are short.
inline constexpr std::int32_t kept_day_zero = 18628;  // 2021-01-01

struct KeptRow {
  std::uint64_t person = 0;
  std::uint64_t id_hash = 0;  // facts
  bool reverses = false;      // facts: the row undoes another
  std::string_view bytes;     // valid until the next read
};

struct Finding {
  Flaw flaw = Flaw::none;
  std::int32_t column = -1;  // into Shape::columns, or one of the names below
  static constexpr std::int32_t whole_row = -1, key = -2, id = -3, benefit = -4, amount = -5;
};
[[nodiscard]] std::string column_name(const Shape& shape, std::int32_t column);

class RowReader {
 public:
  // `gb18030` is null for a UTF-8 file. All must outlive the reader, which belongs to one thread.
  RowReader(const Shape& shape, const Layout& layout, const Gb18030* gb18030);

  // A row with the right number of fields. False when something is wrong: find_flaw tells what.
  template <class Row>
  [[nodiscard]] bool read(const Row& row, KeptRow& kept);
  // The first flaw in the order: key, id, the policy's columns.
  template <class Row>
  [[nodiscard]] Finding find_flaw(const Row& row);

 private:
  [[nodiscard]] Flaw put_key(std::string_view field, std::uint64_t& person);
  [[nodiscard]] Flaw put_key_text(std::string_view field, std::uint64_t& person);
  [[nodiscard]] Flaw put_id(std::string_view field, std::uint64_t& hash);
  [[nodiscard]] Flaw put_column(const ShapeColumn& column, std::string_view field, bool may_be_negative);
  [[nodiscard]] Flaw put_rare_column(const ShapeColumn& column, std::string_view field, bool may_be_negative);
  [[nodiscard]] Flaw put_whole(std::string_view field, Flaw malformed, bool may_be_negative);
  [[nodiscard]] Flaw put_choice(const ShapeColumn& column, std::string_view field);
  [[nodiscard]] Flaw put_periods(std::string_view field);
  [[nodiscard]] Flaw put_benefit(std::string_view field);
  [[nodiscard]] Flaw put_paid_amount(std::string_view field);
  // The field in UTF-8; room for it in the row is made.
  [[nodiscard]] std::string_view decoded(std::string_view field);
  void make_room(std::size_t bytes);

  const Shape& shape_;
  const Layout& layout_;
  const Gb18030* gb18030_;
  std::vector<Byte> room_;
  Byte* at_ = nullptr;
  std::string decoded_;
  std::vector<Period> periods_;
};

template <class Row>
bool RowReader::read(const Row& row, KeptRow& kept) {
  at_ = room_.data();
  if (put_key(row[layout_.key], kept.person) != Flaw::none) return false;
  if (shape_.role == Role::paid)
    return put_benefit(row[layout_.benefit]) == Flaw::none && put_paid_amount(row[layout_.amount]) == Flaw::none &&
           (kept.bytes = {reinterpret_cast<const char*>(room_.data()), static_cast<std::size_t>(at_ - room_.data())},
            true);
  bool may_be_negative = false;
  if (shape_.role == Role::facts) {
    if (put_id(row[layout_.id], kept.id_hash) != Flaw::none) return false;
    kept.reverses = false;
    if (layout_.reverses >= 0) {
      const std::string_view reverses = row[layout_.reverses];
      kept.reverses = may_be_negative = !reverses.empty();
      std::uint64_t ignored = 0;
      if (reverses.empty())
        *at_++ = 0;
      else
        static_cast<void>(put_id(reverses, ignored));
    } else {
      *at_++ = 0;
    }
  } else {
    const std::string_view card = decoded(row[layout_.card]);
    make_room(card.size());
    at_ = put_text(at_, pack(card));
  }
  for (const std::uint32_t column : shape_.kept_order) {
    if (put_column(shape_.columns[column], row[layout_.columns[column]], may_be_negative) != Flaw::none) return false;
  }
  kept.bytes = {reinterpret_cast<const char*>(room_.data()), static_cast<std::size_t>(at_ - room_.data())};
  return true;
}

template <class Row>
Finding RowReader::find_flaw(const Row& row) {
  at_ = room_.data();
  std::uint64_t ignored = 0;
  if (const Flaw flaw = put_key(row[layout_.key], ignored); flaw != Flaw::none) return {flaw, Finding::key};
  if (shape_.role == Role::paid) {
    if (const Flaw flaw = put_benefit(row[layout_.benefit]); flaw != Flaw::none) return {flaw, Finding::benefit};
    return {put_paid_amount(row[layout_.amount]), Finding::amount};
  }
  if (shape_.role == Role::facts) {
    if (const Flaw flaw = put_id(row[layout_.id], ignored); flaw != Flaw::none) return {flaw, Finding::id};
  }
  const bool may_be_negative = layout_.reverses >= 0 && !row[layout_.reverses].empty();
  for (std::size_t i = 0; i < shape_.columns.size(); ++i) {
    const Flaw flaw = put_column(shape_.columns[i], row[layout_.columns[i]], may_be_negative);
    if (flaw != Flaw::none) return {flaw, static_cast<std::int32_t>(i)};
  }
  return {};
}

}  // namespace nuan::claims
