// ResultFile: a file of results, written in numbered chunks by any thread and digested on the way.
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
    std::string bytes;
    std::size_t filled = 0;
  };
  struct FullPiece {
    std::size_t number = 0;
    std::string bytes;
  };
  [[nodiscard]] std::uint64_t place(std::size_t chunk, std::size_t size);
  void digest(std::uint64_t offset, std::string_view bytes);
  void add_to_piece(std::size_t number, std::size_t at, std::string_view bytes);
  void digest_full(FullPiece piece);
  void keep_digests(const std::vector<FullPiece>& pieces);
  void keep(std::size_t number, const Sha256& digest);

  std::unique_ptr<OutputFile> file_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::size_t next_chunk_ = 0;
  std::uint64_t size_ = 0;
  std::map<std::size_t, Piece> pieces_;
  std::vector<FullPiece> waiting_;  // for others to be digested with
  std::vector<std::string> spare_;
  std::vector<Sha256> digests_;
  std::optional<Error> error_;
};

}  // namespace nuan::flow
