#include "flow/result_file.hpp"

#include <algorithm>

namespace nuan::flow {

void ResultFile::write(std::size_t chunk, std::string_view bytes) {
  const std::uint64_t offset = place(chunk, bytes.size());
  if (bytes.empty()) return;
  if (auto written = file_->write_at(offset, bytes); !written) return give_up(std::move(written).error());
  digest(offset, bytes);
}

std::uint64_t ResultFile::place(std::size_t chunk, std::size_t size) {
  std::unique_lock lock(mutex_);
  turn_.wait(lock, [&] { return next_chunk_ == chunk || error_; });
  ++next_chunk_;
  const std::uint64_t offset = size_;
  size_ += size;
  lock.unlock();
  turn_.notify_all();
  return offset;
}

void ResultFile::give_up(Error error) {
  const std::lock_guard lock(mutex_);
  if (!error_) error_ = std::move(error);
  turn_.notify_all();
}

void ResultFile::digest(std::uint64_t offset, std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t number = offset / digest_piece_bytes;
    const std::size_t at = offset % digest_piece_bytes;
    const std::string_view part = bytes.substr(0, digest_piece_bytes - at);
    if (part.size() == digest_piece_bytes)
      keep(number, sha256(part));
    else
      add_to_piece(number, at, part);
    offset += part.size();
    bytes.remove_prefix(part.size());
  }
}

void ResultFile::add_to_piece(std::size_t number, std::size_t at, std::string_view bytes) {
  std::string whole;
  {
    const std::lock_guard lock(mutex_);
    Piece& piece = pieces_[number];
    if (piece.bytes.empty() && !spare_.empty()) {
      piece.bytes = std::move(spare_.back());
      spare_.pop_back();
    }
    piece.bytes.resize(digest_piece_bytes);
    std::copy(bytes.begin(), bytes.end(), piece.bytes.begin() + static_cast<std::ptrdiff_t>(at));
    piece.filled += bytes.size();
    if (piece.filled < digest_piece_bytes) return;
    whole = std::move(piece.bytes);
    pieces_.erase(number);
  }
  keep(number, sha256(whole));
  const std::lock_guard lock(mutex_);
  spare_.push_back(std::move(whole));
}

void ResultFile::keep(std::size_t number, const Sha256& digest) {
  const std::lock_guard lock(mutex_);
  if (digests_.size() <= number) digests_.resize(number + 1);
  digests_[number] = digest;
}

Result<Sha256> ResultFile::finish() {
  if (error_) return Failure(*error_);
  for (const auto& [number, piece] : pieces_)
    keep(number, sha256(std::string_view(piece.bytes).substr(0, piece.filled)));
  return digest_of_pieces(digests_);
}

}  // namespace nuan::flow
