// Codes: the one list of permanent failure codes, from which exit status and the reference page are made.
// A code is for ever: new ones are added, old ones are never reused or renamed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace nuan {

// Exit statuses of the command, as scripts rely on them.
// `differs`: what was asked about was looked at and is otherwise (a score too low, two policies that do not mean the
// same).
enum class Exit : std::uint8_t { done = 0, differs = 1, usage = 2, policy = 3, input = 4, store = 5, bug = 70 };

// A new code goes here and gets its line in codes.cpp, which says when it is given.
enum class Code : std::uint8_t {
  bug,
  usage,
  // policies
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
  archive_damaged,
  archive_of_many,
  archive_locked,
  archive_too_large,
  // feeds
  feed_unknown,
  feed_word,
  feed_name_unknown,
  feed_name_twice,
  feed_incomplete,
  reading_unknown,
  // certificate numbers
  identity_length,
  identity_character,
  identity_birth_date,
  identity_check_digit,
  identity_as_number,
  identity_type,
  // outputs
  output_unwritable,
  output_full,
  // shares of a pot
  share_parties,
  share_weights,
  share_bounds,
  share_range,
  // surveys
  survey_counts,
  survey_lonely,
  survey_level,
  survey_groups,
  // composite indices
  index_shape,
  index_missing,
  index_zero,
  index_constant,
  index_positive,
  index_tree,
  index_weights,
  index_method,
  index_series,
  // stores
  store_url,
  store_unreachable,
  store_failed,
  store_full,
  store_damaged,
  store_busy,
  store_refused,
  store_not_made,
  store_newer,
  store_tampered,
  key_unreadable,
  key_wrong,
  // runs
  run_unknown,
  run_state,
  run_same_person,
  run_changed,
  run_refused,
  run_twice,
  run_over_budget,
  hold_unknown,
  hold_ended,
  hold_stands,
  // quarantine
  quarantine_unknown,
  quarantine_ended,
  quarantine_flawed,
  // keys
  key_exposed,
  key_rotating,
  cipher_missing,
  // receipts
  receipt_none,
  receipt_unreadable,
  receipt_false,
  // persons
  person_unknown,
  person_state,
  person_same_officer,
  end_of_codes,  // not a code; stays last
};
inline constexpr std::size_t code_count = static_cast<std::size_t>(Code::end_of_codes);

struct CodeInfo {
  Code code;
  std::string_view name;
  Exit exit;
  std::string_view zh;  // when it is given, in half a sentence
  std::string_view en;
};

[[nodiscard]] const CodeInfo& info(Code code);
[[nodiscard]] std::span<const CodeInfo> all_codes();

}  // namespace nuan
