// Codes: the one list of permanent failure codes, from which exit status and the reference page are made.
// A code is for ever: new ones are added, old ones are never reused or renamed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace nuan {

// Exit statuses of the command, as scripts rely on them.
enum class Exit : std::uint8_t { done = 0, usage = 2, policy = 3, input = 4, store = 5, bug = 70 };

enum class Code : std::uint8_t {
  bug,
  usage,
  // policies (see docs/reference/codes.md)
  policy_wrong,
  engine_cannot,
  engine_range,
  edition_missing,
  scope_missing,
  facts_of_every_year_needed,
  // inputs
  input_missing,
  input_is_directory,
  input_unreadable,
  input_empty,
  input_nul,
  input_undecodable,
  input_changed,
  column_missing,
  column_twice,
  record_too_long,
  no_such_person,
  // outputs
  output_unwritable,
  output_full,
};

struct CodeInfo {
  Code code;
  std::string_view name;
  Exit exit;
};

[[nodiscard]] const CodeInfo& info(Code code);

}  // namespace nuan
