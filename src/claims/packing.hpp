// Packing: values as few bytes, one spelling for each value, so that equal values are equal bytes. What rows are kept
// in between being read and being settled. Written by us and read by us alone: reading checks nothing.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "claims/digits.hpp"

namespace nuan::claims {

using Byte = unsigned char;

// ---- whole numbers, seven bits to a byte; small ones of either sign are short
inline Byte* put_number(Byte* at, std::uint64_t value) {
  while (value >= 0x80) {
    *at++ = static_cast<Byte>(value | 0x80U);
    value >>= 7U;
  }
  *at++ = static_cast<Byte>(value);
  return at;
}
// The same where 8 bytes may be written: without a branch for each byte, whose number nobody can foresee.
inline Byte* put_number_quickly(Byte* at, std::uint64_t value) {
  if (value >> 56U != 0) [[unlikely]]
    return put_number(at, value);
  const auto more_bytes = (static_cast<unsigned>(std::bit_width(value | 1U)) - 1) / 7;
  value = (value & 0x000000000FFFFFFFU) | (value & 0x00FFFFFFF0000000U) << 4U;
  value = (value & 0x00003FFF00003FFFU) | (value & 0x0FFFC0000FFFC000U) << 2U;
  value = (value & 0x007F007F007F007FU) | (value & 0x3F803F803F803F80U) << 1U;
  value |= 0x8080808080808080U & ((std::uint64_t{1} << (8 * more_bytes)) - 1);
  std::memcpy(at, &value, 8);
  return at + more_bytes + 1;
}
inline const Byte* take_number(const Byte* at, std::uint64_t& value) {
  std::uint64_t byte = *at++;
  value = byte & 0x7FU;
  for (unsigned shift = 7; byte >= 0x80; shift += 7) {
    byte = *at++;
    value |= (byte & 0x7FU) << shift;
  }
  return at;
}
// The same where at least 8 bytes may be read: without a branch for each byte, whose number nobody can foresee.
inline const Byte* take_number_quickly(const Byte* at, std::uint64_t& value) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  const std::uint64_t stops = ~word & 0x8080808080808080U;
  if (stops == 0) [[unlikely]]
    return take_number(at, value);
  const auto last_bit = static_cast<unsigned>(std::countr_zero(stops));
  word &= (std::uint64_t{2} << last_bit) - 1;
  word &= 0x7F7F7F7F7F7F7F7FU;
  word = (word & 0x007F007F007F007FU) | (word & 0x7F007F007F007F00U) >> 1U;
  word = (word & 0x00003FFF00003FFFU) | (word & 0x3FFF00003FFF0000U) >> 2U;
  value = (word & 0x000000000FFFFFFFU) | (word & 0x0FFFFFFF00000000U) >> 4U;
  return at + last_bit / 8 + 1;
}
inline Byte* put_signed(Byte* at, std::int64_t value) {
  return put_number(at, static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
}
inline Byte* put_signed_quickly(Byte* at, std::int64_t value) {
  return put_number_quickly(at, static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
}
inline const Byte* take_signed(const Byte* at, std::int64_t& value) {
  std::uint64_t zigzag = 0;
  at = take_number(at, zigzag);
  value = static_cast<std::int64_t>(zigzag >> 1U ^ (0 - (zigzag & 1U)));
  return at;
}
inline const Byte* take_signed_quickly(const Byte* at, std::int64_t& value) {
  std::uint64_t zigzag = 0;
  at = take_number_quickly(at, zigzag);
  value = static_cast<std::int64_t>(zigzag >> 1U ^ (0 - (zigzag & 1U)));
  return at;
}
inline constexpr std::size_t number_bytes_max = 10;

// ---- texts, which are mostly long numbers: up to 20 digits take 4, 8 or 10 bytes behind one that counts them
struct PackedText {
  std::uint64_t low = 0;       // the last 16 digits of 20, or all of fewer
  std::uint32_t high = 0;      // the first 4 of 20
  std::uint32_t size = 0;      // digits, or bytes of the text
  const char* text = nullptr;  // where it is not all digits (or more than 20 of them)

  [[nodiscard]] bool is_digits() const { return text == nullptr; }
  [[nodiscard]] bool empty() const { return size == 0; }
};
inline constexpr Byte packed_as_text = 255;

inline Byte* put_bytes(Byte* at, std::string_view text) {
  at = put_number(at, text.size());
  if (!text.empty()) std::memcpy(at, text.data(), text.size());
  return at + text.size();
}
inline const Byte* take_bytes(const Byte* at, std::string_view& text) {
  std::uint64_t size = 0;
  at = take_number(at, size);
  text = {reinterpret_cast<const char*>(at), static_cast<std::size_t>(size)};
  return at + size;
}

// `text` must lie in a buffer with 8 readable bytes behind it.
[[nodiscard]] inline PackedText pack(std::string_view text) {
  PackedText packed;
  packed.size = static_cast<std::uint32_t>(text.size());
  if (text.size() == 20) {
    const std::uint64_t first = digits::values(digits::load(text.data()));
    const std::uint64_t middle = digits::values(digits::load(text.data() + 4));
    const std::uint64_t last = digits::values(digits::load(text.data() + 12));
    if (digits::is_digits(first) & digits::is_digits(middle) & digits::is_digits(last)) {
      packed.low = digits::number(middle) * 100'000'000 + digits::number(last);
      packed.high = static_cast<std::uint32_t>(digits::number(first) / 10'000);
      return packed;
    }
  } else if (text.size() == 16) {
    const std::uint64_t first = digits::values(digits::load(text.data()));
    const std::uint64_t last = digits::values(digits::load(text.data() + 8));
    packed.low = digits::number(first) * 100'000'000 + digits::number(last);
    if (digits::is_digits(first) & digits::is_digits(last)) return packed;
  } else if (text.size() <= 19 && digits::read(text.data(), text.size(), packed.low)) {
    return packed;
  }
  packed.low = 0;
  packed.text = text.data();
  return packed;
}
inline Byte* put_text(Byte* at, const PackedText& packed) {
  if (!packed.is_digits()) {
    *at++ = packed_as_text;
    return put_bytes(at, {packed.text, packed.size});
  }
  *at++ = static_cast<Byte>(packed.size);
  if (packed.size == 0) return at;
  std::memcpy(at, &packed.low, 8);  // the bytes beyond the kept ones are overwritten by what follows
  if (packed.size <= 9) return at + 4;
  if (packed.size <= 19) return at + 8;
  std::memcpy(at + 8, &packed.high, 2);
  return at + 10;
}
inline const Byte* take_text(const Byte* at, PackedText& packed) {
  const Byte size = *at++;
  packed = {};
  packed.size = size;
  if (size == packed_as_text) {
    std::string_view text;
    at = take_bytes(at, text);
    packed.size = static_cast<std::uint32_t>(text.size());
    packed.text = text.data();
    return at;
  }
  if (size == 0) return at;
  if (size <= 9) {
    std::uint32_t low = 0;
    std::memcpy(&low, at, 4);
    packed.low = low;
    return at + 4;
  }
  std::memcpy(&packed.low, at, 8);
  if (size <= 19) return at + 8;
  std::uint16_t high = 0;
  std::memcpy(&high, at + 8, 2);
  packed.high = high;
  return at + 10;
}
inline const Byte* skip_text(const Byte* at) {
  const Byte size = *at++;
  if (size == packed_as_text) {
    std::string_view text;
    return take_bytes(at, text);
  }
  return at + (size == 0 ? 0 : size <= 9 ? 4 : size <= 19 ? 8 : 10);
}
inline constexpr std::size_t text_bytes_more = 12;  // what put_text may write beyond the text's own bytes

// The text again; a number's leading zeros come back.
void append_text(std::string& out, const PackedText& packed);
[[nodiscard]] std::string to_text(const PackedText& packed);

// As the bytes of the texts compare.
[[nodiscard]] int compare(const PackedText& left, const PackedText& right);
[[nodiscard]] inline bool operator==(const PackedText& left, const PackedText& right) {
  if (left.is_digits() && right.is_digits())
    return left.low == right.low && left.high == right.high && left.size == right.size;
  return left.is_digits() == right.is_digits() && left.size == right.size &&
         std::memcmp(left.text, right.text, left.size) == 0;
}

// ---- hashes: they only ever propose; whatever they propose is compared exactly
[[nodiscard]] inline std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ value >> 32U) * 0xD6E8FEB86659FD93U;
  value = (value ^ value >> 32U) * 0xD6E8FEB86659FD93U;
  return value ^ value >> 32U;
}
[[nodiscard]] std::uint64_t hash_of(std::string_view text);
[[nodiscard]] inline std::uint64_t hash_of(const PackedText& packed) {
  if (!packed.is_digits()) return hash_of(std::string_view{packed.text, packed.size});
  return mixed(packed.low ^ (static_cast<std::uint64_t>(packed.high) << 50U) ^
               (static_cast<std::uint64_t>(packed.size) << 58U));
}

}  // namespace nuan::claims
