#include "policy/syntax/expressions.hpp"

#include <fmt/format.h>

namespace nuan::policy::syntax {
namespace {

// Where the expression itself begins when nothing could be read.
Span span_of(const ExprPtr& expr, const Cursor& cursor) { return expr ? expr->span : cursor.peek().span; }

std::optional<Relation> relation_at(const Cursor& cursor) {
  switch (cursor.peek().sign) {
    case Sign::less:
      return Relation::less;
    case Sign::less_equal:
      return Relation::less_equal;
    case Sign::greater:
      return Relation::greater;
    case Sign::greater_equal:
      return Relation::greater_equal;
    case Sign::equals:
      return Relation::is;
    case Sign::unequal:
      return Relation::is_not;
    default:
      break;
  }
  if (cursor.at(Word::is)) return Relation::is;
  return std::nullopt;
}

Relation read_relation(Cursor& cursor, Relation relation) {
  const Token& token = cursor.take();
  if (token.word == Word::is) return cursor.accept(Word::not_word) ? Relation::is_not : Relation::is;
  if (relation != Relation::is && relation != Relation::is_not) return relation;
  const std::string right = relation == Relation::is ? "is" : "is not";
  cursor.tell(code::foreign_operator, token.span,
              {fmt::format("{} 不用来比较。", marked(cursor.text(token.span))),
               fmt::format("{} does not compare here.", marked(cursor.text(token.span)))},
              {fmt::format("写成 `{}`，例如 `setting {} inpatient`。", right, right),
               fmt::format("Write `{}`, as in `setting {} inpatient`.", right, right)});
  return relation;
}

ExprPtr read_in(Cursor& cursor, ExprPtr left) {
  const Span begin = span_of(left, cursor);
  if (!cursor.at(Sign::open)) {
    ExprPtr periods = read_sum(cursor);
    const int below = height_of({left.get(), periods.get()});
    return make(cursor, cursor.span_from(begin), InPeriods{std::move(left), std::move(periods)}, below);
  }
  cursor.take();
  InList list{std::move(left), {}};
  do list.items.push_back(read_sum(cursor));
  while (cursor.accept(Sign::comma));
  if (!cursor.accept(Sign::close))
    cursor.unexpected({"`,` 或 `)`", "`,` or `)`"}, {"列表写成 `in (甲, 乙)`，各项之间用逗号和空格。",
                                                     "A list is written `in (a, b)`, with commas between."});
  int below = height_of({list.left.get()});
  for (const ExprPtr& item : list.items) below = std::max(below, height_of({item.get()}));
  return make(cursor, cursor.span_from(begin), std::move(list), below);
}

void refuse_chain(Cursor& cursor, const Expr* comparison) {
  if (!relation_at(cursor) && !cursor.at(Word::in)) return;
  const auto* pair = comparison ? std::get_if<Comparison>(&comparison->node) : nullptr;
  const std::string sign(cursor.text(cursor.peek().span));
  const std::string both = pair && pair->right ? fmt::format("{} and {} {} …", cursor.text(comparison->span),
                                                             cursor.text(pair->right->span), sign)
                                               : "a < b and b < c";
  cursor.fail(code::chained_comparison, cursor.peek().span, {"比较不能连着写。", "Comparisons do not chain."},
              {fmt::format("拆成两个，用 `and` 连接：`{}`。", both),
               fmt::format("Make two of it, joined by `and`: `{}`.", both)});
}

ExprPtr read_comparison(Cursor& cursor) {
  ExprPtr left = read_sum(cursor);
  const Span begin = span_of(left, cursor);
  if (cursor.at(Word::not_word) && cursor.peek(1).word == Word::in) {
    const Span span = cursor.take().span;
    cursor.tell(code::foreign_operator, cursor.span_from(span).to(cursor.peek().span),
                {"没有 `not in` 这个写法。", "There is no comparison `not in`."},
                {"把 `not` 写在前面：`not a in b`。", "Put `not` in front: `not a in b`."});
  }
  ExprPtr comparison;
  if (const auto relation = relation_at(cursor)) {
    const Relation read = read_relation(cursor, *relation);
    ExprPtr right = read_sum(cursor);
    const int below = height_of({left.get(), right.get()});
    comparison = make(cursor, cursor.span_from(begin), Comparison{read, std::move(left), std::move(right)}, below);
  } else if (cursor.accept(Word::in)) {
    comparison = read_in(cursor, std::move(left));
  } else {
    return left;
  }
  refuse_chain(cursor, comparison.get());
  return comparison;
}

ExprPtr read_not(Cursor& cursor) {
  std::vector<Span> nots;
  while (cursor.accept(Word::not_word)) nots.push_back(cursor.previous().span);
  ExprPtr condition = read_comparison(cursor);
  for (; !nots.empty() && !cursor.recovering(); nots.pop_back()) {
    const int below = height_of({condition.get()});
    condition = make(cursor, cursor.span_from(nots.back()), Not{std::move(condition)}, below);
  }
  return condition;
}

ExprPtr read_and(Cursor& cursor) {
  ExprPtr left = read_not(cursor);
  while (cursor.accept(Word::and_word)) {
    const Span begin = span_of(left, cursor);
    ExprPtr right = read_not(cursor);
    const int below = height_of({left.get(), right.get()});
    left = make(cursor, cursor.span_from(begin), Logic{true, std::move(left), std::move(right)}, below);
  }
  return left;
}

ExprPtr read_conditional(Cursor& cursor) {
  ExprPtr value = read_condition(cursor);
  if (!cursor.accept(Word::if_word)) return value;
  const Span begin = span_of(value, cursor);
  const Words pattern{"写成 `值 if 条件 else 另一个值`。", "Write `value if condition else other value`."};
  ExprPtr condition = read_condition(cursor);
  cursor.expect(Word::else_word, pattern);
  const Cursor::Nest nest(cursor);
  ExprPtr otherwise = read_conditional(cursor);
  const int below = height_of({value.get(), condition.get(), otherwise.get()});
  return make(cursor, cursor.span_from(begin),
              Conditional{std::move(value), std::move(condition), std::move(otherwise)}, below);
}

bool is_operator(const Cursor& cursor) {
  switch (cursor.peek().sign) {
    case Sign::plus:
    case Sign::minus:
    case Sign::times:
    case Sign::slash:
      return true;
    default:
      break;
  }
  for (const Word word : {Word::and_word, Word::or_word, Word::in, Word::as, Word::down, Word::if_word})
    if (cursor.at(word)) return true;
  return relation_at(cursor).has_value();
}

}  // namespace

ExprPtr read_condition(Cursor& cursor) {
  ExprPtr left = read_and(cursor);
  while (cursor.accept(Word::or_word)) {
    const Span begin = span_of(left, cursor);
    ExprPtr right = read_and(cursor);
    const int below = height_of({left.get(), right.get()});
    left = make(cursor, cursor.span_from(begin), Logic{false, std::move(left), std::move(right)}, below);
  }
  return left;
}

ExprPtr read_expression(Cursor& cursor) {
  if (!begins_standing_alone(cursor)) return read_conditional(cursor);
  ExprPtr expr = read_standing_alone(cursor);
  if (expr && is_operator(cursor)) {
    tell_needs_brackets(cursor, expr->span);
    cursor.skip_quietly();
  }
  return expr;
}

void tell_needs_brackets(Cursor& cursor, Span span) {
  const std::string written = marked(cursor.text(span));
  const std::string inner = written.substr(1, written.size() - 2);
  cursor.tell(code::needs_brackets, span,
              {fmt::format("{} 和别的部分写在一起时需要括号。", written),
               fmt::format("{} needs brackets where more stands beside it.", written)},
              {fmt::format("写成 `({})`。", inner), fmt::format("Write `({})`.", inner)});
}

int height_of(std::initializer_list<const Expr*> below) {
  int height = 0;
  for (const Expr* expr : below) height = std::max(height, expr ? expr->height : 0);
  return height;
}

void tell_too_high(Cursor& cursor, Span span) {
  cursor.fail(code::too_deep, span, {"这个表达式太长或套得太深。", "This expression is too long or nested too deep."},
              {"用 `let` 给其中几部分起名，再把名称写进来。", "Name parts of it by `let` and use the names here."});
}

}  // namespace nuan::policy::syntax
