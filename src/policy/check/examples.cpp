// Examples: rows filled to all their columns, ids made up where the file gives none, expectations bound to results.
#include <algorithm>
#include <map>
#include <set>

#include "policy/apply.hpp"
#include "policy/check/declarations.hpp"
#include "policy/check/example_values.hpp"
#include "policy/form_parts.hpp"
#include "policy/zero.hpp"

namespace nuan::policy::check {
namespace {

// One row while its columns are being filled.
struct Filling {
  const syntax::ExampleRow& written;
  Index table = none;
  std::string key_or_id;
  std::string reverses;
  std::vector<std::optional<Value>> columns;
};

class ReadingExample {
 public:
  ReadingExample(Reading& reading, const syntax::Example& written) : reading_(reading), written_(written) {
    example_.title = written.title.text;
    example_.span = written.span;
  }

  Example read() {
    for (const auto& given : written_.given) std::visit([&](const auto& one) { this->give(one); }, given);
    fill_inputs();
    for (const syntax::Expectation& one : written_.expected) expect(one);
    return std::move(example_);
  }

 private:
  // ---- rows
  void give(const syntax::ExampleRow& written) {
    const Index table = reading_.plan.table_named(written.table.text);
    if (table == none) return;  // a second table of that name, or of nobody: refused where it is declared
    if (table != 0 && keys_.empty()) stand_in_subject(written.span);
    Filling row{written, table, {}, {}, std::vector<std::optional<Value>>(reading_.table(table).columns.size())};
    for (const syntax::ExampleValue& value : written.values) {
      if (value.column)
        take_named(row, *value.column, *value.value);
      else
        take_bare(row, *value.value);
    }
    if (written.times > 1 && !row.key_or_id.empty())
      reading_.refuse(code::id_repeated, written.span,
                      {"重复多次的行不能有自己的编号", "a row that is repeated cannot have one id"},
                      {"去掉编号，或分开写", "remove the id, or write the rows apart"});
    if (written.times > 1) row.key_or_id.clear();
    for (int i = 0; i < written.times; ++i) add_row(row);
  }

  // Facts without a person before them belong to one whose columns are all zero.
  void stand_in_subject(Span span) {
    const syntax::ExampleRow nothing{{reading_.plan.tables.front().name, span}, 1, {}, span};
    add_row({nothing, 0, {}, {}, std::vector<std::optional<Value>>(reading_.plan.tables.front().columns.size())});
  }

  void take_named(Filling& row, const syntax::Name& name, const syntax::Expr& expr) {
    const Table& table = reading_.table(row.table);
    const std::string& own_id = table.is_subject ? table.key_name : table.id_name;
    const Words what = say("`{}` ", "`{}`", name.text);
    if (name.text == own_id) return take_text(row.key_or_id, expr, what);
    if (name.text == "reverses" && table.may_reverse) return take_text(row.reverses, expr, what);
    const auto found = std::ranges::find(table.columns, name.text, &Column::name);
    if (found == table.columns.end()) return;  // a second key: refused where it is declared
    fill(row, found - table.columns.begin(), expr);
  }

  void take_text(std::string& text, const syntax::Expr& expr, const Words& what) {
    if (const auto value = example_value(reading_, expr, {Kind::text}, what)) text = std::get<std::string>(*value);
  }

  void fill(Filling& row, std::ptrdiff_t index, const syntax::Expr& expr) {
    const Column& column = reading_.table(row.table).columns[static_cast<std::size_t>(index)];
    auto& slot = row.columns[static_cast<std::size_t>(index)];
    if (slot)
      reading_.refuse(code::value_twice, expr.span, say("`{}` 已有值", "`{}` already has a value", column.name),
                      {"删去一个", "remove one of them"});
    slot = example_value(reading_, expr, column.type, say("`{}` ", "`{}`", column.name));
    if (!slot) slot = zero_of(column.type);  // told already
  }

  // A value without a column goes where its type leaves no doubt: a date, a choice.
  void take_bare(Filling& row, const syntax::Expr& expr) {
    const auto& columns = reading_.table(row.table).columns;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const bool is_date = columns[i].type.kind == Kind::date && std::holds_alternative<syntax::DateLiteral>(expr.node);
      if (!row.columns[i] && (is_date || has_choice(columns[i].type, expr)))
        return fill(row, static_cast<std::ptrdiff_t>(i), expr);
    }
    reading_.refuse(code::value_without_column, expr.span,
                    say("看不出 `{}` 是哪一列的值", "it is not clear which column `{}` is for",
                        reading_.plan.source.text(expr.span)),
                    {"在值前写列名，如 `self_pay 8,000`", "write the column before it, such as `self_pay 8,000`"});
  }

  bool has_choice(const Type& type, const syntax::Expr& expr) const {
    const auto* name = std::get_if<syntax::NameRef>(&expr.node);
    if (type.kind != Kind::choice || !name || name->path.size() != 1) return false;
    const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(type.choices)];
    return std::ranges::find(set, name->path.front().text, &ChoiceName::name) != set.end();
  }

  void add_row(const Filling& filling) {
    const Table& table = reading_.table(filling.table);
    ExampleRow row;
    row.table = filling.table;
    row.span = filling.written.span;
    row.reverses = filling.reverses;
    row.key_or_id = filling.key_or_id.empty() ? fresh_id(filling.table) : filling.key_or_id;
    if (!ids_[filling.table].insert(row.key_or_id).second)
      reading_.refuse(code::id_twice, row.span, say("编号 `{}` 用了两次", "the id `{}` is used twice", row.key_or_id),
                      {"换一个编号", "give it another id"});
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const auto& given = filling.columns[i];
      if (!given && !may_be_left_out(table.columns[i].type))
        reading_.refuse(code::value_needed, row.span,
                        say("`{}` 没有给出；{}没有零值", "`{}` is not given, and {} has no zero", table.columns[i].name,
                            words_for(table.columns[i].type.kind)),
                        say("写上 `{}` 的值", "write the value of `{}`", table.columns[i].name));
      row.columns.push_back(given ? *given : zero_of(table.columns[i].type));
    }
    if (table.is_subject) keys_.push_back(row.key_or_id);
    row.subject = static_cast<Index>(keys_.size()) - 1;
    example_.rows.push_back(std::move(row));
  }

  std::string fresh_id(Index table) {
    for (;;) {
      std::string id = fmt::format("{:06}", ++counters_[table]);
      if (!ids_[table].contains(id)) return id;
    }
  }

  // ---- inputs and what was paid
  void give(const syntax::ExampleSet& set) {
    const auto& inputs = reading_.plan.inputs;
    const auto found = std::ranges::find(inputs, set.input.text, &Input::name);
    if (found == inputs.end()) {
      std::vector<std::string> known;
      for (const Input& input : inputs) known.push_back(input.name);
      reading_.refuse(code::unknown_input, set.input.span,
                      say("没有叫 `{}` 的输入", "there is no input `{}`", set.input.text),
                      reading_.suggest(set.input.text, known, {"输入有", "the inputs are"}));
      return;
    }
    const auto index = static_cast<std::size_t>(found - inputs.begin());
    if (inputs_.contains(index))
      reading_.refuse(code::value_twice, set.span, say("`{}` 已有值", "`{}` already has a value", set.input.text),
                      {"删去一个", "remove one of them"});
    const auto value = example_value(reading_, *set.value, found->type, say("`{}` ", "`{}`", found->name));
    inputs_[index] = value ? *value : zero_of(found->type);
  }

  void fill_inputs() {
    for (std::size_t i = 0; i < reading_.plan.inputs.size(); ++i) {
      const Input& input = reading_.plan.inputs[i];
      const auto given = inputs_.find(i);
      const bool is_given = given != inputs_.end();
      if (!is_given && !may_be_left_out(input.type))
        reading_.refuse(code::value_needed, written_.title.span,
                        say("输入 `{}` 没有给出；{}没有零值", "the input `{}` is not given, and {} has no zero",
                            input.name, words_for(input.type.kind)),
                        say("写 `set {} 值`", "write `set {} VALUE`", input.name));
      example_.inputs.push_back(is_given ? given->second : zero_of(input.type));
    }
  }

  void give(const syntax::ExamplePaid& paid) {
    const auto found = reading_.names.results.find(paid.result.text);
    const auto count = static_cast<Index>(reading_.plan.benefits.size());
    if (found == reading_.names.results.end() || found->second >= count) {
      const std::vector<std::string> known(reading_.names.result_names.begin(),
                                           reading_.names.result_names.begin() + count);
      reading_.refuse(code::unknown_result, paid.result.span,
                      say("没有叫 `{}` 的补助", "there is no benefit `{}`", paid.result.text),
                      reading_.suggest(paid.result.text, known, {"补助有", "the benefits are"}));
      return;
    }
    if (keys_.empty()) stand_in_subject(paid.span);
    const auto value = example_value(reading_, *paid.value, {Kind::money}, {"`paid` ", "`paid`"});
    if (!value) return;
    const auto amount = round_to_fen(std::get<Rational>(*value));
    example_.paid.push_back({static_cast<Index>(keys_.size()) - 1, found->second, amount.value_or(Money())});
  }

  // ---- what should come out
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

  // The key of a person of the example, or the name of a year.
  bool bind_key(const syntax::Expectation& written, Expectation& expectation) {
    const bool alone = keys_.size() <= 1;
    if (!written.key && alone) return true;
    if (!written.key) {
      reading_.refuse(code::whose_result, written.span,
                      {"例子里有几个人，没有说是谁的结果", "the example has several people; whose result is this?"},
                      say("在前面写主键，如 `expect {} total 0`", "write the key first, such as `expect {} total 0`",
                          keys_.front()));
      return false;
    }
    const auto subject = std::ranges::find(keys_, *written.key);
    if (subject != keys_.end()) {
      expectation.subject = static_cast<Index>(subject - keys_.begin());
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
    const auto value = figure_value(*written.value, figure->kind, say("`{}` ", "`{}`", expectation.column));
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
    const bool known =
        std::ranges::any_of(ids_, [&](const auto& table) { return table.second.contains(*written.key); });
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
  const syntax::Example& written_;
  Example example_;
  std::vector<std::string> keys_;  // of the subjects, by order of appearance
  std::map<Index, std::set<std::string>> ids_;
  std::map<Index, int> counters_;
  std::map<std::size_t, Value> inputs_;
};

}  // namespace

void read_examples(Reading& reading) {
  reading.each<syntax::Example>([&](const syntax::Example& written, Span) {
    reading.plan.examples.push_back(ReadingExample(reading, written).read());
  });
}

}  // namespace nuan::policy::check
