#include "base/money.hpp"

#include <array>

namespace nuan {
namespace {

bool is_digit(char c) { return static_cast<unsigned char>(c - '0') <= 9; }

// Room for 2^63, its grouping commas, the point and the sign. Written from the right.
struct Buffer {
  std::array<char, 32> room;
  std::size_t begin = 32;
  void put(char c) { room[--begin] = c; }
  [[nodiscard]] std::string text() const { return {room.data() + begin, room.size() - begin}; }
};

std::string write(Money money, bool grouped) {
  const bool negative = money.fen() < 0;
  // The lowest int64 has no positive twin; unsigned arithmetic holds its size.
  std::uint64_t fen = negative ? 0 - static_cast<std::uint64_t>(money.fen()) : static_cast<std::uint64_t>(money.fen());
  Buffer buffer;
  buffer.put(static_cast<char>('0' + fen % 10));
  buffer.put(static_cast<char>('0' + fen / 10 % 10));
  buffer.put('.');
  std::uint64_t yuan = fen / 100;
  for (int written = 0; written == 0 || yuan > 0; ++written, yuan /= 10) {
    if (grouped && written > 0 && written % 3 == 0) buffer.put(',');
    buffer.put(static_cast<char>('0' + yuan % 10));
  }
  if (negative) buffer.put('-');
  return buffer.text();
}

}  // namespace

ReadMoney read_money(std::string_view text) {
  const char* at = text.data();
  const char* const end = at + text.size();
  const bool negative = at != end && *at == '-';
  at += negative ? 1 : 0;
  const char* const first = at;
  std::uint64_t fen = 0;
  bool too_large = false;
  for (; at != end && is_digit(*at); ++at) {
    fen = fen * 10 + static_cast<std::uint64_t>(*at - '0');
    if (fen > static_cast<std::uint64_t>(money_limit_fen)) too_large = true, fen = 0;
  }
  if (at == first) return {Money{}, MoneyFlaw::malformed};
  fen *= 100;
  if (at != end) {
    const auto rest = end - at;
    if (*at != '.' || rest < 2 || rest > 3 || !is_digit(at[1])) return {Money{}, MoneyFlaw::malformed};
    fen += static_cast<std::uint64_t>(at[1] - '0') * 10;
    if (rest == 3) {
      if (!is_digit(at[2])) return {Money{}, MoneyFlaw::malformed};
      fen += static_cast<std::uint64_t>(at[2] - '0');
    }
  }
  if (too_large || fen > static_cast<std::uint64_t>(money_limit_fen)) return {Money{}, MoneyFlaw::too_large};
  const auto value = static_cast<std::int64_t>(fen);
  return {Money::from_fen(negative ? -value : value), MoneyFlaw::none};
}

std::string to_text(Money money) { return write(money, false); }

std::string to_grouped_text(Money money) { return write(money, true); }

}  // namespace nuan
