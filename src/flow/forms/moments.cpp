#include "flow/forms/moments.hpp"

namespace nuan::flow {

void Moments::add(const Rational& answer) {
  ++answered;
  sum += answer;
  squares += answer * answer;
}

double Moments::mean() const {
  ENSURE(answered > 0);
  return Rational(sum / static_cast<long>(answered)).get_d();
}

double Moments::variance() const {
  if (answered < 2) return 0;
  const Rational apart = squares - sum * sum / static_cast<long>(answered);
  return Rational(apart / static_cast<long>(answered - 1)).get_d();
}

}  // namespace nuan::flow
