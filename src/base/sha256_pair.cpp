// Two digests at once (declared in digest.hpp). The processor's own SHA-256 instructions wait for each other within one
// text; the rounds of a second text fill the waiting.
#include <algorithm>
#include <cstring>

#include "base/digest.hpp"
#include "base/sha256_parts.hpp"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace nuan {

#if defined(__x86_64__)
namespace {

using sha256_parts::block_bytes;
using sha256_parts::constants;
using sha256_parts::start;

// The eight words of the standard, in the order in which the instructions want them.
struct State {
  __m128i abef, cdgh;
};

// From `words`, a to h.
State state_of(const std::array<std::uint32_t, 8>& words) {
  const auto word = [&](std::size_t i) { return static_cast<int>(words[i]); };
  return {_mm_set_epi32(word(0), word(1), word(4), word(5)), _mm_set_epi32(word(2), word(3), word(6), word(7))};
}

// `blocks` blocks of each of n texts.
template <std::size_t n>
[[gnu::target("sha,sse4.1,ssse3")]] void compress(std::array<State, n>& states, std::array<const char*, n> texts,
                                                  std::size_t blocks) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  for (; blocks > 0; --blocks) {
    std::array<State, n> before = states;
    __m128i words[n][4];
#pragma GCC unroll 16
    for (std::size_t group = 0; group < 16; ++group) {
      const __m128i added = _mm_load_si128(reinterpret_cast<const __m128i*>(&constants[group * 4]));
#pragma GCC unroll 2
      for (std::size_t i = 0; i < n; ++i) {
        __m128i& now = words[i][group % 4];
        if (group < 4) {
          now = _mm_shuffle_epi8(_mm_loadu_si128(reinterpret_cast<const __m128i*>(texts[i] + group * 16)), big_endian);
        } else {
          const __m128i last = words[i][(group + 3) % 4];
          const __m128i seven_back = _mm_alignr_epi8(last, words[i][(group + 2) % 4], 4);
          now = _mm_sha256msg2_epu32(_mm_add_epi32(_mm_sha256msg1_epu32(now, words[i][(group + 1) % 4]), seven_back),
                                     last);
        }
        const __m128i message = _mm_add_epi32(now, added);
        states[i].cdgh = _mm_sha256rnds2_epu32(states[i].cdgh, states[i].abef, message);
        states[i].abef = _mm_sha256rnds2_epu32(states[i].abef, states[i].cdgh, _mm_shuffle_epi32(message, 0x0E));
      }
    }
    for (std::size_t i = 0; i < n; ++i) {
      states[i].abef = _mm_add_epi32(states[i].abef, before[i].abef);
      states[i].cdgh = _mm_add_epi32(states[i].cdgh, before[i].cdgh);
      texts[i] += block_bytes;
    }
  }
}

[[gnu::target("sha,sse4.1,ssse3")]] Sha256 finished(State state, std::string_view text, std::size_t done) {
  std::array<State, 1> states = {state};
  const std::size_t whole = (text.size() - done) / block_bytes;
  compress<1>(states, {text.data() + done}, whole);
  done += whole * block_bytes;
  std::array<char, 2 * block_bytes> tail{};
  std::memcpy(tail.data(), text.data() + done, text.size() - done);
  tail[text.size() - done] = static_cast<char>(0x80);
  const std::size_t tail_blocks = text.size() - done + 9 > block_bytes ? 2 : 1;
  const std::uint64_t bits = __builtin_bswap64(std::uint64_t{text.size()} * 8);
  std::memcpy(tail.data() + tail_blocks * block_bytes - 8, &bits, 8);
  compress<1>(states, {tail.data()}, tail_blocks);
  // abef holds f, e, b, a from its lowest word on; cdgh h, g, d, c.
  const __m128i feba = _mm_shuffle_epi32(states[0].abef, 0x1B);
  const __m128i dchg = _mm_shuffle_epi32(states[0].cdgh, 0xB1);
  const __m128i dcba = _mm_blend_epi16(feba, dchg, 0xF0);
  const __m128i hgfe = _mm_alignr_epi8(dchg, feba, 8);
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  Sha256 digest;
  _mm_storeu_si128(reinterpret_cast<__m128i*>(digest.data()), _mm_shuffle_epi8(dcba, big_endian));
  _mm_storeu_si128(reinterpret_cast<__m128i*>(digest.data() + 16), _mm_shuffle_epi8(hgfe, big_endian));
  return digest;
}

}  // namespace

bool sha256_parts::has_instructions() {
  static const bool there = [] {
    std::uint32_t a = 7, b = 0, c = 0, d = 0;
    __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
    return (b >> 29U & 1U) != 0 && __builtin_cpu_supports("sse4.1") != 0;
  }();
  return there;
}

Sha256 sha256_parts::finish(const std::array<std::uint32_t, 8>& words, std::string_view text, std::size_t done) {
  return finished(state_of(words), text, done);
}

std::array<Sha256, 2> sha256_pair(std::string_view first, std::string_view second) {
  if (!sha256_parts::has_instructions()) return {sha256(first), sha256(second)};
  std::array<State, 2> states = {state_of(start), state_of(start)};
  const std::size_t blocks = std::min(first.size(), second.size()) / block_bytes;
  compress<2>(states, {first.data(), second.data()}, blocks);
  return {finished(states[0], first, blocks * block_bytes), finished(states[1], second, blocks * block_bytes)};
}

#else
std::array<Sha256, 2> sha256_pair(std::string_view first, std::string_view second) {
  return {sha256(first), sha256(second)};
}
#endif

}  // namespace nuan
