// Examples. A row is a table's name and values without commas or keywords, so reading one takes the tables of the file:
// their names tell where a row begins, their columns which word is a column and which a value.
#include <fmt/format.h>

#include <algorithm>

#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

constexpr int times_max = 10'000;

// What the words in the rows of one table can be.
class RowWords {
 public:
  RowWords(const std::vector<const Table*>& tables, const Table& table) : tables_(tables), table_(table) {}

  [[nodiscard]] const Table& table() const { return table_; }
  [[nodiscard]] const Column* column(std::string_view name) const {
    for (const Column& column : table_.columns)
      if (column.name.text == name) return &column;
    return nullptr;
  }
  // The key of the subject, the id of the fact, and `reverses`: texts that may stand without quotes.
  [[nodiscard]] bool is_id(std::string_view name) const {
    const auto is_key = [&](const Name& key) { return key.text == name; };
    if (std::any_of(table_.key.begin(), table_.key.end(), is_key)) return true;
    return table_.of && (name == table_.name.text + "_id" || (table_.may_reverse && name == "reverses"));
  }
  [[nodiscard]] bool is_choice(std::string_view name) const {
    for (const Column& column : table_.columns)
      for (const Choice& choice : column.type.choices)
        if (choice.name.text == name) return true;
    return false;
  }
  [[nodiscard]] bool knows(std::string_view name) const { return column(name) || is_id(name) || is_choice(name); }
  [[nodiscard]] std::vector<std::string_view> all() const {
    std::vector<std::string_view> words;
    for (const Table* table : tables_) words.push_back(table->name.text);
    for (const Word word : {Word::set, Word::paid, Word::expect}) words.push_back(spelling(word));
    for (const Column& column : table_.columns) {
      words.push_back(column.name.text);
      for (const Choice& choice : column.type.choices) words.push_back(choice.name.text);
    }
    return words;
  }

 private:
  const std::vector<const Table*>& tables_;
  const Table& table_;
};

const Table* table_named(const std::vector<const Table*>& tables, const Token& token) {
  if (!token.is_name()) return nullptr;
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table* table) { return table->name.text == token.text; });
  return found == tables.end() ? nullptr : *found;
}

bool at_row_end(const Cursor& cursor, const std::vector<const Table*>& tables) {
  const Token& token = cursor.peek();
  for (const Word word : {Word::set, Word::paid, Word::expect})
    if (cursor.at(word)) return true;
  return cursor.at_end() || begins_declaration(token.word) || table_named(tables, token);
}

ExprPtr read_id(Cursor& cursor) {
  const Token& token = cursor.peek();
  const bool plain = token.is_name() || token.kind == TokenKind::text || token.kind == TokenKind::number;
  if (!plain) {
    cursor.unexpected({"一个编号", "an id"}, {"编号写成一个词，例如 `a1`，或放在引号里。",
                                              "An id is one word such as `a1`, or a text in quotes."});
    return nullptr;
  }
  cursor.take();
  return make(cursor, token.span, TextLiteral{token.text});
}

const Words a_value{"一个值", "a value"};

// A value behind the name of its column; a flag needs none.
ExampleValue read_named_value(Cursor& cursor, const RowWords& words) {
  const Token& name = cursor.take();
  ExampleValue value{Name{name.text, name.span}, nullptr, name.span};
  const Column* column = words.column(name.text);
  const bool is_flag = column && column->type.word == TypeWord::flag;
  if (is_flag && !cursor.at(Word::yes) && !cursor.at(Word::no))
    value.value = make(cursor, name.span, FlagLiteral{true});
  else if (words.is_id(name.text))
    value.value = read_id(cursor);
  else
    value.value = read_plain_value(cursor, a_value);
  value.span = cursor.span_from(name.span);
  return value;
}

void fail_unknown(Cursor& cursor, const RowWords& words) {
  const Token& token = cursor.peek();
  const auto candidates = words.all();
  const auto meant = nearest_name(token.text, candidates);
  const std::string table = marked(words.table().name.text);
  cursor.fail(code::unknown_in_row, token.span,
              {fmt::format("{} 不是表 {} 的列，也不是选项或表名。", marked(token.text), table),
               fmt::format("{} is no column of {}, no choice and no table.", marked(token.text), table)},
              meant ? Words{fmt::format("是不是想写 `{}`？", *meant), fmt::format("Did you mean `{}`?", *meant)}
                    : Words{"一行写成 `表名 列 值 列 值`，例如 `claim 2020-10-12 outpatient self_pay 8,000`。",
                            "A row is written `table column value column value`, as in "
                            "`claim 2020-10-12 outpatient self_pay 8,000`."});
}

ExampleValue read_row_value(Cursor& cursor, const RowWords& words) {
  const Token& token = cursor.peek();
  if (token.is_name()) {
    if (words.column(token.text) || words.is_id(token.text)) return read_named_value(cursor, words);
    if (!words.is_choice(token.text)) {
      fail_unknown(cursor, words);
      return {};
    }
  }
  const Span begin = token.span;
  ExampleValue value;
  value.value = read_plain_value(cursor, {"列名或值", "a column or a value"});
  value.span = cursor.span_from(begin);
  return value;
}

// A misspelt `benifit` behind an example must not be taken for a word of its last row.
bool is_misspelt_declaration(const Cursor& cursor, const RowWords& words) {
  const Token& token = cursor.peek();
  return token.first_on_line && token.is_name() && !words.knows(token.text) &&
         nearest_word(token.text, declaration_words());
}

int read_times(Cursor& cursor) {
  if (!cursor.at(TokenKind::number) || cursor.peek(1).word != Word::times) return 1;
  const Token& token = cursor.take();
  cursor.take();
  const Rational times = std::get<Rational>(token.value);
  if (times.get_den() == 1 && times >= 1 && times <= times_max) return static_cast<int>(times.get_num().get_si());
  cursor.tell(code::times_form, token.span,
              {fmt::format("一行可以重复 1 到 10,000 次，写的却是 {}。", marked(token.text)),
               fmt::format("A row stands 1 to 10,000 times, found {}.", marked(token.text))},
              {"写成 `claim 12 times 2020-10-12 self_pay 100`。", "Write `claim 12 times 2020-10-12 self_pay 100`."});
  return 1;
}

ExampleRow read_row(Cursor& cursor, const std::vector<const Table*>& tables, const Table& table) {
  const Token& name = cursor.take();
  const RowWords words(tables, table);
  ExampleRow row;
  row.table = {name.text, name.span};
  row.times = read_times(cursor);
  while (!at_row_end(cursor, tables) && !is_misspelt_declaration(cursor, words)) {
    row.values.push_back(read_row_value(cursor, words));
    cursor.accept(Sign::comma);
  }
  row.span = cursor.span_from(name.span);
  return row;
}

ExampleSet read_set(Cursor& cursor) {
  ExampleSet set;
  const Span begin = cursor.take().span;
  set.input = cursor.expect_name(NameFor::value, {"input 的名称", "the name of an input"});
  set.value = read_plain_value(cursor, {"它的值", "its value"});
  set.span = cursor.span_from(begin);
  return set;
}

ExamplePaid read_paid(Cursor& cursor) {
  ExamplePaid paid;
  const Span begin = cursor.take().span;
  paid.result = cursor.expect_name(NameFor::result, {"给付的名称", "the name of a benefit"});
  paid.value = read_plain_value(cursor, {"已付的金额", "the amount paid"});
  paid.span = cursor.span_from(begin);
  return paid;
}

bool at_key(const Cursor& cursor) {
  return cursor.at(TokenKind::number) || cursor.at(TokenKind::date) || cursor.at(TokenKind::text);
}

// `refuse under-age`, `review already-member`, `admit`: a decision and, but for the last, its code.
void read_decision(Cursor& cursor, Expectation& expectation) {
  const bool admits = cursor.at_text("admit");
  const bool known = admits || cursor.at_text("refuse") || cursor.at_text("review");
  const Words pattern{"写成 `expect join admit` 或 `expect join refuse under-age`。",
                      "Write `expect join admit` or `expect join refuse under-age`."};
  if (!known) return cursor.unexpected({"`admit`、`refuse` 或 `review`", "`admit`, `refuse` or `review`"}, pattern);
  expectation.value = read_plain_value(cursor, {"一个决定", "a decision"});
  if (!admits) expectation.code = cursor.expect_name(NameFor::result, {"原因代码", "the code of the reason"}, pattern);
}

// `market saved 0.20`: the column may be left out.
void read_figure(Cursor& cursor, Form form, Expectation& expectation) {
  for (const FigureName& figure : figures_of(form)) {
    if (expectation.column || !cursor.at_text(figure.name)) continue;
    expectation.column = Name{std::string(figure.name), cursor.peek().span};
    cursor.take();
  }
  if (form == Form::admission && !expectation.column) return read_decision(cursor, expectation);
  expectation.value = read_plain_value(cursor, {"预期的值", "the value expected"});
}

Expectation read_expectation(Cursor& cursor, const std::vector<KnownForm>& forms) {
  Expectation expectation;
  const Span begin = cursor.peek().span;
  if (at_key(cursor)) expectation.key = cursor.take().text;
  if (expectation.key && cursor.at(TokenKind::text)) expectation.part = cursor.take().text;
  const auto form = std::ranges::find(forms, std::string_view(cursor.peek().text), &KnownForm::name);
  if (cursor.at_name() && form != forms.end()) {
    expectation.result = Name{cursor.peek().text, cursor.peek().span};
    cursor.take();
    read_figure(cursor, form->form, expectation);
  } else if (cursor.accept(Word::refused)) {
    expectation.refused = true;
    expectation.code = cursor.expect_name(NameFor::result, {"原因代码", "the code of the reason"});
  } else {
    if (!cursor.accept(Word::pay))
      expectation.result = cursor.expect_name(
          NameFor::result,
          {"给付、限额、`total`、`pay` 或 `refused`", "a benefit, a limit, `total`, `pay` or `refused`"},
          {"写成 `expect ordinary 653 total 653`；指明年度时写 `expect 2014 total 653`。",
           "Write `expect ordinary 653 total 653`; with its year `expect 2014 total 653`."});
    expectation.value = read_plain_value(cursor, {"预期的值", "the value expected"});
  }
  expectation.span = cursor.span_from(begin);
  return expectation;
}

// The same behind the last expectation, whose names are results: there a value follows.
bool is_misspelt_declaration(const Cursor& cursor) {
  const Token& token = cursor.peek();
  const TokenKind next = cursor.peek(1).kind;
  const bool value_follows = next == TokenKind::number || next == TokenKind::sign;
  return token.first_on_line && token.is_name() && !value_follows && nearest_word(token.text, declaration_words());
}

void read_expectations(Cursor& cursor, const std::vector<const Table*>& tables, const std::vector<KnownForm>& forms,
                       Example& example) {
  const Words pattern{"写成 `expect ordinary 653 total 653`。", "Write `expect ordinary 653 total 653`."};
  cursor.take();
  const auto at_form = [&] {
    return cursor.at_name() &&
           std::ranges::find(forms, std::string_view(cursor.peek().text), &KnownForm::name) != forms.end();
  };
  const auto begins = [&] {
    const bool at_result = cursor.at_name() && !table_named(tables, cursor.peek());
    return at_key(cursor) || at_result || cursor.at(Word::refused) || cursor.at(Word::pay);
  };
  if (!begins()) return cursor.unexpected({"预期的结果", "what is expected"}, pattern);
  while (begins()) {
    if (!example.expected.empty() && !at_form() && is_misspelt_declaration(cursor)) return;
    example.expected.push_back(read_expectation(cursor, forms));
    cursor.accept(Sign::comma);
  }
}

void fail_unknown_table(Cursor& cursor, const std::vector<const Table*>& tables) {
  const Token& token = cursor.peek();
  std::vector<std::string_view> names;
  for (const Table* table : tables) names.push_back(table->name.text);
  const auto meant = nearest_name(token.text, names);
  if (!meant && token.first_on_line && nearest_word(token.text, declaration_words())) return;  // told as what it begins
  cursor.fail(
      code::unknown_table, token.span,
      {fmt::format("没有名为 {} 的表。", marked(token.text)), fmt::format("There is no table {}.", marked(token.text))},
      meant ? Words{fmt::format("是不是想写 `{}`？", *meant), fmt::format("Did you mean `{}`?", *meant)}
            : Words{"示例里每行以表名开头，或是 `set`、`paid`、`expect`。",
                    "Each row of an example begins with a table, or is `set`, `paid` or `expect`."});
}

// False where the example ends.
bool read_line(Cursor& cursor, const std::vector<const Table*>& tables, const std::vector<KnownForm>& forms,
               Example& example) {
  if (cursor.at(Word::expect)) {
    read_expectations(cursor, tables, forms, example);
  } else if (!example.expected.empty() && table_named(tables, cursor.peek())) {
    cursor.fail(code::row_after_expect, cursor.peek().span,
                {"事实写在 `expect` 之前。", "Facts stand before `expect`."},
                {"把这一行移到 `expect` 上面，或另写一个 `example`。",
                 "Move this row above `expect`, or begin another `example`."});
  } else if (cursor.at(Word::set)) {
    example.given.emplace_back(read_set(cursor));
  } else if (cursor.at(Word::paid)) {
    example.given.emplace_back(read_paid(cursor));
  } else if (const Table* table = table_named(tables, cursor.peek())) {
    example.given.emplace_back(read_row(cursor, tables, *table));
  } else {
    return false;
  }
  return true;
}

}  // namespace

Example read_example(Cursor& cursor, const std::vector<const Table*>& tables, const std::vector<KnownForm>& forms) {
  Example example;
  const Span begin = cursor.previous().span;
  example.title = cursor
                      .expect_text({"示例的标题", "the title of the example"},
                                   {"写成 `example \"李先生\"`。", "Write `example \"Mr Li\"`."})
                      .value_or(Quoted{});
  while (read_line(cursor, tables, forms, example)) {
  }
  if (cursor.at_name() && example.expected.empty()) fail_unknown_table(cursor, tables);
  const bool closed = cursor.at_end() || begins_declaration(cursor.peek().word);
  if (closed && example.expected.empty() && !cursor.recovering())
    cursor.tell(
        code::clause_missing, example.title.span,
        {"这个示例没有 `expect`，什么也不检查。", "This example has no `expect` and checks nothing."},
        {"在后面写上预期的结果，例如 `expect total 653`。", "Say what should come out, as in `expect total 653`."});
  example.span = cursor.span_from(begin);
  return example;
}

}  // namespace nuan::policy::syntax
