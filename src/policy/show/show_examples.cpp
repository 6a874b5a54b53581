// What the rule promises (laws) and the worked cases that come with it.
#include <algorithm>

#include "policy/apply.hpp"
#include "policy/show/figure_words.hpp"
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

std::size_t facts_of(const Plan& plan, const Example& example) {
  std::size_t facts = 0;
  for (const ExampleRow& row : example.rows)
    facts += plan.tables[static_cast<std::size_t>(row.table)].is_subject ? 0 : 1;
  return facts;
}

// `u2 market saved 0.20`, in the words of the reader.
Text figure_text(const Speaker& speaker, const Expectation& expected) {
  const Plan& plan = speaker.plan();
  const FormPlace& place = plan.forms[static_cast<std::size_t>(expected.form)];
  const auto spoken = [&](std::string_view word) {
    const Words both = figure_words(word);
    return std::string(speaker.words(both));
  };
  std::string words = expected.row.empty() ? "" : expected.row + " ";
  if (!expected.part.empty()) words += expected.part + " ";
  words += speaker.title(plan.form_name(place), plan.form_title(place)) + " ";
  if (expected.column != main_figure(place.form)) words += spoken(expected.column) + " ";
  const auto figures = figures_of(place.form);
  const auto figure = std::ranges::find(figures, std::string_view(expected.column), &FigureName::name);
  const Type type{kind_of(plan, place, *figure) == FigureKind::money ? Kind::money : Kind::number};
  const auto* word = std::get_if<std::string>(&expected.value);
  const bool told = word != nullptr && expected.column != "code";
  words += word == nullptr ? speaker.value(expected.value, type) : told ? spoken(*word) : *word;
  return expected.code.empty() ? words : words + " " + expected.code;
}

}  // namespace

Text law_words(const Speaker& speaker, const Phrases& phrases, const Law& law) {
  switch (law.kind) {
    case Law::Kind::always:
      return speaker.say("任何时候，{0}。", "Always: {0}.", {phrases.of(law.condition)});
    case Law::Kind::order:
      return speaker.say("各笔先后不影响结果。", "The order of facts does not matter.", {});
    case Law::Kind::monotone:
    case Law::Kind::cliff:
      break;
  }
  std::vector<Text> columns;  // untested: gcov counts the unwinding of the list alone here
  for (const Index column : law.columns) columns.emplace_back(speaker.quoted(speaker.column(law.table, column)));
  if (law.kind == Law::Kind::cliff) {
    return speaker.say(
        "{0}只多最小的一步（一分、一天、一个、百分之一）时，{1}的变动不超过 {2}。",
        "One smallest step more of {0} (a fen, a day, one, a hundredth) never moves {1} by more than {2}.",
        {join(columns, speaker.say("、", ", ")), speaker.result(law.result), phrases.of(law.most)});
  }
  return speaker.say("{0}增加时，{1}不会减少。", "When {0} grows, {1} does not fall.",
                     {join(columns, speaker.say("、", ", ")), speaker.result(law.result)});
}

Text expectation_words(const Speaker& speaker, const Expectation& expected) {
  const Text year = expected.year.empty() ? Text() : Text(expected.year + " ");
  switch (expected.what) {
    case Expectation::What::refused:
      if (speaker.plan().benefits.empty())
        return speaker.say("{0}不计（{1}）", "{0}not counted ({1})", {year, expected.code});
      return speaker.say("{0}不付（{1}）", "{0}not paid ({1})", {year, expected.code});
    case Expectation::What::pay:
      return speaker.say("{0}这次支付 {1}", "{0}to pay now {1}",
                         {year, Speaker::money(std::get<Rational>(expected.value))});
    case Expectation::What::figure:
      return figure_text(speaker, expected);
    case Expectation::What::failed:
      return speaker.say("算不出来（{0}）", "cannot be worked out ({0})", {expected.code});
    case Expectation::What::result:
      break;
  }
  return speaker.say("{0}{1} {2}", "{0}{1} {2}",
                     {year, speaker.result(expected.result), Speaker::money(std::get<Rational>(expected.value))});
}

void show_laws(const Speaker& speaker, const Phrases& phrases) {
  const Plan& plan = speaker.plan();
  if (plan.laws.empty()) return;
  speaker.add(Heading{2, speaker.say("规律：永远应当成立的话", "Laws: what always holds", {})});
  for (std::size_t i = 0; i < plan.laws.size(); ++i)
    speaker.add(Line{0, speaker.say("{0}. {1}：{2}", "{0}. {1}: {2}",
                                    {std::to_string(i + 1), speaker.quoted(plan.laws[i].title),
                                     law_words(speaker, phrases.unmarked(), plan.laws[i])})});
}

void show_examples(const Speaker& speaker) {
  const Plan& plan = speaker.plan();
  if (plan.examples.empty()) return;
  Grid grid;
  grid.columns = {{speaker.say("例子", "example", {}), false},
                  {speaker.say("笔数", "facts", {}), true},
                  {speaker.say("结果", "result", {}), false}};
  for (const Example& example : plan.examples) {
    std::vector<Text> results;
    for (const Expectation& expected : example.expected) results.push_back(expectation_words(speaker, expected));
    grid.rows.push_back({{example.title, {}},
                         {std::to_string(facts_of(plan, example)), {}},
                         {join(results, speaker.say("；", "; ")), {}}});
  }
  speaker.add(Heading{2, speaker.say("例子", "Examples", {})});
  speaker.add(std::move(grid));
}

}  // namespace nuan::policy
