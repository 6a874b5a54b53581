// Digests: `sha256-1m`, the SHA-256 over the SHA-256s of successive 1 MiB pieces, so that threads share the work.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace nuan {

using Sha256 = std::array<std::uint8_t, 32>;

inline constexpr std::size_t digest_piece_bytes = 1U << 20U;

[[nodiscard]] Sha256 sha256(std::string_view bytes);
// The digests of two texts, in less time than one after the other where they are about as long.
[[nodiscard]] std::array<Sha256, 2> sha256_pair(std::string_view first, std::string_view second);
// How many texts are best digested at once on this processor: 16 or 2.
inline constexpr std::size_t sha256_at_once_max = 16;
[[nodiscard]] std::size_t sha256_at_once();
// The digests of any number of texts, that many at once where they are about as long.
[[nodiscard]] std::vector<Sha256> sha256_each(std::span<const std::string_view> texts);
[[nodiscard]] std::string to_hex(const Sha256& digest);

// The digest of a whole whose pieces (each 1 MiB, the last one shorter, none for an empty whole) were digested apart.
[[nodiscard]] Sha256 digest_of_pieces(std::span<const Sha256> pieces);
[[nodiscard]] Sha256 digest_1m(std::string_view bytes);

// Feeds a stream in any cuts and yields the same digest.
class Digester {
 public:
  void add(std::string_view bytes);
  [[nodiscard]] Sha256 finish();

 private:
  std::string pending_;  // fewer than one piece
  std::vector<Sha256> pieces_;
};

}  // namespace nuan
