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
enum class Exit : std::uint8_t { done = 0, usage = 2, policy = 3, input = 4, store = 5, bug = 70 };

// A new code goes here, with a comment that says when it is given, and gets its line in codes.cpp.
enum class Code : std::uint8_t {
  bug,                         // a promise of the program's own code was broken
  usage,                       // the command was called in a way it does not know
  // policies
  policy_wrong,                // the policy file has mistakes; each is told as a diagnostic
  engine_cannot,               // the engine that was asked for has no form for this policy
  engine_range,                // a value is larger than the engine can hold exactly
  edition_missing,             // the policy has no edition for the wanted time
  scope_missing,               // neither --year nor --scope says which year is wanted
  facts_of_every_year_needed,  // a benefit per life cannot be settled from the facts of some years
  // inputs
  input_missing,               // there is no such file
  input_is_directory,          // a folder stands where a file was expected
  input_unreadable,            // the file is there and cannot be read
  input_empty,                 // the file has no bytes at all
  input_nul,                   // the file holds NUL bytes: not text, or damaged
  input_undecodable,           // the file is neither UTF-8 nor GB18030
  input_changed,               // the file is not what it was when it was first read
  column_missing,              // a column that the policy needs is not in the header
  column_twice,                // two columns of the header have the same name
  record_too_long,             // one record is longer than any table's: a quote left open, or not a table
  no_such_person,              // nobody in the members has this certificate number
  // certificate numbers
  identity_length,             // not 18 or 15 characters, or a number of another type too long or missing
  identity_character,          // a character that such a number cannot hold
  identity_birth_date,         // the birth date inside the number does not exist
  identity_check_digit,        // the last character does not fit the others
  identity_as_number,          // a spreadsheet turned the number into 1.10101E+17 or its last digits into 000
  identity_type,               // the word before the colon is not a type
  // outputs
  output_unwritable,           // the place for the results cannot be written, or holds something else
  output_full,                 // the disk is full, or a limit on file sizes was reached
  end_of_codes,                // not a code; stays last
};
inline constexpr std::size_t code_count = static_cast<std::size_t>(Code::end_of_codes);

struct CodeInfo {
  Code code;
  std::string_view name;
  Exit exit;
};

[[nodiscard]] const CodeInfo& info(Code code);
[[nodiscard]] std::span<const CodeInfo> all_codes();

}  // namespace nuan
