// Intake: reads the files piece by piece on all threads and turns every row into a kept row, in the partition of its
// person.
//
// Rows belong to the piece in which they begin. Whether a piece begins inside quotes is known once all pieces before it
// were looked through: each thread waits for the piece before, and hands on where its own leaves off before it takes
// rows.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "claims/encoding.hpp"
#include "claims/feed/feed_reader.hpp"
#include "claims/row_reader.hpp"
#include "claims/shape.hpp"
#include "flow/adjudicate.hpp"
#include "flow/blocks.hpp"
#include "flow/reasons.hpp"
#include "flow/reject_list.hpp"

namespace nuan::flow {

// One file, opened and its header read.
struct Source {
  std::unique_ptr<InputFile> file;      // the text
  std::unique_ptr<InputFile> original;  // the file as it came, where that is not the text itself
  claims::Shape shape;
  claims::Layout layout;
  claims::Opening opening;
  claims::TextCheck header_check;                      // of the bytes before data_begin
  std::uint64_t data_begin = 0;                        // where the first row begins
  char line_end = '\n';                                // CR in files that know no other
  claims::Encoding encoding = claims::Encoding::utf8;  // a first guess, until intake saw every byte
  const claims::Gb18030* gb18030 = nullptr;            // set for GB18030
  const claims::Feed* feed = nullptr;                  // its rows become those of `layout`
  claims::FeedLayout feed_layout;                      // of the file itself
  bool swapped = false;                                // TABs are seen as commas, see claims/unpack/swapped_file.hpp
  // Filled by intake, by piece.
  std::vector<std::uint32_t> line_ends;
  std::vector<Sha256> digests;
};

// Opens the files of a wish: members, fact files, paid. Fails as the contract says; names columns nothing asks for.
[[nodiscard]] Result<std::vector<Source>> open_sources(const Wish& wish, Files& files, std::vector<Words>& notices);

// The partition of a person: rows of one person always meet in one.
struct Partitions {
  unsigned bits = 0;
  [[nodiscard]] std::size_t count() const { return std::size_t{1} << bits; }
  [[nodiscard]] std::size_t of(std::uint64_t hash) const { return bits == 0 ? 0 : hash >> (64U - bits); }
};

// The rows of every file and partition, as one thread kept them.
struct KeptRows {
  explicit KeptRows(std::shared_ptr<SlabStore> store) : pool(std::move(store)), rejects(pool) {}
  BlockPool pool;
  std::vector<std::vector<RowStream>> rows;  // [file][partition]
  std::vector<Stream> ids;                   // [partition of ids]: 32 bits of the hash of every fact's id
  RejectList rejects;
  std::vector<FileCount> counts;  // by file: rows and blank lines
};

struct Taken {
  Partitions people;
  Partitions ids;
  std::vector<std::unique_ptr<KeptRows>> threads;
};

[[nodiscard]] Result<Taken> take_in(const Wish& wish, std::vector<Source>& sources, Reasons& reasons, Watcher& watcher);

// How one fact's id is spread: the partition by the highest bits, 32 more as the fragment that is kept.
[[nodiscard]] inline std::uint64_t id_hash_in(std::uint64_t hash, std::uint32_t file) {
  return hash ^ std::uint64_t{file} * 0x9E3779B97F4A7C15U;
}
[[nodiscard]] inline std::uint32_t id_fragment(std::uint64_t hash) { return static_cast<std::uint32_t>(hash); }

}  // namespace nuan::flow
