// PieceDigests: the pieces that one thread read wait here until there are as many as are best digested at once.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "flow/piece_reader.hpp"

namespace nuan::flow {

class PieceDigests {
 public:
  explicit PieceDigests(std::vector<Source>& sources) : sources_(sources), wanted_(sha256_at_once()) {}
  PieceDigests(const PieceDigests&) = delete;
  PieceDigests& operator=(const PieceDigests&) = delete;
  ~PieceDigests() { digest(); }

  // Takes what `reader` holds away from it, which has another room then.
  void take(std::uint32_t file, std::size_t piece, PieceReader& reader) {
    const std::string_view bytes = reader.piece();
    Sha256& place = sources_[file].digests[piece];
    if (bytes.size() != digest_piece_bytes) {  // the last of a file, which those it waits with would be cut by
      place = sha256(bytes);
      return;
    }
    bytes_[count_] = bytes;
    places_[count_] = &place;
    reader.swap_room(rooms_[count_]);
    if (++count_ == wanted_) digest();
  }

 private:
  void digest() {
    const std::vector<Sha256> digests = sha256_each({bytes_.data(), count_});
    for (std::size_t i = 0; i < count_; ++i) *places_[i] = digests[i];
    count_ = 0;
  }

  std::vector<Source>& sources_;
  std::size_t wanted_;
  std::size_t count_ = 0;
  std::array<std::string_view, sha256_at_once_max> bytes_;
  std::array<Sha256*, sha256_at_once_max> places_{};
  std::array<std::vector<char>, sha256_at_once_max> rooms_;
};

}  // namespace nuan::flow
