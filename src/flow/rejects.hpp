// Rejects: the rows that could not be used. Only where they stand and why was kept; here they are read again, in the
// order of the files, and written with their line and text.
#pragma once

#include <memory>
#include <vector>

#include "flow/intake.hpp"
#include "flow/reasons.hpp"
#include "flow/result_tasks.hpp"

namespace nuan::flow {

// Rejects of one file after the other, by offset. Every row once.
class SortedRejects {
 public:
  // Each part is gone through by a thread of its own.
  SortedRejects(std::vector<RejectList> parts, const std::vector<Source>& sources, std::size_t piece_bytes);
  // Those that begin in a piece of a file. A row of a feed that became two may be rejected twice.
  [[nodiscard]] std::span<Reject> of(std::uint32_t file, std::size_t piece, const Reasons& reasons);
  [[nodiscard]] std::size_t size() const { return begins_.back(); }

 private:
  std::size_t piece_bytes_;
  std::vector<std::size_t> first_piece_;  // by file: its place in begins_
  std::vector<std::size_t> begins_;       // by piece of all files
  std::unique_ptr<Reject[]> rejects_;
};

// rejects.csv. What is given must outlive it; finish() counts the codes of each file in `counts`.
[[nodiscard]] std::unique_ptr<ResultTasks> rejects_of(const Wish& wish, std::vector<Source>& sources,
                                                      SortedRejects rejects, const Reasons& reasons,
                                                      std::vector<FileCount>& counts, std::unique_ptr<OutputFile> file);

}  // namespace nuan::flow
