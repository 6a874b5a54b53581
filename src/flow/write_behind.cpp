#include "flow/write_behind.hpp"

#include <new>
#include <string_view>
#include <utility>

#include "base/digest.hpp"

namespace nuan::flow {
namespace {

constexpr std::size_t under_way_max = 16;

}  // namespace

PieceRoom WriteBehind::room() {
  {
    const std::lock_guard lock(mutex_);
    if (!spare_.empty()) {
      PieceRoom room = std::move(spare_.back());
      spare_.pop_back();
      return room;
    }
  }
  PieceRoom room(static_cast<char*>(std::aligned_alloc(OutputFile::alignment, digest_piece_bytes)));
  if (room == nullptr) throw std::bad_alloc();
  return room;
}

void WriteBehind::take(std::size_t number, PieceRoom room) {
  std::unique_lock lock(mutex_);
  if (!thread_.joinable()) thread_ = std::thread([this] { write_all(); });
  went_.wait(lock, [&] { return under_way_.size() < under_way_max; });
  under_way_.push_back({number, std::move(room)});
  came_.notify_one();
}

void WriteBehind::finish() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
    came_.notify_one();
  }
  if (thread_.joinable()) thread_.join();
}

std::optional<WriteBehind::Piece> WriteBehind::next() {
  std::unique_lock lock(mutex_);
  came_.wait(lock, [&] { return closed_ || !under_way_.empty(); });
  if (under_way_.empty()) return std::nullopt;
  Piece piece = std::move(under_way_.front());
  under_way_.pop_front();
  went_.notify_one();
  return piece;
}

void WriteBehind::write_all() {
  bool broken = false;
  while (auto piece = next()) {
    if (!broken) {
      const std::string_view bytes(piece->room.get(), digest_piece_bytes);
      if (auto written = file_.write_at(piece->number * digest_piece_bytes, bytes); !written) {
        broken = true;  // the rest is taken and thrown away, so that nobody waits
        failed_(std::move(written).error());
      }
    }
    const std::lock_guard lock(mutex_);
    spare_.push_back(std::move(piece->room));
  }
}

}  // namespace nuan::flow
