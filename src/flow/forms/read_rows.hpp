// read_rows: the tables of a policy from files that fit into memory, by the same rules as an adjudication: nothing
// guessed, every row used whole or rejected with a code.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "policy/facts.hpp"

namespace nuan::flow {

struct TableFile {
  std::string table;
  std::string path;
  std::string_view encoding;
  std::uint64_t bytes = 0;
  Sha256 digest{};
  std::uint64_t rows = 0;                         // without the header and blank lines
  std::uint64_t identical = 0;                    // counted, not listed
  std::map<std::string, std::uint64_t> rejected;  // by code
};

struct RejectedRow {
  std::size_t file = 0;  // into ReadRows::files
  std::uint64_t line = 0;
  std::string code;
  Words words;
  std::string text;  // the row
};

struct ReadRows {
  std::vector<policy::Subject> subjects;  // in the order of the file
  std::vector<TableFile> files;           // as asked for
  std::vector<RejectedRow> rejects;       // by file and line once all is known
  std::vector<Words> notices;
  // Where the row of a table and id (a subject: its key) stands, for those that are refused later.
  std::map<std::pair<policy::Index, std::string>, RejectedRow> places;
  void reject(RejectedRow row);
};

// `tables` has every table of the plan once, the subject's first. Fails where a file cannot be read as a table.
[[nodiscard]] Result<ReadRows> read_rows(const policy::Plan& plan,
                                         const std::vector<std::pair<policy::Index, std::string>>& tables,
                                         Files& files);

}  // namespace nuan::flow
