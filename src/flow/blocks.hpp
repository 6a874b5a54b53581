// Blocks: the memory kept rows live in. Millions of rows go to thousands of streams; each stream is a chain of small
// blocks cut from large slabs, and blocks of a stream that was settled are used again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <vector>

#include "claims/packing.hpp"

namespace nuan::flow {

using claims::Byte;

struct Block {
  Block* next = nullptr;
  std::uint32_t used = 0;
  std::uint32_t room = 0;
  [[nodiscard]] Byte* bytes() { return reinterpret_cast<Byte*>(this + 1); }
  [[nodiscard]] const Byte* bytes() const { return reinterpret_cast<const Byte*>(this + 1); }
};

// Slabs are given back when the last pool that shares them is gone. One pool belongs to one thread; a block taken from
// one pool may be given to another of the same store.
class SlabStore;
[[nodiscard]] std::shared_ptr<SlabStore> make_slab_store();

class BlockPool {
 public:
  static constexpr std::size_t block_bytes = 4096;

  explicit BlockPool(std::shared_ptr<SlabStore> store) : store_(std::move(store)) {}
  // An empty block with room for `bytes` at least.
  [[nodiscard]] Block* take(std::size_t bytes);
  void give(Block* chain);

 private:
  [[nodiscard]] Block* cut();
  std::shared_ptr<SlabStore> store_;
  Block* free_ = nullptr;
  Byte* slab_at_ = nullptr;
  Byte* slab_end_ = nullptr;
};

// What may be written behind a row before the next one overwrites it.
inline constexpr std::size_t row_slack = 32;

// A chain being written. Rows never straddle blocks. Aligned, so that what writing needs is in one line of the cache.
class alignas(32) Stream {
 public:
  // Room for `bytes`, to be followed by grow(): the caller writes there.
  [[nodiscard]] Byte* room(std::size_t bytes, BlockPool& pool) {
    if (static_cast<std::size_t>(end_ - at_) < bytes + row_slack) [[unlikely]]
      open(bytes + row_slack, pool);
    return at_;
  }
  void grow(Byte* to) { at_ = to; }
  void append(const void* bytes, std::size_t size, BlockPool& pool) {
    Byte* const at = room(size, pool);
    std::memcpy(at, bytes, size);
    at_ = at + size;
  }
  // Where the next row goes; it may reach into a second line.
  void prefetch_end() const {
    const auto at = reinterpret_cast<std::uintptr_t>(at_);  // null in a stream that is empty still
    __builtin_prefetch(reinterpret_cast<const void*>(at), 1);
    __builtin_prefetch(reinterpret_cast<const void*>(at + 56), 1);
  }
  // Call before reading.
  void close();
  [[nodiscard]] const Block* first() const { return first_; }
  [[nodiscard]] bool empty() const { return first_ == nullptr; }
  // Gives the blocks away; the stream is empty again.
  void release(BlockPool& pool);

 private:
  void open(std::size_t bytes, BlockPool& pool);
  Byte* at_ = nullptr;
  Byte* end_ = nullptr;
  Block* first_ = nullptr;
  Block* last_ = nullptr;
};

// A stream of rows, each with the offset in its file at which it began.
class alignas(64) RowStream : public Stream {
 public:
  // 32 bytes from the beginning of `row` must be readable, however short it is.
  void add(std::uint64_t offset, std::string_view row, BlockPool& pool) {
    Byte* at = room(row.size() + 2 * claims::number_bytes_max, pool);
    at = claims::put_signed(at, static_cast<std::int64_t>(offset - offset_));
    offset_ = offset;
    at = claims::put_number(at, row.size());
    // Most rows are short: whole words beyond the end cost less than asking for the exact size.
    if (row.size() <= 32) [[likely]]
      std::memcpy(at, row.data(), 32);
    else
      std::memcpy(at, row.data(), row.size());
    grow(at + row.size());
    ++count_;
  }
  [[nodiscard]] std::size_t count() const { return count_; }
  // visit(offset, row) for every row.
  template <class Visit>
  void each(Visit&& visit) const {
    std::uint64_t offset = 0;
    for (const Block* block = first(); block != nullptr; block = block->next) {
      const Byte* at = block->bytes();
      if (block->next != nullptr) ask_for(block->next);
      for (const Byte* const end = at + block->used; at != end;) {
        std::int64_t step = 0;
        std::uint64_t size = 0;
        at = claims::take_number(claims::take_signed(at, step), size);
        offset += static_cast<std::uint64_t>(step);
        visit(offset, std::string_view(reinterpret_cast<const char*>(at), size));
        at += size;
      }
    }
  }
  void release(BlockPool& pool) {
    Stream::release(pool);
    offset_ = 0;
    count_ = 0;
  }

 private:
  // The beginning of a block that will be read soon; from there on the processor foresees what is wanted.
  static void ask_for(const Block* block) {
    for (std::size_t at = 0; at < 512; at += 64) __builtin_prefetch(reinterpret_cast<const Byte*>(block) + at);
  }
  std::uint64_t offset_ = 0;
  std::size_t count_ = 0;
};

}  // namespace nuan::flow
