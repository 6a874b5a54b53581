#include "flow/blocks.hpp"

#include <sys/mman.h>

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <new>

namespace nuan::flow {

class SlabStore {
 public:
  static constexpr std::size_t slab_bytes = std::size_t{2} << 20U;

  [[nodiscard]] Byte* take(std::size_t bytes) {
    const std::size_t size = (bytes + slab_bytes - 1) / slab_bytes * slab_bytes;
    auto* slab = static_cast<Byte*>(std::aligned_alloc(slab_bytes, size));
    if (slab == nullptr) throw std::bad_alloc();
    // All of it will be written: asking for its pages at once spares a fault for each. Small pages, not large ones: on
    // machines that lend idle memory out, large ones are what was lent, and getting them back costs more than the
    // look-ups of addresses that they spare. Only advice: without it pages come one by one.
    static_cast<void>(madvise(slab, size, MADV_POPULATE_WRITE));
    const std::lock_guard lock(mutex_);
    slabs_.push_back(slab);
    return slab;
  }
  SlabStore() = default;
  SlabStore(const SlabStore&) = delete;
  SlabStore& operator=(const SlabStore&) = delete;
  ~SlabStore() {
    for (Byte* slab : slabs_) std::free(slab);
  }

 private:
  std::mutex mutex_;
  std::vector<Byte*> slabs_;
};

std::shared_ptr<SlabStore> make_slab_store() { return std::make_shared<SlabStore>(); }

Block* BlockPool::cut() {
  if (slab_at_ == slab_end_) {
    slab_at_ = store_->take(SlabStore::slab_bytes);
    slab_end_ = slab_at_ + SlabStore::slab_bytes;
  }
  auto* const block = new (slab_at_) Block;
  slab_at_ += block_bytes;
  block->room = block_bytes - sizeof(Block);
  return block;
}

Block* BlockPool::take(std::size_t bytes) {
  if (bytes > block_bytes - sizeof(Block)) {  // a row with a long text: a slab of its own
    auto* const block = new (store_->take(bytes + sizeof(Block))) Block;
    block->room = static_cast<std::uint32_t>(bytes);
    return block;
  }
  if (free_ == nullptr) return cut();
  Block* const block = free_;
  free_ = block->next;
  block->next = nullptr;
  block->used = 0;
  return block;
}

void BlockPool::give(Block* chain) {
  while (chain != nullptr) {
    Block* const next = chain->next;
    chain->next = free_;
    free_ = chain;
    chain = next;
  }
}

void Stream::open(std::size_t bytes, BlockPool& pool) {
  close();
  Block* const block = pool.take(bytes);
  (last_ == nullptr ? first_ : last_->next) = block;
  last_ = block;
  at_ = block->bytes();
  end_ = at_ + block->room;
}

void Stream::close() {
  if (last_ != nullptr) last_->used = static_cast<std::uint32_t>(at_ - last_->bytes());
}

void Stream::release(BlockPool& pool) {
  pool.give(first_);
  *this = Stream();
}

}  // namespace nuan::flow
