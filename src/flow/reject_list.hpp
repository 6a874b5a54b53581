// RejectList: rejected rows as they are found, in the blocks of rows that were settled already: a tenth of all rows may
// be rejected, and fresh memory for them would cost more than finding them.
#pragma once

#include <cstring>

#include "flow/blocks.hpp"
#include "flow/reasons.hpp"

namespace nuan::flow {

class RejectList {
 public:
  explicit RejectList(BlockPool& pool) : pool_(&pool) {}
  void push_back(const Reject& reject) {
    rejects_.append(&reject, sizeof reject, *pool_);
    ++size_;
  }
  [[nodiscard]] std::size_t size() const { return size_; }
  // visit(reject) for every one. Nothing is added any more.
  template <class Visit>
  void each(Visit&& visit) {
    rejects_.close();
    for (const Block* block = rejects_.first(); block != nullptr; block = block->next) {
      for (std::size_t at = 0; at < block->used; at += sizeof(Reject)) {
        Reject reject;
        std::memcpy(&reject, block->bytes() + at, sizeof reject);
        visit(reject);
      }
    }
  }

 private:
  BlockPool* pool_;
  Stream rejects_;
  std::size_t size_ = 0;
};

}  // namespace nuan::flow
