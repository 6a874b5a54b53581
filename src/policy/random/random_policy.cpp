#include "policy/random/random_policy.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "policy/random/writing.hpp"

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
  explicit Making(Dice dice) : writing_(std::move(dice)), dice_(writing_.dice) {}

  std::string text() {
    begin_tables();
    std::string forms;
    for (std::size_t table = 1; table < writing_.tables.size(); ++table) forms += cover(table);
    for (std::size_t left = 1 + dice_.below(4); left > 0; --left) forms += benefit();
    forms += limits();
    drop_unused(forms);
    return header() + tables() + forms;
  }

 private:
  // Whether the name stands as a word somewhere in the text.
  static bool names(const std::string& text, const std::string& name) {
    const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      const std::size_t end = at + name.size();
      if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
    }
    return false;
  }

  // Much is made up that no sentence names in the end. A let names others, so the last goes first.
  void drop_unused(const std::string& forms) {
    std::string said = forms;
    std::vector<MadeLet> lets;
    for (std::size_t index = writing_.lets.size(); index-- > 0;) {
      const MadeLet& let = writing_.lets[index];
      if (!names(said, let.name)) continue;
      said += let.text + "\n";
      lets.insert(lets.begin(), let);
    }
    writing_.lets = lets;
    std::erase_if(writing_.groups, [&](const MadeGroup& group) { return !names(said, group.name); });
    for (const MadeGroup& group : writing_.groups) said += group.by + "\n";
    std::string orders;
    for (const MadeTable& table : writing_.tables) {
      for (const std::string& column : table.order) orders += column + "\n";
    }
    std::erase_if(writing_.tables, [&](const MadeTable& table) {
      const auto read = [&](const MadeColumn& column) { return names(said, column.name); };
      return !table.order.empty() && !names(said, table.name) &&
             std::none_of(table.columns.begin(), table.columns.end(), read);
    });
    said += orders;
    for (MadeTable& table : writing_.tables) {
      std::erase_if(table.columns, [&](const MadeColumn& column) { return !names(said, column.name); });
    }
    std::erase_if(writing_.inputs,
                  [&](const std::string& line) { return !names(said, line.substr(6, line.find(' ', 6) - 6)); });
  }

  std::string header() {
    const std::string from = dice_.pick<const char*>({"2015-01-01", "2016-03-15", "2017-07-01"});
    std::string years = dice_.pick<const char*>(
        {"calendar", "calendar", "from 07-01", "2 from 2015-01-01",
         "listed \"one\" 2015-01-01..2017-06-30, \"two\" 2017-07-01..2018-12-31, \"three\" 2019-01-01..2019-06-30"});
    return "policy made-up \"随机\"\n  after \"无人\"\n  edition \"R\" from " + from + "\n  standing sample\n  year " +
           years + "\n";
  }

  void begin_tables() {
    writing_.tables.push_back({"member", {}, {}, false});
    const std::size_t facts = dice_.chance(35) ? 2 : 1;
    for (std::size_t index = 0; index < facts; ++index) {
      const std::string name = index == 0 ? "claim" : "visit";
      writing_.tables.push_back({name, {{name + "_on", "date"}}, {name + "_on"}, dice_.chance(50)});
      if (dice_.chance(30))
        writing_.tables.back().order.push_back(writing_.column(index + 1, dice_.pick<const char*>({"money", "count"})));
      writing_.tables.back().order.push_back(name + "_id");
    }
    for (std::size_t left = dice_.below(3); left > 0; --left) {
      const std::size_t table = 1 + dice_.below(facts);
      std::string by = dice_.chance(12)
                           ? writing_.tables[table].name + "_id"
                           : writing_.column(table, dice_.pick<const char*>({"text", "one of ca, cb, cc", "count"}));
      if (dice_.chance(15)) by += ", " + writing_.column(table, "flag");
      writing_.groups.push_back({"g" + std::to_string(writing_.groups.size()), table, by, writing_.tables[table].name});
    }
  }

  std::string tables() {
    std::string text;
    for (const std::string& line : writing_.inputs) text += line + "\n";
    for (const MadeTable& table : writing_.tables) {
      text += "table " + table.name;
      if (table.order.empty()) {
        text += " key person_id\n";
      } else {
        text += " of member in order ";
        for (std::size_t index = 0; index < table.order.size(); ++index)
          text += (index == 0 ? "" : ", ") + table.order[index];
        text += table.may_reverse ? "  may reverse\n" : "\n";
      }
      for (const MadeColumn& column : table.columns) text += "  " + column.name + " " + column.type + "\n";
    }
    for (const MadeGroup& group : writing_.groups) {
      text += "group " + group.name + " of " + group.of + " by " + group.by + "\n";
    }
    for (const MadeLet& let : writing_.lets) text += "let " + let.name + " = " + let.text + "\n";
    return text;
  }

  std::string cover(std::size_t table) {
    if (dice_.chance(55)) return "";
    std::string text = "cover " + writing_.tables[table].name + "\n";
    for (std::size_t left = 1 + dice_.below(2); left > 0; --left) {
      const Standing at{Rank::fact, table, false};
      text += "  require (" + writing_.condition(at, 2) + ") else " +
              dice_.pick<const char*>({"", "", "hold ", "note "}) + "r" + std::to_string(left) + " \"不行\"\n";
    }
    return text;
  }

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

  Writing writing_;
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
