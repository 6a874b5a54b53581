#include "policy/show/explain_page.hpp"

#include <algorithm>

#include "policy/explain.hpp"
#include "policy/show/print.hpp"
#include "policy/show/telling.hpp"

namespace nuan::policy {
namespace {

Index index_of(const Outcome& outcome, const Year& year) {
  const auto found =
      std::find_if(outcome.years.begin(), outcome.years.end(), [&](const YearDue& it) { return it.year == year; });
  return found == outcome.years.end() ? none : static_cast<Index>(found - outcome.years.begin());
}

// Whose page this is, under which rule, and what kind of rule that is.
void tell_head(const Speaker& speaker, const Subject& subject, const Year& year) {
  const Plan& plan = speaker.plan();
  speaker.add(Heading{1, speaker.title(plan.name, plan.title)});
  speaker.add(Line{0, speaker.standing()});
  speaker.add(Line{
      0, speaker.say("规则版本 {0}，{1} 起", "Edition {0}, from {1}", {Text(plan.edition), Text(to_text(plan.from))})});
  const Text days = speaker.period(year.days);
  const bool named = year.name != to_text(year.days.from);
  const Text which = named ? speaker.say("{0}（{1}）", "{0} ({1})", {year.name, days}) : days;
  speaker.add(
      Line{0, speaker.say("年度：{0}。金额单位：{1}", "Year: {0}. Amounts in {1}", {which, speaker.currency()})});
  speaker.add(Gap{});
  speaker.add(Line{0, speaker.say("本人：{0}", "Person: {0}", {Text(masked(subject.key))})});
  for (std::size_t i = 0; i < subject.columns.size(); ++i)
    speaker.add(Line{1, Text(speaker.column(0, static_cast<Index>(i)) + speaker.word("：", ": ") +
                             speaker.value(subject.columns[i], plan.tables.front().columns[i].type))});
}

void tell_stop(const Speaker& speaker, const Stop& stop) {
  speaker.add(Line{0, speaker.say("这个人的待遇无法计算：{0}（{1}）。需要由工作人员查看。",
                                  "This person's benefits cannot be decided: {0} ({1}). Someone has to look at it.",
                                  {speaker.words(stop.words), stop.code})});
}

}  // namespace

Page explain_page(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject, const Outcome& outcome,
                  const Year& year, const std::vector<Money>& paid, Language language) {
  Page page;
  page.language = language;
  const Speaker speaker(plan, page);
  tell_head(speaker, subject, year);
  if (outcome.stop) {
    speaker.add(Gap{});
    tell_stop(speaker, *outcome.stop);
    return page;
  }
  const Phrases phrases(speaker, Phrases::Marks::shown, 120);  // nobody reading this has the file at hand
  const Readings readings(plan, inputs, subject);
  const Telling telling{speaker, phrases, readings, inputs, subject, outcome, year, index_of(outcome, year)};
  speaker.add(Gap{});
  tell_result(telling, paid);
  speaker.add(Heading{2, speaker.say("逐笔计算", "Bill by bill", {})});
  tell_facts(telling);
  tell_summary(telling, paid);
  return page;
}

std::string explain(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject, const Outcome& outcome,
                    const Year& year, const std::vector<Money>& paid, Language language) {
  return print(explain_page(plan, inputs, subject, outcome, year, paid, language));
}

}  // namespace nuan::policy
