// Runs a cover over one fact.
#include "policy/interpret/cover.hpp"

#include <algorithm>

namespace nuan::policy {

const std::vector<Requirement>& requirements_of(const Plan& plan, Index table) {
  static const std::vector<Requirement> nothing;
  const auto cover =
      std::find_if(plan.covers.begin(), plan.covers.end(), [table](const Cover& each) { return each.table == table; });
  return cover == plan.covers.end() ? nothing : cover->requirements;
}

std::vector<FailedRequirement> failed_requirements(const std::vector<Requirement>& requirements, Evaluator& evaluator,
                                                   const Reading& from) {
  std::vector<FailedRequirement> failed;
  bool decided = false;
  for (std::size_t index = 0; index < requirements.size(); ++index) {
    const bool holds = evaluator.holds(requirements[index].condition, from);
    if (evaluator.stop()) {
      if (!decided) return failed;
      evaluator.go_on();
      continue;
    }
    if (holds) continue;
    const bool decides = !decided && requirements[index].answer != Answer::note;
    failed.push_back({static_cast<Index>(index), decides});
    decided = decided || decides;
  }
  return failed;
}

Index deciding(const std::vector<FailedRequirement>& failed) {
  const auto one =
      std::find_if(failed.begin(), failed.end(), [](const FailedRequirement& each) { return each.decides; });
  return one == failed.end() ? none : one->requirement;
}

}  // namespace nuan::policy
