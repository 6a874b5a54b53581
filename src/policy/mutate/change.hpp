// Changes: every small way in which the writing of a rule could be otherwise, each as an edit of the text and in words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/mutate.hpp"

namespace nuan::policy {

struct Edit {
  Span span;
  std::string text;
};
struct Change {
  ChangeKind kind = ChangeKind::amount;
  Span span;                // what is changed
  std::vector<Edit> edits;  // in the order of the text, apart from each other
  Words words;
  // Of a cap or limit left out: the same one a fen higher, at one time after the other. Where the checker finds that
  // none of these is ever reached, nothing ever went over it, and it is not missed.
  std::vector<std::vector<Edit>> a_fen_higher;
  bool lifts_a_cap = false;  // made by a cap too high to be reached, which the checker would refuse
};

// The text with the edits made.
[[nodiscard]] std::string edited(std::string_view text, const std::vector<Edit>& edits);
// All changes of a plan that was read without problems, in the order of the file. Laws and examples stay as they are.
[[nodiscard]] std::vector<Change> changes_of(const Plan& plan);

}  // namespace nuan::policy
