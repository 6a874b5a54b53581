// Examples: their rows, their inputs, what was paid before, and what is expected.
#include <algorithm>

#include "policy/syntax/declarations.hpp"
#include "policy/syntax/example_rows.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

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

void read_expectations(Cursor& cursor, const Tables& tables, const std::vector<KnownForm>& forms, Example& example) {
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

// False where the example ends.
bool read_line(Cursor& cursor, const Tables& tables, const std::vector<KnownForm>& forms, Example& example) {
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

Example read_example(Cursor& cursor, const Tables& tables, const std::vector<KnownForm>& forms) {
  Example example;
  const Span begin = cursor.previous().span;
  example.title = cursor
                      .expect_text({"示例的标题", "the title of the example"},
                                   {"写成 `example \"李先生\"`。", "Write `example \"Mr Li\"`."})
                      .value_or(Quoted{});
  while (read_line(cursor, tables, forms, example)) {
  }
  if (cursor.at_name() && example.expected.empty()) tell_unknown_table(cursor, tables);
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
