// The smallest change that would admit a refused case. Conditions are read as alternatives of comparisons; a comparison
// of one column (or of an input that is a date: waiting) with a value fixed for the row has one nearest value that
// passes. The alternative with the fewest changes, then the earliest in the file, is confirmed by trying it.
#pragma once

#include <optional>
#include <vector>

#include "policy/interpret/everybody.hpp"

namespace nuan::policy {

struct ColumnChange {
  enum class Of : std::uint8_t { input, subject, fact } of = Of::subject;
  Index index = none;  // of the input or column
  Type type;
  Value from, to;
};

// Nothing where no such change was found. The row must be refused or held. Groups have no columns to change but their
// subject's.
[[nodiscard]] std::optional<std::vector<ColumnChange>> nearest_admission(OverEverybody& everybody, const Plan& plan,
                                                                         const std::vector<Value>& inputs,
                                                                         const Subject& subject, const Fact* fact,
                                                                         const Admission& admission);

}  // namespace nuan::policy
