// RunInputs: inputs.json, which says what a run read and how it was asked, so that `explain` can read the same again
// and refuse when anything changed. Whatever only tells about the result is in summary.json.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "base/result.hpp"

namespace nuan::flow {

// Digests are `sha256-1m` in hexadecimal, see base/digest.hpp.
struct RunInputs {
  struct File {
    std::string label;  // members, claims, the table's name, paid; `policy` for policies
    std::string path;   // as it was given
    std::string digest;
  };
  std::string folder;  // in which the command was given: what relative paths start from
  std::vector<File> policies;
  std::vector<File> files;
  std::string year;  // its name
  std::optional<Date> through;
  bool complete = false;
  std::vector<std::string> settings;  // NAME=VALUE
  struct Format {
    File feed;                          // its path is the name of a shipped one, or a file
    std::vector<std::string> readings;  // NAME=CHOICE
  };
  std::optional<Format> format;  // of the claims; none: as the policy has them
};

[[nodiscard]] std::string inputs_json(const RunInputs& inputs);
// Fails with input_unreadable when the text is not what inputs_json writes.
[[nodiscard]] Result<RunInputs> read_inputs_json(std::string_view text, const std::string& file);

}  // namespace nuan::flow
