// What an example expects: amounts of a person and year, figures of forms, refusals and failures.
#include <algorithm>

#include "policy/apply.hpp"
#include "policy/check/declarations.hpp"
#include "policy/check/example_rows.hpp"
#include "policy/check/example_values.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy::check {
namespace {

class Expecting {
 public:
  Expecting(Reading& reading, const ExampleRows& rows, Example& example)
      : reading_(reading), rows_(rows), example_(example) {}

  void expect(const syntax::Expectation& written) {
    Expectation expectation;
    expectation.span = written.span;
    const auto form = written.result ? reading_.names.forms.find(written.result->text) : reading_.names.forms.end();
    if (form != reading_.names.forms.end()) {
      expectation.form = form->second;
      return expect_figure(written, expectation);
    }
    if (written.refused && expect_failure(written, expectation)) return;
    if (!bind_key(written, expectation)) return;
    if (written.refused)
      expect_refusal(written, expectation);
    else
      expect_amount(written, expectation);
  }

 private:
  // The key of a person of the example, or the name of a year.
  bool bind_key(const syntax::Expectation& written, Expectation& expectation) {
    const bool alone = rows_.keys().size() <= 1;
    if (!written.key && alone) return true;
    if (!written.key) {
      reading_.refuse(code::whose_result, written.span,
                      {"例子里有几个人，没有说是谁的结果", "the example has several people; whose result is this?"},
                      say("在前面写主键，如 `expect {} total 0`", "write the key first, such as `expect {} total 0`",
                          rows_.keys().front()));
      return false;
    }
    const std::vector<std::string>& keys = rows_.keys();
    const auto subject = std::ranges::find(keys, *written.key);
    if (subject != keys.end()) {
      expectation.subject = static_cast<Index>(subject - keys.begin());
      return true;
    }
    if (const auto year = year_named(*written.key); alone && year) {
      expectation.year = year->name;
      return true;
    }
    reading_.refuse(
        code::unknown_key, written.span,
        say("`{}` 不是例子里的人，也不是一个年度", "`{}` is neither a person of this example nor a year", *written.key),
        {"写年份 `2014`，或所列年度的名字", "write a year such as `2014`, or the name of a listed one"});
    return false;
  }

  std::optional<Year> year_named(const std::string& key) const {
    const YearRule& rule = reading_.plan.year;
    if (rule.kind == YearRule::Kind::listed) {
      const auto found = std::ranges::find(rule.listed, key, &YearRule::Listed::name);
      return found == rule.listed.end() ? std::nullopt : year_of(reading_.plan, found->period.to);
    }
    const auto day = Date::read(rule.kind == YearRule::Kind::calendar ? key + "-12-31" : key);
    return day ? year_of(reading_.plan, *day) : std::nullopt;
  }

  // ---- figures of forms
  void expect_figure(const syntax::Expectation& written, Expectation& expectation) {
    const FormPlace& place = reading_.plan.forms[static_cast<std::size_t>(expectation.form)];
    expectation.what = Expectation::What::figure;
    expectation.column = written.column ? written.column->text : std::string(main_figure(place.form));
    expectation.row = written.key.value_or("");
    expectation.part = written.part.value_or("");
    expectation.code = written.code ? written.code->text : "";
    if (!knows_row(written) || !knows_code(written, place)) return;
    const auto figures = figures_of(place.form);
    const auto figure = std::ranges::find(figures, expectation.column, &FigureName::name);
    const auto value =
        figure_value(*written.value, kind_of(reading_.plan, place, *figure), say("`{}` ", "`{}`", expectation.column));
    if (!value) return;
    expectation.value = *value;
    if (std::holds_alternative<Rational>(*value)) expectation.decimals = decimals_of(written.value->span);
    example_.expected.push_back(std::move(expectation));
  }

  // A row is told by the key of its subject, or by the id of its fact.
  bool knows_row(const syntax::Expectation& written) {
    if (!written.key) return true;
    const Index form = reading_.names.forms.find(written.result->text)->second;
    const FormPlace& place = reading_.plan.forms[static_cast<std::size_t>(form)];
    if (place.form == Form::measure) return true;  // told by the values of its cell
    if (parts_of(reading_.plan, place).each.of.rank == Level::Rank::group)
      return true;  // told by what it is grouped by
    const bool known = rows_.has(*written.key);
    if (!known)
      reading_.refuse(
          code::unknown_key, written.span,
          say("例子里没有主键或编号是 `{}` 的行", "no row of this example has the key or id `{}`", *written.key),
          {"写例子里一行的主键或编号", "write the key or id of a row of the example"});
    return known;
  }

  bool knows_code(const syntax::Expectation& written, const FormPlace& place) {
    if (!written.code || place.form != Form::admission) return true;
    std::vector<std::string> known;
    for (const Requirement& line : reading_.plan.admissions[static_cast<std::size_t>(place.index)].requirements)
      if (line.answer != Answer::note) known.push_back(line.code);
    if (std::ranges::find(known, written.code->text) != known.end()) return true;
    reading_.refuse(code::unknown_code, written.span, say("没有代码 `{}`", "there is no code `{}`", written.code->text),
                    reading_.suggest(written.code->text, known, {"代码有", "the codes are"}));
    return false;
  }

  std::optional<Value> figure_value(const syntax::Expr& expr, FigureKind kind, const Words& what) {
    switch (kind) {
      case FigureKind::money:
        return example_value(reading_, expr, {Kind::money}, what);
      case FigureKind::number:
        if (std::holds_alternative<syntax::RateLiteral>(expr.node))
          return example_value(reading_, expr, {Kind::rate}, what);
        return example_value(reading_, expr, {Kind::number}, what);
      default:
        return example_value(reading_, expr, {Kind::text}, what);
    }
  }

  // With how many decimals a number was written; 12.5% has three.
  int decimals_of(Span span) const {
    const std::string_view text = reading_.plan.source.text(span);
    const std::size_t point = text.find('.');
    const bool percent = text.ends_with('%');
    const std::size_t digits = point == std::string_view::npos ? 0 : text.size() - point - 1 - (percent ? 1 : 0);
    return static_cast<int>(digits) + (percent ? 2 : 0);
  }

  // A form may fail with one of the program's own codes, whose underscores no code of a policy has.
  bool expect_failure(const syntax::Expectation& written, Expectation& expectation) {
    const std::string code = written.code ? written.code->text : "";
    const bool known = std::ranges::any_of(all_codes(), [&](const CodeInfo& info) { return info.name == code; });
    if (!known || reading_.plan.forms.empty()) return false;
    expectation.what = Expectation::What::failed;
    expectation.code = code;
    example_.expected.push_back(std::move(expectation));
    return true;
  }

  void expect_refusal(const syntax::Expectation& written, Expectation& expectation) {
    std::vector<std::string> known = {"before-first-edition", "outside-years", "negative-base"};
    for (const Cover& cover : reading_.plan.covers)
      for (const Requirement& requirement : cover.requirements)
        if (requirement.answer != Answer::note) known.insert(known.begin(), requirement.code);
    expectation.what = Expectation::What::refused;
    expectation.code = written.code ? written.code->text : "";
    if (std::ranges::find(known, expectation.code) == known.end())
      reading_.refuse(code::unknown_code, written.span, say("没有代码 `{}`", "there is no code `{}`", expectation.code),
                      reading_.suggest(expectation.code, known, {"代码有", "the codes are"}));
    example_.expected.push_back(std::move(expectation));
  }

  void expect_amount(const syntax::Expectation& written, Expectation& expectation) {
    const std::string name = written.result ? written.result->text : "pay";
    const auto found = reading_.names.results.find(name);
    if (!written.result) {
      expectation.what = Expectation::What::pay;
    } else if (found != reading_.names.results.end()) {
      expectation.result = found->second;
    } else {
      reading_.refuse(code::unknown_result, written.result->span,
                      say("没有叫 `{}` 的结果", "there is no result `{}`", name),
                      reading_.suggest(name, reading_.names.result_names, {"结果有", "the results are"}));
      return;
    }
    const auto value = example_value(reading_, *written.value, {Kind::money}, say("`{}` ", "`{}`", name));
    if (!value) return;
    expectation.value = *value;
    example_.expected.push_back(std::move(expectation));
  }

  Reading& reading_;
  const ExampleRows& rows_;
  Example& example_;
};

}  // namespace

void read_expectations(Reading& reading, const std::vector<syntax::Expectation>& written, const ExampleRows& rows,
                       Example& example) {
  Expecting expecting(reading, rows, example);
  for (const syntax::Expectation& one : written) expecting.expect(one);
}

}  // namespace nuan::policy::check
