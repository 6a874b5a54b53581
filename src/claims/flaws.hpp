// Flaws: why a row of a file cannot be used. Each has a permanent code, as rejects.csv shows it, and its words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/words.hpp"

namespace nuan::claims {

// What is wrong with one row by itself, and what is wrong with it among the others. Codes are for ever (see
// docs/reference/rejects.md); the order here carries no meaning.
enum class Flaw : std::uint8_t {
  none,
  // the row as text
  truncated_record,
  field_count,
  quotes_malformed,
  // certificate numbers: as claims/identity.hpp tells them
  identity_length,
  identity_character,
  identity_birth_date,
  identity_check_digit,
  identity_as_number,
  identity_type,
  key_missing,
  // one field
  id_missing,
  amount_malformed,
  amount_too_large,
  negative_amount,
  number_malformed,
  number_too_fine,
  number_too_large,
  rate_malformed,
  count_malformed,
  days_malformed,
  date_impossible,
  periods_malformed,
  dated_malformed,
  choice_unknown,
  flag_malformed,
  no_such_benefit,
  // a row of a feed
  code_unknown,
  text_as_number,
  refund_names_nothing,
  refund_impossible,
  // the row among the others
  claim_conflict,
  member_conflict,
  no_such_person,
  reversal_orphan,
  // the row before the policy
  before_first_edition,
  outside_years,
  negative_base,
  end_of_flaws,
};

[[nodiscard]] std::string_view code_of(Flaw flaw);

// One short sentence; `column` is the column's name in the policy, empty where the flaw is not of one column.
[[nodiscard]] Words words_of(Flaw flaw, std::string_view column);

}  // namespace nuan::claims
