// Goes through a stretch 64 bytes at a time: one bit per byte, then the offsets of the bits, or only how many there
// are; in plain 64-bit words on any machine, with AVX2 or AVX-512 where the processor has it.
#include "claims/separators.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#if !defined(__clang__)
// gcc warns of the registers that its own header leaves undefined on purpose.
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#endif

namespace nuan::claims {

struct Masks {
  std::uint64_t separators = 0;
  std::uint64_t lines = 0;
  std::uint64_t quotes = 0;  // these two for those who ask
  std::uint64_t returns = 0;
  std::uint64_t there = ~std::uint64_t{0};  // fewer in the last block of a stretch
};

// What a taker of masks wants beside separators and lines.
enum class Wants : std::uint8_t { separators, look, quotes };

// Takes the masks of a stretch and writes what they tell. Offsets are written eight at a time, whether wanted or not:
// the next ones overwrite the surplus, which costs less than asking.
struct Finding {
  static constexpr Wants wants = Wants::separators;
  Separators& out;

  // Blocks of 64 bytes mostly hold one line end, or none or two: nobody can foresee which, so two are always written.
  [[gnu::always_inline]] inline void put_lines(Masks masks) const {
    const auto found = static_cast<std::size_t>(std::popcount(masks.lines));
    std::uint32_t* const at = out.lines_.get() + out.line_count_;
    std::uint64_t lines = masks.lines;
    for (std::size_t i = 0; i < 2 || i < found; ++i, lines &= lines - 1) {
      const std::uint64_t before = masks.separators & ((lines & -lines) - 1);
      at[i] = static_cast<std::uint32_t>(out.count_ + std::popcount(before));
    }
    out.line_count_ += found;
  }
  [[gnu::always_inline]] inline void take(Masks masks, std::size_t base) const {
    put_lines(masks);
    std::uint32_t* const at = out.at() + out.count_;
    const auto found = static_cast<std::size_t>(std::popcount(masks.separators));
    std::uint64_t rest = masks.separators;
    for (std::size_t i = 0; i < found; i += 8) {
      for (std::size_t j = 0; j < 8; ++j, rest &= rest - 1)
        at[i + j] = static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(std::countr_zero(rest));
    }
    out.count_ += found;
  }
  [[nodiscard]] std::uint32_t* next() const { return out.at() + out.count_; }
  void grow(std::size_t found) const { out.count_ += found; }
};

namespace {

// Takes the masks of a stretch and counts.
struct Looking {
  static constexpr Wants wants = Wants::look;
  Look& out;

  [[gnu::always_inline]] inline void take(Masks masks, std::size_t /*base*/) const {
    out.line_ends += static_cast<std::uint32_t>(std::popcount(masks.lines));
  }
};

// Follows the quotes from block to block. Between an opening quote and the closing one lie as many quotes as keep their
// count odd, so running sums of bits tell what is within.
class QuoteFollower {
 public:
  explicit QuoteFollower(QuoteState before)
      : inside_(before == QuoteState::quoted ? ~std::uint64_t{0} : 0),
        field_begins_(before == QuoteState::field_start ? 1 : 0),
        closed_(before == QuoteState::quote_seen ? 1 : 0) {}

  // Leaves the separators and lines outside of quotes.
  [[gnu::always_inline]] inline void take(Masks& masks) {
    const std::uint64_t inside = odd_so_far(masks.quotes) ^ inside_;
    masks.separators &= ~inside;
    masks.lines &= ~inside;
    const std::uint64_t opening = masks.quotes & inside;
    const std::uint64_t closing = masks.quotes & ~inside;
    const std::uint64_t field_begins = masks.separators << 1U | field_begins_;
    const std::uint64_t closed = closing << 1U | closed_;
    const std::uint64_t returned = (closed & masks.returns) << 1U | returned_;
    const std::uint64_t ends = masks.separators | opening | masks.returns;
    wrong_ |= ((opening & ~(field_begins | closed)) | (closed & ~ends) | (returned & ~masks.lines)) & masks.there;
    doubled_ |= opening & closed;
    const auto last = static_cast<unsigned>(std::bit_width(masks.there)) - 1;
    inside_ = 0 - (inside >> last & 1U);
    field_begins_ = masks.separators >> last & 1U;
    closed_ = closing >> last & 1U;
    returned_ = (closed & masks.returns) >> last & 1U;
  }
  [[nodiscard]] Quotes found() const {
    const QuoteState after = inside_ != 0         ? QuoteState::quoted
                             : closed_ != 0       ? QuoteState::quote_seen
                             : field_begins_ != 0 ? QuoteState::field_start
                                                  : QuoteState::plain;
    return {.tidy = wrong_ == 0, .doubled = doubled_ != 0, .after = after};
  }

 private:
  // Bit i: whether an odd number of bits up to i is set.
  [[nodiscard]] static std::uint64_t odd_so_far(std::uint64_t bits) {
    for (unsigned step = 1; step < 64; step *= 2) bits ^= bits << step;
    return bits;
  }
  std::uint64_t inside_;        // all bits, or none
  std::uint64_t field_begins_;  // the next byte: it begins a field, follows a closing quote, or that and a CR
  std::uint64_t closed_;
  std::uint64_t returned_ = 0;
  std::uint64_t wrong_ = 0;
  std::uint64_t doubled_ = 0;
};

struct Following {
  static constexpr Wants wants = Wants::quotes;
  QuoteFollower& follower;
  [[gnu::always_inline]] inline void take(Masks masks, std::size_t /*base*/) const { follower.take(masks); }
};

struct FindingOutside {
  static constexpr Wants wants = Wants::quotes;
  Finding finding;
  QuoteFollower& follower;
  [[gnu::always_inline]] inline void take(Masks masks, std::size_t base) const {
    follower.take(masks);
    finding.take(masks, base);
  }
};

// Eight bytes in one word at a time, for any machine.
struct Words {
  bool quote = false, nul = false, high = false;

  static std::uint64_t zero_bytes(std::uint64_t word) {  // the high bit of each byte that is zero, exactly
    constexpr std::uint64_t low_bits = 0x7F7F7F7F7F7F7F7FU;
    return ~(((word & low_bits) + low_bits) | word | low_bits);
  }
  static std::uint64_t equal(std::uint64_t word, char wanted) {
    return zero_bytes(word ^ (0x0101010101010101U * static_cast<unsigned char>(wanted)));
  }
  static std::uint64_t gathered(std::uint64_t high_bits) { return (high_bits >> 7U) * 0x0102040810204080U >> 56U; }

  Masks read(const char* at, char line_end) {
    Masks masks;
    for (unsigned i = 0; i < 8; ++i) {
      std::uint64_t word = 0;
      std::memcpy(&word, at + 8 * i, sizeof word);
      const std::uint64_t lines = equal(word, line_end);
      masks.lines |= gathered(lines) << (8 * i);
      masks.separators |= gathered(lines | equal(word, ',')) << (8 * i);
      const std::uint64_t quotes = equal(word, '"');
      masks.quotes |= gathered(quotes) << (8 * i);
      masks.returns |= gathered(equal(word, '\r')) << (8 * i);
      quote |= quotes != 0;
      nul |= zero_bytes(word) != 0;
      high |= (word & 0x8080808080808080U) != 0;
    }
    return masks;
  }
};

[[nodiscard]] std::uint64_t there_of(std::size_t bytes) {
  return ~std::uint64_t{0} >> (64 - std::min<std::size_t>(bytes, 64));
}

// The last, shorter stretch, filled up with what is neither a separator nor anything else that counts.
void copy_rest(std::string_view bytes, std::size_t at, char* room) {
  std::memset(room, 'x', 64);
  std::memcpy(room, bytes.data() + at, bytes.size() - at);
}

template <class Taker>
void go_by_words(Taker taker, std::string_view bytes, std::size_t from, char line_end) {
  Words words;
  std::size_t at = from;
  for (; bytes.size() - at >= 64; at += 64) taker.take(words.read(bytes.data() + at, line_end), at);
  if (at < bytes.size()) {
    char rest[64];
    copy_rest(bytes, at, rest);
    Masks masks = words.read(rest, line_end);
    masks.there = there_of(bytes.size() - at);
    taker.take(masks, at);
  }
  if constexpr (Taker::wants == Wants::look) {
    taker.out.has_quote = words.quote;
    taker.out.has_nul = words.nul;
    taker.out.has_high = words.high;
  }
}

#if defined(__x86_64__)
[[gnu::target("avx2")]] std::uint64_t mask_of(__m256i low, __m256i high) {
  return static_cast<std::uint32_t>(_mm256_movemask_epi8(low)) |
         static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm256_movemask_epi8(high))) << 32U;
}

template <class Taker>
[[gnu::target("avx2,bmi,popcnt")]] void go_by_avx2(Taker taker, std::string_view bytes, std::size_t from,
                                                   char line_end) {
  const __m256i end = _mm256_set1_epi8(line_end);
  const __m256i comma = _mm256_set1_epi8(',');
  const __m256i quote = _mm256_set1_epi8('"');
  const __m256i carriage = _mm256_set1_epi8('\r');
  const __m256i zero = _mm256_setzero_si256();
  __m256i quotes = zero;
  __m256i nuls = zero;
  __m256i any = zero;
  char rest[64];
  for (std::size_t at = from; at < bytes.size(); at += 64) {
    const char* block = bytes.data() + at;
    if (bytes.size() - at < 64) {
      copy_rest(bytes, at, rest);
      block = rest;
    }
    const __m256i low = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block));
    const __m256i high = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(block + 32));
    const __m256i low_lines = _mm256_cmpeq_epi8(low, end);
    const __m256i high_lines = _mm256_cmpeq_epi8(high, end);
    if constexpr (Taker::wants == Wants::look) {
      quotes = _mm256_or_si256(quotes, _mm256_or_si256(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote)));
      nuls = _mm256_or_si256(nuls, _mm256_cmpeq_epi8(_mm256_min_epu8(low, high), zero));
      any = _mm256_or_si256(any, _mm256_or_si256(low, high));
      taker.take({0, mask_of(low_lines, high_lines)}, at);
    } else {
      Masks masks{mask_of(_mm256_or_si256(low_lines, _mm256_cmpeq_epi8(low, comma)),
                          _mm256_or_si256(high_lines, _mm256_cmpeq_epi8(high, comma))),
                  mask_of(low_lines, high_lines)};
      if constexpr (Taker::wants == Wants::quotes) {
        masks.quotes = mask_of(_mm256_cmpeq_epi8(low, quote), _mm256_cmpeq_epi8(high, quote));
        masks.returns = mask_of(_mm256_cmpeq_epi8(low, carriage), _mm256_cmpeq_epi8(high, carriage));
        masks.there = there_of(bytes.size() - at);
      }
      taker.take(masks, at);
    }
  }
  if constexpr (Taker::wants == Wants::look) {
    taker.out.has_quote = _mm256_movemask_epi8(quotes) != 0;
    taker.out.has_nul = _mm256_movemask_epi8(nuls) != 0;
    taker.out.has_high = _mm256_movemask_epi8(any) != 0;
  }
}

[[gnu::target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt")]] Look look_by_avx512(std::string_view bytes, char line_end) {
  const __m512i end = _mm512_set1_epi8(line_end);
  const __m512i quote = _mm512_set1_epi8('"');
  std::uint64_t quotes = 0;
  std::uint64_t nuls = 0;
  __m512i any = _mm512_setzero_si512();
  Look found;
  for (std::size_t at = 0; at < bytes.size(); at += 64) {
    const std::uint64_t there = there_of(bytes.size() - at);
    const __m512i block = _mm512_maskz_loadu_epi8(there, bytes.data() + at);
    found.line_ends += static_cast<std::uint32_t>(std::popcount(_mm512_mask_cmpeq_epi8_mask(there, block, end)));
    quotes |= _mm512_cmpeq_epi8_mask(block, quote);
    nuls |= _mm512_mask_testn_epi8_mask(there, block, block);
    any = _mm512_or_si512(any, block);
  }
  found.has_quote = quotes != 0;
  found.has_nul = nuls != 0;
  found.has_high = _mm512_movepi8_mask(any) != 0;
  return found;
}

// Offsets within a block are pressed together by one instruction and written sixteen at a time, the surplus too.
[[gnu::target("avx512f,avx512bw,avx512vbmi2,bmi,popcnt")]] void find_by_avx512(Finding out, std::string_view bytes,
                                                                               std::size_t from, char line_end) {
  const __m512i end = _mm512_set1_epi8(line_end);
  const __m512i comma = _mm512_set1_epi8(',');
  alignas(64) static constexpr auto counted = [] {
    std::array<std::uint8_t, 64> numbers{};
    for (std::size_t i = 0; i < 64; ++i) numbers[i] = static_cast<std::uint8_t>(i);
    return numbers;
  }();
  const __m512i numbers = _mm512_load_si512(counted.data());
  for (std::size_t at = from; at < bytes.size(); at += 64) {
    const std::uint64_t there = there_of(bytes.size() - at);
    const __m512i block = _mm512_maskz_loadu_epi8(there, bytes.data() + at);
    const std::uint64_t lines = _mm512_mask_cmpeq_epi8_mask(there, block, end);
    const Masks masks{lines | _mm512_mask_cmpeq_epi8_mask(there, block, comma), lines};
    out.put_lines(masks);
    __m512i offsets = _mm512_maskz_compress_epi8(masks.separators, numbers);
    const __m512i base = _mm512_set1_epi32(static_cast<int>(at));
    const auto found = static_cast<std::size_t>(std::popcount(masks.separators));
    for (std::size_t i = 0; i < found; i += 16) {
      const __m512i wide = _mm512_cvtepu8_epi32(_mm512_castsi512_si128(offsets));
      _mm512_storeu_si512(out.next() + i, _mm512_add_epi32(wide, base));
      offsets = _mm512_shuffle_i32x4(offsets, offsets, 0x39);  // the next sixteen
    }
    out.grow(found);
  }
}
#endif

Road fastest() { return is_there(Road::avx512) ? Road::avx512 : is_there(Road::avx2) ? Road::avx2 : Road::words; }

}  // namespace

bool is_there(Road road) {
#if defined(__x86_64__)
  static const bool avx2 = __builtin_cpu_supports("avx2") != 0;
  static const bool avx512 = __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vbmi2") != 0;
  return road == Road::words || (road == Road::avx2 && avx2) || (road == Road::avx512 && avx512);
#else
  return road == Road::words;
#endif
}

Look look_by(Road road, std::string_view bytes, char line_end) {
  Look found;
#if defined(__x86_64__)
  if (road == Road::avx512) return look_by_avx512(bytes, line_end);
  if (road == Road::avx2) {
    go_by_avx2(Looking{found}, bytes, 0, line_end);
    return found;
  }
#endif
  go_by_words(Looking{found}, bytes, 0, line_end);
  return found;
}

Look look(std::string_view bytes, char line_end) { return look_by(fastest(), bytes, line_end); }

Quotes follow_quotes_by(Road road, std::string_view bytes, QuoteState before, char line_end) {
  QuoteFollower follower(before);
  if (bytes.empty()) return {.after = before};
#if defined(__x86_64__)
  if (road != Road::words) {
    go_by_avx2(Following{follower}, bytes, 0, line_end);
    return follower.found();
  }
#endif
  go_by_words(Following{follower}, bytes, 0, line_end);
  return follower.found();
}

Quotes follow_quotes(std::string_view bytes, QuoteState before, char line_end) {
  return follow_quotes_by(fastest(), bytes, before, line_end);
}

void Separators::make_room(std::size_t more_bytes) {
  const std::size_t wanted = count_ + more_bytes + 64;  // every byte a separator, and the surplus of the last ones
  if (wanted <= room_) return;
  auto at = std::make_unique_for_overwrite<std::uint32_t[]>(1 + wanted);
  auto lines = std::make_unique_for_overwrite<std::uint32_t[]>(wanted);
  std::memcpy(at.get(), room_at_.get(), (1 + count_) * sizeof(std::uint32_t));
  if (line_count_ > 0) std::memcpy(lines.get(), lines_.get(), line_count_ * sizeof(std::uint32_t));
  room_at_ = std::move(at);
  lines_ = std::move(lines);
  room_ = wanted;
}

void Separators::find(std::string_view bytes, std::size_t from, char line_end) {
  find_by(fastest(), bytes, from, line_end);
}

void Separators::find_by(Road road, std::string_view bytes, std::size_t from, char line_end) {
  make_room(bytes.size() - from);
#if defined(__x86_64__)
  if (road == Road::avx512) return find_by_avx512(Finding{*this}, bytes, from, line_end);
  if (road == Road::avx2) return go_by_avx2(Finding{*this}, bytes, from, line_end);
#endif
  go_by_words(Finding{*this}, bytes, from, line_end);
}

Quotes Separators::find_outside_quotes(std::string_view bytes, std::size_t from, char line_end) {
  return find_outside_quotes_by(fastest(), bytes, from, line_end);
}

Quotes Separators::find_outside_quotes_by(Road road, std::string_view bytes, std::size_t from, char line_end) {
  make_room(bytes.size() - from);
  QuoteFollower follower(QuoteState::field_start);
  const FindingOutside finding{Finding{*this}, follower};
#if defined(__x86_64__)
  if (road != Road::words) {
    go_by_avx2(finding, bytes, from, line_end);
    return follower.found();
  }
#endif
  go_by_words(finding, bytes, from, line_end);
  return follower.found();
}

#if defined(__x86_64__)
// 255 blocks can be counted in bytes before any overflows.
[[gnu::target("avx2,popcnt")]] static std::size_t count_avx2(std::string_view bytes, char wanted) {
  const __m256i same = _mm256_set1_epi8(wanted);
  std::size_t count = 0;
  std::size_t at = 0;
  while (bytes.size() - at >= 32) {
    const std::size_t blocks = std::min<std::size_t>((bytes.size() - at) / 32, 255);
    __m256i sums = _mm256_setzero_si256();
    for (std::size_t i = 0; i < blocks; ++i, at += 32) {
      const __m256i block = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(bytes.data() + at));
      sums = _mm256_sub_epi8(sums, _mm256_cmpeq_epi8(block, same));
    }
    const __m256i fours = _mm256_sad_epu8(sums, _mm256_setzero_si256());
    count += static_cast<std::size_t>(_mm256_extract_epi64(fours, 0) + _mm256_extract_epi64(fours, 1) +
                                      _mm256_extract_epi64(fours, 2) + _mm256_extract_epi64(fours, 3));
  }
  for (; at < bytes.size(); ++at) count += bytes[at] == wanted ? 1 : 0;
  return count;
}
#endif

std::size_t count_of(std::string_view bytes, char wanted) {
#if defined(__x86_64__)
  if (is_there(Road::avx2)) return count_avx2(bytes, wanted);
#endif
  const auto count = std::count(bytes.begin(), bytes.end(), wanted);  // untested: only processors without AVX2
  return static_cast<std::size_t>(count);                             // untested: only processors without AVX2
}

}  // namespace nuan::claims
