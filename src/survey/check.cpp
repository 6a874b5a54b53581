#include "survey/check.hpp"

namespace nuan::survey {

Failure counts_wrong(std::string zh, std::string en) {
  return fail(Code::survey_counts, {}, {std::move(zh), std::move(en)});
}

Failure level_wrong(std::string zh, std::string en) {
  return fail(Code::survey_level, {}, {std::move(zh), std::move(en)});
}

Result<void> check_tally(Tally tally) {
  const std::string yes = std::to_string(tally.yes);
  const std::string answered = std::to_string(tally.answered);
  if (tally.yes < 0 || tally.answered < 1 || tally.yes > tally.answered)
    return counts_wrong(answered + " 人回答,其中 " + yes + " 人满意:应有人回答,满意的不多于回答的",
                        yes + " satisfied of " + answered + " who answered: somebody must have answered, and no fewer");
  return {};
}

Result<void> check_z(double z) {
  if (!(z > 0)) return level_wrong("区间的倍数应大于 0", "the width of an interval must be above 0");
  return {};
}

}  // namespace nuan::survey
