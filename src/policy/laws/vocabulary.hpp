// Vocabulary: the amounts, numbers, days and words at which a policy changes its answer, as its own text tells them.
#pragma once

#include <string>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy {

struct Vocabulary {
  std::vector<Rational> edges;  // money of the text itself: whole fen, ascending
  std::vector<Rational> money;  // those, and the bases at which bands begin, caps and floors are met
  std::vector<Rational> rates;  // and plain numbers, as they stand in the text
  std::vector<Rational> whole;  // counts and days
  std::vector<Date> dates;      // ascending: first days of values, editions and years, and the ends of periods
  std::vector<std::string> texts;
};
[[nodiscard]] Vocabulary vocabulary_of(const Plan& plan);

}  // namespace nuan::policy
