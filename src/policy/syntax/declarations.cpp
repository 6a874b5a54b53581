// Inputs, tables, groups, lets and laws.
#include "policy/syntax/declarations.hpp"

#include <fmt/format.h>

#include <utility>

#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

// A misspelt `benifit` behind a table must not be taken for a column.
bool is_misspelt_declaration(const Cursor& cursor) {
  const Token& token = cursor.peek();
  return token.first_on_line && token.is_name() && !begins_type(cursor.peek(1)) &&
         nearest_word(token.text, declaration_words());
}

// A word of the language where only a column can stand, since a type follows: told, and read as the column it is.
bool begins_reserved_column(const Cursor& cursor) {
  const Token& token = cursor.peek();
  const Token& next = cursor.peek(1);
  if (token.word == Word::none || !begins_type(next) || next.first_on_line) return false;
  // `let rate = …` or `input rate money`: that begins the next declaration.
  const Token& behind = cursor.peek(2);
  return !begins_declaration(token.word) || behind.first_on_line || behind.kind == TokenKind::text ||
         (next.word == Word::one && behind.word == Word::of);
}

Name read_column_name(Cursor& cursor) {
  if (!begins_reserved_column(cursor))
    return cursor.expect_name(NameFor::new_value, {"列的名称", "the name of a column"});
  const Token& token = cursor.take();
  cursor.tell(code::reserved_word, token.span,
              {fmt::format("{} 是语言自己的词，不能作列的名称。", marked(token.text)),
               fmt::format("{} is a word of the language and cannot name a column.", marked(token.text))},
              {fmt::format("换一个名称，例如 `{0}_1` 或中文名称。", token.text),
               fmt::format("Choose another name, such as `{0}_1` or a Chinese one.", token.text)});
  return {token.text, token.span};
}

bool begins_column(const Cursor& cursor) {
  return begins_reserved_column(cursor) || (cursor.at_name() && !is_misspelt_declaration(cursor));
}

Column read_column(Cursor& cursor) {
  Column column;
  column.name = read_column_name(cursor);
  column.type = read_type(cursor);
  if (cursor.accept(Word::or_word))
    column.or_missing = cursor.expect(Word::missing, {"写成 `or missing`。", "Write `or missing`."});
  column.titles = read_titles(cursor);
  return column;
}

void read_table_head(Cursor& cursor, Table& table) {
  if (cursor.accept(Word::of))
    table.of = cursor.expect_name(NameFor::value, {"上一级表的名称", "the name of the table above"});
  if (cursor.accept(Word::key))
    table.key = read_names(cursor, NameFor::new_value, {"主键列的名称", "the name of the key column"});
  if (cursor.accept(Word::in)) {
    cursor.expect(Word::order, {"写成 `in order settled_at, claim_id`。", "Write `in order settled_at, claim_id`."});
    table.order = read_names(cursor, NameFor::value, {"决定先后的列", "the column that decides the order"});
  }
  if (cursor.accept(Word::may))
    table.may_reverse = cursor.expect(Word::reverse, {"写成 `may reverse`。", "Write `may reverse`."});
}

void read_from(Cursor& cursor, DatedItem& item) {
  const Span begin = cursor.peek().span;
  if (!cursor.accept(Word::from)) return;
  item.from = cursor.expect_date({"起始日", "its first day"});
  item.from_span = cursor.span_from(begin);
}

void check_dated(Cursor& cursor, const Let& let) {
  for (const DatedItem& item : let.items) {
    if (let.items.size() == 1 || item.from || !item.value || cursor.recovering()) continue;
    cursor.tell(
        code::dated_in_part, item.value->span,
        {"几个值按时间先后时，每个值都要有起始日。", "Where a value changes over time, each has its first day."},
        {fmt::format("写成 `{} from 2012-05-01`。", cursor.text(item.value->span)),
         fmt::format("Write `{} from 2012-05-01`.", cursor.text(item.value->span))});
  }
}

// `let rate = steps of n: 80% to 1, 70% beyond  source "…"`: read behind the last step, meant for the whole let.
void take_source_of_steps(Let& let) {
  if (let.source || let.items.size() != 1 || !let.items.front().value) return;
  auto* steps = std::get_if<Steps>(&let.items.front().value->node);
  if (steps && !steps->bands.empty()) let.source = std::exchange(steps->bands.back().source, std::nullopt);
}

// `no cliff above 100 in self_pay`
void read_cliff(Cursor& cursor, Law& law) {
  law.kind = Law::Kind::cliff;
  const Words pattern{"写成 `total no cliff above 100 in self_pay`。", "Write `total no cliff above 100 in self_pay`."};
  if (!cursor.at_text("cliff")) return cursor.unexpected({"`cliff`", "`cliff`"}, pattern);
  cursor.take();
  cursor.expect(Word::above, pattern);
  law.most = read_sum(cursor);
  cursor.expect(Word::in, pattern);
  law.columns = read_names(cursor, NameFor::value, {"列的名称", "the name of a column"});
}

void read_of_result(Cursor& cursor, Law& law) {
  law.kind = Law::Kind::monotone;
  law.result = cursor.expect_name(NameFor::result, {"`always`、`never`、`order` 或一项结果的名称",
                                                    "`always`, `never`, `order` or the name of a result"});
  if (cursor.accept(Word::no)) return read_cliff(cursor, law);
  cursor.expect(Word::monotone, {"写成 `total monotone in self_pay`。", "Write `total monotone in self_pay`."});
  cursor.expect(Word::in, {"写成 `total monotone in self_pay`。", "Write `total monotone in self_pay`."});
  law.columns = read_names(cursor, NameFor::value, {"列的名称", "the name of a column"});
}

// `order of facts does not matter`
void read_order_law(Cursor& cursor, Law& law) {
  law.kind = Law::Kind::order;
  const Words pattern{"写成 `order of facts does not matter`。", "Write `order of facts does not matter`."};
  cursor.expect(Word::of, pattern);
  for (const std::string_view word : {"facts", "does", "not", "matter"}) {
    if (cursor.at_text(word))
      cursor.take();
    else
      return cursor.unexpected({marked(word), marked(word)}, pattern);
  }
}

void read_promise(Cursor& cursor, Law& law) {
  cursor.results_allowed = true;
  law.condition = read_condition(cursor);
  cursor.results_allowed = false;
}

}  // namespace

Input read_input(Cursor& cursor) {
  Input input;
  input.name = cursor.expect_name(NameFor::new_value, {"input 的名称", "the name of the input"});
  input.type = read_type(cursor);
  input.titles = read_titles(cursor);
  return input;
}

Table read_table(Cursor& cursor) {
  Table table;
  table.name = cursor.expect_name(NameFor::new_value, {"表的名称", "the name of the table"});
  table.titles = read_titles(cursor);
  read_table_head(cursor, table);
  while (begins_column(cursor)) table.columns.push_back(read_column(cursor));
  return table;
}

Group read_group(Cursor& cursor) {
  const Words pattern{"写成 `group stay of claim by stay_id`。", "Write `group stay of claim by stay_id`."};
  Group group;
  group.name = cursor.expect_name(NameFor::new_value, {"分组的名称", "the name of the group"}, pattern);
  group.titles = read_titles(cursor);
  cursor.expect(Word::of, pattern);
  group.of = cursor.expect_name(NameFor::value, {"表的名称", "the name of a table"}, pattern);
  cursor.expect(Word::by, pattern);
  group.by = read_names(cursor, NameFor::value, {"列的名称", "the name of a column"});
  return group;
}

Let read_let(Cursor& cursor) {
  Let let;
  let.name = cursor.expect_name(NameFor::new_value, {"let 的名称", "the name of the let"});
  cursor.expect(Sign::equals, "=", {"写成 `let 名称 = 值`。", "Write `let name = value`."});
  do {
    DatedItem item;
    item.value = read_expression(cursor);
    read_from(cursor, item);
    let.items.push_back(std::move(item));
  } while (cursor.accept(Sign::comma));
  check_dated(cursor, let);
  let.source = read_source(cursor);
  take_source_of_steps(let);
  return let;
}

Law read_law(Cursor& cursor) {
  Law law;
  const auto title = cursor.expect_text({"一句话", "a sentence"},
                                        {"写成 `law \"不超过年度最高\" always total <= whole_top`。",
                                         "Write `law \"never over the maximum\" always total <= whole_top`."});
  law.title = title.value_or(Quoted{});
  if (cursor.accept(Word::order)) {
    read_order_law(cursor, law);
  } else if (cursor.accept(Word::always)) {
    read_promise(cursor, law);
  } else if (cursor.at_text("never") && cursor.peek(1).word != Word::monotone && cursor.peek(1).word != Word::no) {
    cursor.take();
    law.kind = Law::Kind::never;
    read_promise(cursor, law);
  } else {
    read_of_result(cursor, law);
  }
  return law;
}

}  // namespace nuan::policy::syntax
