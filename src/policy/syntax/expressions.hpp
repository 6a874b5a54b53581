// The expressions of the language, from whole ones down to single values.
#pragma once

#include "policy/syntax/cursor.hpp"

namespace nuan::policy::syntax {

// A value or a condition as it may stand alone: `match`, `steps`, aggregates, `place` and `if` included.
[[nodiscard]] ExprPtr read_expression(Cursor& cursor);
// The same without those: what follows `require`, `where`, `if`, `always`.
[[nodiscard]] ExprPtr read_condition(Cursor& cursor);
// A literal, a name, or anything in brackets: the edge of a band, a date behind `as of`.
[[nodiscard]] ExprPtr read_atom(Cursor& cursor, const Words& expected);
// One value as an example gives it: a literal, with a sign if it is a number, or a single word.
[[nodiscard]] ExprPtr read_plain_value(Cursor& cursor, const Words& expected);

// The bands behind `pay` or `steps of x:`. A lone value without an edge is taken where `lone` allows it.
enum class Lone : bool { refused, allowed };
[[nodiscard]] std::vector<Band> read_bands(Cursor& cursor, Lone lone);
// `source "..."`, where it stands.
[[nodiscard]] std::optional<Quoted> read_source(Cursor& cursor);

[[nodiscard]] ExprPtr read_where(Cursor& cursor);       // null where none stands
[[nodiscard]] Scope read_scope(Cursor& cursor);         // behind `per`
[[nodiscard]] bool begins_value(const Cursor& cursor);  // an expression may begin here

// ---- for the parts of the reader only
[[nodiscard]] bool begins_standing_alone(const Cursor& cursor);  // match, steps, an aggregate, place
[[nodiscard]] ExprPtr read_standing_alone(Cursor& cursor);
[[nodiscard]] ExprPtr read_sum(Cursor& cursor);       // arithmetic without comparisons
[[nodiscard]] ExprPtr read_function(Cursor& cursor);  // null where none begins
[[nodiscard]] ExprPtr read_bracketed(Cursor& cursor);
[[nodiscard]] ExprPtr read_operand(Cursor& cursor);  // one value, with its `as of`
[[nodiscard]] ExprPtr read_primary(Cursor& cursor);
void tell_needs_brackets(Cursor& cursor, Span span);

[[nodiscard]] int height_of(std::initializer_list<const Expr*> below);
void tell_too_high(Cursor& cursor, Span span);

// A node above nodes of the given height; a tree that grows too high is told.
template <class Node>
[[nodiscard]] ExprPtr make(Cursor& cursor, Span span, Node node, int height_below = 0) {
  if (height_below >= height_max) tell_too_high(cursor, span);
  return std::make_unique<Expr>(Expr{span, std::move(node), height_below + 1});
}

}  // namespace nuan::policy::syntax
