#include "flow/csv_text.hpp"

#include <array>
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

// Without leading zeros.
char* put_digits(char* at, std::uint64_t value) {
  std::size_t count = 1;
  for (std::uint64_t ten = 10; count < 20 && value >= ten; ten *= 10) ++count;
  char* const end = at + count;
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
  for (const char c : field) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

char* put_amount(char* at, std::int64_t fen) {
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
