// KeptFact: the front of a kept fact, which every fact is asked for: its id, what it reverses, its day. Read without a
// decision for each length an id can have.
#pragma once

#include <array>
#include <cstdint>
#include <cstring>

#include "claims/row_reader.hpp"

namespace nuan::flow {

struct FactFront {
  std::uint64_t id_hash = 0;
  std::uint32_t size = 0;  // up to the columns behind the date
  std::int32_t day = 0;
  bool reverses = false;
};

// Where a number of so many digits stands behind its first byte, see claims::put_text.
struct DigitForm {
  std::uint64_t low = 0;  // which of the first 8 bytes
  std::uint16_t high = 0;
  std::uint8_t bytes = 0;
};
inline constexpr std::uint32_t digits_max = 20;
inline constexpr auto digit_forms = [] {
  std::array<DigitForm, digits_max + 1> forms{};
  for (std::uint32_t digits = 1; digits <= digits_max; ++digits) {
    if (digits <= 9)
      forms[digits] = {0xFFFFFFFFU, 0, 4};
    else if (digits <= 19)
      forms[digits] = {~std::uint64_t{0}, 0, 8};
    else
      forms[digits] = {~std::uint64_t{0}, 0xFFFF, 10};
  }
  return forms;
}();

// `id`: where the id begins. Bytes behind the row are read along, as blocks allow (row_slack).
[[nodiscard]] inline FactFront take_fact_front(const claims::Byte* id) {
  FactFront front;
  claims::PackedText packed;
  packed.size = *id;
  const claims::Byte* at = nullptr;
  if (packed.size <= digits_max) [[likely]] {
    const DigitForm& form = digit_forms[packed.size];
    std::uint16_t high = 0;
    std::memcpy(&packed.low, id + 1, 8);
    std::memcpy(&high, id + 9, 2);
    packed.low &= form.low;
    packed.high = high & form.high;
    at = id + 1 + form.bytes;
  } else {
    at = claims::take_text(id, packed);
  }
  front.id_hash = claims::hash_of(packed);
  front.reverses = *at != 0;
  at = front.reverses ? claims::skip_text(at) : at + 1;
  std::int64_t day = 0;
  at = claims::take_signed(at, day);
  front.day = static_cast<std::int32_t>(day) + claims::kept_day_zero;
  front.size = static_cast<std::uint32_t>(at - id);
  return front;
}

}  // namespace nuan::flow
