// The head of the file: whose rule it is, its edition, its standing, its years.
#include "policy/check/declarations.hpp"

namespace nuan::policy::check {
namespace {

void read_listed(Reading& reading, const syntax::YearWord& word) {
  YearRule& rule = reading.plan.year;
  for (const auto& listed : word.listed) {
    const Period period = listed.period;
    for (const auto& other : rule.listed)
      if (other.name == listed.name.text)
        reading.refuse(code::name_twice, listed.name.span, say("“{}”写了两次", "\"{}\" stands twice", listed.name.text),
                       {"换一个名字", "give it another name"});
    if (period.from == min_date || period.to == max_date)
      reading.refuse(code::listed_open, listed.span,
                     {"列出的年度要有起止两天", "a listed year has a first and a last day"},
                     {"写 `2020-07-01..2021-06-30`", "write `2020-07-01..2021-06-30`"});
    else if (!rule.listed.empty() && period.from <= rule.listed.back().period.to)
      reading.refuse(code::listed_overlap, listed.span,
                     say("它从 {} 起，前一个到 {} 才止", "it begins on {}, but the one before ends on {}",
                         to_text(period.from), to_text(rule.listed.back().period.to)),
                     {"按先后写，不要重叠", "write them in order and without overlap"});
    else if (!rule.listed.empty() && period.from != rule.listed.back().period.to.plus(1))
      reading.refuse(code::listed_gap, listed.span,
                     say("{} 之后有日子不属于任何年度", "the days after {} belong to no year",
                         to_text(rule.listed.back().period.to)),
                     say("从 {} 开始", "begin it on {}", to_text(rule.listed.back().period.to.plus(1))));
    rule.listed.push_back({listed.name.text, period});
  }
  if (rule.listed.empty() || rule.listed.back().period.to >= reading.plan.from) return;
  const std::string last_day = to_text(rule.listed.back().period.to);
  reading.refuse(  // untested: gcov counts unwinding alone here
      code::edition_after_years, reading.file.header.edition_span,
      say("本版自 {} 起，列出的年度到 {} 已止", "the edition begins on {}, after the last listed year ended on {}",
          to_text(reading.plan.from), last_day),
      {"补上这一版的年度", "list the years of this edition"});
}

void read_years(Reading& reading, const syntax::YearWord& word) {
  YearRule& rule = reading.plan.year;
  rule.kind = static_cast<YearRule::Kind>(word.kind);
  static_assert(static_cast<int>(YearRule::Kind::listed) == static_cast<int>(syntax::YearWord::Kind::listed));
  switch (word.kind) {
    case syntax::YearWord::Kind::calendar:
      return;
    case syntax::YearWord::Kind::from_month_day:
      rule.month = word.from.month;
      rule.day = word.from.day;
      return;
    case syntax::YearWord::Kind::several:
      rule.count = word.count;
      rule.start = *word.start;
      return;
    case syntax::YearWord::Kind::listed:
      read_listed(reading, word);
  }
}

}  // namespace

void read_header(Reading& reading) {
  const syntax::Header& header = reading.file.header;
  Plan& plan = reading.plan;
  ENSURE(header.edition_from && header.standing);  // the parser refuses a head without them
  plan.name = header.name.text;
  plan.title = words_of(header.titles);
  plan.by_issuer = header.issuer;
  plan.after = text_of(header.from_whom);
  plan.edition = text_of(header.edition);
  plan.from = *header.edition_from;
  plan.edition_span = header.edition_span;
  plan.currency = header.money;
  plan.standing = static_cast<Standing>(*header.standing);
  static_assert(static_cast<int>(Standing::sample) == static_cast<int>(syntax::Standing::sample));
  if (plan.currency != "CNY")
    reading.refuse(code::currency, header.span,
                   say("只能用 CNY 计算，这里写的是 {}", "amounts are in CNY; this says {}", plan.currency),
                   {"写 `money CNY`", "write `money CNY`"});
  if (plan.by_issuer && plan.standing == Standing::reconstructed)
    reading.refuse(code::issuer_reconstructed, header.span,
                   {"`issuer` 是规则发布者本人，不会是重建的",
                    "`issuer` is the one who issued the rule, so it cannot be reconstructed"},
                   {"不是发布者写的就用 `after`", "write `after` for a rule written down by somebody else"});
  read_years(reading, header.year);
}

}  // namespace nuan::policy::check
