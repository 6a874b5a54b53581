#include "policy/random/random_forms.hpp"

#include "policy/random/made_tables.hpp"

namespace nuan::policy::random {
namespace {

using Rank = Standing::Rank;

// The rows of a form.
struct Rows {
  std::string name;
  Standing at;
};

class MakingForms {
 public:
  explicit MakingForms(std::uint64_t seed) : made_(Dice(seed)), writing_(made_.writing), dice_(writing_.dice) {}

  std::string text() {
    made_.begin();
    std::string forms;
    for (std::size_t table = 1; table < writing_.tables.size(); ++table) forms += made_.cover(table);
    for (std::size_t left = 1 + dice_.below(3); left > 0; --left) forms += form(std::to_string(left));
    return made_.whole(forms);
  }

 private:
  std::string form(const std::string& number) {
    switch (dice_.below(8)) {
      case 0:
        return admission("a" + number);
      case 1:
      case 2:
        return price("p" + number);
      case 3:
      case 4:
        return share("s" + number);
      case 5:
        return target("t" + number);
      case 6:
        return measure("m" + number);
      default:
        return index("i" + number);
    }
  }

  Rows fact_rows() {
    const std::size_t table = 1 + dice_.below(writing_.tables.size() - 1);
    return {writing_.tables[table].name, {Rank::fact, table, true}};
  }

  Rows any_rows() {
    if (dice_.chance(30)) return {"member", {Rank::life, 0, true}};
    if (writing_.groups.empty() || dice_.chance(60)) return fact_rows();
    const std::size_t group = dice_.below(writing_.groups.size());
    return {writing_.groups[group].name, {Rank::group, group, true}};
  }

  std::string head(const std::string& word, const std::string& name, const Rows& rows) {
    std::string text = word + " " + name + " of " + rows.name;
    if (dice_.chance(35)) text += " where " + writing_.condition(rows.at, 2);
    return text + "\n";
  }

  std::string admission(const std::string& name) {
    const Rows rows = any_rows();
    std::string text = head("admission", name, rows);
    for (std::size_t left = 1 + dice_.below(3); left > 0; --left)
      text += "  require (" + writing_.condition(rows.at, 2) + ") else " +
              dice_.pick<const char*>({"", "hold ", "note "}) + "r" + std::to_string(left) + " \"不行\"\n";
    return text;
  }

  std::string price(const std::string& name) {
    const Rows rows = any_rows();
    std::string text = head("price", name, rows);
    const bool full = dice_.chance(70);
    if (full) text += "  full (" + writing_.firm(Sort::money, rows.at, 1) + ")\n";
    text += "  pay (" + writing_.firm(full && dice_.chance(60) ? Sort::rate : Sort::money, rows.at, 2) + ")\n";
    if (full && rows.at.rank == Rank::fact && dice_.chance(40))
      text += "  saving at most " + writing_.amount() + " per " + dice_.pick<const char*>({"year", "life"}) + "\n";
    if (rows.at.rank == Rank::group && dice_.chance(60)) {
      const std::size_t table = writing_.groups[rows.at.of].table;
      const Standing fact{Rank::fact, table, true};
      text += "  refund where " + writing_.condition(fact, 1) + " by " + writing_.column(table, "money") + "\n";
    }
    return text;
  }

  // Weights and bounds that mostly leave something to share.
  std::string share(const std::string& name) {
    Rows rows = any_rows();
    while (rows.at.rank == Rank::group) rows = any_rows();
    std::string weight = "greatest(" + writing_.firm(Sort::number, rows.at, 2) + ", 0)";
    if (dice_.chance(40)) {
      const std::string people = writing_.column(0, "count");
      weight = "(" + people + " / (sum of " + people + ") + " + weight + ")";
    }
    std::string text = head("share", name, rows) + "  pot " + pot() + "\n  by " + weight + "\n";
    if (dice_.chance(20)) text += "  paid by greatest(" + writing_.firm(Sort::number, rows.at, 1) + ", 1)\n";
    if (dice_.chance(25)) text += "  at least 0.01\n";
    if (dice_.chance(25)) text += "  at most 900,000\n";
    if (dice_.chance(40)) text += dice_.chance(50) ? "  divide webster\n" : "  divide largest remainder\n";
    return text + "  ties by " + (rows.at.rank == Rank::fact ? rows.name + "_id" : "person_id") + "\n";
  }

  std::string pot() { return dice_.pick<const char*>({"1,000.01", "100", "123,456.78", "0.05", "7,777.77"}); }

  std::string target(const std::string& name) {
    const Rows rows = fact_rows();
    std::string text = head("target", name, rows) + "  count of ";
    text += dice_.chance(50) ? rows.name : "distinct " + writing_.column(rows.at.of, "text");
    text += " \"个\"\n  reach " + std::to_string(1 + dice_.below(50)) + "\n  by " + rows.name +
            "_on from 2016-01-01 to 2019-12-31\n";
    if (dice_.chance(40)) text += "  plan 1 to 2017-06-30\n";
    text += std::string("  on ") + dice_.pick<const char*>({"2016-12-31", "2018-03-01", "2021-01-01"}) + "\n";
    if (dice_.chance(40)) text += "  beside count of " + rows.name + " \"次\"\n";
    return text;
  }

  std::string measure(const std::string& name) {
    const Rows rows = fact_rows();
    std::string text = head("measure", name, rows);
    const bool mean = dice_.chance(25);
    text += mean ? "  mean " + writing_.column(rows.at.of, "number") + "\n"
                 : "  yes (" + writing_.condition(rows.at, 1) + ")\n";
    text +=
        "  by " + writing_.column(rows.at.of, dice_.pick<const char*>({"flag", "text", "one of ca, cb, cc"})) + "\n";
    text += design(rows, mean);
    text += mean ? "  interval normal 95%\n" : "  interval wilson 95%\n";
    if (dice_.chance(40)) text += "  hide under " + std::to_string(1 + dice_.below(4)) + "\n";
    if (!mean && dice_.chance(30)) text += "  order worst first\n";
    return text;
  }

  // Whom an answer stands for.
  std::string design(const Rows& rows, bool mean) {
    if (dice_.chance(25)) return "  strata person_id sized " + writing_.column(0, "count") + "\n";
    if (!mean && dice_.chance(20)) return "  weighted by " + writing_.column(rows.at.of, "number") + "\n";
    return !mean && dice_.chance(20) ? "  design effect 1.5\n" : "";
  }

  std::string indicator(const std::string& name, const std::string& other) {
    return name + (dice_.chance(25) ? " / " + other : "") + (dice_.chance(30) ? " less" : "");
  }

  std::string index(const std::string& name) {
    const Rows rows{"member", {Rank::life, 0, true}};
    std::string text = head("index", name, rows);
    const std::string first = writing_.column(0, "number");
    const std::string second = writing_.column(0, "count");
    text += "  tree I" + name + " = " + indicator(first, second) + ", " + indicator(second, first) + "\n";
    if (dice_.chance(60))
      text += std::string("  missing ") + dice_.pick<const char*>({"mean", "skip", "carry", "between"}) + "\n";
    if (dice_.chance(30)) text += "  outliers winsorise over skew 2, kurtosis 3.5, at most 5\n";
    const bool above_zero = dice_.chance(40);  // as the other means want it
    text +=
        std::string("  scale ") +
        (above_zero ? dice_.pick<const char*>({"min-max 1 to 100", "rank 1 to 9"})
                    : dice_.pick<const char*>({"min-max 0 to 100", "z-score 10 deviation 2", "goalposts 0 to 10"})) +
        "\n  combine " +
        (above_zero ? dice_.pick<const char*>({"geometric", "harmonic", "arithmetic"}) : "arithmetic") + "\n";
    if (dice_.chance(30)) text += "  against previous\n";
    return dice_.chance(30) ? text + "  publish 2\n" : text;
  }

  MadeTables made_;
  Writing& writing_;
  Dice& dice_;
};

}  // namespace

std::string random_forms(std::uint64_t seed) { return MakingForms(seed).text(); }

}  // namespace nuan::policy::random
