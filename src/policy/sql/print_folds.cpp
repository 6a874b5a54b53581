// Aggregates and places: grouped where their rows are, joined to where they are read.
#include <fmt/format.h>

#include "base/result.hpp"
#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

std::string function_of(Fold fold) {
  switch (fold) {
    case Fold::sum:
      return "sum";
    case Fold::count:
      return "count";
    case Fold::smallest:
    case Fold::every:
      return "min";
    default:
      return "max";  // also of the one row that first and last pick
  }
}

// What a fold of no rows is, so that bounds hold.
std::string nothing_of(Fold fold, bool is_text) {
  if (is_text) return "''";
  return fold == Fold::every ? "1" : "0";
}

bool picks(Fold fold) { return fold == Fold::first || fold == Fold::last; }

}  // namespace

std::string Printing::seen(Reg among, const Arg& where) {
  std::string text;
  if (among != no_reg) text = condition(value(among));
  const bool always = where.reg == no_reg && where.number != 0;
  if (always) return text.empty() ? "1 = 1" : text;
  return (text.empty() ? "" : text + " AND ") + condition(where);
}

int Printing::level_of_seen(Reg among, const Arg& where) {
  return std::max(among == no_reg ? 0 : value(among).level, value(where).level);
}

// No aggregate runs over rows that are each an instance of their own: `per` names a group of the rows, a year or a
// life.
void Printing::print(const columnar::FoldRows& op) {
  ENSURE(op.instance != no_reg);
  folds_.emplace(op.out, op);
  space_of_number_.at(static_cast<std::size_t>(op.out)) = op.instances;
  if (op.nothing == no_reg) return;
  folds_.emplace(op.nothing, op);
  space_of_number_.at(static_cast<std::size_t>(op.nothing)) = op.instances;
}

void Printing::print(const columnar::CountDistinct& op) {
  ENSURE(op.instance != no_reg);
  distinct_.emplace(op.out, op);
  space_of_number_.at(static_cast<std::size_t>(op.out)) = op.instances;
}

// `by`: the instance that is read; none: the row is the instance.
Expression Printing::fetch_folded(Space space, Reg from, RowsReg by) {
  const Expression instance = rows_or_own(by, space);
  if (const auto counts = distinct_.find(from); counts != distinct_.end())
    return counted_join(space, counts->second, instance);
  const columnar::FoldRows& op = folds_.at(from);
  const bool nothing = from == op.nothing;
  if (space != op.space || by != op.instance) return folded_join(space, op, instance, nothing);
  if (!nothing) return folded_over(op);
  const std::string kept =
      fmt::format("count(CASE WHEN {} THEN 1 END) OVER (PARTITION BY {})", seen(op.among, op.where), instance.text);
  return column(space, "nothing", std::max(level_of_seen(op.among, op.where), instance.level),
                fmt::format("CASE WHEN {} = 0 THEN 1 ELSE 0 END", kept));
}

// Read from the rows that are folded: a window.
Expression Printing::folded_over(const columnar::FoldRows& op) {
  const Expression in = value(op.value);
  const Expression instance = rows(op.instance);
  int reads = std::max({level_of_seen(op.among, op.where), in.level, instance.level});
  std::string seen_rows = seen(op.among, op.where);
  if (picks(op.fold)) {
    const std::string end = op.fold == Fold::first ? "min" : "max";
    const Expression picked =
        column(op.space, "picked", reads,
               fmt::format("coalesce({}(CASE WHEN {} THEN row_no END) OVER (PARTITION BY {}), -1)", end, seen_rows,
                           instance.text));
    reads = picked.level;
    seen_rows = "row_no = " + picked.text;
  }
  const std::string kept =
      fmt::format("CASE WHEN {} THEN {} END", seen_rows, op.fold == Fold::count ? "1" : number(in));
  const std::string window = fmt::format("{}({}) OVER (PARTITION BY {})", function_of(op.fold), kept, instance.text);
  const std::string narrow = op.fold == Fold::sum ? spell_.narrowed(window) : window;
  return column(op.space, wish_of(op.out, "folded"), reads,
                fmt::format("coalesce({}, {})", narrow, nothing_of(op.fold, in.is_text)), in.is_text);
}

// What is folded elsewhere can be read once its rows are there and the row that reads it is.
template <class Fold>
Printing::Elsewhere Printing::elsewhere(Space space, const Fold& op, const Expression& by) {
  const Expression in = value(op.value);
  Elsewhere from{in, seen(op.among, op.where), rows(op.instance), 0, names_.fresh("r"), names_.fresh("g")};
  from.reads = std::max({level_of_seen(op.among, op.where), in.level, from.instance.level, by.level,
                         relations_.born(op.space), relations_.born(space)});
  return from;
}

// The one row of each instance that stands first or last.
std::string Printing::picked_rows(const columnar::FoldRows& op, const Elsewhere& from) {
  const std::string turn = names_.fresh("turn");
  const std::string order = fmt::format("row_number() OVER (PARTITION BY {} ORDER BY row_no{})", from.instance.text,
                                        op.fold == Fold::last ? " DESC" : "");
  return fmt::format(
      "SELECT {0}, {1} FROM (SELECT {2} AS {0}, {3} AS {1}, {4} AS {5} FROM {6} WHERE {7}) AS {8} WHERE {5} = 1",
      from.key, from.found, from.instance.text, number(from.in), order, turn, these_rows, from.seen, names_.fresh("k"));
}

std::string Printing::grouped_rows(const std::string& fold, const Elsewhere& from) {
  return fmt::format("SELECT {0} AS {1}, {2} AS {3} FROM {4} WHERE {5} GROUP BY {0}", from.instance.text, from.key,
                     fold, from.found, these_rows, from.seen);
}

// Read from elsewhere: a join with the folded rows.
Expression Printing::folded_join(Space space, const columnar::FoldRows& op, const Expression& by, bool nothing) {
  const Elsewhere from = elsewhere(space, op, by);
  std::string select;
  if (picks(op.fold)) {
    select = picked_rows(op, from);
  } else {
    const std::string fold =
        fmt::format("{}({})", function_of(op.fold), op.fold == Fold::count ? "1" : number(from.in));
    select = grouped_rows(op.fold == Fold::sum ? spell_.narrowed(fold) : fold, from);
  }
  relations_.join(space, from.reads + 1, Reading{select, {{op.space, from.reads}}}, from.key, by.text);
  if (nothing)
    return column(space, "nothing", from.reads, fmt::format("CASE WHEN {} IS NULL THEN 1 ELSE 0 END", from.key));
  return column(space, wish_of(op.out, "folded"), from.reads,
                fmt::format("coalesce({}, {})", from.found, nothing_of(op.fold, from.in.is_text)), from.in.is_text);
}

Expression Printing::counted_join(Space space, const columnar::CountDistinct& op, const Expression& by) {
  const Elsewhere from = elsewhere(space, op, by);
  const std::string select = grouped_rows(fmt::format("count(DISTINCT {})", number(from.in)), from);
  relations_.join(space, from.reads + 1, Reading{select, {{op.space, from.reads}}}, from.key, by.text);
  return column(space, wish_of(op.out, "distinct_count"), from.reads, fmt::format("coalesce({}, 0)", from.found));
}

void Printing::print(const columnar::NumberPlaces& op) {
  const std::string seen_rows = seen(op.among, op.where);
  const int seen_level = level_of_seen(op.among, op.where);
  ENSURE(op.instance != no_reg);
  const Expression instance = rows(op.instance);
  const std::string counted = fmt::format("count(CASE WHEN {} THEN 1 END)", seen_rows);
  keep(op.out, op.space,
       column(op.space, wish_of(op.out, "place"), std::max(seen_level, instance.level),
              fmt::format("CASE WHEN {} THEN {} OVER (PARTITION BY {} ORDER BY row_no ROWS UNBOUNDED PRECEDING) ELSE 0 "
                          "END",
                          seen_rows, counted, instance.text)));
}

}  // namespace nuan::policy::sql
