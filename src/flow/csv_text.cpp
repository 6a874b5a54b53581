#include "flow/csv_text.hpp"

#include <array>

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

// Written from the right.
struct Digits {
  std::array<char, 24> room;
  std::size_t begin = 24;
  void put(char c) { room[--begin] = c; }
  void put_pair(std::uint64_t value) {
    room[--begin] = pairs[2 * value + 1];
    room[--begin] = pairs[2 * value];
  }
  void put_number(std::uint64_t value) {
    for (; value >= 100; value /= 100) put_pair(value % 100);
    if (value >= 10)
      put_pair(value);
    else
      put(static_cast<char>('0' + value));
  }
  void append_to(std::string& out) const { out.append(room.data() + begin, room.size() - begin); }
};

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

void append_amount(std::string& out, std::int64_t fen) {
  const bool negative = fen < 0;
  const std::uint64_t size = negative ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
  Digits digits;
  digits.put_pair(size % 100);
  digits.put('.');
  digits.put_number(size / 100);
  if (negative) digits.put('-');
  digits.append_to(out);
}

void append_number(std::string& out, std::uint64_t value) {
  Digits digits;
  digits.put_number(value);
  digits.append_to(out);
}

}  // namespace nuan::flow
