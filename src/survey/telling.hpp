// Telling: what a reader is told besides the share: who kept silent, and where it is worst.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "survey/survey.hpp"

namespace nuan::survey {

struct Response {
  double rate = 0;      // answered / asked
  double of_those = 0;  // yes / answered; 0 when nobody answered
  Interval bounds;      // of all who were asked: all silent ones dissatisfied, all satisfied
};
// 0 <= yes <= answered <= asked, somebody asked.
[[nodiscard]] Result<Response> non_response(Count asked, Count answered, Count yes);

struct Group {
  std::string key;
  Tally tally;
};
struct Placed {
  std::string key;
  Count answered = 0;
  Count dissatisfied = 0;
  double share = 0;  // of dissatisfied among those who answered
  double low = 0;    // Wilson's lower bound of that share: surely at least as bad
};
// Worst first: by the lower bound, then by how many are dissatisfied, then by key. Small groups do not win by luck;
// a group without an answer comes last.
[[nodiscard]] Result<std::vector<Placed>> worst_first(std::span<const Group> groups, double z);

}  // namespace nuan::survey
