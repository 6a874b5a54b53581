#include "policy/random/made_tables.hpp"

#include <algorithm>
#include <cctype>

namespace nuan::policy::random {

using Rank = Standing::Rank;

namespace {

// Whether the name stands as a word somewhere in the text.
bool names(const std::string& text, const std::string& name) {
  const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) return true;
  }
  return false;
}

}  // namespace

std::string MadeTables::whole(const std::string& forms) {
  drop_unused(forms);
  const std::string head = header();
  return head + tables() + forms;
}

// Much is made up that no sentence names in the end. A let names others, so the last goes first.
void MadeTables::drop_unused(const std::string& forms) {
  std::string said = forms;
  std::vector<MadeLet> lets;
  for (std::size_t index = writing.lets.size(); index-- > 0;) {
    const MadeLet& let = writing.lets[index];
    if (!names(said, let.name)) continue;
    said += let.text + "\n";
    lets.insert(lets.begin(), let);
  }
  writing.lets = lets;
  std::erase_if(writing.groups, [&](const MadeGroup& group) { return !names(said, group.name); });
  for (const MadeGroup& group : writing.groups) said += group.by + "\n";
  std::string orders;
  for (const MadeTable& table : writing.tables) {
    for (const std::string& column : table.order) orders += column + "\n";
  }
  std::erase_if(writing.tables, [&](const MadeTable& table) {
    const auto read = [&](const MadeColumn& column) { return names(said, column.name); };
    return !table.order.empty() && !names(said, table.name) &&
           std::none_of(table.columns.begin(), table.columns.end(), read);
  });
  said += orders;
  for (MadeTable& table : writing.tables) {
    std::erase_if(table.columns, [&](const MadeColumn& column) { return !names(said, column.name); });
  }
  std::erase_if(writing.inputs,
                [&](const std::string& line) { return !names(said, line.substr(6, line.find(' ', 6) - 6)); });
}

std::string MadeTables::header() {
  const std::string from = writing.dice.pick<const char*>({"2015-01-01", "2016-03-15", "2017-07-01"});
  std::string years = writing.dice.pick<const char*>(
      {"calendar", "calendar", "from 07-01", "2 from 2015-01-01",
       "listed \"one\" 2015-01-01..2017-06-30, \"two\" 2017-07-01..2018-12-31, \"three\" 2019-01-01..2019-06-30"});
  return "policy made-up \"随机\"\n  after \"无人\"\n  edition \"R\" from " + from + "\n  standing sample\n  year " +
         years + "\n";
}

void MadeTables::begin() {
  writing.tables.push_back({"member", {}, {}, false});
  const std::size_t facts = writing.dice.chance(35) ? 2 : 1;
  for (std::size_t index = 0; index < facts; ++index) {
    const std::string name = index == 0 ? "claim" : "visit";
    writing.tables.push_back({name, {{name + "_on", "date"}}, {name + "_on"}, writing.dice.chance(50)});
    if (writing.dice.chance(30))
      writing.tables.back().order.push_back(
          writing.column(index + 1, writing.dice.pick<const char*>({"money", "count"})));
    writing.tables.back().order.push_back(name + "_id");
  }
  for (std::size_t left = writing.dice.below(3); left > 0; --left) {
    const std::size_t table = 1 + writing.dice.below(facts);
    std::string by =
        writing.dice.chance(12)
            ? writing.tables[table].name + "_id"
            : writing.column(table, writing.dice.pick<const char*>({"text", "one of ca, cb, cc", "count"}));
    if (writing.dice.chance(15)) by += ", " + writing.column(table, "flag");
    writing.groups.push_back({"g" + std::to_string(writing.groups.size()), table, by, writing.tables[table].name});
  }
}

std::string MadeTables::tables() const {
  std::string text;
  for (const std::string& line : writing.inputs) text += line + "\n";
  for (const MadeTable& table : writing.tables) {
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
  for (const MadeGroup& group : writing.groups) {
    text += "group " + group.name + " of " + group.of + " by " + group.by + "\n";
  }
  for (const MadeLet& let : writing.lets) text += "let " + let.name + " = " + let.text + "\n";
  return text;
}

std::string MadeTables::cover(std::size_t table) {
  if (writing.dice.chance(55)) return "";
  std::string text = "cover " + writing.tables[table].name + "\n";
  for (std::size_t left = 1 + writing.dice.below(2); left > 0; --left) {
    const Standing at{Rank::fact, table, false};
    text += "  require (" + writing.condition(at, 2) + ") else " +
            writing.dice.pick<const char*>({"", "", "hold ", "note "}) + "r" + std::to_string(left) + " \"不行\"\n";
  }
  return text;
}

}  // namespace nuan::policy::random
