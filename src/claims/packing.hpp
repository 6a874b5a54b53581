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

// ---- whole numbers, seven bits in a byte. The lowest bits of the first byte tell how many follow it: 0 none, 01 one,
// 011 two and so on; eight ones let eight whole bytes follow. Without a loop, since nobody can foresee how long the
// next one is; so 8 bytes behind may be read, and written before what follows is.
[[nodiscard]] inline bool is_short_number(Byte first) { return (first & 1U) == 0; }
[[nodiscard]] inline std::uint64_t short_number(Byte first) { return first >> 1U; }

inline Byte* put_number(Byte* at, std::uint64_t value) {
  if (value < 128) {
    *at = static_cast<Byte>(value << 1U);
    return at + 1;
  }
  const auto more = static_cast<unsigned>(std::bit_width(value) - 1) / 7;
  if (more < 8) [[likely]] {
    const std::uint64_t word = value << (more + 1) | ((std::uint64_t{1} << more) - 1);
    std::memcpy(at, &word, 8);
    return at + 1 + more;
  }
  *at = 0xFF;
  std::memcpy(at + 1, &value, 8);
  return at + 9;
}
inline const Byte* take_number(const Byte* at, std::uint64_t& value) {
  if (is_short_number(*at)) {
    value = short_number(*at);
    return at + 1;
  }
  std::uint64_t word = 0;
  std::memcpy(&word, at, 8);
  const auto more = static_cast<unsigned>(std::countr_one(word));
  if (more < 8) [[likely]] {
    value = (word & ~std::uint64_t{0} >> (56 - 8 * more)) >> (more + 1);
    return at + 1 + more;
  }
  std::memcpy(&value, at + 1, 8);
  return at + 9;
}
inline Byte* put_signed(Byte* at, std::int64_t value) {
  return put_number(at, static_cast<std::uint64_t>(value) << 1U ^ static_cast<std::uint64_t>(value >> 63));
}
inline const Byte* take_signed(const Byte* at, std::int64_t& value) {
  std::uint64_t zigzag = 0;
  at = take_number(at, zigzag);
  value = static_cast<std::int64_t>(zigzag >> 1U ^ (0 - (zigzag & 1U)));
  return at;
}
inline constexpr std::size_t number_bytes_max = 9;

// ---- texts, which are mostly long numbers: up to 20 digits take 4 or 8 bytes behind one that counts them
struct PackedText {
  std::uint64_t low = 0;       // the last 16 digits of 20, or all of fewer
  std::uint32_t high = 0;      // the first 4 of 20
  std::uint32_t size = 0;      // digits, or bytes of the text
  const char* text = nullptr;  // where it is not all digits (or more than 20 of them)

  [[nodiscard]] bool is_digits() const { return text == nullptr; }
  [[nodiscard]] bool empty() const { return size == 0; }
};
inline constexpr Byte packed_as_text = 255;
// 20 digits: the last 16 take 54 bits, the first 4 the other 10 and what is added to this.
inline constexpr Byte packed_as_twenty = 32;
inline constexpr unsigned sixteen_digits_bits = 54;

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
    const std::uint64_t first = digits::values(digits::load(text.data())) << 32U;  // four, behind as many zeros
    packed.high = static_cast<std::uint32_t>(digits::number(first));
    if (digits::read_sixteen(text.data() + 4, packed.low) && digits::is_digits(first)) return packed;
    packed.high = 0;
  } else if (text.size() == 16) {
    if (digits::read_sixteen(text.data(), packed.low)) return packed;
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
  if (packed.size == 20) {
    const std::uint64_t word = packed.low | std::uint64_t{packed.high} << sixteen_digits_bits;
    *at = static_cast<Byte>(packed_as_twenty + (packed.high >> (64 - sixteen_digits_bits)));
    std::memcpy(at + 1, &word, 8);
    return at + 9;
  }
  *at++ = static_cast<Byte>(packed.size);
  if (packed.size == 0) return at;
  std::memcpy(at, &packed.low, 8);  // the bytes beyond the kept ones are overwritten by what follows
  return at + (packed.size <= 9 ? 4 : 8);
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
  if (size < packed_as_twenty) return at + 8;
  packed.size = 20;
  packed.high = static_cast<std::uint32_t>((size - packed_as_twenty) << (64 - sixteen_digits_bits) |
                                           packed.low >> sixteen_digits_bits);
  packed.low &= (std::uint64_t{1} << sixteen_digits_bits) - 1;
  return at + 8;
}
inline const Byte* skip_text(const Byte* at) {
  const Byte size = *at++;
  if (size == packed_as_text) {
    std::string_view text;
    return take_bytes(at, text);
  }
  return at + (size == 0 ? 0 : size <= 9 ? 4 : 8);
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
