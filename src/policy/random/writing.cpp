#include "policy/random/writing.hpp"

#include <utility>

namespace nuan::policy::random {

namespace {

using Rank = Standing::Rank;

const char* type_of(Sort sort) {
  switch (sort) {
    case Sort::money:
      return "money";
    case Sort::rate:
      return "rate";
    case Sort::number:
      return "number";
    case Sort::count:
      return "count";
    case Sort::days:
      return "days";
    case Sort::date:
      return "date";
  }
  return "";  // untested: the switch names every sort
}

}  // namespace

Writing::Writing(Dice thrown) : dice(std::move(thrown)) {}

std::string Writing::new_name(const char* stem) { return stem + std::to_string(++names_); }

std::size_t Writing::table_of(const Standing& at) const {
  if (at.rank == Rank::fact) return at.of;
  return at.rank == Rank::group ? groups[at.of].table : 0;
}

std::string Writing::column(std::size_t table, const std::string& type) {
  std::vector<std::string> known;
  for (const MadeColumn& each : tables[table].columns) {
    if (each.type == type) known.push_back(each.name);
  }
  if (!known.empty() && dice.chance(75)) return dice.pick(known);
  tables[table].columns.push_back({new_name("c"), type});
  return tables[table].columns.back().name;
}

std::string Writing::amount() {
  std::string whole = std::to_string(dice.pick<int>({0, 1, 10, 50, 100, 653, 1300, 1800, 5000, 10000, 50000}));
  if (dice.chance(85)) return whole;
  return whole + dice.pick<const char*>({".01", ".5", ".99", ".005", ".333"});
}

Words Writing::literal(Sort sort) {
  switch (sort) {
    case Sort::money:
      return {amount(), false};
    case Sort::rate: {
      if (dice.chance(20)) return {dice.pick<const char*>({"5 points", "0.5 points"}), true};
      return {dice.pick<const char*>({"0%", "10%", "20%", "25%", "33.3%", "70%", "100%", "12.5%"}), true};
    }
    case Sort::number:
      return {dice.pick<const char*>({"0", "1", "2", "0.5", "0.25", "1.5", "3"}), false};
    case Sort::count:
      return {std::to_string(dice.between(1, 4)), false};
    case Sort::days:
      return {std::to_string(dice.between(0, 60)) + " days", true};
    case Sort::date: {
      return {dice.pick<const char*>({"2016-02-29", "2017-12-31", "2018-01-01", "2018-07-01", "2019-06-30"}), true};
    }
  }
  return {};  // untested: the switch names every sort
}

Words Writing::any_column(Sort sort, const Standing& at) {
  if ((sort == Sort::money || sort == Sort::rate) && at.rank != Rank::all && dice.below(400) == 0) {
    const std::string dated = column(0, std::string("dated ") + type_of(sort));
    return {"(" + dated + " as of " + any_column(Sort::date, at).text + ")", true};
  }
  const bool of_fact = at.rank == Rank::fact && dice.chance(80);
  return {column(of_fact ? at.of : 0, type_of(sort)), true};
}

Words Writing::input(Sort sort) {
  std::vector<std::string> known;
  const std::string type = type_of(sort);
  for (const std::string& line : inputs) {
    if (line.ends_with(" " + type)) known.push_back(line.substr(6, line.find(' ', 6) - 6));
  }
  if (!known.empty()) return {dice.pick(known), true};
  const std::string name = new_name("i");
  inputs.push_back("input " + name + " " + type);
  return {name, true};
}

bool Writing::readable(const MadeLet& let, const Standing& at) const {
  if (let.dated && at.rank == Rank::life) return false;
  if (let.standing.over_rows && !at.over_rows) return false;
  switch (let.standing.rank) {
    case Rank::all:
    case Rank::life:
      return at.rank >= let.standing.rank;
    case Rank::year:
      return at.rank >= Rank::year;
    case Rank::group:
      if (at.rank == Rank::group) return at.of == let.standing.of;
      return at.rank == Rank::fact && at.of == groups[let.standing.of].table;
    case Rank::fact:
      return at.rank == Rank::fact && at.of == let.standing.of;
  }
  return false;  // untested: the switch names every rank
}

Words Writing::known_let(Sort sort, const Standing& at) {
  std::vector<const MadeLet*> known;
  for (const MadeLet& each : lets) {
    if (each.sort == sort && readable(each, at)) known.push_back(&each);
  }
  if (known.empty()) return at.rank == Rank::all ? literal(sort) : any_column(sort, at);
  const MadeLet& let = *dice.pick(known);
  return {let.name, let.firm};
}

// A value by its day where the standing has one, else an expression under a name.
Words Writing::new_let(Sort sort, const Standing& at, int depth) {
  if (lets_open_ > 2 || lets.size() > 12) return leaf(sort, at);
  ++lets_open_;
  MadeLet let{new_name("l"), "", sort, at, false, false};
  const bool dated = at.rank != Rank::life && sort != Sort::date && dice.chance(50);
  // A let is read wherever its level allows; what it reads must not lie below that.
  if (dated) {
    const bool far = dice.chance(50);
    for (const char* from : far ? std::vector<const char*>{"2015-01-01", "2017-09-01", "2018-05-20", "2019-07-01"}
                                : std::vector<const char*>{"2014-05-01", "2018-02-15", "2019-03-10"}) {
      const Words value = leaf(sort, at);
      let.text += (let.text.empty() ? "" : ", ") + value.text + " from " + from;
      let.firm |= value.firm;
    }
  } else {
    const Words value = write(sort, at, depth - 1);
    let.text = value.text;
    let.firm = value.firm;
  }
  let.dated = at.rank != Rank::life;
  --lets_open_;
  lets.push_back(let);
  return {let.name, let.firm};
}

Words Writing::leaf(Sort sort, const Standing& at) {
  const int kind = static_cast<int>(dice.below(100));
  if (at.rank == Rank::all) return kind < 60 ? literal(sort) : input(sort);
  if (kind < 50) return any_column(sort, at);
  if (kind < 75) return literal(sort);
  return kind < 80 ? input(sort) : known_let(sort, at);
}

std::string Writing::firm(Sort sort, const Standing& at, int depth) {
  for (int tries = 0; tries < 4; ++tries) {
    const Words words = write(sort, at, depth);
    if (words.firm) return words.text;
  }
  return at.rank == Rank::all ? input(sort).text : any_column(sort, at).text;
}

Words Writing::write(Sort sort, const Standing& at, int depth) {
  if (depth <= 0 || dice.chance(30)) return leaf(sort, at);
  const int kind = static_cast<int>(dice.below(100));
  if (kind < 40) return calculation(sort, at, depth);
  if (kind < 55) return choosing(sort, at, depth);
  if (kind < 75 && at.over_rows && at.rank != Rank::all) return over_rows(sort, at, depth);
  if (kind < 90) return new_let(sort, at, depth);
  return known_let(sort, at);
}

Words Writing::calculation(Sort sort, const Standing& at, int depth) {
  switch (sort) {
    case Sort::money:
      return money(at, depth);
    case Sort::days:
      return days(at, depth);
    case Sort::date:
      return date(at, depth);
    default:
      return plain(sort, at, depth);
  }
}

Words Writing::money(const Standing& at, int depth) {
  const auto value = [&] { return firm(Sort::money, at, depth - 1); };
  const Words other = write(Sort::money, at, depth - 1);
  switch (dice.below(9)) {
    case 0:
    case 1:
      return {"(" + value() + " + " + other.text + ")", true};
    case 2:
      return {"(" + value() + " - " + other.text + ")", true};
    case 3:
      return {"(" + value() + " * " + write(Sort::rate, at, depth - 1).text + ")", true};
    case 4:
      return {"(" + write(Sort::number, at, depth - 1).text + " * " + value() + ")", true};
    case 5:
      return {"(" + value() + " / " + dice.pick<const char*>({"2", "3", "7", "30%"}) + ")", true};
    case 6:
      return {"least(" + value() + ", " + other.text + ")", true};
    case 7:
      return {"greatest(" + value() + ", " + other.text + ")", true};
    default:
      return {"(" + value() + " down to " + dice.pick<const char*>({"10", "0.5", "100"}) + ")", true};
  }
}

Words Writing::days(const Standing& at, int depth) {
  if (dice.chance(50)) {
    return {"(" + firm(Sort::date, at, depth - 1) + " - " + firm(Sort::date, at, depth - 1) + ")", true};
  }
  if (dice.chance(50)) {
    return {"(" + firm(Sort::days, at, depth - 1) + " + " + write(Sort::days, at, depth - 1).text + ")", true};
  }
  return {"(" + firm(Sort::days, at, depth - 1) + " * " + dice.pick<const char*>({"2", "0.5", "3"}) + ")", true};
}

std::string Writing::periods(const Standing& at) {
  const bool of_fact = at.rank == Rank::fact && dice.chance(20);
  if (at.rank == Rank::all || dice.chance(10)) return "2016-01-01..2018-06-30;2019-01-01..";
  return column(of_fact ? at.of : 0, "periods");
}

Words Writing::date(const Standing& at, int depth) {
  const std::string day = firm(Sort::date, at, depth - 1);
  switch (dice.below(6)) {
    case 0:
      return {"(" + day + " + " + write(Sort::days, at, depth - 1).text + ")", true};
    case 1:
      return {"(" + day + " - " + write(Sort::days, at, depth - 1).text + ")", true};
    case 2:
      return {std::string("(") + dice.pick<const char*>({"03-31", "02-29", "12-31"}) + " after " + day + ")", true};
    case 3:
      return {
          std::string(dice.chance(50) ? "least(" : "greatest(") + day + ", " + firm(Sort::date, at, depth - 1) + ")",
          true};
    case 4:
      return {"(start of " + periods(at) + " as of " + day + ")", true};
    default:
      return {"(end of " + periods(at) + " as of " + day + ")", true};
  }
}

// Rates, numbers and counts.
Words Writing::plain(Sort sort, const Standing& at, int depth) {
  const Words left = write(sort, at, depth - 1);
  const Words right = write(sort, at, depth - 1);
  const bool is_firm = left.firm || right.firm || sort == Sort::rate;
  if (sort == Sort::number && dice.chance(15)) {
    return {"(years from " + firm(Sort::date, at, depth - 1) + " to " + firm(Sort::date, at, depth - 1) + ")", true};
  }
  if (sort == Sort::number && dice.chance(3)) {
    return {"(" + firm(Sort::money, at, 0) + " / " + firm(Sort::money, at, 0) + ")", true};
  }
  if (sort == Sort::number && dice.chance(20)) return {"(" + left.text + " * " + right.text + ")", is_firm};
  if (sort != Sort::count && dice.chance(10)) return {"(" + left.text + " - " + right.text + ")", is_firm};
  switch (dice.below(3)) {
    case 0:
      return {"(" + left.text + " + " + right.text + ")", is_firm};
    case 1:
      return {"least(" + left.text + ", " + right.text + ")", is_firm};
    default:
      return {"greatest(" + left.text + ", " + right.text + ")", is_firm};
  }
}

}  // namespace nuan::policy::random
