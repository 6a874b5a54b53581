// ResultFile: a file of results, made in numbered chunks by any thread, digested and written piece by piece.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "flow/write_behind.hpp"

namespace nuan::flow {

class ResultFile {
 public:
  explicit ResultFile(std::unique_ptr<OutputFile> file) : file_(std::move(file)) {}

  // Chunks 0, 1, 2 … each once; they follow each other in the file. Waits until all lower ones were given, so whoever
  // takes a number must give its chunk. The first failure is kept and told by finish().
  void write(std::size_t chunk, std::string_view bytes);
  // When all chunks were given.
  [[nodiscard]] Result<Sha256> finish();
  // Nobody waits any more; nothing is written.
  void give_up(Error error);

 private:
  // A piece of 1 MiB that several chunks fill.
  struct Piece {
    PieceRoom room;
    std::size_t filled = 0;
    [[nodiscard]] std::string_view bytes() const { return {room.get(), filled}; }
  };
  struct FullPiece {
    std::size_t number = 0;
    PieceRoom room;
  };
  [[nodiscard]] std::uint64_t place(std::size_t chunk, std::size_t size);
  void add_to_piece(std::size_t number, std::size_t at, std::string_view bytes);
  void take_full(FullPiece piece);
  void digest_and_write(std::vector<FullPiece> pieces);
  void take_last(std::size_t number, const Piece& piece);
  void keep(std::size_t number, const Sha256& digest);

  std::unique_ptr<OutputFile> file_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_chunk_ = 0;
  std::uint64_t size_ = 0;
  std::map<std::size_t, Piece> pieces_;
  std::vector<FullPiece> waiting_;  // for others to be digested with
  std::vector<Sha256> digests_;
  std::optional<Error> error_;
  WriteBehind behind_{*file_, [this](Error error) { give_up(std::move(error)); }};  // the last, so it ends first
};

}  // namespace nuan::flow
