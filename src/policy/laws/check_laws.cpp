// The door: examples first, then attacks on every law.
#include "policy/form_parts.hpp"
#include "policy/laws/attack_law.hpp"
#include "policy/laws/codes.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/say.hpp"
#include "policy/laws/shrink.hpp"
#include "policy/laws/spell.hpp"
#include "policy/laws/world.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {

namespace {

constexpr std::size_t attacks_on_each_law = 4000;

// What was raised, from what, to what.
struct Raise {
  std::string column, from, to;
};
Raise raise_of(const Plan& plan, const Law& law, const Attempt& attempt) {
  const auto at = static_cast<std::size_t>(attempt.table);
  const Table& table = plan.tables[at];
  const Column& column = table.columns[attempt.column];
  const std::vector<Value>& row =
      table.is_subject ? attempt.subject.columns : attempt.subject.facts[at][attempt.fact].columns;
  const Value& from = row[attempt.column];
  const Value to = law.kind == Law::Kind::cliff
                       ? Value(Rational(std::get<Rational>(from) + smallest_step(column.type.kind)))
                       : attempt.raised;
  return {column.name, spell(plan, column.type, from), spell(plan, column.type, to)};
}

Words story_of_cliff(const Raise& raise, const std::string& year, const std::string& result,
                     const std::string& expected, const std::string& got) {
  return {"`" + raise.column + "` 从 " + raise.from + " 到 " + raise.to + " 只多一步，" + year + " 年度 `" + result +
              "` 却变到 " + got + "，至多容许到 " + expected,
          "one step of `" + raise.column + "`, from " + raise.from + " to " + raise.to + ", moves `" + result +
              "` of " + year + " to " + got + " where the law allows " + expected + " at most"};
}

Words story_of_always(const Breach& breach, const std::string& result, const std::string& expected,
                      const std::string& got) {
  const std::string& year = breach.year;
  if (!breach.expectation_known) {
    return {year + " 年度条件不成立，`total` 为 " + got, "in " + year + " the condition fails, with `total` " + got};
  }
  return {year + " 年度 `" + result + "` 为 " + got + "，条件只容许 " + expected,
          "in " + year + " `" + result + "` is " + got + " where the condition allows " + expected};
}

// Which row of a form: nothing where there is one alone.
std::string row_name(const FigureBreach& figure) {
  std::string name;
  for (const std::string& key : figure.row) name += (name.empty() ? "" : ", ") + key;
  return name.empty() ? "" : "“" + name + "” ";
}

// The same of a form, whose rows have no years.
Words story_of_form(const Plan& plan, const Law& law, const Attempt& attempt, const Breach& breach) {
  const FigureBreach& figure = *breach.figure;
  const std::string result = row_name(figure) + "`" + result_name(plan, breach.result) + "`";
  if (law.kind == Law::Kind::always && !breach.expectation_known)
    return {result + " 为 " + figure.got + "，条件不成立", "the condition fails where " + result + " is " + figure.got};
  if (law.kind == Law::Kind::always)
    return {result + " 为 " + figure.got + "，条件只容许 " + figure.expected,
            result + " is " + figure.got + " where the condition allows " + figure.expected};
  if (law.kind == Law::Kind::order)
    return {"同日的两条记录换了先后，" + result + " 从 " + figure.expected + " 变成 " + figure.got,
            "with two facts of one day exchanged, " + result + " goes from " + figure.expected + " to " + figure.got};
  const Raise raise = raise_of(plan, law, attempt);
  if (law.kind == Law::Kind::cliff)
    return {"`" + raise.column + "` 从 " + raise.from + " 到 " + raise.to + " 只多一步，" + result + " 却变到 " +
                figure.got + "，至多容许到 " + figure.expected,
            "one step of `" + raise.column + "`, from " + raise.from + " to " + raise.to + ", moves " + result +
                " to " + figure.got + " where the law allows " + figure.expected + " at most"};
  return {"`" + raise.column + "` 从 " + raise.from + " 升到 " + raise.to + "，" + result + " 却从 " + figure.expected +
              " 降到 " + figure.got,
          "when `" + raise.column + "` rises from " + raise.from + " to " + raise.to + ", " + result + " falls from " +
              figure.expected + " to " + figure.got};
}

Words story_of(const Plan& plan, const Law& law, const Attempt& attempt, const Breach& breach) {
  if (breach.figure) return story_of_form(plan, law, attempt, breach);
  const std::string result = result_name(plan, breach.result);
  const std::string expected = to_grouped_text(breach.expected);
  const std::string got = to_grouped_text(breach.got);
  const std::string& year = breach.year;
  if (law.kind == Law::Kind::always) return story_of_always(breach, result, expected, got);
  if (law.kind == Law::Kind::order) {
    return {
        "同日的两条记录换了先后，" + year + " 年度 `" + result + "` 从 " + expected + " 变成 " + got,
        "with two facts of one day exchanged, `" + result + "` of " + year + " goes from " + expected + " to " + got};
  }
  const Raise raise = raise_of(plan, law, attempt);
  if (law.kind == Law::Kind::cliff) return story_of_cliff(raise, year, result, expected, got);
  return {"`" + raise.column + "` 从 " + raise.from + " 升到 " + raise.to + "，" + year + " 年度 `" + result +
              "` 却从 " + expected + " 降到 " + got,
          "when `" + raise.column + "` rises from " + raise.from + " to " + raise.to + ", `" + result + "` of " + year +
              " falls from " + expected + " to " + got};
}

void say_broken(const Plan& plan, const Law& law, const Attempt& attempt, const Breach& breach, Diagnostics& out) {
  const Words story = story_of(plan, law, attempt, breach);
  const std::string zh = spell_example(plan, "反例：" + law.title, attempt.inputs, breach, "  ");
  const std::string en = spell_example(plan, "counterexample: " + law.title, attempt.inputs, breach, "  ");
  out.add(code::law_broken.code, law.span,
          {"规律不成立：" + story.zh + "。", "The law does not hold: " + story.en + "."},
          {"可以贴进文件的反例：\n  " + zh, "A counterexample to paste:\n  " + en});
}

std::size_t attack(const Plan& plan, std::size_t index, const Vocabulary& words, Apply apply, Diagnostics& out) {
  const Law& law = plan.laws[index];
  Attacked attacked = attack_law(plan, static_cast<Index>(index), words, attacks_on_each_law, apply);
  if (attacked.breaking) {
    const Attempt least = shrink(plan, law, std::move(*attacked.breaking), apply);
    say_broken(plan, law, least, *breach_of(plan, law, least, apply), out);
  }
  return attacked.attacks;
}

}  // namespace

void check_examples(const Plan& plan, Diagnostics& out, Apply apply) {
  std::vector<ExampleRun> runs;
  std::vector<bool> reached(plan.forms.size(), false);
  for (const Example& example : plan.examples) {
    runs.push_back(run_example(plan, example));
    check_example(plan, example, runs.back(), out);
    check_figures(plan, example, apply, reached, out);
  }
  check_reached(plan, runs, out);
  check_reached_forms(plan, reached, out);
}

Check check_examples_and_laws(const Plan& plan, Diagnostics& out, Apply apply) {
  Check check{plan.examples.size(), plan.laws.size(), 0};
  check_examples(plan, out, apply);
  if (plan.laws.empty()) return check;
  const Vocabulary words = vocabulary_of(plan);
  for (std::size_t law = 0; law < plan.laws.size(); ++law) check.attacks += attack(plan, law, words, apply, out);
  return check;
}

}  // namespace nuan::policy
