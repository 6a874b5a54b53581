// What stands alone or in brackets: match, steps with their bands, aggregates and place.
#include <fmt/format.h>

#include <array>

#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

struct FoldWord {
  Word word;
  Fold fold;
};
constexpr std::array folds = {
    FoldWord{Word::sum, Fold::sum},   FoldWord{Word::count, Fold::count},       FoldWord{Word::first, Fold::first},
    FoldWord{Word::last, Fold::last}, FoldWord{Word::smallest, Fold::smallest}, FoldWord{Word::largest, Fold::largest},
    FoldWord{Word::mean, Fold::mean}, FoldWord{Word::any, Fold::any},           FoldWord{Word::every, Fold::every},
};

std::optional<Fold> fold_at(const Cursor& cursor) {
  for (const FoldWord& candidate : folds)
    if (cursor.at(candidate.word)) return candidate.fold;
  return std::nullopt;
}

ExprPtr read_aggregate(Cursor& cursor, Fold fold) {
  const Token& word = cursor.take();
  Aggregate aggregate;
  aggregate.fold = fold;
  cursor.expect(Word::of, {fmt::format("写成 `{} of 列 where 条件 per year`。", word.text),
                           fmt::format("Write `{} of column where condition per year`.", word.text)});
  aggregate.distinct = cursor.accept(Word::distinct);
  const bool of_condition = fold == Fold::any || fold == Fold::every;
  aggregate.of = of_condition ? read_condition(cursor) : read_sum(cursor);
  aggregate.where = read_where(cursor);
  if (cursor.accept(Word::per)) aggregate.per = read_scope(cursor);
  const int below = height_of({aggregate.of.get(), aggregate.where.get()});
  return make(cursor, cursor.span_from(word.span), std::move(aggregate), below);
}

ExprPtr read_place(Cursor& cursor) {
  const Span begin = cursor.take().span;
  const Words pattern{"写成 `place of claim where 条件 per year`。",
                      "Write `place of claim where condition per year`."};
  Place place;
  cursor.expect(Word::of, pattern);
  place.rows = cursor.expect_name(NameFor::value, {"表或分组的名称", "the name of a table or group"}, pattern);
  place.where = read_where(cursor);
  cursor.expect(Word::per, pattern);
  place.per = read_scope(cursor);
  const int below = height_of({place.where.get()});
  return make(cursor, cursor.span_from(begin), std::move(place), below);
}

ExprPtr read_steps(Cursor& cursor) {
  const Span begin = cursor.take().span;
  const Words pattern{"写成 `steps of 值: 0 to 30 days, 500 to 90 days, 10,000 beyond`。",
                      "Write `steps of value: 0 to 30 days, 500 to 90 days, 10,000 beyond`."};
  Steps steps;
  cursor.expect(Word::of, pattern);
  steps.of = read_sum(cursor);
  cursor.expect(Sign::colon, ":", pattern);
  steps.bands = read_bands(cursor, Lone::refused);
  int below = height_of({steps.of.get()});
  for (const Band& band : steps.bands) below = std::max(below, height_of({band.value.get(), band.edge.get()}));
  return make(cursor, cursor.span_from(begin), std::move(steps), below);
}

ExprPtr read_match(Cursor& cursor) {
  const Span begin = cursor.take().span;
  const Words pattern{"写成 `match 列: 选项甲 0, 选项乙 3,000 else 500`。",
                      "Write `match column: one 0, another 3,000 else 500`."};
  Match match;
  match.subject = cursor.expect_name(NameFor::value, {"一列的名称", "the name of a column"}, pattern);
  cursor.expect(Sign::colon, ":", pattern);
  int below = 0;
  do {
    if (!match.arms.empty() && cursor.at(Word::else_word)) break;
    MatchArm arm{cursor.expect_name(NameFor::result, {"一个选项的名称", "the name of a choice"}, pattern), nullptr};
    arm.value = read_condition(cursor);
    below = std::max(below, height_of({arm.value.get()}));
    match.arms.push_back(std::move(arm));
  } while (cursor.accept(Sign::comma));
  if (cursor.at_name() && !cursor.peek().first_on_line) cursor.unexpected({"`,` 或 `else`", "`,` or `else`"}, pattern);
  if (cursor.accept(Word::else_word)) match.otherwise = read_condition(cursor);
  below = std::max(below, height_of({match.otherwise.get()}));
  return make(cursor, cursor.span_from(begin), std::move(match), below);
}

bool stands_alone(const Expr* expr) {
  return expr && (std::holds_alternative<Conditional>(expr->node) || std::holds_alternative<Match>(expr->node) ||
                  std::holds_alternative<Steps>(expr->node) || std::holds_alternative<Aggregate>(expr->node) ||
                  std::holds_alternative<Place>(expr->node));
}

// True when more bands can follow.
bool read_edge(Cursor& cursor, Band& band, bool lone) {
  const Span value = band.value ? band.value->span : cursor.peek().span;
  const bool more = cursor.at(Word::to);
  if (!more && lone && !cursor.at(Word::beyond)) return false;
  if (stands_alone(band.value.get()) && !cursor.text(value).starts_with("(") && (more || cursor.at(Word::beyond)))
    tell_needs_brackets(cursor, value);
  if (more) {
    cursor.take();
    band.edge = read_atom(cursor, {"这一档的上限", "the upper edge of this band"});
    return true;
  }
  if (!cursor.accept(Word::beyond))
    cursor.unexpected({"`to` 加上限，或最后一档的 `beyond`", "`to` and an upper edge, or `beyond` for the last band"},
                      {"各档写成 `40% to 50,000, 50% to 100,000, 60% beyond`。",
                       "Bands are written `40% to 50,000, 50% to 100,000, 60% beyond`."});
  return false;
}

}  // namespace

std::vector<Band> read_bands(Cursor& cursor, Lone lone) {
  std::vector<Band> bands;
  bool more = true;
  while (more) {
    Band band;
    band.value = read_expression(cursor);
    more = read_edge(cursor, band, lone == Lone::allowed && bands.empty());
    band.source = read_source(cursor);
    bands.push_back(std::move(band));
    if (more && !cursor.accept(Sign::comma)) more = begins_value(cursor);
  }
  return bands;
}

std::optional<Quoted> read_source(Cursor& cursor) {
  if (!cursor.accept(Word::source)) return std::nullopt;
  return cursor.expect_text({"出处", "the source"},
                            {"写成 `source \"工人日报 2021-09-13 第1版\"`。", "Write `source \"paper, day, page\"`."});
}

ExprPtr read_where(Cursor& cursor) { return cursor.accept(Word::where) ? read_condition(cursor) : nullptr; }

Scope read_scope(Cursor& cursor) {
  for (const Word word : {Word::year, Word::life})
    if (cursor.accept(word)) return {{std::string(spelling(word)), cursor.previous().span}};
  return {
      cursor.expect_name(NameFor::value, {"`year`、`life`、一张表或一个分组", "`year`, `life`, a table or a group"})};
}

bool begins_standing_alone(const Cursor& cursor) {
  return fold_at(cursor) || cursor.at(Word::match) || cursor.at(Word::steps) || cursor.at(Word::place);
}

ExprPtr read_standing_alone(Cursor& cursor) {
  const Cursor::Nest nest(cursor);
  if (const auto fold = fold_at(cursor)) return read_aggregate(cursor, *fold);
  if (cursor.at(Word::match)) return read_match(cursor);
  if (cursor.at(Word::steps)) return read_steps(cursor);
  return read_place(cursor);
}

}  // namespace nuan::policy::syntax
