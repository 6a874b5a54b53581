// After J. Keiser and D. Lemire, "Validating UTF-8 in less than one instruction per byte": three look-ups by half bytes
// tell every wrong pair of bytes, two comparisons the third and fourth bytes that must follow.
#include "claims/utf8_look.hpp"

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nuan::claims {

Utf8Look look_at_utf8_plainly(std::string_view bytes) {
  const auto of_three_or_four = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
  return {is_utf8(bytes), std::any_of(bytes.begin(), bytes.end(), of_three_or_four)};
}

#if defined(__x86_64__)
namespace {

// What can be wrong with two bytes that follow each other.
constexpr char too_short = 1 << 0;   // a first byte, then none that continues
constexpr char too_long = 1 << 1;    // ASCII, then one that continues
constexpr char overlong_3 = 1 << 2;  // E0, then below A0
constexpr char surrogate = 1 << 4;   // ED, then A0 or above
constexpr char overlong_2 = 1 << 5;  // C0 or C1
constexpr char two_continue = static_cast<char>(1 << 7);
constexpr char too_large = 1 << 3;       // F4, then 90 or above, or F5 and more
constexpr char too_large_1000 = 1 << 6;  // F5 and more, then 80 to 8F; and F0 then below 90
constexpr char overlong_4 = 1 << 6;
constexpr char carry = too_short | too_long | two_continue;

[[gnu::target("avx2")]] inline __m256i repeated(char a, char b, char c, char d, char e, char f, char g, char h, char i,
                                                char j, char k, char l, char m, char n, char o, char p) {
  return _mm256_setr_epi8(a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, a, b, c, d, e, f, g, h, i, j, k, l, m, n, o,
                          p);
}

// The bytes `back` places before each of `now`.
template <int back>
[[gnu::target("avx2")]] inline __m256i before(__m256i now, __m256i last) {
  return _mm256_alignr_epi8(now, _mm256_permute2x128_si256(last, now, 0x21), 16 - back);
}

[[gnu::target("avx2")]] inline __m256i high_half(__m256i bytes) {
  return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

[[gnu::target("avx2")]] inline __m256i wrong_pairs(__m256i now, __m256i previous) {
  const __m256i first_high = _mm256_shuffle_epi8(
      repeated(too_long, too_long, too_long, too_long, too_long, too_long, too_long, too_long, two_continue,
               two_continue, two_continue, two_continue, too_short | overlong_2, too_short,
               too_short | overlong_3 | surrogate, too_short | too_large | too_large_1000 | overlong_4),
      high_half(previous));
  constexpr char large = carry | too_large | too_large_1000;
  const __m256i first_low = _mm256_shuffle_epi8(
      repeated(carry | overlong_3 | overlong_2 | overlong_4, carry | overlong_2, carry, carry, carry | too_large, large,
               large, large, large, large, large, large, large, large | surrogate, large, large),
      _mm256_and_si256(previous, _mm256_set1_epi8(0x0F)));
  constexpr char low = too_long | overlong_2 | two_continue;
  const __m256i second_high = _mm256_shuffle_epi8(
      repeated(too_short, too_short, too_short, too_short, too_short, too_short, too_short, too_short,
               low | overlong_3 | too_large_1000 | overlong_4, low | overlong_3 | too_large,
               low | surrogate | too_large, low | surrogate | too_large, too_short, too_short, too_short, too_short),
      high_half(now));
  return _mm256_and_si256(_mm256_and_si256(first_high, first_low), second_high);
}

// Wrong pairs, and third and fourth bytes where none belong or none stand.
[[gnu::target("avx2")]] inline __m256i errors_of(__m256i now, __m256i last) {
  const __m256i pairs = wrong_pairs(now, before<1>(now, last));
  const __m256i third = _mm256_subs_epu8(before<2>(now, last), _mm256_set1_epi8(static_cast<char>(0xE0 - 0x80)));
  const __m256i fourth = _mm256_subs_epu8(before<3>(now, last), _mm256_set1_epi8(static_cast<char>(0xF0 - 0x80)));
  const __m256i must = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8(static_cast<char>(0x80)));
  return _mm256_xor_si256(must, pairs);
}

[[gnu::target("avx2")]] Utf8Look look_by_vectors(std::string_view bytes) {
  __m256i errors = _mm256_setzero_si256();
  __m256i largest = _mm256_setzero_si256();
  __m256i last = _mm256_setzero_si256();
  bool plain_before = true;
  for (std::size_t at = 0; at < bytes.size() + 32;
       at += 32) {  // one step more: the end must not lie inside a character
    char rest[32] = {};
    const std::size_t left = at < bytes.size() ? bytes.size() - at : 0;
    if (left < 32 && left > 0) std::memcpy(rest, bytes.data() + at, left);
    const __m256i now = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(left < 32 ? rest : bytes.data() + at));
    const bool plain = _mm256_movemask_epi8(now) == 0;
    if (!plain || !plain_before) errors = _mm256_or_si256(errors, errors_of(now, last));
    largest = _mm256_max_epu8(largest, now);
    plain_before = plain;
    last = now;
  }
  const __m256i e0 = _mm256_set1_epi8(static_cast<char>(0xE0));
  const bool beyond = _mm256_movemask_epi8(_mm256_cmpeq_epi8(_mm256_max_epu8(largest, e0), largest)) != 0;
  return {_mm256_testz_si256(errors, errors) != 0, beyond};
}

}  // namespace

Utf8Look look_at_utf8(std::string_view bytes) {
  static const bool has_vectors = __builtin_cpu_supports("avx2") != 0;
  return has_vectors ? look_by_vectors(bytes) : look_at_utf8_plainly(bytes);
}
#else
Utf8Look look_at_utf8(std::string_view bytes) { return look_at_utf8_plainly(bytes); }
#endif

}  // namespace nuan::claims
