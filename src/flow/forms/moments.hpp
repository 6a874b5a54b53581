// Moments: mean and variance of answers, from sums that are exact, so that their order changes no bit.
#pragma once

#include "base/rational.hpp"
#include "survey/survey.hpp"

namespace nuan::flow {

struct Moments {
  survey::Count answered = 0;
  Rational sum, squares;

  void add(const Rational& answer);
  [[nodiscard]] double mean() const;      // of at least one answer
  [[nodiscard]] double variance() const;  // with n - 1; of a single answer 0
};

}  // namespace nuan::flow
