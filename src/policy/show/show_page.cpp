#include "policy/show/show_page.hpp"

#include "policy/explain.hpp"
#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

void show_head(const Speaker& speaker) {
  const Plan& plan = speaker.plan();
  speaker.add(Heading{1, speaker.title(plan.name, plan.title)});
  speaker.add(Line{0, speaker.standing()});
  speaker.add(Line{0, speaker.say("规则版本 {0}，{1} 起。年度：{2}。金额单位：{3}。",
                                  "Edition {0}, from {1}. Year: {2}. Amounts in {3}.",
                                  {plan.edition, to_text(plan.from), speaker.year_rule(), speaker.currency()})});
}

void show_covers(const Speaker& speaker, const Phrases& phrases) {
  if (!speaker.plan().covers.empty()) speaker.add(Heading{2, speaker.say("哪些能付", "What counts", {})});
  for (const Cover& cover : speaker.plan().covers) {
    speaker.add(Line{
        0, speaker.say("每{0}要同时符合下面各条；第一条不符合的决定结果。",
                       "Each {0} has to meet every line; the first it fails decides.", {speaker.unit(cover.table)})});
    for (std::size_t i = 0; i < cover.requirements.size(); ++i) {
      const Requirement& line = cover.requirements[i];
      const Text source = line.source.empty() ? Text() : speaker.cite(line.source);
      speaker.add(
          Line{1, speaker.say("{0}. {1}{2}。否则{3}：{4}（{5}）", "{0}. {1}{2}. Otherwise {3}: {4} ({5})",
                              {std::to_string(i + 1), phrases.of(line.condition), source,  // untested: gcov: unwinding
                               consequence(speaker, line.answer), speaker.words(line.words), line.code})});
    }
  }
}

}  // namespace

std::string consequence(const Speaker& speaker, Answer answer) {
  switch (answer) {
    case Answer::refuse:
      return speaker.word("不付", "not paid");
    case Answer::hold:
      return speaker.word("暂不付，转人工审核", "held for a person to look at");
    case Answer::note:
      break;
  }
  return speaker.word("照付，只作提示", "paid, with a note");
}

Page show_page(const Plan& plan, Language language) {
  Page page;
  page.language = language;
  const Speaker speaker(plan, page);
  const Phrases phrases(speaker);
  show_head(speaker);
  show_covers(speaker, phrases);
  show_benefits(speaker, phrases);
  show_limits(speaker, phrases);
  show_forms(speaker, phrases);
  show_tables(speaker);
  show_lets(speaker, phrases);
  show_reading(speaker);
  show_laws(speaker, phrases);
  show_examples(speaker);
  return page;
}

std::string show(const Plan& plan, Language language) { return print(show_page(plan, language)); }

}  // namespace nuan::policy
