// Figures of forms in examples: the example's rows are its whole world, and every form is worked out over them.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <optional>

#include "policy/laws/codes.hpp"
#include "policy/laws/examples.hpp"

namespace nuan::policy {
namespace {

std::string text_of(const Figure& figure, Language language) {
  struct Spelling {
    Language language;
    std::string operator()(std::monostate) const { return ""; }
    std::string operator()(const std::string& word) const { return word; }
    std::string operator()(const Words& words) const { return words.in(language); }
    std::string operator()(Money money) const { return to_grouped_text(money); }
    std::string operator()(const Rational& number) const { return nuan::to_text(number); }
    std::string operator()(double number) const {
      char text[32];
      std::snprintf(text, sizeof text, "%.12g", number);
      return text;
    }
  };
  return std::visit(Spelling{language}, figure);
}

std::string wanted_text(const Figure& got, const Expectation& expected) {
  if (const auto* word = std::get_if<std::string>(&expected.value)) return *word;
  const Rational& number = std::get<Rational>(expected.value);
  return std::holds_alternative<Money>(got) ? fen_to_yuan_text(number) : nuan::to_text(number);
}

// To so many decimals, half away from zero.
Rational rounded(const Rational& number, int decimals) {
  mpz_class scale;
  mpz_ui_pow_ui(scale.get_mpz_t(), 10, static_cast<unsigned long>(decimals));
  const Rational scaled = abs(number) * Rational(scale) + Rational(1, 2);
  const mpz_class whole = scaled.get_num() / scaled.get_den();
  const Rational size = Rational(whole) / Rational(scale);
  return number < 0 ? Rational(-size) : size;
}

// A number that decimals can write must be written; any other is held against its rounding to as many as are.
bool same(const Figure& got, const Expectation& expected) {
  if (const auto* word = std::get_if<std::string>(&got)) {
    const auto* wanted = std::get_if<std::string>(&expected.value);
    return wanted != nullptr && *wanted == *word;
  }
  const auto* wanted = std::get_if<Rational>(&expected.value);
  if (wanted == nullptr) return false;
  if (const auto* money = std::get_if<Money>(&got)) return fen_of(*money) == *wanted;
  if (const auto* number = std::get_if<Rational>(&got)) {
    const bool exact = nuan::to_text(*number).find('/') == std::string::npos;
    return exact ? *number == *wanted : rounded(*number, expected.decimals) == *wanted;
  }
  const auto* real = std::get_if<double>(&got);
  return real != nullptr && std::isfinite(*real) && rounded(Rational(*real), expected.decimals) == *wanted;
}

class ComparingFigures {
 public:
  ComparingFigures(const Applied& applied, Diagnostics& out) : applied_(applied), out_(out) {}

  void compare(const Expectation& expected) {
    const FormTable& table = applied_.tables[static_cast<std::size_t>(expected.form)];
    const auto is_wanted = [&](const FormRow& row) {
      const auto has = [&](const std::string& key) {
        return key.empty() || std::ranges::find(row.key, key) != row.key.end();
      };
      return has(expected.row) && has(expected.part);
    };
    const bool missing = std::ranges::find(table.columns, expected.column) == table.columns.end();
    if (missing) return say_column(expected, table);
    const auto count = std::ranges::count_if(table.rows, is_wanted);
    // What stands beside a target has no name of its own; an index comes before its parts.
    const bool first_is_meant = (table.form == Form::target || table.form == Form::index) && count > 0;
    if (count != 1 && !first_is_meant) return say_rows(expected, table, static_cast<std::size_t>(count));
    compare(expected, table, *std::ranges::find_if(table.rows, is_wanted));
  }

 private:
  void compare(const Expectation& expected, const FormTable& table, const FormRow& row) {
    const auto column = [&](std::string_view name) {
      return static_cast<std::size_t>(std::ranges::find(table.columns, name) - table.columns.begin());
    };
    const Figure& got = row.figures[column(expected.column)];
    std::string name = table.name;
    if (expected.column != main_figure(table.form)) name += " " + expected.column;
    if (!same(got, expected))
      return say(expected, row, name, {wanted_text(got, expected), wanted_text(got, expected)},
                 {text_of(got, Language::zh), text_of(got, Language::en)});
    if (expected.code.empty()) return;
    const std::string code = std::get<std::string>(row.figures[column("code")]);
    if (code != expected.code) say(expected, row, name + " code", {expected.code, expected.code}, {code, code});
  }

  void say(const Expectation& expected, const FormRow& row, const std::string& name, const Words& wanted,
           const Words& got) {
    Words steps;
    for (const Words& step : row.steps) {
      steps.zh += "\n    " + step.zh;
      steps.en += "\n    " + step.en;
    }
    if (!steps.empty()) steps = {"逐步结果：" + steps.zh, "Step by step:" + steps.en};
    out_.add(code::example_fails.code, expected.span,
             {"`" + name + "` 应为 " + wanted.zh + "，算出的是 " + got.zh + "。",
              "`" + name + "` should be " + wanted.en + " and comes out as " + got.en + "."},
             std::move(steps));
  }

  void say_column(const Expectation& expected, const FormTable& table) {
    out_.add(code::example_fails.code, expected.span,
             {"`" + table.name + "` 没有 `" + expected.column + "` 这一项。",
              "`" + table.name + "` has no `" + expected.column + "`."},
             {"它要在声明里写明才有。", "It is there only where the declaration asks for it."});
  }

  void say_rows(const Expectation& expected, const FormTable& table, std::size_t count) {
    std::string known;
    for (const FormRow& row : table.rows) known += (known.empty() ? "`" : ", `") + row.key.back() + "`";
    const std::string number = std::to_string(count);
    out_.add(code::example_fails.code, expected.span,
             {"`" + table.name + "` 有 " + number + " 行可能是所说的，应恰有一行。",
              "`" + table.name + "` has " + number + " rows that could be meant, where there should be one."},
             known.empty()
                 ? Words{"没有一行符合它的 `where`。", "No row passes its `where`."}
                 : Words{"在结果前写明是哪一行：" + known + "。", "Say which before the result: " + known + "."});
  }

  const Applied& applied_;
  Diagnostics& out_;
};

void say_failed(const Example& example, const Error& error, Diagnostics& out) {
  const std::string name(info(error.code).name);
  out.add(code::example_stops.code, example.span,
          {name + "：" + error.sentence.zh + "。", name + ": " + error.sentence.en + "."}, error.advice);
}

}  // namespace

void check_figures(const Plan& plan, const Example& example, Apply apply, std::vector<bool>& reached,
                   Diagnostics& out) {
  if (plan.forms.empty()) return;
  ENSURE(apply != nullptr);
  const auto applied = apply(plan, example.inputs, subjects_of(plan, example));
  const auto failed = std::ranges::find(example.expected, Expectation::What::failed, &Expectation::what);
  if (!applied) {
    const std::string name(info(applied.error().code).name);
    if (failed == example.expected.end() || failed->code != name) say_failed(example, applied.error(), out);
    return;
  }
  for (std::size_t form = 0; form < applied->tables.size(); ++form)
    if (!applied->tables[form].rows.empty()) reached[form] = true;
  ComparingFigures comparing(*applied, out);
  for (const Expectation& expected : example.expected)
    if (expected.what == Expectation::What::figure) comparing.compare(expected);
  if (failed == example.expected.end()) return;
  out.add(code::example_fails.code, failed->span,
          {"应因 `" + failed->code + "` 算不出来，却算出来了。",
           "It should fail with `" + failed->code + "` and does not."},
          {});
}

void check_reached_forms(const Plan& plan, const std::vector<bool>& reached, Diagnostics& out) {
  for (std::size_t form = 0; form < plan.forms.size(); ++form) {
    if (reached[form]) continue;
    const std::string& name = plan.form_name(plan.forms[form]);
    out.add(code::no_example_reaches.code, plan.form_span(plan.forms[form]),
            {"没有一个例子有 `" + name + "` 要算的行。", "No example has a row that `" + name + "` takes."},
            {"写一个例子，其中至少有一行符合它的 `where`。", "Write an example with a row that its `where` keeps."});
  }
}

}  // namespace nuan::policy
