#include "claims/packing.hpp"

#include <algorithm>
#include <array>

namespace nuan::claims {
namespace {

// Digits from the right, with their leading zeros.
std::string_view written(const PackedText& packed, std::array<char, 20>& room) {
  if (!packed.is_digits()) return {packed.text, packed.size};
  std::uint64_t rest = packed.low;
  std::size_t begin = packed.size;
  for (std::size_t kept = packed.size == 20 ? 4 : 0; begin > kept; rest /= 10)
    room[--begin] = static_cast<char>('0' + rest % 10);
  for (std::uint32_t high = packed.high; begin > 0; high /= 10) room[--begin] = static_cast<char>('0' + high % 10);
  return {room.data(), packed.size};
}

}  // namespace

void append_text(std::string& out, const PackedText& packed) {
  std::array<char, 20> room;
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
  std::array<char, 20> left_room;
  std::array<char, 20> right_room;
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
