#include "policy/random/random_policy.hpp"

#include <algorithm>
#include <array>

#include "policy/random/made_tables.hpp"

namespace nuan::policy::random {

namespace {

using Rank = Standing::Rank;

struct MadeBenefit {
  std::string name;
  std::size_t table = 0;
  std::string scope;  // the word after `per`
};

class Making {
 public:
  explicit Making(Dice dice) : made_(std::move(dice)), writing_(made_.writing), dice_(writing_.dice) {}

  std::string text() {
    made_.begin();
    std::string forms;
    for (std::size_t table = 1; table < writing_.tables.size(); ++table) forms += made_.cover(table);
    for (std::size_t left = 1 + dice_.below(4); left > 0; --left) forms += benefit();
    forms += limits();
    return made_.whole(forms);
  }

 private:
  // ---- benefits
  std::string scope_word(std::size_t table) {
    std::vector<std::string> words = {"year", "year", "year", "year", writing_.tables[table].name, "life"};
    for (const MadeGroup& group : writing_.groups) {
      if (group.table == table) words.insert(words.end(), {group.name, group.name, group.name});
    }
    return dice_.pick(words);
  }

  // From fine to coarse.
  [[nodiscard]] int width(const std::string& word) const {
    if (word == "life") return 3;
    if (word == "year") return 2;
    return word.starts_with("g") ? 1 : 0;
  }

  Standing standing_of(const std::string& word, std::size_t table) {
    if (word == "life") return {Rank::life, 0, true};
    if (word == "year") return {Rank::year, 0, true};
    for (std::size_t index = 0; index < writing_.groups.size(); ++index) {
      if (writing_.groups[index].name == word) return {Rank::group, index, true};
    }
    return {Rank::fact, table, true};
  }

  // Money, or bare yuan times a factor.
  std::string amount_per_fact(const Standing& row) {
    if (dice_.chance(75)) return writing_.write(Sort::money, row, 2).text;
    return writing_.amount() + " * " + writing_.firm(dice_.chance(50) ? Sort::rate : Sort::count, row, 1);
  }

  std::string benefit() {
    MadeBenefit made{"b" + std::to_string(benefits_.size()), 1 + dice_.below(writing_.tables.size() - 1), ""};
    made.scope = scope_word(made.table);
    const Standing row{Rank::fact, made.table, true};
    const Standing terms = standing_of(made.scope, made.table);
    std::string text = "benefit " + made.name + "\n  on ";
    const int kind = static_cast<int>(dice_.below(100));
    const std::string where = dice_.chance(40) ? " where " + writing_.condition(row, 2) : "";
    if (kind < 20) {
      text += "each " + writing_.tables[made.table].name + where + "\n  per " + made.scope + "\n  pay " +
              (dice_.chance(50) ? "largest " : "") + "(" + amount_per_fact(row) + ")\n";
    } else if (kind < 35) {
      text += in_units(made, where, row, terms);
    } else {
      text += in_money(made, where, row, terms);
    }
    if (dice_.chance(30)) {
      text += std::string("  ") + (dice_.chance(50) ? "raise to " : "nothing under ") + amount(terms) + "\n";
    }
    text += caps(made);
    benefits_.push_back(made);
    return text;
  }

  std::string amount(const Standing& at) {
    return dice_.chance(45) ? writing_.amount() : "(" + writing_.write(Sort::money, at, 2).text + ")";
  }

  std::string in_units(const MadeBenefit& made, const std::string& where, const Standing& row, const Standing& terms) {
    const bool in_days = dice_.chance(50);
    const std::string unit = in_days ? " days" : "";
    std::string text = writing_.column(made.table, in_days ? "days" : "count") + where + "\n  per " + made.scope + "\n";
    if (dice_.chance(40)) text += "  above " + std::to_string(dice_.below(4)) + unit + "\n";
    if (dice_.chance(60)) return text + "  pay (" + writing_.write(Sort::money, row, 1).text + ") each\n";
    const std::string second = dice_.chance(60)
                                   ? std::to_string(5 + dice_.below(10)) + unit
                                   : "(" + writing_.firm(in_days ? Sort::days : Sort::count, terms, 1) + ")";
    return text + "  pay " + writing_.amount() + " to 3" + unit + "\n      (" +
           writing_.write(Sort::money, row, 1).text + ") to " + second + "\n      " + writing_.amount() + " beyond\n";
  }

  std::string in_money(const MadeBenefit& made, const std::string& where, const Standing& row, const Standing& terms) {
    std::string base = writing_.column(made.table, "money");
    if (dice_.chance(15)) base = "(" + base + " * " + writing_.write(Sort::rate, row, 1).text + ")";
    if (dice_.chance(15))
      base = "(" + base + (dice_.chance(70) ? " + " : " - ") + writing_.firm(Sort::money, row, 1) + ")";
    std::string text = base + where + "\n  per " + made.scope + "\n";
    if (dice_.chance(50)) text += "  above " + amount(terms) + "\n";
    text += "  pay ";
    const std::size_t bands = dice_.chance(50) ? 1 : 2 + dice_.below(3);
    if (bands == 1) return text + rate(row) + "\n";
    int edge = 0;
    for (std::size_t left = bands; left > 1; --left) {
      edge += static_cast<int>(dice_.pick<int>({100, 1000, 5000, 20000}));
      const bool written = dice_.chance(15);
      text += rate(row) + " to " +
              (written ? "(" + writing_.write(Sort::money, terms, 1).text + ")" : std::to_string(edge)) + "\n      ";
    }
    return text + rate(row) + " beyond\n";
  }

  std::string rate(const Standing& row) {
    if (dice_.chance(40)) return dice_.pick<const char*>({"20%", "33.3%", "50%", "0%", "70%", "12.5%", "100%", "80%"});
    return "(" + writing_.write(Sort::rate, row, 2).text + ")";
  }

  std::string caps(const MadeBenefit& made) {
    std::string text;
    std::vector<int> used;
    for (std::size_t left = dice_.below(3); left > 0; --left) {
      const std::string word = dice_.chance(40) ? made.scope : scope_word(made.table);
      const int wide = width(word);
      const bool fits = word == made.scope || wide > width(made.scope);
      if (!fits || std::find(used.begin(), used.end(), wide) != used.end()) continue;
      used.push_back(wide);
      text += "  at most " + amount(standing_of(word, made.table)) + (word == made.scope ? "" : " per " + word) + "\n";
    }
    return text;
  }

  // ---- limits: each holds the one before, or stands alone
  std::string limits() {
    std::string text;
    std::vector<std::size_t> held;
    std::string scope;
    for (std::size_t number = 0; number < dice_.below(4); ++number) {
      std::vector<std::size_t> more = held;
      for (std::size_t index = 0; index < benefits_.size(); ++index) {
        const bool has = std::find(more.begin(), more.end(), index) != more.end();
        if (!has && dice_.chance(50)) more.push_back(index);
      }
      if (more.empty()) continue;
      const std::string word = limit_scope(more, scope);
      if (word.empty() || (more.size() == held.size() && word == scope)) continue;
      text += "limit m" + std::to_string(number) + " " + names(more) + " at most " + limit_amount(word, more) +
              " per " + word + "\n";
      held = more;
      scope = word;
    }
    return text;
  }

  std::string names(std::vector<std::size_t> of) {
    if (of.size() == benefits_.size() && dice_.chance(70)) return "all benefits";
    std::string text;
    std::sort(of.begin(), of.end());
    for (const std::size_t index : of) text += (text.empty() ? "" : " + ") + benefits_[index].name;
    return text;
  }

  std::string limit_amount(const std::string& word, const std::vector<std::size_t>& of) {
    const Standing at = standing_of(word, benefits_[of.front()].table);
    return at.rank == Rank::group || at.rank == Rank::fact || dice_.chance(60) ? writing_.amount() : amount(at);
  }

  // At least as wide as the limit before, and narrow only where all are of the same scope.
  std::string limit_scope(const std::vector<std::size_t>& of, const std::string& before) {
    const bool same = std::all_of(of.begin(), of.end(), [&](std::size_t index) {
      return benefits_[index].scope == benefits_[of.front()].scope &&
             benefits_[index].table == benefits_[of.front()].table;
    });
    std::vector<std::string> words = {"year", "year", "life"};
    if (same) words.push_back(benefits_[of.front()].scope);
    const std::string word = dice_.pick(words);
    return before.empty() || word == before || width(word) > width(before) ? word : "";
  }

  MadeTables made_;
  Writing& writing_;
  Dice& dice_;
  std::vector<MadeBenefit> benefits_;
};

}  // namespace

std::string random_policy(std::uint64_t seed) { return Making(Dice(seed)).text(); }

std::string random_policy(std::uint64_t seed, std::span<const std::uint8_t> told) {
  return Making(Dice(seed, told)).text();
}

bool meant_to_be_refused(std::string_view code) {
  constexpr std::array steady = {"condition-constant", "cap-never-reached", "step-never-reached", "edges-not-rising",
                                 "negative",           "item-twice",        "value-never-read"};
  return std::find(steady.begin(), steady.end(), code) != steady.end();
}

}  // namespace nuan::policy::random
