// Aggregates and places: grouped where their rows are, joined to where they are read.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

std::string folding(Fold fold, const std::string& of) {
  switch (fold) {
    case Fold::sum:
      return Spelling::narrowed("sum(" + of + ")");
    case Fold::count:
      return "count(*)";
    case Fold::smallest:
    case Fold::every:
      return "min(" + of + ")";
    case Fold::largest:
    case Fold::any:
      return "max(" + of + ")";
    default:
      break;
  }
  ENSURE(false);
  return "";
}

bool picks(Fold fold) { return fold == Fold::first || fold == Fold::last; }

}  // namespace

std::string Printing::seen(Reg among, const Arg& where) const {
  std::string text;
  if (among != no_reg) text = condition(value(among));
  const bool always = where.reg == no_reg && where.number != 0;
  if (always) return text.empty() ? "1 = 1" : text;
  return (text.empty() ? "" : text + " AND ") + condition(where);
}

int Printing::level_of_seen(Reg among, const Arg& where) const {
  return std::max(among == no_reg ? 0 : value(among).level, value(where).level);
}

// Every row is an instance of its own.
void Printing::fold_each_alone(const columnar::FoldRows& op, const std::string& seen, const Expression& in) {
  const int reads = std::max(level_of_seen(op.among, op.where), in.level);
  const std::string otherwise = in.is_text ? "''" : spell_.whole(op.fold == Fold::every ? 1 : 0);
  const std::string kept = op.fold == Fold::count ? spell_.whole(1) : number(in);
  keep(op.out, op.space, {fmt::format("CASE WHEN {} THEN {} ELSE {} END", seen, kept, otherwise), reads, false,
                          in.is_text});
  if (op.nothing != no_reg) keep(op.nothing, op.space, {fmt::format("NOT ({})", seen), reads, true, false, false});
}

void Printing::print(const columnar::FoldRows& op) {
  const Expression in = value(op.value);
  const std::string seen_rows = seen(op.among, op.where);
  if (op.instance == no_reg) return fold_each_alone(op, seen_rows, in);
  const Expression instance = rows(op.instance);
  const int reads = std::max({level_of_seen(op.among, op.where), in.level, instance.level, relations_.born(op.space),
                              relations_.born(op.instances)});
  const std::string key = names_.fresh("r");
  const std::string found = names_.fresh("g");
  std::string select;
  if (picks(op.fold)) {
    const std::string turn = names_.fresh("turn");
    const std::string order = fmt::format("row_number() OVER (PARTITION BY {} ORDER BY row_no{})", instance.text,
                                          op.fold == Fold::last ? " DESC" : "");
    select = fmt::format("SELECT {0}, {1} FROM (SELECT {2} AS {0}, {3} AS {1}, {4} AS {5} FROM {6} WHERE {7}) AS {8} "
                         "WHERE {5} = 1",
                         key, found, instance.text, number(in), order, turn, these_rows, seen_rows, names_.fresh("k"));
  } else {
    select = fmt::format("SELECT {} AS {}, {} AS {} FROM {} WHERE {} GROUP BY {}", instance.text, key,
                         folding(op.fold, number(in)), found, these_rows, seen_rows, instance.text);
  }
  relations_.join(op.instances, reads + 1, Reading{select, {{op.space, reads}}}, key, "row_no");
  const std::string nothing = in.is_text ? "''" : op.fold == Fold::every ? "1" : "0";
  keep(op.out, op.instances,
       column(op.instances, wish_of(op.out, "folded"), reads, fmt::format("coalesce({}, {})", found, nothing),
              in.is_text));
  if (op.nothing == no_reg) return;
  keep(op.nothing, op.instances,
       column(op.instances, "nothing", reads, fmt::format("CASE WHEN {} IS NULL THEN 1 ELSE 0 END", key)));
}

void Printing::print(const columnar::CountDistinct& op) {
  const Expression in = value(op.value);
  const std::string seen_rows = seen(op.among, op.where);
  const int seen_level = std::max(level_of_seen(op.among, op.where), in.level);
  if (op.instance == no_reg) {
    return keep(op.out, op.space, {fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", seen_rows), seen_level});
  }
  const Expression instance = rows(op.instance);
  const int reads =
      std::max({seen_level, instance.level, relations_.born(op.space), relations_.born(op.instances)});
  const std::string key = names_.fresh("r");
  const std::string found = names_.fresh("g");
  const std::string select = fmt::format("SELECT {} AS {}, count(DISTINCT {}) AS {} FROM {} WHERE {} GROUP BY {}",
                                         instance.text, key, number(in), found, these_rows, seen_rows, instance.text);
  relations_.join(op.instances, reads + 1, Reading{select, {{op.space, reads}}}, key, "row_no");
  keep(op.out, op.instances,
       column(op.instances, wish_of(op.out, "distinct_count"), reads, fmt::format("coalesce({}, 0)", found)));
}

void Printing::print(const columnar::NumberPlaces& op) {
  const std::string seen_rows = seen(op.among, op.where);
  const int seen_level = level_of_seen(op.among, op.where);
  if (op.instance == no_reg) {
    return keep(op.out, op.space, {fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", seen_rows), seen_level});
  }
  const Expression instance = rows(op.instance);
  const std::string counted = fmt::format("count(CASE WHEN {} THEN 1 END)", seen_rows);
  keep(op.out, op.space,
       column(op.space, wish_of(op.out, "place"), std::max(seen_level, instance.level),
              fmt::format("CASE WHEN {} THEN {} OVER (PARTITION BY {} ORDER BY row_no ROWS UNBOUNDED PRECEDING) ELSE 0 "
                          "END",
                          seen_rows, counted, instance.text)));
}

}  // namespace nuan::policy::sql
