// Index: many numbers of each row become one, up a tree, by a method that is told step by step.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

const Words pattern{
    "写成 `index trade of period tree Index = closeness, quality scale ratio to 2010 = 100 combine arithmetic`。",
    "Write `index trade of period tree Index = closeness, quality scale ratio to 2010 = 100 combine arithmetic`."};

// The key of a row, as its file spells it: 2010, CHN, "第一季度".
std::optional<Quoted> read_key(Cursor& cursor) {
  const Token& token = cursor.peek();
  const bool plain = token.is_name() || token.kind == TokenKind::text || token.kind == TokenKind::number ||
                     token.kind == TokenKind::date;
  if (plain) return Quoted{cursor.take().text, token.span};
  cursor.unexpected({"一行的主键", "the key of a row"},
                    {"例如 `2010`，或放在引号里。", "Such as `2010`, or in quotes."});
  return std::nullopt;
}

ExprPtr read_setting(Cursor& cursor) { return read_atom(cursor, {"一个数", "a number"}); }

void read_range(Cursor& cursor, ExprPtr& low, ExprPtr& high) {
  low = read_setting(cursor);
  cursor.expect(Word::to, {"写成 `0 to 100`。", "Write `0 to 100`."});
  high = read_setting(cursor);
}

bool at_weight(const Cursor& cursor) { return cursor.at(TokenKind::percent) || cursor.at(Sign::open); }

// `40% Flights / Population less from 0 to 10`
TreePart read_part(Cursor& cursor) {
  TreePart part;
  const Span begin = cursor.peek().span;
  if (at_weight(cursor)) part.weight = read_setting(cursor);
  const Words advice{"写列、let 或下层的名称，权重写在前面：`40% closeness`。",
                     "Write a column, a let or a part below; a weight stands before it: `40% closeness`."};
  part.name = cursor.expect_name(NameFor::result, {"指标或下层的名称", "an indicator or a part below"}, advice);
  if (cursor.accept(Sign::slash)) part.over = cursor.expect_name(NameFor::value, {"分母", "a denominator"}, advice);
  const Span end = cursor.previous().span;
  part.named = begin.to(end);
  if (cursor.at_text("less")) part.less = cursor.take().span;
  if (cursor.accept(Word::from)) read_range(cursor, part.low, part.high);
  if (cursor.accept_text("goal")) part.goal = read_setting(cursor);
  part.span = cursor.span_from(begin);
  return part;
}

// A name and what it is made of: told from a clause by its `=`, which may stand behind a title.
bool at_node(const Cursor& cursor) {
  if (!cursor.at_name()) return false;
  std::size_t ahead = 1;
  if (cursor.peek(ahead).kind == TokenKind::text) ++ahead;
  if (cursor.peek(ahead).sign == Sign::slash && cursor.peek(ahead + 1).kind == TokenKind::text) ahead += 2;
  return cursor.peek(ahead).sign == Sign::equals;
}

TreeNode read_node(Cursor& cursor) {
  TreeNode node;
  const Span begin = cursor.peek().span;
  node.name = cursor.expect_name(NameFor::result, {"指数或一层的名称", "the name of the index or of a part"}, pattern);
  node.titles = read_titles(cursor);
  cursor.expect(Sign::equals, "=", pattern);
  do node.parts.push_back(read_part(cursor));
  while (cursor.accept(Sign::comma));
  if (cursor.at_text("frozen")) {
    cursor.take();
    node.frozen = read_key(cursor);
  }
  node.source = read_source(cursor);
  node.span = cursor.span_from(begin);
  return node;
}

void read_fill(Cursor& cursor, MissingRule& rule) {
  if (cursor.accept_text("refuse")) return;
  if (cursor.accept_text("skip")) {
    rule.fill = Fill::skip;
  } else if (cursor.accept_text("carry")) {
    rule.fill = Fill::carry;
  } else if (cursor.accept_text("between")) {
    rule.fill = Fill::between;
  } else {
    const Words advice{
        "写成 `missing refuse`、`missing mean of same 组`、`missing mean`、`missing carry`、`missing between` 或 "
        "`missing skip`。",
        "Write `missing refuse`, `missing mean of same GROUP`, `missing mean`, `missing carry`, `missing between` or "
        "`missing skip`."};
    if (!cursor.expect(Word::mean, advice)) return;
    rule.fill = Fill::mean;
    if (!cursor.accept(Word::of)) return;
    rule.fill = Fill::same_mean;
    cursor.expect_text_word("same", advice);
    rule.same = read_setting(cursor);
  }
}

// `missing mean of same region, leave out under 90% after filling, no part under 2/3`
MissingRule read_missing(Cursor& cursor) {
  MissingRule rule;
  const Words advice{"写成 `leave out under 90%`，或 `no part under 66%`。",
                     "Write `leave out under 90%`, or `no part under 66%`."};
  const Span begin = cursor.previous().span;
  read_fill(cursor, rule);
  while (cursor.accept(Sign::comma)) {
    const bool parts = cursor.accept(Word::no);
    if (parts) {
      cursor.expect_text_word("part", advice);
    } else {
      cursor.expect_text_word("leave", advice);
      cursor.expect_text_word("out", advice);
    }
    cursor.expect(Word::under, advice);
    (parts ? rule.least_parts : rule.least) = read_setting(cursor);
    if (parts || !cursor.accept(Word::after)) continue;
    rule.count_filled = cursor.expect_text_word("filling", advice);
  }
  rule.span = cursor.span_from(begin);
  return rule;
}

OutlierRule read_outliers(Cursor& cursor) {
  const Words advice{"写成 `outliers winsorise over skew 2, kurtosis 3.5, at most 5`。",
                     "Write `outliers winsorise over skew 2, kurtosis 3.5, at most 5`."};
  OutlierRule rule;
  const Span begin = cursor.previous().span;
  for (const char* word : {"winsorise", "over", "skew"}) cursor.expect_text_word(word, advice);
  rule.skew = read_setting(cursor);
  cursor.expect(Sign::comma, ",", advice);
  cursor.expect_text_word("kurtosis", advice);
  rule.kurtosis = read_setting(cursor);
  cursor.expect(Sign::comma, ",", advice);
  cursor.expect(Word::at, advice);
  cursor.expect(Word::most, advice);
  rule.at_most = read_setting(cursor);
  rule.span = cursor.span_from(begin);
  return rule;
}

// 2010 = 100
std::optional<Quoted> read_base(Cursor& cursor) {
  const Words advice{"写成 `2010 = 100`。", "Write `2010 = 100`."};
  auto key = read_key(cursor);
  cursor.expect(Sign::equals, "=", advice);
  if (cursor.peek().text == "100")
    cursor.take();
  else
    cursor.unexpected({"`100`", "`100`"}, advice);
  return key;
}

ScaleRule read_scale(Cursor& cursor) {
  const Words advice{
      "写成 `scale min-max 0 to 100`、`z-score 10 deviation 2`、`rank 0 to 100`、`goalposts 0 to 10`、`distance to "
      "goal` "
      "或 `ratio to 2010 = 100`。",
      "Write `scale min-max 0 to 100`, `z-score 10 deviation 2`, `rank 0 to 100`, `goalposts 0 to 10`, `distance to "
      "goal` "
      "or `ratio to 2010 = 100`."};
  ScaleRule rule;
  if (cursor.accept_text("min-max")) {
    rule.kind = Scaling::min_max;
    read_range(cursor, rule.low, rule.high);
  } else if (cursor.accept_text("rank")) {
    rule.kind = Scaling::rank;
    read_range(cursor, rule.low, rule.high);
  } else if (cursor.accept_text("goalposts")) {
    rule.kind = Scaling::goalposts;
    read_range(cursor, rule.low, rule.high);
    if (cursor.accept(Word::times)) rule.times = read_setting(cursor);
  } else if (cursor.accept_text("z-score")) {
    rule.kind = Scaling::z_score;
    rule.low = read_setting(cursor);
    cursor.expect_text_word("deviation", advice);
    rule.high = read_setting(cursor);
  } else if (cursor.accept_text("distance")) {
    rule.kind = Scaling::distance;
    cursor.expect(Word::to, advice);
    cursor.expect_text_word("goal", advice);
    rule.capped = cursor.accept_text("capped");
  } else {
    cursor.expect_text_word("ratio", advice);
    rule.kind = Scaling::ratio;
    cursor.expect(Word::to, advice);
    rule.base = read_base(cursor);
  }
  return rule;
}

void read_combine(Cursor& cursor, Composite& composite) {
  const Token& token = cursor.peek();
  composite.mean_span = token.span;
  for (const auto& [word, mean] : {std::pair{"arithmetic", Mean::arithmetic}, std::pair{"geometric", Mean::geometric},
                                   std::pair{"harmonic", Mean::harmonic}}) {
    if (!cursor.at_text(word)) continue;
    cursor.take();
    composite.mean = mean;
    return;
  }
  cursor.unexpected({"`arithmetic`、`geometric` 或 `harmonic`", "`arithmetic`, `geometric` or `harmonic`"},
                    {"写成 `combine arithmetic`。", "Write `combine arithmetic`."});
}

// What is done over time, and how it is printed.
void read_ending(Cursor& cursor, Composite& composite) {
  if (cursor.accept_text("continues")) {
    const Words advice{"写成 `continues trade_2010 at 2015`。", "Write `continues trade_2010 at 2015`."};
    composite.continued = cursor.expect_name(NameFor::result, {"前一个指数", "the index before"}, advice);
    cursor.expect(Word::at, advice);
    composite.joint = read_key(cursor);
  }
  if (cursor.accept_text("base")) composite.base = read_base(cursor);
  if (cursor.accept_text("against")) {
    composite.against_previous = cursor.accept_text("previous");
    if (!composite.against_previous) composite.against = read_key(cursor);
  }
  if (cursor.accept_text("publish")) composite.decimals = read_setting(cursor);
}

}  // namespace

Composite read_composite(Cursor& cursor) {
  Composite composite;
  composite.head = read_form_head(cursor, {"指数的名称", "the name of the index"});
  cursor.expect_text_word("tree", pattern);
  do composite.tree.push_back(read_node(cursor));
  while (at_node(cursor));
  if (cursor.accept(Word::missing)) composite.missing = read_missing(cursor);
  if (cursor.accept_text("outliers")) composite.outliers = read_outliers(cursor);
  cursor.expect_text_word("scale", pattern);
  composite.scale = read_scale(cursor);
  cursor.expect_text_word("combine", pattern);
  read_combine(cursor, composite);
  read_ending(cursor, composite);
  return composite;
}

}  // namespace nuan::policy::syntax
