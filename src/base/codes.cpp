#include "base/codes.hpp"

#include "base/result.hpp"

namespace nuan {
namespace {

// One line per code, in the order of the enumeration; the compiler checks that none is left out.
constexpr std::array<CodeInfo, code_count> infos = {{
    {Code::bug, "bug", Exit::bug},
    {Code::usage, "usage", Exit::usage},
    {Code::policy_wrong, "policy_wrong", Exit::policy},
    {Code::engine_cannot, "engine_cannot", Exit::policy},
    {Code::engine_range, "engine_range", Exit::input},
    {Code::edition_missing, "edition_missing", Exit::policy},
    {Code::scope_missing, "scope_missing", Exit::usage},
    {Code::facts_of_every_year_needed, "facts_of_every_year_needed", Exit::usage},
    {Code::input_missing, "input_missing", Exit::input},
    {Code::input_is_directory, "input_is_directory", Exit::input},
    {Code::input_unreadable, "input_unreadable", Exit::input},
    {Code::input_empty, "input_empty", Exit::input},
    {Code::input_nul, "input_nul", Exit::input},
    {Code::input_undecodable, "input_undecodable", Exit::input},
    {Code::input_changed, "input_changed", Exit::input},
    {Code::column_missing, "column_missing", Exit::input},
    {Code::column_twice, "column_twice", Exit::input},
    {Code::record_too_long, "record_too_long", Exit::input},
    {Code::no_such_person, "no_such_person", Exit::usage},
    {Code::identity_length, "identity_length", Exit::usage},
    {Code::identity_character, "identity_character", Exit::usage},
    {Code::identity_birth_date, "identity_birth_date", Exit::usage},
    {Code::identity_check_digit, "identity_check_digit", Exit::usage},
    {Code::identity_as_number, "identity_as_number", Exit::usage},
    {Code::identity_type, "identity_type", Exit::usage},
    {Code::output_unwritable, "output_unwritable", Exit::store},
    {Code::output_full, "output_full", Exit::store},
}};

consteval bool every_code_is_listed() {
  for (std::size_t i = 0; i < infos.size(); ++i)
    if (static_cast<std::size_t>(infos[i].code) != i || infos[i].name.empty()) return false;
  return true;
}
static_assert(every_code_is_listed(), "a code of codes.hpp has no line above, or not in its place");

}  // namespace

const CodeInfo& info(Code code) {
  const auto index = static_cast<std::size_t>(code);
  ENSURE(index < infos.size());
  return infos[index];
}

std::span<const CodeInfo> all_codes() { return infos; }

}  // namespace nuan
