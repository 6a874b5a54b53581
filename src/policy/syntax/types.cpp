// Types of columns and inputs, and the titles that stand behind a name.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "policy/syntax/declarations.hpp"

namespace nuan::policy::syntax {
namespace {

struct TypeSpelling {
  Word word;
  TypeWord type;
};
constexpr std::array type_words = {
    TypeSpelling{Word::money, TypeWord::money},     TypeSpelling{Word::rate, TypeWord::rate},
    TypeSpelling{Word::number, TypeWord::number},   TypeSpelling{Word::count, TypeWord::count},
    TypeSpelling{Word::date, TypeWord::date},       TypeSpelling{Word::days, TypeWord::days},
    TypeSpelling{Word::periods, TypeWord::periods}, TypeSpelling{Word::flag, TypeWord::flag},
    TypeSpelling{Word::text, TypeWord::text},       TypeSpelling{Word::real, TypeWord::real},
    TypeSpelling{Word::one, TypeWord::choice},
};

const TypeSpelling* type_of(Word word) {
  const auto found = std::find_if(type_words.begin(), type_words.end(),
                                  [word](const TypeSpelling& candidate) { return candidate.word == word; });
  return found == type_words.end() ? nullptr : found;
}

struct ForeignType {
  std::string_view word;
  std::string_view ours;
};
// What other languages, and Chinese, call the types.
constexpr std::array foreign_types = {
    ForeignType{"bool", "flag"},      ForeignType{"boolean", "flag"},  ForeignType{"是否", "flag"},
    ForeignType{"string", "text"},    ForeignType{"varchar", "text"},  ForeignType{"文字", "text"},
    ForeignType{"文本", "text"},      ForeignType{"int", "count"},     ForeignType{"integer", "count"},
    ForeignType{"整数", "count"},     ForeignType{"次数", "count"},    ForeignType{"人数", "count"},
    ForeignType{"decimal", "number"}, ForeignType{"数字", "number"},   ForeignType{"金额", "money"},
    ForeignType{"amount", "money"},   ForeignType{"percent", "rate"},  ForeignType{"比例", "rate"},
    ForeignType{"日期", "date"},      ForeignType{"datetime", "date"}, ForeignType{"时间", "date"},
    ForeignType{"天数", "days"},      ForeignType{"期间", "periods"},  ForeignType{"period", "periods"},
    ForeignType{"enum", "one of"},    ForeignType{"choice", "one of"}, ForeignType{"选项", "one of"},
};

std::optional<std::string_view> type_meant(const Token& token) {
  for (const ForeignType& foreign : foreign_types)
    if (foreign.word == token.text) return foreign.ours;
  std::vector<Word> words{Word::dated};
  for (const TypeSpelling& type : type_words) words.push_back(type.word);
  const auto meant = token.is_name() ? nearest_word(token.text, words) : std::nullopt;
  return meant ? std::optional(spelling(*meant)) : std::nullopt;
}

void tell_unknown_type(Cursor& cursor) {
  const Token& token = cursor.peek();
  Words advice{"类型有 money、rate、number、count、date、days、periods、flag、text，或 `one of 甲, 乙`。",
               "The types are money, rate, number, count, date, days, periods, flag, text, or `one of a, b`."};
  if (token.kind != TokenKind::word || token.first_on_line) return cursor.unexpected({"类型", "a type"}, advice);
  if (const auto meant = type_meant(token))
    advice = {fmt::format("是不是想写 `{}`？", *meant), fmt::format("Did you mean `{}`?", *meant)};
  cursor.fail(
      code::unknown_type, token.span,
      {fmt::format("没有 {} 这种类型。", marked(token.text)), fmt::format("There is no type {}.", marked(token.text))},
      std::move(advice));
}

std::vector<Choice> read_choices(Cursor& cursor) {
  cursor.expect(Word::of, {"写成 `one of outpatient \"门诊\", inpatient \"住院\"`。",
                           "Write `one of outpatient \"门诊\", inpatient \"住院\"`."});
  std::vector<Choice> choices;
  do {
    Choice choice{cursor.expect_name(NameFor::result, {"一个选项的名称", "the name of a choice"}), {}};
    choice.titles = read_titles(cursor);
    choices.push_back(std::move(choice));
  } while (cursor.accept(Sign::comma));
  return choices;
}

}  // namespace

bool begins_type(const Token& token) { return token.word == Word::dated || type_of(token.word); }

Type read_type(Cursor& cursor) {
  Type type;
  type.span = cursor.peek().span;
  type.dated = cursor.accept(Word::dated);
  const TypeSpelling* found = type_of(cursor.peek().word);
  if (!found) {
    tell_unknown_type(cursor);
    return type;
  }
  cursor.take();
  type.word = found->type;
  if (found->word == Word::one) type.choices = read_choices(cursor);
  type.span = cursor.span_from(type.span);
  return type;
}

Titles read_titles(Cursor& cursor) {
  Titles titles;
  if (cursor.at(TokenKind::text)) titles.zh = Quoted{cursor.peek().text, cursor.peek().span}, cursor.take();
  if (!cursor.accept(Sign::slash)) return titles;
  titles.en = cursor.expect_text({"英文标题", "the English title"}, {"标题写成 `\"中文\" / \"English\"`。",
                                                                     "Titles are written `\"中文\" / \"English\"`."});
  return titles;
}

std::vector<Name> read_names(Cursor& cursor, NameFor what, const Words& expected) {
  std::vector<Name> names;
  do names.push_back(cursor.expect_name(what, expected));
  while (cursor.accept(Sign::comma));
  return names;
}

}  // namespace nuan::policy::syntax
