// What an example expects, held against what came out.
#include <algorithm>
#include <optional>

#include "policy/laws/codes.hpp"
#include "policy/laws/examples.hpp"
#include "policy/laws/say.hpp"

namespace nuan::policy {

namespace {

class Comparing {
 public:
  Comparing(const Plan& plan, const Example& example, const ExampleRun& run, Diagnostics& out)
      : plan_(plan), example_(example), run_(run), out_(out) {}

  void compare(const Expectation& expected) {
    const Outcome& outcome = run_.outcomes[static_cast<std::size_t>(expected.subject)];
    if (expected.what == Expectation::What::refused) return compare_refusal(expected, outcome);
    if (outcome.stop) return say_stop(expected, *outcome.stop);
    if (expected.year.empty() && outcome.years.size() > 1) return say_year_unclear(expected, outcome);
    compare_amount(expected, outcome);
  }

 private:
  // A year without facts owes nothing.
  [[nodiscard]] static const YearDue* year_of_expectation(const Expectation& expected, const Outcome& outcome) {
    if (expected.year.empty()) return outcome.years.empty() ? nullptr : &outcome.years.front();
    const auto found = std::find_if(outcome.years.begin(), outcome.years.end(),
                                    [&](const YearDue& due) { return due.year.name == expected.year; });
    return found == outcome.years.end() ? nullptr : &*found;
  }

  [[nodiscard]] Rational amount_of(const Expectation& expected, const Outcome& outcome) const {
    const YearDue* due = year_of_expectation(expected, outcome);
    if (expected.what == Expectation::What::result) {
      return due == nullptr ? Rational(0) : fen_of(outcome.result(plan_, expected.result, due->year));
    }
    Rational pay = due == nullptr ? Rational(0) : fen_of(due->total);
    for (const Example::Paid& paid : example_.paid) {
      if (paid.subject == expected.subject) pay -= fen_of(paid.amount);
    }
    return pay < 0 ? Rational(0) : pay;
  }

  void compare_amount(const Expectation& expected, const Outcome& outcome) {
    const Rational wanted = std::get<Rational>(expected.value);
    const Rational got = amount_of(expected, outcome);
    if (wanted == got) return;
    const std::string name = expected.what == Expectation::What::pay ? "pay" : result_name(plan_, expected.result);
    const std::string wanted_text = fen_to_yuan_text(wanted);
    const std::string got_text = fen_to_yuan_text(got);
    out_.add(code::example_fails.code, expected.span,
             {"`" + name + "` 应为 " + wanted_text + "，算出的是 " + got_text + "。",
              "`" + name + "` should be " + wanted_text + " and comes out as " + got_text + "."},
             steps_of(outcome));
  }

  [[nodiscard]] Words steps_of(const Outcome& outcome) const {
    return {"逐步结果：" + short_trace(plan_, outcome, Language::zh),
            "Step by step:" + short_trace(plan_, outcome, Language::en)};
  }

  void compare_refusal(const Expectation& expected, const Outcome& outcome) {
    if (outcome.stop) {
      if (same_code(outcome.stop->code, expected.code)) return;
      return say_stop(expected, *outcome.stop);
    }
    std::string codes;
    for (const RefusedFact& refused : outcome.refused) {
      const std::string code = refusal_code(plan_, refused);
      if (code == expected.code) return;
      if (codes.find(code) == std::string::npos) codes += (codes.empty() ? "`" : ", `") + code + "`";
    }
    out_.add(code::example_fails.code, expected.span,
             {"应有记录因 `" + expected.code + "` 被拒，" +
                  (codes.empty() ? "实际没有一条被拒。" : "实际只有 " + codes + "。"),
              "A fact should be refused with `" + expected.code + "`; " +
                  (codes.empty() ? "none is refused." : "what occurs is " + codes + ".")},
             steps_of(outcome));
  }

  // Stops are spelled with `_`, codes of a policy mostly with `-`.
  [[nodiscard]] static bool same_code(std::string stop, std::string wanted) {
    std::replace(stop.begin(), stop.end(), '_', '-');
    std::replace(wanted.begin(), wanted.end(), '_', '-');
    return stop == wanted;
  }

  void say_stop(const Expectation& expected, const Stop& stop) {
    const std::string expression(plan_.source.text(stop.span));
    const std::string line = std::to_string(plan_.source.place(stop.span).line);
    out_.add(code::example_stops.code, expected.span,
             {"第 " + line + " 行的 `" + expression + "` 无法裁决：" + stop.words.zh + "。",
              "`" + expression + "` in line " + line + " cannot be decided: " + stop.words.en + "."},
             {"改写那个式子，或改例子里的事实。", "Rewrite that expression, or change the example's facts."});
  }

  void say_year_unclear(const Expectation& expected, const Outcome& outcome) {
    const std::string years = year_names(outcome);
    const std::string first = outcome.years.front().year.name;
    out_.add(code::example_year_unclear.code, expected.span,
             {"例子的事实分属几个年度：" + years + "。", "The example's facts lie in several years: " + years + "."},
             {"在结果前写明年度，如 `expect " + first + " total 0`。",
              "Name the year before the result, as in `expect " + first + " total 0`."});
  }

  const Plan& plan_;
  const Example& example_;
  const ExampleRun& run_;
  Diagnostics& out_;
};

}  // namespace

void check_example(const Plan& plan, const Example& example, const ExampleRun& run, Diagnostics& out) {
  Comparing comparing(plan, example, run, out);
  for (const Expectation& expected : example.expected)
    if (expected.what < Expectation::What::figure) comparing.compare(expected);
}

}  // namespace nuan::policy
