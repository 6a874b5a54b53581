// The values a rule names, and on which day each is read.
#include <algorithm>
#include <set>

#include "policy/form_parts.hpp"
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

// Which lets are read on a fact's own day, and which on the first day of a scope.
class ReadingDays {
 public:
  explicit ReadingDays(const Plan& plan) : plan_(plan) {
    for (const Cover& cover : plan.covers)
      for (const Requirement& line : cover.requirements) collect(line.condition, own_day_);
    for (const Benefit& benefit : plan.benefits) add(benefit);
    for (const FormPlace& place : plan.forms) {
      const FormParts form = parts_of(plan, place);
      collect(form.each.where, own_day_);
      for (const FormPart& part : form.parts) collect(part.node, own_day_);
    }
    for (const Limit& limit : plan.limits) collect(limit.cap.amount, first_day_);
    for (const Law& law : plan.laws) collect(law.condition, form_of_law(plan, law) == none ? first_day_ : own_day_);
  }

  [[nodiscard]] Text in_words(const Speaker& speaker, Index let) const {
    std::vector<Text> days;
    if (own_day_.contains(let)) days.push_back(speaker.say("每笔自己的日期", "the fact's own date", {}));
    if (first_day_.contains(let)) days.push_back(speaker.say("年度或同组的首日", "the first day of its scope", {}));
    return join(days, speaker.say("；", "; "));
  }

 private:
  void add(const Benefit& benefit) {
    collect(benefit.on, own_day_);
    collect(benefit.where, own_day_);
    collect(benefit.above, first_day_);
    collect(benefit.raise_to, first_day_);
    collect(benefit.nothing_under, first_day_);
    for (const Cap& cap : benefit.caps) collect(cap.amount, first_day_);
    for (const Band& band : benefit.bands) {
      collect(band.rate, own_day_);
      collect(band.edge, first_day_);
    }
  }

  void collect(NodeId id, std::set<Index>& lets) const {
    if (id == none) return;
    const Node& node = plan_.node(id);
    if (node.op == Op::let && lets.insert(node.index).second)
      collect(plan_.lets[static_cast<std::size_t>(node.index)].value, lets);
    for (const NodeId arg : node.args) collect(arg, lets);
    if (node.rows) collect(node.rows->where, lets);
  }

  const Plan& plan_;
  std::set<Index> own_day_, first_day_;
};

}  // namespace

bool used_as_money(const Plan& plan, Index let) {
  return std::any_of(plan.nodes.begin(), plan.nodes.end(), [&](const Node& node) {
    return node.op == Op::yuan_to_fen && plan.node(node.args[0]).op == Op::let && plan.node(node.args[0]).index == let;
  });
}

void show_lets(const Speaker& speaker, const Phrases& phrases) {
  const Plan& plan = speaker.plan();
  if (plan.lets.empty()) return;
  const ReadingDays days(plan);
  Grid grid;
  grid.columns = {{speaker.say("名称", "name", {}), false},
                  {speaker.say("含义", "meaning", {}), false},
                  {speaker.say("按哪一天取值", "read on", {}), false}};
  const Phrases money = phrases.as_money();
  for (std::size_t i = 0; i < plan.lets.size(); ++i) {
    const auto index = static_cast<Index>(i);
    const Let& let = plan.lets[i];
    const Text meaning = (used_as_money(plan, index) ? money : phrases).of(let.value, let.source);
    grid.rows.push_back({{let.name, {}}, {meaning, {}}, {days.in_words(speaker, index), {}}});
  }
  speaker.add(Heading{2, speaker.say("规则里的名称和数值", "Names and values of the rule", {})});
  speaker.add(std::move(grid));
}

}  // namespace nuan::policy
