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
    const std::size_t at = offset % digest_piece_bytes;
    const std::string_view part = bytes.substr(0, digest_piece_bytes - at);
    add_to_piece(offset / digest_piece_bytes, at, part);
    offset += part.size();
    bytes.remove_prefix(part.size());
  }
}

void ResultFile::add_to_piece(std::size_t number, std::size_t at, std::string_view bytes) {
  Piece* piece = nullptr;
  {
    const std::lock_guard lock(mutex_);
    piece = &pieces_[number];  // stays where it is while others come and go
    if (piece->bytes.empty()) {
      if (!spare_.empty()) {
        piece->bytes = std::move(spare_.back());
        spare_.pop_back();
      }
      piece->bytes.resize(digest_piece_bytes);
    }
  }
  // Chunks never overlap, so each copies its own part while others copy theirs.
  std::copy(bytes.begin(), bytes.end(), piece->bytes.begin() + static_cast<std::ptrdiff_t>(at));
  FullPiece full{number, {}};
  {
    const std::lock_guard lock(mutex_);
    piece->filled += bytes.size();
    if (piece->filled < digest_piece_bytes) return;
    full.bytes = std::move(piece->bytes);
    pieces_.erase(number);
  }
  digest_full(std::move(full));
}

// Waits until there are as many as are best digested at once.
void ResultFile::digest_full(FullPiece piece) {
  std::vector<FullPiece> pieces;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(piece));
    if (waiting_.size() < sha256_at_once()) return;
    pieces.swap(waiting_);
  }
  keep_digests(pieces);
  const std::lock_guard lock(mutex_);
  for (FullPiece& one : pieces) spare_.push_back(std::move(one.bytes));
}

void ResultFile::keep_digests(const std::vector<FullPiece>& pieces) {
  std::vector<std::string_view> texts;
  texts.reserve(pieces.size());
  for (const FullPiece& piece : pieces) texts.emplace_back(piece.bytes);
  const std::vector<Sha256> digests = sha256_each(texts);
  for (std::size_t i = 0; i < pieces.size(); ++i) keep(pieces[i].number, digests[i]);
}

void ResultFile::keep(std::size_t number, const Sha256& digest) {
  const std::lock_guard lock(mutex_);
  if (digests_.size() <= number) digests_.resize(number + 1);
  digests_[number] = digest;
}

Result<Sha256> ResultFile::finish() {
  if (error_) return Failure(*error_);
  keep_digests(waiting_);
  for (const auto& [number, piece] : pieces_)
    keep(number, sha256(std::string_view(piece.bytes).substr(0, piece.filled)));
  return digest_of_pieces(digests_);
}

}  // namespace nuan::flow
