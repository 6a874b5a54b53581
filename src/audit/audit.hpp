// audit: one journal for every action, chained, so that nothing in it and nothing it speaks of can change unseen.
//
// Each row of each table has a seal, the digest of its table, content and place. An entry holds, of every table it
// wrote, the digest of the seals. The chain digests each entry together with the one before. So a changed byte of a row
// differs from its seal; a changed seal from its entry; a changed entry from all that came later; and a whole chain
// written anew from any root that was printed, sent or pinned up before. Everything here is pure.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "audit/types.hpp"

namespace nuan::audit {

// What stands before the first entry.
inline constexpr std::string_view chain_start = "";

// `before` is the chain at the entry before, in hexadecimal.
[[nodiscard]] std::string chain_at(std::string_view before, const Entry& entry);

// The first 16 bytes of a SHA-256: enough that no second content can be found for a seal.
inline constexpr std::size_t seal_bytes = 16;
// `place` is the row's number among those that the entry wrote into the table, from 1.
[[nodiscard]] std::string seal_of(std::string_view table, std::string_view content, std::int64_t entry,
                                  std::int64_t place);

// Takes the seals of a part in the order of their places.
class PartDigest {
 public:
  void add(std::string_view seal);
  [[nodiscard]] std::int64_t rows() const { return rows_; }
  [[nodiscard]] std::string finish();  // in hexadecimal

 private:
  Digester digester_;
  std::int64_t rows_ = 0;
};

// The root of some entries, given the chain at each: a hash tree as in RFC 6962, so that one entry can be shown to be
// in it without the others. Of no entries it is the digest of nothing.
[[nodiscard]] Sha256 root_of(std::span<const std::string> chains);

struct Proof {
  std::uint64_t index = 0, size = 0;  // which entry of how many
  std::vector<Sha256> beside;         // from the leaf up
};
[[nodiscard]] Proof prove(std::span<const std::string> chains, std::uint64_t index);
[[nodiscard]] bool holds(const Proof& proof, std::string_view chain, const Sha256& root);

}  // namespace nuan::audit
