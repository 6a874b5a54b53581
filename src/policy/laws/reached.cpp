// Which forms the examples reach: a form that no example's facts pass was never tried.
#include <algorithm>

#include "policy/laws/codes.hpp"
#include "policy/laws/examples.hpp"

namespace nuan::policy {

namespace {

template <class Holds>
bool any_step(const std::vector<ExampleRun>& runs, const Holds& holds) {
  for (const ExampleRun& run : runs) {
    for (const Outcome& outcome : run.outcomes) {
      if (!outcome.stop && std::any_of(outcome.steps.begin(), outcome.steps.end(), holds)) return true;
    }
  }
  return false;
}

bool takes(const FactStep& fact, Index benefit) {
  return std::any_of(fact.benefits.begin(), fact.benefits.end(),
                     [benefit](const BenefitStep& step) { return step.benefit == benefit; });
}

}  // namespace

void check_reached(const Plan& plan, const std::vector<ExampleRun>& runs, Diagnostics& out) {
  for (std::size_t index = 0; index < plan.benefits.size(); ++index) {
    const auto benefit = static_cast<Index>(index);
    if (any_step(runs, [benefit](const FactStep& fact) { return takes(fact, benefit); })) continue;
    const std::string& name = plan.benefits[index].name;
    const bool all = plan.benefits[index].where == none;
    out.add(code::no_example_reaches.code, plan.benefits[index].span,
            {"没有一个例子的事实用到 `" + name + "`。", "No example has a fact that `" + name + "` takes."},
            all ? Words{"写一个例子，其中至少有一条记录。", "Write an example with a fact."}
                : Words{"写一个例子，其中至少有一条记录符合它的 `where`。",
                        "Write an example with a fact that its `where` keeps."});
  }
  for (const Cover& cover : plan.covers) {
    if (any_step(runs, [&cover](const FactStep& fact) { return fact.table == cover.table; })) continue;
    const std::string& table = plan.tables[static_cast<std::size_t>(cover.table)].name;
    const Span span = cover.requirements.empty() ? Span{} : cover.requirements.front().span;
    out.add(code::no_example_reaches.code, span,
            {"没有一个例子有 `" + table + "` 的记录，它的 cover 没有被试过。",
             "No example has a `" + table + "`, so its cover was never tried."},
            {"写一个例子，其中至少有一条 `" + table + "`。", "Write an example with at least one `" + table + "`."});
  }
}

}  // namespace nuan::policy
