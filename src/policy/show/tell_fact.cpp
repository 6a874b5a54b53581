// A fact in one line of words, and why its cover refused it.
#include <algorithm>

#include "policy/show/telling.hpp"

namespace nuan::policy {
namespace {

bool says_nothing(const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return *number == 0;
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  if (const auto* flag = std::get_if<bool>(&value)) return !*flag;
  return std::holds_alternative<DatedValues>(value) && std::get<DatedValues>(value).empty();
}

// The columns and inputs a condition was held against, each once.
void columns_of(const Plan& plan, NodeId id, std::vector<const Node*>& found) {
  const Node& node = plan.node(id);
  if (node.op == Op::let) return columns_of(plan, plan.lets[static_cast<std::size_t>(node.index)].value, found);
  const auto same = [&](const Node* other) {
    return other->op == node.op && other->index == node.index && other->level == node.level;
  };
  if ((node.op == Op::column || node.op == Op::input) && std::none_of(found.begin(), found.end(), same))
    found.push_back(&node);
  for (const NodeId arg : node.args) columns_of(plan, arg, found);
}

class Refusal {
 public:
  Refusal(const Telling& telling, const FactStep& fact) : telling_(telling), speaker_(telling.speaker), fact_(fact) {}

  void tell() const {
    for (const FailedRequirement& failed : in_order()) {
      const Requirement& line = requirement(failed);
      Text text = consequence(failed, line) + speaker_.words(line.words);
      if (!line.source.empty()) text += speaker_.cite(line.source);
      speaker_.add(Line{1, text});
      tell_condition(line);
    }
    if (fact_.failed.empty()) speaker_.add(Line{1, speaker_.say("不计：", "Not counted: ", {}) + other_reason()});
  }

  [[nodiscard]] Text in_short() const {
    for (const FailedRequirement& failed : fact_.failed)
      if (failed.decides) return consequence(failed, requirement(failed)) + speaker_.words(requirement(failed).words);
    return speaker_.say("不计：", "Not counted: ", {}) + other_reason();
  }

 private:
  [[nodiscard]] std::vector<FailedRequirement> in_order() const {
    std::vector<FailedRequirement> failed = fact_.failed;
    std::stable_partition(failed.begin(), failed.end(), [](const FailedRequirement& it) { return it.decides; });
    return failed;
  }

  [[nodiscard]] const Requirement& requirement(const FailedRequirement& failed) const {
    const auto& covers = telling_.plan().covers;
    const auto cover =
        std::find_if(covers.begin(), covers.end(), [&](const Cover& it) { return it.table == fact_.table; });
    return cover->requirements[static_cast<std::size_t>(failed.requirement)];
  }

  [[nodiscard]] Text consequence(const FailedRequirement& failed, const Requirement& line) const {
    if (line.answer == Answer::note) return speaker_.say("提示：", "Note: ", {});
    if (!failed.decides) return speaker_.say("另外：", "Also: ", {});
    return line.answer == Answer::hold ? speaker_.say("暂不付，待人工审核：", "Held for a person to look at: ", {})
                                       : speaker_.say("不付：", "Not paid: ", {});
  }

  // The rule, and the values it was held against.
  void tell_condition(const Requirement& line) const {
    std::vector<const Node*> columns;
    columns_of(telling_.plan(), line.condition, columns);
    std::vector<Text> values;
    for (const Node* column : columns) values.push_back(held(*column));
    Text text = speaker_.say("规定：{0}", "The rule: {0}", {telling_.phrases.of(line.condition)});
    if (!values.empty()) text += speaker_.say("。这里：{0}", ". Here: {0}", {join(values, speaker_.say("；", "; "))});
    speaker_.add(Line{2, text});
  }

  // `结算日期 2021-08-16`: what stood in a column or was given to the run.
  [[nodiscard]] Text held(const Node& node) const {
    const auto index = static_cast<std::size_t>(node.index);
    if (node.op == Op::input) {
      const Input& input = telling_.plan().inputs[index];
      return speaker_.title(input.name, input.title) + " " + speaker_.value(telling_.inputs[index], node.type);
    }
    const bool own = node.level.rank == Level::Rank::fact;
    const auto& row = own ? fact_.columns : telling_.subject.columns;
    return speaker_.column(own ? node.level.of : 0, node.index) + " " + speaker_.value(row[index], node.type);
  }

  [[nodiscard]] Text other_reason() const {
    for (const RefusedFact& refused : telling_.outcome.refused) {
      if (refused.table != fact_.table || refused.id != fact_.id) continue;
      switch (refused.why) {
        case FactRefusal::before_first_edition:
          return speaker_.say("早于规则开始的日期", "before the rule's first day", {});
        case FactRefusal::outside_years:
          return speaker_.say("不在任何一期之内", "in none of the listed terms", {});
        case FactRefusal::negative_base:
          return speaker_.say("{0}的计算基数为负数", "the base of {0} is negative",
                              {Text(speaker_.benefit(refused.benefit))});
        case FactRefusal::cover:  // untested: what a cover refuses has failed a line that decides
          break;                  // untested: what a cover refuses has failed a line that decides
      }
    }
    return speaker_.say("不符合条件", "the conditions are not met", {});  // untested: asked only of refused facts
  }

  const Telling& telling_;
  const Speaker& speaker_;
  const FactStep& fact_;
};

}  // namespace

std::string fact_in_words(const Telling& telling, Index table, const std::string& id,
                          const std::vector<Value>& columns) {
  const Speaker& speaker = telling.speaker;
  const Table& of = telling.table(table);
  std::string words = to_text(std::get<Date>(columns[static_cast<std::size_t>(of.date_column())]));
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = of.columns[i];
    if (static_cast<Index>(i) == of.date_column() || says_nothing(columns[i])) continue;
    const std::string value = speaker.value(columns[i], column.type);
    if (column.type.kind == Kind::choice) {
      const auto chosen = static_cast<std::size_t>(std::get<Choice>(columns[i]).index);
      if (telling.plan().choice_sets[static_cast<std::size_t>(column.type.choices)][chosen].name == "none") continue;
      words += "  " + value;
    } else {
      words += "  " + speaker.column(table, static_cast<Index>(i)) + " " + value;
    }
  }
  return words + "  " + speaker.word("单号 ", "no. ") + id;
}

void tell_refusal(const Telling& telling, const FactStep& fact) { Refusal(telling, fact).tell(); }
Text refusal_in_short(const Telling& telling, const FactStep& fact) { return Refusal(telling, fact).in_short(); }

}  // namespace nuan::policy
