// WriteBehind: pieces of a result on their way to the disk, written by a thread of its own while others make the next.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "base/files.hpp"

namespace nuan::flow {

struct FreeRoom {
  void operator()(char* room) const { std::free(room); }
};
// The memory of one digest piece, aligned as OutputFile wants it to be written without another copy.
using PieceRoom = std::unique_ptr<char[], FreeRoom>;

class WriteBehind {
 public:
  // `failed` may be called from the writing thread, once.
  WriteBehind(OutputFile& file, std::function<void(Error)> failed) : file_(file), failed_(std::move(failed)) {}
  WriteBehind(const WriteBehind&) = delete;
  WriteBehind& operator=(const WriteBehind&) = delete;
  ~WriteBehind() { finish(); }

  [[nodiscard]] PieceRoom room();
  // A whole piece for the place `number`; waits where too many are under way.
  void take(std::size_t number, PieceRoom room);
  // Returns when all is written.
  void finish();

 private:
  struct Piece {
    std::size_t number = 0;
    PieceRoom room;
  };
  void write_all();
  [[nodiscard]] std::optional<Piece> next();

  OutputFile& file_;
  std::function<void(Error)> failed_;
  std::mutex mutex_;
  std::condition_variable came_;
  std::condition_variable went_;
  std::deque<Piece> under_way_;
  std::vector<PieceRoom> spare_;
  bool closed_ = false;
  std::thread thread_;  // begins with the first piece: most results of a small union are smaller than one
};

}  // namespace nuan::flow
