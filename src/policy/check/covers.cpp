// Covers: which facts take part at all.
#include <algorithm>

#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

NodeId read_condition(Reading& reading, Expressions& expressions, const syntax::Requirement& requirement, Index table) {
  const Words what{"`require` ", "`require`"};
  const NodeId condition = expressions.condition(*requirement.condition, {table, false}, what);
  if (condition == none) return none;
  if (reading.trait(condition).over_rows) {
    reading.refuse(
        code::cover_counts, requirement.condition->span,
        {"`cover` 决定哪些行参加计算，所以不能再数它们",
         "`cover` decides which rows take part, so it cannot count them"},
        {"只读这一行自己的列、人员的列和输入；次数限制写进 benefit 的 `where`",
         "read the row's own columns, its subject's and inputs; put limits by number into a benefit's `where`"});
    return none;
  }
  return expressions.readable(condition, {Level::Rank::fact, table, false}, what) ? condition : none;
}

}  // namespace

void read_covers(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Cover>([&](const syntax::Cover& written, Span) {
    const auto named = fact_table_named(reading, written.table);
    if (!named) return;
    const Index table = *named;
    if (std::ranges::find(reading.plan.covers, table, &Cover::table) != reading.plan.covers.end())
      reading.refuse(code::cover_twice, written.table.span,
                     say("`{}` 已有 `cover`", "`{}` already has a `cover`", written.table.text),
                     {"把要求写进同一个 `cover`", "put the requirements into one `cover`"});
    Cover cover;
    cover.table = table;
    cover.requirements = read_requirements(reading, written.requirements, [&](const syntax::Requirement& requirement) {
      return read_condition(reading, expressions, requirement, table);
    });
    reading.plan.covers.push_back(std::move(cover));
  });
}

}  // namespace nuan::policy::check
