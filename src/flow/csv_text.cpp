#include "flow/csv_text.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace nuan::flow {
namespace {

constexpr auto pairs = [] {
  std::array<char, 200> digits{};
  for (std::size_t i = 0; i < 100; ++i) {
    digits[2 * i] = static_cast<char>('0' + i / 10);
    digits[2 * i + 1] = static_cast<char>('0' + i % 10);
  }
  return digits;
}();

void put_pair(char* at, std::uint64_t value) { std::memcpy(at, pairs.data() + 2 * value, 2); }

constexpr auto tens = [] {
  std::array<std::uint64_t, 20> powers{1};
  for (std::size_t i = 1; i < powers.size(); ++i) powers[i] = powers[i - 1] * 10;
  return powers;
}();

// Its binary digits nearly tell: 1233 / 4096 is a little more than the logarithm of 2.
std::size_t digits_of(std::uint64_t value) {
  const std::size_t about = static_cast<std::size_t>(std::bit_width(value | 1U)) * 1233U >> 12U;
  return about + static_cast<std::size_t>(value >= tens[about]);
}

// Without leading zeros.
char* put_digits(char* at, std::uint64_t value) {
  char* const end = at + std::max<std::size_t>(digits_of(value), 1);
  char* before = end;
  for (; value >= 100; value /= 100) put_pair(before -= 2, value % 100);
  if (value >= 10)
    put_pair(before - 2, value);
  else
    before[-1] = static_cast<char>('0' + value);
  return end;
}

}  // namespace

void append_field(std::string& out, std::string_view field) {
  if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
    out += field;
    return;
  }
  out += '"';
  for (std::size_t quote = field.find('"'); quote != std::string_view::npos; quote = field.find('"')) {
    out += field.substr(0, quote + 1);
    out += '"';
    field.remove_prefix(quote + 1);
  }
  out += field;
  out += '"';
}

char* put_amount(char* at, std::int64_t fen) {
  if (fen == 0) {  // most amounts
    std::memcpy(at, "0.00", 4);
    return at + 4;
  }
  const std::uint64_t size = fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  if (fen < 0) *at++ = '-';
  at = put_digits(at, size / 100);
  *at = '.';
  put_pair(at + 1, size % 100);
  return at + 3;
}

void append_amount(std::string& out, std::int64_t fen) {
  std::array<char, amount_bytes_max> room;
  out.append(room.data(), put_amount(room.data(), fen));
}

void append_number(std::string& out, std::uint64_t value) {
  std::array<char, 20> room;
  out.append(room.data(), put_digits(room.data(), value));
}

}  // namespace nuan::flow
