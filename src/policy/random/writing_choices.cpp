// Conditions, choices and aggregates, made up.
#include "policy/random/writing.hpp"

namespace nuan::policy::random {

namespace {

using Rank = Standing::Rank;

constexpr const char* choices = "one of ca, cb, cc";

}  // namespace

Words Writing::choosing(Sort sort, const Standing& at, int depth) {
  const bool has_column = at.rank != Rank::all;
  const int kind = static_cast<int>(dice.below(3));
  if (kind == 0 && has_column) return match(sort, at, depth);
  if (kind == 1) return steps(sort, at, depth);
  const Words yes = write(sort, at, depth - 1);
  const Words no = write(sort, at, depth - 1);
  return {"(" + yes.text + " if " + condition(at, depth - 1) + " else " + no.text + ")", yes.firm || no.firm};
}

Words Writing::match(Sort sort, const Standing& at, int depth) {
  const bool of_fact = at.rank == Rank::fact && dice.chance(80);
  std::string text = "(match " + column(of_fact ? at.of : 0, choices) + ": ca ";
  const Words a = write(sort, at, depth - 1);
  const Words b = write(sort, at, depth - 1);
  text += a.text + ", cb " + b.text;
  if (dice.chance(50)) return {text + ", else " + leaf(sort, at).text + ")", a.firm || b.firm};
  return {text + ", cc " + leaf(sort, at).text + ")", a.firm || b.firm};
}

Words Writing::steps(Sort sort, const Standing& at, int depth) {
  const Words a = write(sort, at, depth - 1);
  const Words b = leaf(sort, at);
  const Words c = leaf(sort, at);
  const bool is_firm = a.firm || b.firm || c.firm;
  if (dice.chance(50)) {
    return {"(steps of " + firm(Sort::money, at, depth - 1) + ": " + a.text + " to 100, " + b.text + " to 5000, " +
                c.text + " beyond)",
            is_firm};
  }
  if (dice.chance(50)) {
    return {"(steps of " + firm(Sort::days, at, depth - 1) + ": " + a.text + " to 30 days, " + b.text + " beyond)",
            is_firm};
  }
  const std::string placed = at.over_rows && dice.chance(70) ? place(at, depth) : "";
  return {"(steps of " + (placed.empty() ? firm(Sort::count, at, depth - 1) : placed) + ": " + a.text + " to 1, " +
              b.text + " to 3, " + c.text + " beyond)",
          is_firm};
}

std::string Writing::condition(const Standing& at, int depth) {
  if (depth > 0 && dice.chance(35)) {
    const std::string left = condition(at, depth - 1);
    if (dice.chance(20)) return "not (" + left + ")";
    return "(" + left + (dice.chance(50) ? ") and (" : ") or (") + condition(at, depth - 1) + ")";
  }
  if (at.rank == Rank::all) return firm(Sort::money, at, 0) + " > " + amount();
  const bool of_fact = at.rank == Rank::fact && dice.chance(80);
  const std::size_t table = of_fact ? at.of : 0;
  switch (dice.below(8)) {
    case 0:
      return column(table, choices) + dice.pick<const char*>({" is ca", " is not cb", " in (ca, cc)"});
    case 1:
      return column(table, "flag") + dice.pick<const char*>({" is yes", " is not yes", ""});
    case 2:
      if (dice.below(100) == 0)
        return std::string(of_fact ? tables[table].name + "_id" : "person_id") + " is not \"x\"";
      return column(table, "text") + dice.pick<const char*>({" is \"x\"", " is not \"\"", " in (\"x\", \"y\")"});
    case 3:
      return firm(Sort::date, at, depth - 1) + " in " + periods(at);
    case 4: {
      if (depth <= 0 || !at.over_rows) return comparison(at, depth);
      const Standing rows = rows_for(at);
      const std::string what = dice.pick<const char*>({"any", "every"});
      return "(" + what + " of (" + of_rows(Sort::money, rows) + " > " + amount() + ")" + where(rows, depth - 1) +
             scope(rows, at) + ")";
    }
    default:
      return comparison(at, depth);
  }
}

std::string Writing::comparison(const Standing& at, int depth) {
  const std::string placed = at.over_rows && depth > 0 && dice.chance(20) ? place(at, depth) : "";
  if (!placed.empty()) return placed + dice.pick<const char*>({" <= 1", " > 1", " is 2", " <= 2"});
  const Sort sort =
      dice.pick<Sort>({Sort::money, Sort::money, Sort::date, Sort::count, Sort::days, Sort::rate, Sort::number});
  const std::string sign = dice.pick<const char*>({" < ", " <= ", " > ", " >= ", " is ", " is not "});
  const std::string left = firm(sort, at, depth - 1);
  if (sort == Sort::count) return left + sign + literal(sort).text;
  return left + sign + (dice.chance(30) ? known_let(sort, at) : write(sort, at, depth - 1)).text;
}

Standing Writing::rows_for(const Standing& at) {
  if (at.rank == Rank::group) return {Rank::fact, groups[at.of].table, true};
  if (!groups.empty() && dice.chance(25)) return {Rank::group, dice.below(groups.size()), true};
  if (at.rank == Rank::fact && dice.chance(70)) return {Rank::fact, at.of, true};
  return {Rank::fact, 1 + dice.below(tables.size() - 1), true};
}

// Something that surely belongs to those rows.
std::string Writing::of_rows(Sort sort, const Standing& rows) {
  if (rows.rank == Rank::group) {
    const MadeGroup& group = groups[rows.of];
    const std::string fold = sort == Sort::date ? "smallest" : dice.pick<const char*>({"sum", "sum", "largest"});
    const char* type = sort == Sort::date    ? "date"
                       : sort == Sort::days  ? "days"
                       : sort == Sort::money ? "money"
                                             : "count";
    if (sort == Sort::rate || sort == Sort::number) {
      return "(largest of " + column(group.table, sort == Sort::rate ? "rate" : "number") + " per " + group.name + ")";
    }
    return "(" + fold + " of " + column(group.table, type) + " per " + group.name + ")";
  }
  const char* type = sort == Sort::money    ? "money"
                     : sort == Sort::rate   ? "rate"
                     : sort == Sort::number ? "number"
                     : sort == Sort::count  ? "count"
                     : sort == Sort::days   ? "days"
                                            : "date";
  return column(rows.of, type);
}

std::string Writing::where(const Standing& rows, int depth) {
  if (dice.chance(45)) return "";
  Standing at = rows;
  at.over_rows = depth > 0 && dice.chance(20);
  return " where " + condition(at, depth - 1);
}

// Groups first: they are what one person has several of.
std::string Writing::scope(const Standing& rows, const Standing& at) {
  std::vector<std::string> known;
  const bool by_fact = rows.rank == Rank::fact;
  if (by_fact && (at.rank == Rank::fact || at.rank == Rank::group)) {
    for (std::size_t index = 0; index < groups.size(); ++index) {
      const bool seen = at.rank == Rank::group ? at.of == index : groups[index].table == at.of;
      if (seen && groups[index].table == rows.of) known.push_back(" per " + groups[index].name);
    }
  }
  if (at.rank != Rank::life) {
    known.emplace_back(" per year");
    known.emplace_back(" per year");
  }
  if (at.rank == Rank::life || dice.chance(30)) known.push_back(dice.chance(50) ? " per life" : "");
  return dice.pick(known);
}

std::string Writing::place(const Standing& at, int depth) {
  std::vector<std::string> known;
  if (at.rank == Rank::fact) known.push_back(tables[at.of].name);
  for (std::size_t index = 0; index < groups.size(); ++index) {
    const bool seen = at.rank == Rank::group ? at.of == index : at.rank == Rank::fact && groups[index].table == at.of;
    if (seen) known.push_back(groups[index].name);
  }
  if (known.empty()) return "";
  const std::string name = dice.pick(known);
  Standing rows{Rank::fact, table_of(at), true};
  for (std::size_t index = 0; index < groups.size(); ++index) {
    if (groups[index].name == name) rows = {Rank::group, index, true};
  }
  const std::string per = dice.chance(80) ? " per year" : " per life";
  // A group may be kept by what its facts are.
  if (rows.rank == Rank::group && dice.chance(50)) rows = {Rank::fact, groups[rows.of].table, true};
  return "(place of " + name + where(rows, depth - 1) + per + ")";
}

Words Writing::over_rows(Sort sort, const Standing& at, int depth) {
  const Standing rows = rows_for(at);
  const auto over = [&](const std::string& fold) {
    return Words{"(" + fold + of_rows(sort, rows) + where(rows, depth - 1) + scope(rows, at) + ")", true};
  };
  if (sort == Sort::count && dice.chance(80)) {
    const std::string placed = dice.chance(50) ? place(at, depth) : "";
    if (!placed.empty()) return {placed, true};
    if (rows.rank == Rank::fact && dice.chance(30)) {
      const std::string what = column(rows.of, dice.pick<const char*>({"text", "date", choices}));
      return {"(count of distinct " + what + where(rows, depth - 1) + scope(rows, at) + ")", true};
    }
    const std::string name = rows.rank == Rank::group ? groups[rows.of].name : tables[rows.of].name;
    return {"(count of " + name + where(rows, depth - 1) + scope(rows, at) + ")", true};
  }
  if (sort == Sort::date) return over(dice.pick<const char*>({"first of ", "last of ", "smallest of ", "largest of "}));
  if (sort != Sort::count && dice.chance(2)) return over("mean of ");
  if (dice.chance(70)) return over("sum of ");
  return over(dice.pick<const char*>({"first of ", "last of ", "smallest of ", "largest of "}));
}

}  // namespace nuan::policy::random
