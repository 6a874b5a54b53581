// Scatter: rows on their way to the streams of thousands of partitions. Which stream comes next nobody can foresee, so
// its memory is asked for some rows before it is written.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "flow/blocks.hpp"

namespace nuan::flow {

// Belongs to one thread. Rows of one stream arrive in the order in which they were added.
class Scatter {
 public:
  explicit Scatter(BlockPool& pool) : pool_(pool) {}
  Scatter(const Scatter&) = delete;
  Scatter& operator=(const Scatter&) = delete;
  ~Scatter() { flush(); }

  // Where the next row may be made. A row that lies here is not copied, which would wait for what was just written.
  [[nodiscard]] std::span<Byte> room() {
    if (next_ - first_ == waiting_max) write(waiting_[first_++ % waiting_max]);
    return waiting_[next_ % waiting_max].bytes;
  }
  // A row for `rows`, made in room() unless it is long, and, where `ids` is not null, the fragment of its id.
  // claims::kept_row_slack bytes behind the beginning of the row must be readable, however short it is.
  void add(RowStream& rows, std::uint64_t offset, std::string_view row, Stream* ids, std::uint32_t fragment) {
    Waiting& one = waiting_[next_ % waiting_max];
    if (row.data() != reinterpret_cast<const char*>(one.bytes.data())) [[unlikely]] {
      flush();
      rows.add(offset, row, pool_);
      if (ids != nullptr) ids->append(&fragment, sizeof fragment, pool_);
      return;
    }
    if (next_ - first_ >= waiting_max / 2) ask_for_ends(waiting_[(next_ - waiting_max / 2) % waiting_max]);
    ++next_;
    one.rows = &rows;
    one.ids = ids;
    one.offset = offset;
    one.size = static_cast<std::uint32_t>(row.size());
    one.fragment = fragment;
    __builtin_prefetch(&rows, 1);
    if (ids != nullptr) __builtin_prefetch(ids, 1);
  }
  void flush() {
    while (first_ != next_) write(waiting_[first_++ % waiting_max]);
  }

 private:
  static constexpr std::size_t waiting_max = 32;
  static constexpr std::size_t room_bytes = 1024;  // a row of a hundred bytes surely fits
  struct alignas(64) Waiting {
    RowStream* rows = nullptr;
    Stream* ids = nullptr;
    std::uint64_t offset = 0;
    std::uint32_t size = 0;
    std::uint32_t fragment = 0;
    std::array<Byte, room_bytes> bytes{};
  };

  static void ask_for_ends(const Waiting& one) {
    one.rows->prefetch_end();
    if (one.ids != nullptr) one.ids->prefetch_end();
  }
  void write(const Waiting& one) {
    one.rows->add(one.offset, {reinterpret_cast<const char*>(one.bytes.data()), one.size}, pool_);
    if (one.ids != nullptr) one.ids->append(&one.fragment, sizeof one.fragment, pool_);
  }

  BlockPool& pool_;
  std::array<Waiting, waiting_max> waiting_{};
  std::size_t first_ = 0;
  std::size_t next_ = 0;
};

}  // namespace nuan::flow
