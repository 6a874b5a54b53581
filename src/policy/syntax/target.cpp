// Target: how far along, and whether it will be reached.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

const Words pattern{
    "写成 `target bridges of bridge count of bridge reach 100 by opened_on from 2020-07-01 to 2023-06-30 "
    "on today`。",
    "Write `target bridges of bridge count of bridge reach 100 by opened_on from 2020-07-01 to "
    "2023-06-30 on today`."};

Counting read_counting(Cursor& cursor) {
  Counting counting;
  const Span begin = cursor.peek().span;
  cursor.expect(Word::count, pattern);
  cursor.expect(Word::of, pattern);
  if (cursor.accept(Word::distinct))
    counting.distinct = read_sum(cursor);
  else
    counting.rows = cursor.expect_name(NameFor::value, {"要数的表", "the table whose rows are counted"}, pattern);
  counting.span = cursor.span_from(begin);
  counting.unit = read_titles(cursor);
  return counting;
}

void read_days(Cursor& cursor, Target& target) {
  const Span begin = cursor.peek().span;
  cursor.expect(Word::from, pattern);
  target.from = cursor.expect_date({"第一天", "its first day"});
  cursor.expect(Word::to, pattern);
  target.to = cursor.expect_date({"最后一天", "its last day"});
  target.days = cursor.span_from(begin);
}

void read_milestones(Cursor& cursor, Target& target) {
  do {
    Milestone milestone;
    const Span begin = cursor.peek().span;
    milestone.value = read_sum(cursor);
    cursor.expect(Word::to, {"写成 `plan 1,000 to 2021-12-31`。", "Write `plan 1,000 to 2021-12-31`."});
    milestone.day = cursor.expect_date({"到哪一天", "by which day"});
    milestone.span = cursor.span_from(begin);
    target.milestones.push_back(std::move(milestone));
  } while (cursor.accept(Sign::comma));
}

// `per bridges within 2 times`
void read_per(Cursor& cursor, Target& target) {
  const Words per{"写成 `per bridges within 2 times`。", "Write `per bridges within 2 times`."};
  target.per = cursor.expect_name(NameFor::result, {"另一个目标", "another target"}, per);
  cursor.expect_text_word("within", per);
  target.within = read_atom(cursor, {"倍数", "a number"});
  cursor.expect(Word::times, per);
}

}  // namespace

Target read_target(Cursor& cursor) {
  Target target;
  target.head = read_form_head(cursor, {"目标的名称", "the name of the target"});
  target.counting = read_counting(cursor);
  if (!target.head.where) target.head.where = read_where(cursor);
  cursor.expect_text_word("reach", pattern);
  target.reach = read_sum(cursor);
  target.source = read_source(cursor);
  cursor.expect(Word::by, pattern);
  target.by = read_sum(cursor);
  read_days(cursor, target);
  if (cursor.accept_text("plan")) read_milestones(cursor, target);
  cursor.expect(Word::on, pattern);
  target.on = read_sum(cursor);
  if (cursor.accept_text("beside")) target.beside = read_counting(cursor);
  if (cursor.accept(Word::per)) read_per(cursor, target);
  return target;
}

}  // namespace nuan::policy::syntax
