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
    if ((marks_[(hash & mask_) >> 6U] >> (hash & 63U) & 1U) == 0) [[likely]]
      return false;
    return is_among(key_of(ids_, hash));
  }
  [[nodiscard]] static std::uint64_t key_of(Partitions ids, std::uint64_t hash) {
    return static_cast<std::uint64_t>(ids.of(hash)) << 32U | id_fragment(hash);
  }
  [[nodiscard]] std::size_t size() const { return keys_.size(); }

 private:
  [[nodiscard]] bool is_among(std::uint64_t key) const;
  Partitions ids_;
  std::uint64_t mask_ = 63;
  std::vector<std::uint64_t> marks_ =
      std::vector<std::uint64_t>(1, 0);  // one bit for each value of the hash's lowest bits
  std::vector<std::uint64_t> keys_;      // ascending
};

// Looks through all ids and gives their memory back.
[[nodiscard]] Candidates find_candidates(Taken& taken, unsigned threads);

}  // namespace nuan::flow
