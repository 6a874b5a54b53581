// Sixteen digests at once (declared in digest.hpp): each lane of a wide register works on a text of its own. On
// processors with registers of 512 bits that takes two thirds of the time of their SHA-256 instructions, which two
// texts keep busy.
#include <algorithm>

#include "base/digest.hpp"
#include "base/sha256_parts.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if !defined(__clang__)
// gcc warns of the registers that its own header leaves undefined on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif

namespace nuan {

#if defined(__x86_64__)
namespace {

constexpr std::size_t lanes = sha256_at_once_max;
using Texts = std::array<const char*, lanes>;
using Words = std::array<std::uint32_t, 8>;

// Sixteen rows of sixteen words become their columns.
[[gnu::target("avx512f,avx512bw")]] inline void transpose(__m512i (&rows)[lanes]) {
  __m512i other[lanes];
  for (std::size_t i = 0; i < lanes; i += 2) {
    other[i] = _mm512_unpacklo_epi32(rows[i], rows[i + 1]);
    other[i + 1] = _mm512_unpackhi_epi32(rows[i], rows[i + 1]);
  }
  for (std::size_t i = 0; i < lanes; i += 4) {
    rows[i] = _mm512_unpacklo_epi64(other[i], other[i + 2]);
    rows[i + 1] = _mm512_unpackhi_epi64(other[i], other[i + 2]);
    rows[i + 2] = _mm512_unpacklo_epi64(other[i + 1], other[i + 3]);
    rows[i + 3] = _mm512_unpackhi_epi64(other[i + 1], other[i + 3]);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    other[i] = _mm512_shuffle_i32x4(rows[i], rows[i + 4], 0x88);
    other[i + 4] = _mm512_shuffle_i32x4(rows[i], rows[i + 4], 0xDD);
    other[i + 8] = _mm512_shuffle_i32x4(rows[i + 8], rows[i + 12], 0x88);
    other[i + 12] = _mm512_shuffle_i32x4(rows[i + 8], rows[i + 12], 0xDD);
  }
  for (std::size_t i = 0; i < 4; ++i) {
    rows[i] = _mm512_shuffle_i32x4(other[i], other[i + 8], 0x88);
    rows[i + 4] = _mm512_shuffle_i32x4(other[i + 4], other[i + 12], 0x88);
    rows[i + 8] = _mm512_shuffle_i32x4(other[i], other[i + 8], 0xDD);
    rows[i + 12] = _mm512_shuffle_i32x4(other[i + 4], other[i + 12], 0xDD);
  }
}

[[gnu::target("avx512f,avx512bw")]] inline __m512i exclusive_or(__m512i a, __m512i b, __m512i c) {
  return _mm512_ternarylogic_epi32(a, b, c, 0x96);
}
[[gnu::target("avx512f,avx512bw")]] inline __m512i sum(__m512i a, __m512i b, __m512i c) {
  return _mm512_add_epi32(_mm512_add_epi32(a, b), c);
}

// The word of a later round, out of those of the sixteen rounds before it.
[[gnu::target("avx512f,avx512bw")]] inline __m512i next_word(const __m512i (&words)[lanes], std::size_t round) {
  const __m512i early = words[(round + 1) % 16];
  const __m512i late = words[(round + 14) % 16];
  const __m512i low =
      exclusive_or(_mm512_ror_epi32(early, 7), _mm512_ror_epi32(early, 18), _mm512_srli_epi32(early, 3));
  const __m512i high =
      exclusive_or(_mm512_ror_epi32(late, 17), _mm512_ror_epi32(late, 19), _mm512_srli_epi32(late, 10));
  return _mm512_add_epi32(sum(words[round % 16], words[(round + 9) % 16], low), high);
}

// One block of every text.
[[gnu::target("avx512f,avx512bw")]] inline void take_block(__m512i (&state)[8], const Texts& texts, std::size_t at) {
  const __m512i big_endian = _mm512_broadcast_i32x4(_mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL));
  __m512i words[lanes];
#pragma GCC unroll 16
  for (std::size_t i = 0; i < lanes; ++i) words[i] = _mm512_shuffle_epi8(_mm512_loadu_si512(texts[i] + at), big_endian);
  transpose(words);
  __m512i now[8];
#pragma GCC unroll 8
  for (std::size_t i = 0; i < 8; ++i) now[i] = state[i];
#pragma GCC unroll 64
  for (std::size_t round = 0; round < 64; ++round) {
    if (round >= 16) words[round % 16] = next_word(words, round);
    // Which register is called a, and so on, moves on by one from round to round.
    const __m512i a = now[(64 - round) % 8], b = now[(65 - round) % 8], c = now[(66 - round) % 8];
    const __m512i e = now[(68 - round) % 8], f = now[(69 - round) % 8], g = now[(70 - round) % 8];
    __m512i& d = now[(67 - round) % 8];
    __m512i& h = now[(71 - round) % 8];
    const __m512i added = _mm512_set1_epi32(static_cast<int>(sha256_parts::constants[round]));
    const __m512i turned_e = exclusive_or(_mm512_ror_epi32(e, 6), _mm512_ror_epi32(e, 11), _mm512_ror_epi32(e, 25));
    const __m512i turned_a = exclusive_or(_mm512_ror_epi32(a, 2), _mm512_ror_epi32(a, 13), _mm512_ror_epi32(a, 22));
    const __m512i chosen = _mm512_ternarylogic_epi32(e, f, g, 0xCA);
    const __m512i most = _mm512_ternarylogic_epi32(a, b, c, 0xE8);
    const __m512i step = _mm512_add_epi32(sum(h, words[round % 16], added), _mm512_add_epi32(turned_e, chosen));
    d = _mm512_add_epi32(d, step);
    h = sum(step, turned_a, most);
  }
#pragma GCC unroll 8
  for (std::size_t i = 0; i < 8; ++i) state[i] = _mm512_add_epi32(state[i], now[i]);
}

// The states of all texts after `blocks` blocks of each.
[[gnu::target("avx512f,avx512bw")]] std::array<Words, lanes> states_after(const Texts& texts, std::size_t blocks) {
  __m512i state[8];
  for (std::size_t i = 0; i < 8; ++i) state[i] = _mm512_set1_epi32(static_cast<int>(sha256_parts::start[i]));
  for (std::size_t block = 0; block < blocks; ++block) take_block(state, texts, block * sha256_parts::block_bytes);
  alignas(64) std::uint32_t words[8][lanes];
  for (std::size_t i = 0; i < 8; ++i) _mm512_store_si512(words[i], state[i]);
  std::array<Words, lanes> states;
  for (std::size_t text = 0; text < lanes; ++text) {
    for (std::size_t i = 0; i < 8; ++i) states[text][i] = words[i][text];
  }
  return states;
}

void digest_sixteen(const std::string_view* texts, Sha256* digests) {
  std::size_t shared = texts[0].size();
  Texts begins;
  for (std::size_t i = 0; i < lanes; ++i) {
    shared = std::min(shared, texts[i].size());
    begins[i] = texts[i].data();
  }
  const std::size_t blocks = shared / sha256_parts::block_bytes;
  const auto states = states_after(begins, blocks);
  for (std::size_t i = 0; i < lanes; ++i)
    digests[i] = sha256_parts::finish(states[i], texts[i], blocks * sha256_parts::block_bytes);
}

}  // namespace
#endif

std::size_t sha256_at_once() {
#if defined(__x86_64__)
  static const bool wide = sha256_parts::has_instructions() && __builtin_cpu_supports("avx512bw") != 0;
  if (wide) return lanes;
#endif
  return 2;
}

std::vector<Sha256> sha256_each(std::span<const std::string_view> texts) {
  std::vector<Sha256> digests(texts.size());
  std::size_t at = 0;
#if defined(__x86_64__)
  for (; sha256_at_once() == lanes && texts.size() - at >= lanes; at += lanes) digest_sixteen(&texts[at], &digests[at]);
#endif
  for (; texts.size() - at >= 2; at += 2) {
    const auto pair = sha256_pair(texts[at], texts[at + 1]);
    std::copy(pair.begin(), pair.end(), &digests[at]);
  }
  if (at < texts.size()) digests[at] = sha256(texts[at]);
  return digests;
}

}  // namespace nuan
