// KeptFact: the front of a kept fact, which every fact is asked for: its id, what it reverses, its day.
#pragma once

#include <cstdint>

#include "claims/row_reader.hpp"

namespace nuan::flow {

struct FactFront {
  std::uint64_t id_hash = 0;
  std::uint32_t size = 0;  // up to the columns behind the date
  std::int32_t day = 0;
  bool reverses = false;
};

// `id`: where the id begins.
[[nodiscard]] inline FactFront take_fact_front(const claims::Byte* id) {
  FactFront front;
  claims::PackedText packed;
  const claims::Byte* at = claims::take_text(id, packed);
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
