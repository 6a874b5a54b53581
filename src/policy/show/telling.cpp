// Words that several parts of an explanation share.
#include "policy/show/telling.hpp"

#include <algorithm>

namespace nuan::policy {

Text Telling::so_far(const Benefit& benefit) const {
  if (speaker.chinese()) return phrases.within(benefit.scope, benefit.table);
  switch (benefit.scope.kind) {
    case Scope::Kind::fact:
      return "on this bill";
    case Scope::Kind::group:
      return "in the same " + speaker.group(benefit.scope.group);
    case Scope::Kind::year:
      return "this year";
    case Scope::Kind::life:
      break;
  }
  return "over all years";
}

Text Telling::origin(const FactStep& fact, NodeId node, Date date, const std::string& source) const {
  Text marks;
  for (const Run& run : reasons(fact, date).of(node, source).text.runs)
    if (run.kind != Run::Kind::words && std::find(marks.runs.begin(), marks.runs.end(), run) == marks.runs.end())
      marks.runs.push_back(run);
  return marks;
}

Text Telling::threshold(const FactStep& fact, const BenefitStep& step) const {
  const Benefit& of = benefit(step.benefit);
  const Text amount = Text(speaker.amount(step.above, base_kind(of))) + origin(fact, of.above, step.terms_read_on);
  return base_kind(of) == Kind::money ? speaker.say("起付线 {0}", "the deductible of {0}", {amount})
                                      : speaker.say(" {0}", "{0}", {amount});
}

}  // namespace nuan::policy
