// Measure: what share says yes, or a mean, and how sure that is.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

void read_strata(Cursor& cursor, Measure& measure) {
  measure.stratum = read_sum(cursor);
  cursor.expect_text_word("sized", {"写成 `strata branch sized staff`。", "Write `strata branch sized staff`."});
  measure.sized = read_sum(cursor);
}

// `compare before with after, independent` or `, same person`: what is meant by a difference is said.
void read_compared(Cursor& cursor, Measure& measure) {
  const Words pattern{"写成 `compare before with after, independent`，同一批人写 `, same person`。",
                      "Write `compare before with after, independent`, of the same people `, same person`."};
  const Words choice{"一个选项", "a choice"};
  Name before = cursor.expect_name(NameFor::result, choice, pattern);
  cursor.expect_text_word("with", pattern);
  Name after = cursor.expect_name(NameFor::result, choice, pattern);
  cursor.expect(Sign::comma, ",", pattern);
  if (cursor.accept_text("same"))
    measure.panel = read_sum(cursor);
  else
    cursor.expect_text_word("independent", pattern);
  measure.compared = {std::move(before), std::move(after)};
}

// What is told, and by what.
void read_told(Cursor& cursor, Measure& measure, const Words& pattern) {
  if (cursor.accept(Word::mean)) {
    measure.mean = read_sum(cursor);
  } else {
    cursor.expect(Word::yes, pattern);
    measure.yes = read_condition(cursor);
  }
  cursor.expect(Word::by, pattern);
  do measure.by.push_back(read_sum(cursor));
  while (cursor.accept(Sign::comma));
}

// How the answers were drawn.
void read_design(Cursor& cursor, Measure& measure) {
  if (cursor.accept_text("weighted")) {
    cursor.expect(Word::by, {"写成 `weighted by weight`。", "Write `weighted by weight`."});
    measure.weight = read_sum(cursor);
  }
  if (cursor.accept_text("strata")) read_strata(cursor, measure);
  if (!cursor.accept_text("design")) return;
  cursor.expect_text_word("effect", {"写成 `design effect 1.5`。", "Write `design effect 1.5`."});
  measure.design_effect = read_atom(cursor, {"设计效应", "the design effect"});
}

}  // namespace

Measure read_measure(Cursor& cursor) {
  const Words pattern{"写成 `measure satisfied of answer yes score >= 4 by part interval wilson 95%`。",
                      "Write `measure satisfied of answer yes score >= 4 by part interval wilson 95%`."};
  Measure measure;
  measure.head = read_form_head(cursor, {"测量的名称", "the name of the measure"});
  read_told(cursor, measure, pattern);
  read_design(cursor, measure);
  cursor.expect_text_word("interval", pattern);
  measure.interval = cursor.peek().span;
  measure.normal = cursor.accept_text("normal");
  if (!measure.normal) cursor.expect_text_word("wilson", pattern);
  measure.level = read_atom(cursor, {"置信水平", "the level"});
  if (cursor.accept_text("compare")) read_compared(cursor, measure);
  if (cursor.accept_text("hide")) {
    cursor.expect(Word::under, {"写成 `hide under 10`。", "Write `hide under 10`."});
    measure.hide_under = read_atom(cursor, {"最少人数", "the fewest that are shown"});
  }
  if (!cursor.accept(Word::order)) return measure;
  const Words worst{"写成 `order worst first`。", "Write `order worst first`."};
  cursor.expect_text_word("worst", worst);
  measure.worst_first = cursor.expect(Word::first, worst);
  return measure;
}

}  // namespace nuan::policy::syntax
