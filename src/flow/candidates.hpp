// Candidates: which ids of facts may stand in the files more than once. Of every id 32 bits of a hash were kept; where
// they meet twice the id is a candidate. Nearly all ids are none, and rows without one need no look for duplicates. A
// candidate proves nothing: whoever has one is looked at exactly.
#pragma once

#include <cstdint>
#include <vector>

#include "flow/intake.hpp"

namespace nuan::flow {

class Candidates {
 public:
  Candidates() = default;
  // `keys`: the partition of the hash, then its fragment; in any order, twofold ones allowed.
  Candidates(Partitions ids, std::vector<std::uint64_t> keys);
  [[nodiscard]] bool hold(std::uint64_t hash) const {
    if ((~marks_[word_of(hash)] & bits_of(hash)) != 0) [[likely]]
      return false;
    return is_among(key_of(ids_, hash));
  }
  [[nodiscard]] static std::uint64_t key_of(Partitions ids, std::uint64_t hash) {
    return static_cast<std::uint64_t>(ids.of(hash)) << 32U | id_fragment(hash);
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  [[nodiscard]] bool is_among(std::uint64_t key) const;
  // Of the fragment alone, so that a key's own marks are known without its hash. Two bits of one word: one look, and
  // hardly any id that is none has both.
  [[nodiscard]] std::size_t word_of(std::uint64_t hash) const { return (hash & 0xFFFFFFFFU) >> 12U & word_mask_; }
  [[nodiscard]] static std::uint64_t bits_of(std::uint64_t hash) {
    return std::uint64_t{1} << (hash & 63U) | std::uint64_t{1} << (hash >> 6U & 63U);
  }
  Partitions ids_;
  std::uint64_t word_mask_ = 0;
  std::vector<std::uint64_t> marks_ = std::vector<std::uint64_t>(1, 0);
  std::vector<std::uint64_t> keys_;  // ascending
  unsigned shift_ = 63;              // of a key, down to where its neighbours begin
  std::vector<std::uint32_t> begins_;
};

// Looks through all ids and gives their memory back.
[[nodiscard]] Candidates find_candidates(Taken& taken, unsigned threads);

}  // namespace nuan::flow
