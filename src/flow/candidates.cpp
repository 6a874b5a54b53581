#include "flow/candidates.hpp"

#include <algorithm>
#include <bit>
#include <numeric>

#include "flow/parallel.hpp"

namespace nuan::flow {
namespace {

// A set of 32-bit numbers that tells what it held already. Reused from partition to partition.
class FragmentSet {
 public:
  void reset(std::size_t count) {
    const std::size_t size = std::bit_ceil(count * 2 + 2);
    slots_.assign(size, 0);
    mask_ = size - 1;
    has_zero_ = false;
  }
  // False when it was there before.
  [[nodiscard]] bool add(std::uint32_t fragment) {
    if (fragment == 0) return !std::exchange(has_zero_, true);
    std::size_t at = fragment & mask_;
    for (; slots_[at] != 0; at = (at + 1) & mask_) {
      if (slots_[at] == fragment) return false;
    }
    slots_[at] = fragment;
    return true;
  }

 private:
  std::vector<std::uint32_t> slots_;
  std::size_t mask_ = 0;
  bool has_zero_ = false;
};

void find_in_partition(Taken& taken, std::size_t partition, unsigned thread, FragmentSet& set,
                       std::vector<std::uint64_t>& keys) {
  std::size_t count = 0;
  for (const auto& kept : taken.threads) {
    for (const Block* block = kept->ids[partition].first(); block != nullptr; block = block->next)
      count += block->used / 4;
  }
  set.reset(count);
  for (const auto& kept : taken.threads) {
    for (const Block* block = kept->ids[partition].first(); block != nullptr; block = block->next) {
      for (std::size_t at = 0; at < block->used; at += 4) {
        std::uint32_t fragment = 0;
        std::memcpy(&fragment, block->bytes() + at, 4);
        if (!set.add(fragment)) keys.push_back(static_cast<std::uint64_t>(partition) << 32U | fragment);
      }
    }
    kept->ids[partition].release(taken.threads[thread]->pool);
  }
}

}  // namespace

Candidates::Candidates(Partitions ids, std::vector<std::uint64_t> keys) : ids_(ids), keys_(std::move(keys)) {
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
  // A quarter of a word for each, in at most the bits of a fragment that the marks within a word leave.
  const std::size_t words = std::bit_ceil(std::clamp<std::size_t>(keys_.size() / 4, 1, std::size_t{1} << 20U));
  marks_.assign(words, 0);
  word_mask_ = words - 1;
  for (const std::uint64_t key : keys_) marks_[word_of(key)] |= bits_of(key);
  // Keys lie evenly, so as many stretches of equal length as there are keys hold about one each.
  const auto stretch_bits = static_cast<unsigned>(std::bit_width(keys_.size()));
  shift_ = 32U + ids.bits - std::min(32U + ids.bits, stretch_bits);
  begins_.assign((std::size_t{1} << stretch_bits) + 1, 0);
  for (const std::uint64_t key : keys_) ++begins_[(key >> shift_) + 1];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
}

bool Candidates::is_among(std::uint64_t key) const {
  const std::uint64_t stretch = key >> shift_;
  for (std::uint32_t at = begins_[stretch]; at != begins_[stretch + 1]; ++at) {
    if (keys_[at] == key) return true;
  }
  return false;
}

Candidates find_candidates(Taken& taken, unsigned threads) {
  std::vector<std::vector<std::uint64_t>> keys(threads);
  std::vector<FragmentSet> sets(threads);
  for_each_task(threads, taken.ids.count(), [&](unsigned thread, std::size_t partition) {
    find_in_partition(taken, partition, thread, sets[thread], keys[thread]);
  });
  std::vector<std::uint64_t> all;
  for (const auto& some : keys) all.insert(all.end(), some.begin(), some.end());
  return Candidates(taken.ids, std::move(all));
}

}  // namespace nuan::flow
