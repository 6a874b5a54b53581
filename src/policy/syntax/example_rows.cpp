#include "policy/syntax/example_rows.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

constexpr int times_max = 10'000;

// What the words in the rows of one table can be.
class RowWords {
 public:
  RowWords(const Tables& tables, const Table& table) : tables_(tables), table_(table) {}

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
  const Tables& tables_;
  const Table& table_;
};

bool at_row_end(const Cursor& cursor, const Tables& tables) {
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

}  // namespace

const Table* table_named(const Tables& tables, const Token& token) {
  if (!token.is_name()) return nullptr;
  const auto found =
      std::find_if(tables.begin(), tables.end(), [&](const Table* table) { return table->name.text == token.text; });
  return found == tables.end() ? nullptr : *found;
}

ExampleRow read_row(Cursor& cursor, const Tables& tables, const Table& table) {
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

void tell_unknown_table(Cursor& cursor, const Tables& tables) {
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

}  // namespace nuan::policy::syntax
