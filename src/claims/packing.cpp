#include "claims/packing.hpp"

#include <algorithm>
#include <array>

namespace nuan::claims {
namespace {

using Room = std::array<char, 24>;

// All 24 digits, of which the text is the end.
std::string_view written(const PackedText& packed, Room& room) {
  if (!packed.is_digits()) return {packed.text, packed.size};
  constexpr std::uint64_t sixteen_digits = 10'000'000'000'000'000;
  const std::uint64_t high = packed.size == 20 ? packed.high : packed.low / sixteen_digits;
  const std::uint64_t low = packed.low % sixteen_digits;
  digits::write(digits::values_of(high), room.data());
  digits::write(digits::values_of(low / 100'000'000), room.data() + 8);
  digits::write(digits::values_of(low % 100'000'000), room.data() + 16);
  return {room.data() + room.size() - packed.size, packed.size};
}

}  // namespace

void append_text(std::string& out, const PackedText& packed) {
  Room room;
  out += written(packed, room);
}

std::string to_text(const PackedText& packed) {
  std::string text;
  append_text(text, packed);
  return text;
}

int compare(const PackedText& left, const PackedText& right) {
  if (left.is_digits() && right.is_digits() && left.size == right.size) {
    if (left.high != right.high) return left.high < right.high ? -1 : 1;
    return left.low == right.low ? 0 : left.low < right.low ? -1 : 1;
  }
  Room left_room;
  Room right_room;
  return written(left, left_room).compare(written(right, right_room));
}

std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = text.size();
  std::size_t at = 0;
  for (; text.size() - at >= 8; at += 8) hash = mixed(hash ^ digits::load(text.data() + at));
  std::uint64_t rest = 0;
  if (at < text.size()) std::memcpy(&rest, text.data() + at, text.size() - at);
  return mixed(hash ^ rest ^ 0x9E3779B97F4A7C15U);
}

}  // namespace nuan::claims
