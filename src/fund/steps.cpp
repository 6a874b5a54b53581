// A value by steps.
#include "fund/steps.hpp"

namespace nuan::fund {

Result<void> check_rising(const Steps& steps) {
  for (std::size_t i = 1; i < steps.steps.size(); ++i) {
    const Rational& before = steps.steps[i - 1].up_to;
    const Rational& edge = steps.steps[i].up_to;
    if (edge <= before)
      return fail(Code::share_steps, {},
                  {"分档应从小到大:" + to_text(before) + " 之后是 " + to_text(edge),
                   "the steps must rise: " + to_text(before) + " is followed by " + to_text(edge)});
  }
  return {};
}

Result<Rational> value_at(const Steps& steps, const Rational& x) {
  TRY(check_rising(steps));
  for (const Step& step : steps.steps)
    if (x <= step.up_to) return step.value;
  return steps.beyond;
}

}  // namespace nuan::fund
