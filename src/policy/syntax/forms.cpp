// The forms of this version: cover, benefit and limit.
#include <fmt/format.h>

#include <array>

#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

void read_on(Cursor& cursor, Benefit& benefit) {
  if (cursor.accept(Word::each))
    benefit.each = cursor.expect_name(NameFor::value, {"表的名称", "the name of a table"},
                                      {"写成 `on each claim`。", "Write `on each claim`."});
  else
    benefit.on = read_expression(cursor);
  benefit.where = read_where(cursor);
}

// `largest` before anything but `of` says which amount counts; `largest of` is an aggregate.
void read_pay(Cursor& cursor, Benefit& benefit) {
  if (cursor.at(Word::largest) && cursor.peek(1).word != Word::of) {
    cursor.take();
    benefit.pay = Benefit::Pay::largest;
    ExprPtr value = read_expression(cursor);
    benefit.bands.push_back({std::move(value), nullptr, read_source(cursor)});
    return;
  }
  benefit.bands = read_bands(cursor, Lone::allowed);
  if (benefit.bands.size() != 1 || benefit.bands[0].edge || !cursor.accept(Word::each)) return;
  benefit.pay = Benefit::Pay::each;
  if (!benefit.bands[0].source) benefit.bands[0].source = read_source(cursor);
}

void read_floor(Cursor& cursor, Benefit& benefit) {
  if (cursor.accept(Word::raise)) {
    cursor.expect(Word::to, {"写成 `raise to 50`。", "Write `raise to 50`."});
    benefit.raise_to = read_expression(cursor);
    return;
  }
  cursor.take();
  cursor.expect(Word::under, {"写成 `nothing under 50`。", "Write `nothing under 50`."});
  benefit.nothing_under = read_expression(cursor);
}

// The clauses of a benefit in their order. Each stands once, `at most` as often as there are scopes.
struct Clause {
  Word word;
  int rank;
};
constexpr std::array clauses = {
    Clause{Word::on, 0},      Clause{Word::where, 1}, Clause{Word::per, 2},
    Clause{Word::above, 3},   Clause{Word::pay, 4},   Clause{Word::raise, 5},
    Clause{Word::nothing, 5}, Clause{Word::at, 6},    Clause{Word::payee, 7},
};
constexpr int rank_at_most = 6;

const Clause* clause_at(const Cursor& cursor) {
  for (const Clause& clause : clauses)
    if (cursor.at(clause.word)) return &clause;
  return nullptr;
}

void check_order(Cursor& cursor, const Clause& clause, std::array<bool, 8>& seen) {
  const auto rank = static_cast<std::size_t>(clause.rank);
  const Token& token = cursor.peek();
  bool late = false;
  for (std::size_t higher = rank + 1; higher < seen.size(); ++higher) late = late || seen[higher];
  const bool is_floor = clause.word == Word::raise || clause.word == Word::nothing;
  if (seen[rank] && is_floor)
    cursor.tell(
        code::clause_twice, token.span,
        {"这项给付已经有 `raise to` 或 `nothing under`。", "This benefit has a `raise to` or `nothing under` already."},
        {"两者只留一个。", "Keep one of the two."});
  else if (seen[rank] && clause.rank != rank_at_most)
    cursor.tell(code::clause_twice, token.span,
                {fmt::format("这项给付里 `{}` 写了两次。", token.text),
                 fmt::format("This benefit has `{}` twice.", token.text)},
                {"只留一个。", "Keep one of them."});
  else if (late)
    cursor.tell(code::clause_order, token.span,
                {fmt::format("`{}` 写得太靠后。", token.text), fmt::format("`{}` stands too late.", token.text)},
                {"次序是 on、where、per、above、pay、raise to 或 nothing under、at most、payee。",
                 "The order is on, where, per, above, pay, raise to or nothing under, at most, payee."});
  seen[rank] = true;
}

void read_clause(Cursor& cursor, Word word, Benefit& benefit) {
  if (word == Word::at) return benefit.at_most.push_back(read_at_most(cursor));
  if (word == Word::raise || word == Word::nothing) return read_floor(cursor, benefit);
  if (word == Word::where) return void(benefit.where = read_where(cursor));
  cursor.take();
  if (word == Word::on) return read_on(cursor, benefit);
  if (word == Word::per) return void(benefit.per = read_scope(cursor));
  if (word == Word::above) return void(benefit.above = read_expression(cursor));
  if (word == Word::pay) return read_pay(cursor, benefit);
  benefit.payee = cursor.expect_name(NameFor::result, {"收款方", "who is paid"});
}

void check_complete(Cursor& cursor, const Benefit& benefit, const std::array<bool, 8>& seen) {
  const auto demand = [&](int rank, std::string_view word, Words advice) {
    if (seen[static_cast<std::size_t>(rank)] || cursor.recovering()) return;
    cursor.tell(code::clause_missing, benefit.name.span,
                {fmt::format("给付 {} 缺少 `{}`。", marked(benefit.name.text), word),
                 fmt::format("The benefit {} has no `{}`.", marked(benefit.name.text), word)},
                std::move(advice));
  };
  demand(0, "on", {"补上按什么计算，例如 `on self_pay`。", "Say what it is counted on, as in `on self_pay`."});
  demand(2, "per", {"补上累计的范围，例如 `per year`。", "Say over what it is added up, as in `per year`."});
  demand(4, "pay", {"补上付多少，例如 `pay 20%`。", "Say what is paid, as in `pay 20%`."});
}

void read_limited(Cursor& cursor, Limit& limit) {
  limit.all_benefits = cursor.accept(Word::all);
  if (limit.all_benefits) {
    cursor.expect(Word::benefits, {"写成 `all benefits`，或一项一项写：`outpatient + inpatient`。",
                                   "Write `all benefits`, or name them: `outpatient + inpatient`."});
    return;
  }
  do
    limit.benefits.push_back(cursor.expect_name(
        NameFor::result, {"给付的名称或 `all benefits`", "the name of a benefit, or `all benefits`"}));
  while (cursor.accept(Sign::plus));
}

}  // namespace

Requirement read_requirement(Cursor& cursor) {
  Requirement requirement;
  const Span begin = cursor.take().span;
  const Words pattern{"写成 `require 条件 else 代码 \"原因\"`。", "Write `require condition else code \"reason\"`."};
  requirement.condition = read_condition(cursor);
  cursor.expect(Word::else_word, pattern);
  if (cursor.accept(Word::hold)) requirement.answer = Answer::hold;
  if (cursor.accept(Word::note)) requirement.answer = Answer::note;
  requirement.code = cursor.expect_name(NameFor::result, {"原因代码", "the code of the reason"}, pattern);
  if (!cursor.at(TokenKind::text) && !cursor.at(Sign::slash))
    cursor.unexpected({"引号里的原因", "the reason in quotes"},
                      {"写成 `not-covered \"不在保障期间内\"`；英文写在 `/` 后面。",
                       "Write `not-covered \"不在保障期间内\" / \"not covered on that day\"`."});
  requirement.words = read_titles(cursor);
  requirement.source = read_source(cursor);
  requirement.span = cursor.span_from(begin);
  return requirement;
}

AtMost read_at_most(Cursor& cursor) {
  AtMost cap;
  const Span begin = cursor.peek().span;
  const Words pattern{"写成 `at most 653 per year`。", "Write `at most 653 per year`."};
  cursor.expect(Word::at, pattern);
  cursor.expect(Word::most, {"封顶写成 `at most 653 per year`；保底写成 `raise to 50` 或 `nothing under 50`。",
                             "A cap is `at most 653 per year`; a floor is `raise to 50` or `nothing under 50`."});
  cap.amount = read_expression(cursor);
  if (cursor.accept(Word::per)) cap.per = read_scope(cursor);
  cap.source = read_source(cursor);
  cap.span = cursor.span_from(begin);
  return cap;
}

Cover read_cover(Cursor& cursor) {
  Cover cover;
  cover.table = cursor.expect_name(NameFor::value, {"表的名称", "the name of a table"});
  while (cursor.at(Word::require)) cover.requirements.push_back(read_requirement(cursor));
  if (cover.requirements.empty())
    cursor.unexpected({"`require`", "`require`"}, {"写成 `cover claim require 条件 else 代码 \"原因\"`。",
                                                   "Write `cover claim require condition else code \"reason\"`."});
  return cover;
}

Benefit read_benefit(Cursor& cursor) {
  Benefit benefit;
  benefit.name = cursor.expect_name(NameFor::new_result, {"给付的名称", "the name of the benefit"});
  benefit.titles = read_titles(cursor);
  std::array<bool, 8> seen{};
  while (const Clause* clause = clause_at(cursor)) {
    check_order(cursor, *clause, seen);
    read_clause(cursor, clause->word, benefit);
    if (clause->word == Word::on && benefit.where) seen[1] = true;
  }
  if (!cursor.at_end() && !begins_declaration(cursor.peek().word)) return benefit;  // told as what does not belong
  check_complete(cursor, benefit, seen);
  return benefit;
}

Limit read_limit(Cursor& cursor) {
  Limit limit;
  limit.name = cursor.expect_name(NameFor::new_result, {"限额的名称", "the name of the limit"});
  limit.titles = read_titles(cursor);
  read_limited(cursor, limit);
  limit.at_most = read_at_most(cursor);
  if (!limit.at_most.per && !cursor.recovering() && (cursor.at_end() || begins_declaration(cursor.peek().word)))
    cursor.tell(
        code::clause_missing, limit.at_most.span,
        {fmt::format("限额 {} 缺少 `per`。", marked(limit.name.text)),
         fmt::format("The limit {} has no `per`.", marked(limit.name.text))},
        {"补上限额管多大范围，例如 `at most 653 per year`。", "Say over what it holds: `at most 653 per year`."});
  return limit;
}

}  // namespace nuan::policy::syntax
