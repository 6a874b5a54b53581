// Resident numbers as numbers: eight or sixteen digits at a time, no branch but for the leap day.
#include "claims/resident_number.hpp"

#include <array>
#include <bit>
#include <cstring>

#include "claims/digits.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nuan::claims {
namespace {

static_assert(std::endian::native == std::endian::little, "the first digit is expected in the lowest byte");

constexpr std::string_view check_characters = "10X98765432";  // by the weighted sum modulo 11
constexpr std::array<unsigned, 17> weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

// Eight ASCII digits become eight bytes 0 to 9; anything else leaves a byte above 9, which not_digits() sees.
std::uint64_t eight_digits(const char* at) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, sizeof word);
  return word ^ 0x3030303030303030U;
}

std::uint64_t not_digits(std::uint64_t digits) {
  return ((digits + 0x7676767676767676U) | digits) & 0x8080808080808080U;
}

// Bytes 0, 2, 4 and 6 become the four pairs of digits as numbers 0 to 99.
std::uint64_t pairs_of(std::uint64_t digits) { return digits * 10 + (digits >> 8U); }

unsigned pair(std::uint64_t pairs, unsigned index) { return pairs >> (index * 16) & 0xFFU; }

std::uint64_t number_of(std::uint64_t pairs) {
  constexpr std::uint64_t lanes = 0x000000FF000000FFU;
  return ((pairs & lanes) * (100 + (1'000'000ULL << 32U)) + (pairs >> 16U & lanes) * (1 + (10'000ULL << 32U))) >> 32U;
}

// Each 16-bit lane times its weight, all added up in the highest lane of one product.
constexpr std::uint64_t lane_weights(std::size_t first) {
  std::uint64_t lanes = 0;
  for (std::size_t i = 0; i < 4; ++i) lanes = lanes << 16U | weights[first + 2 * i];
  return lanes;
}

template <std::size_t first>
unsigned weighted(std::uint64_t digits) {
  constexpr std::uint64_t lanes = 0x00FF00FF00FF00FFU;
  return static_cast<unsigned>((digits & lanes) * lane_weights(first) >> 48U) +
         static_cast<unsigned>((digits >> 8U & lanes) * lane_weights(first + 1) >> 48U);
}

bool is_birth_date(unsigned year, unsigned month, unsigned day) {
  static constexpr std::array<std::uint8_t, 16> longest = {0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool exists = (day - 1 < longest[month & 15U]) & (month < 16) & (year - 1800 < 400);
  if ((month == 2) & (day == 29)) return exists && year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return exists;
}

}  // namespace

ResidentNumber resident_number_by_words(const char* eighteen_bytes) {
  const std::uint64_t front = eight_digits(eighteen_bytes);
  const std::uint64_t back = eight_digits(eighteen_bytes + 8);
  const unsigned last = static_cast<unsigned char>(eighteen_bytes[16]) - unsigned{'0'};
  const std::uint64_t front_pairs = pairs_of(front);
  const std::uint64_t back_pairs = pairs_of(back);
  const unsigned sum = weighted<0>(front) + weighted<8>(back) + last * weights[16];
  const bool all_digits = (not_digits(front) | not_digits(back)) == 0 && last <= 9;
  const bool born =
      is_birth_date(pair(front_pairs, 3) * 100 + pair(back_pairs, 0), pair(back_pairs, 1), pair(back_pairs, 2));
  const bool fits = eighteen_bytes[17] == check_characters[sum % 11];
  return {number_of(front_pairs) * 1'000'000'000 + number_of(back_pairs) * 10 + last, all_digits && born && fits};
}

#if defined(__x86_64__)

bool has_vectors() {
  static const bool yes = __builtin_cpu_supports("ssse3") != 0;
  return yes;
}

// One multiplication each turns digits into pairs, pairs into fours, fours into eights, and digits into their weighted
// sum.
[[gnu::target("ssse3")]] ResidentNumber resident_number_by_vectors(const char* eighteen_bytes) {
  const __m128i text = _mm_loadu_si128(reinterpret_cast<const __m128i*>(eighteen_bytes));
  const __m128i digits = _mm_xor_si128(text, _mm_set1_epi8('0'));
  const __m128i nine = _mm_set1_epi8(9);
  const bool sixteen_digits = _mm_movemask_epi8(_mm_cmpeq_epi8(_mm_max_epu8(digits, nine), nine)) == 0xFFFF;
  const __m128i products = _mm_maddubs_epi16(digits, _mm_setr_epi8(7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4));
  const __m128i total = _mm_sad_epu8(_mm_packus_epi16(products, products), _mm_setzero_si128());
  const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(10 | 1 << 8));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(100 | 1 << 16));
  const __m128i eights = _mm_madd_epi16(_mm_packs_epi32(fours, fours), _mm_set1_epi32(10'000 | 1 << 16));
  const auto both = static_cast<std::uint64_t>(_mm_cvtsi128_si64(eights));
  const unsigned last = static_cast<unsigned char>(eighteen_bytes[16]) - unsigned{'0'};
  const unsigned sum = static_cast<unsigned>(_mm_cvtsi128_si32(total)) + last * weights[16];
  const auto pair_at = [&]<int index>() { return static_cast<unsigned>(_mm_extract_epi16(pairs, index)); };
  const bool born = is_birth_date(pair_at.template operator()<3>() * 100 + pair_at.template operator()<4>(),
                                  pair_at.template operator()<5>(), pair_at.template operator()<6>());
  const bool fits = eighteen_bytes[17] == check_characters[sum % 11];
  return {(both & 0xFFFFFFFFU) * 1'000'000'000 + (both >> 32U) * 10 + last,
          sixteen_digits && last <= 9 && born && fits};
}

#else

bool has_vectors() { return false; }
ResidentNumber resident_number_by_vectors(const char* eighteen_bytes) {
  return resident_number_by_words(eighteen_bytes);
}

#endif

ResidentNumber read_resident_number(const char* eighteen_bytes) {
  static const auto road = has_vectors() ? resident_number_by_vectors : resident_number_by_words;
  return road(eighteen_bytes);
}

void write_resident_number(std::uint64_t number, char* eighteen_bytes) {
  const std::uint64_t last = number % 10;
  const std::uint64_t front = digits::values_of(number / 1'000'000'000);
  const std::uint64_t back = digits::values_of(number / 10 % 100'000'000);
  const unsigned sum = weighted<0>(front) + weighted<8>(back) + static_cast<unsigned>(last) * weights[16];
  digits::write(front, eighteen_bytes);
  digits::write(back, eighteen_bytes + 8);
  eighteen_bytes[16] = static_cast<char>('0' + last);
  eighteen_bytes[17] = check_characters[sum % 11];
}

char check_digit(std::uint64_t digits) {
  std::array<char, 18> text{};
  write_resident_number(digits, text.data());
  return text.back();
}

}  // namespace nuan::claims
