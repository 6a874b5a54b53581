#include "flow/result_file.hpp"

#include <algorithm>

namespace nuan::flow {

void ResultFile::write(std::size_t chunk, std::string_view bytes) {
  std::uint64_t offset = place(chunk, bytes.size());
  while (!bytes.empty()) {
    const std::size_t at = offset % digest_piece_bytes;
    const std::string_view part = bytes.substr(0, digest_piece_bytes - at);
    add_to_piece(offset / digest_piece_bytes, at, part);
    offset += part.size();
    bytes.remove_prefix(part.size());
  }
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

void ResultFile::add_to_piece(std::size_t number, std::size_t at, std::string_view bytes) {
  Piece* piece = nullptr;
  {
    const std::lock_guard lock(mutex_);
    piece = &pieces_[number];  // stays where it is while others come and go
    if (piece->room == nullptr) piece->room = behind_.room();
  }
  // Chunks never overlap, so each copies its own part while others copy theirs.
  std::copy(bytes.begin(), bytes.end(), piece->room.get() + at);
  FullPiece full{number, {}};
  {
    const std::lock_guard lock(mutex_);
    piece->filled += bytes.size();
    if (piece->filled < digest_piece_bytes) return;
    full.room = std::move(piece->room);
    pieces_.erase(number);
  }
  take_full(std::move(full));
}

// Waits until there are as many as are best digested at once.
void ResultFile::take_full(FullPiece piece) {
  std::vector<FullPiece> pieces;
  {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(piece));
    if (waiting_.size() < sha256_at_once()) return;
    pieces.swap(waiting_);
  }
  digest_and_write(std::move(pieces));
}

void ResultFile::digest_and_write(std::vector<FullPiece> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
  std::vector<std::string_view> texts;
  texts.reserve(pieces.size());
  for (const FullPiece& piece : pieces) texts.emplace_back(piece.room.get(), digest_piece_bytes);
  const std::vector<Sha256> digests = sha256_each(texts);
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    keep(pieces[i].number, digests[i]);
    behind_.take(pieces[i].number, std::move(pieces[i].room));
  }
}

void ResultFile::keep(std::size_t number, const Sha256& digest) {
  const std::lock_guard lock(mutex_);
  if (digests_.size() <= number) digests_.resize(number + 1);
  digests_[number] = digest;
}

// What is no whole piece.
void ResultFile::take_last(std::size_t number, const Piece& piece) {
  keep(number, sha256(piece.bytes()));
  if (auto written = file_->write_at(number * digest_piece_bytes, piece.bytes()); !written)
    give_up(std::move(written).error());
}

Result<Sha256> ResultFile::finish() {
  if (!error_) digest_and_write(std::move(waiting_));
  behind_.finish();
  if (!error_) {
    for (const auto& [number, piece] : pieces_) take_last(number, piece);
  }
  if (error_) return Failure(*error_);
  return digest_of_pieces(digests_);
}

}  // namespace nuan::flow
