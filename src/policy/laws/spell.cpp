// Writes facts the way the language reads them.
#include "policy/laws/spell.hpp"

#include <algorithm>
#include <vector>

#include "base/result.hpp"
#include "policy/laws/say.hpp"

namespace nuan::policy {

namespace {

std::string grouped(const Rational& number) {
  // Money's way of grouping digits, without the two decimals where there are none.
  std::string text = fen_to_yuan_text(number * 100);
  return text.ends_with(".00") ? text.substr(0, text.size() - 3) : text;
}

std::string plain(const Rational& number) { return number.get_den() == 1 ? grouped(number) : to_text(number); }

bool is_zero(const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return *number == 0;
  if (const auto* periods = std::get_if<Periods>(&value)) return periods->items().empty();
  if (const auto* flag = std::get_if<bool>(&value)) return !*flag;
  if (const auto* text = std::get_if<std::string>(&value)) return text->empty();
  if (const auto* dated = std::get_if<DatedValues>(&value)) return dated->empty();
  return false;
}

// The facts in the order in which they are taken, undone ones and reversals behind them.
struct Line {
  std::size_t table = 0;
  const Fact* fact = nullptr;
};

class Spelling {
 public:
  // `named`: with the subject's key and every id.
  Spelling(const Plan& plan, const Subject& subject, bool named) : plan_(plan), subject_(subject), named_(named) {
    for (std::size_t table = 0; table < subject.facts.size(); ++table) {
      for (const Fact& fact : subject.facts[table]) lines_.push_back({table, &fact});
    }
    std::stable_sort(lines_.begin(), lines_.end(), [this](const Line& left, const Line& right) {
      const Date a = date_of(left);
      const Date b = date_of(right);
      return a != b ? a < b : left.fact->id < right.fact->id;
    });
    with_ids_ = named || needs_ids();
  }

  [[nodiscard]] std::vector<std::string> rows() const {
    std::vector<std::string> rows;
    const Table& own = plan_.tables.front();
    const std::string key = named_ ? "  " + own.key_name + " \"" + subject_.key + "\"" : "";
    rows.push_back(own.name + key + values(own, subject_.columns));
    for (const Line& line : lines_) {
      const Table& table = plan_.tables[line.table];
      std::string row = table.name + values(table, line.fact->columns);
      if (with_ids_) row += "  " + table.id_name + " \"" + line.fact->id + "\"";
      if (!line.fact->reverses.empty()) row += "  reverses \"" + line.fact->reverses + "\"";
      rows.push_back(std::move(row));
    }
    return rows;
  }

 private:
  [[nodiscard]] Date date_of(const Line& line) const {
    const auto date = static_cast<std::size_t>(plan_.tables[line.table].date_column());
    return std::get<Date>(line.fact->columns[date]);
  }

  // Ids that nobody writes are made up in the order of the rows, which is the order wanted, except where one is named.
  [[nodiscard]] bool needs_ids() const {
    const auto undoes = [](const Line& line) { return !line.fact->reverses.empty(); };
    const auto same_day = [this](const Line& a, const Line& b) {
      return a.table == b.table && date_of(a) == date_of(b);
    };
    return std::any_of(lines_.begin(), lines_.end(), undoes) ||
           std::adjacent_find(lines_.begin(), lines_.end(), same_day) != lines_.end();
  }

  [[nodiscard]] std::string values(const Table& table, const std::vector<Value>& columns) const {
    std::string text;
    for (std::size_t index = 0; index < columns.size(); ++index) {
      const Column& column = table.columns[index];
      if (is_zero(columns[index])) continue;
      const bool bare = column.type.kind == Kind::choice || column.type.kind == Kind::date;
      text += "  ";
      if (!bare || !alone(table, column)) text += column.name + " ";
      text += spell(plan_, column.type, columns[index]);
    }
    return text;
  }

  // A date or choice whose type leaves no doubt which column it is for.
  [[nodiscard]] bool alone(const Table& table, const Column& column) const {
    return std::count_if(table.columns.begin(), table.columns.end(),
                         [&column](const Column& each) { return each.type.kind == column.type.kind; }) == 1;
  }

  const Plan& plan_;
  const Subject& subject_;
  bool named_;
  std::vector<Line> lines_;
  bool with_ids_ = false;
};

std::string head(const Plan& plan, const std::string& title, const std::vector<Value>& inputs,
                 const std::string& indent) {
  std::string text = "example \"" + title + "\"";
  for (std::size_t index = 0; index < inputs.size(); ++index) {
    if (is_zero(inputs[index])) continue;
    const Input& input = plan.inputs[index];
    text += "\n" + indent + "  set  " + input.name + " " + spell(plan, input.type, inputs[index]);
  }
  return text;
}

std::string facts(const Spelling& spelling, const std::string& indent) {
  std::string text;
  for (const std::string& row : spelling.rows()) text += "\n" + indent + "  " + row;
  return text;
}

// `"q1" market 12.50`
std::string spell_figure_of(const Plan& plan, const Breach& breach) {
  std::string text;
  for (const std::string& key : breach.figure->row) text += "\"" + key + "\" ";
  return text + result_name(plan, breach.result) + " " + breach.figure->expected;
}

std::string year_key(const Plan& plan, const std::string& year) {
  return plan.year.kind == YearRule::Kind::listed ? "\"" + year + "\"" : year;
}

}  // namespace

std::string spell(const Plan& plan, const Type& type, const Value& value) {
  if (const auto* dated = std::get_if<DatedValues>(&value)) {
    ENSURE(dated->size() == 1);
    return spell(plan, {type.kind, false, type.choices, false}, dated->front().value);
  }
  switch (type.kind) {
    case Kind::money: {
      const std::string yuan = fen_to_yuan_text(std::get<Rational>(value));
      return yuan.ends_with(".00") ? yuan.substr(0, yuan.size() - 3) : yuan;
    }
    case Kind::rate:
      return to_text(std::get<Rational>(value) * 100) + "%";
    case Kind::days:
      return plain(std::get<Rational>(value)) + " days";
    case Kind::real: {
      const auto& measured = std::get<Measured>(value);
      return plain(measured.number.value_or(Rational(0)));
    }
    case Kind::number:
    case Kind::count:
    case Kind::literal:
      return plain(std::get<Rational>(value));
    case Kind::date:
      return to_text(std::get<Date>(value));
    case Kind::periods:
      return to_text(std::get<Periods>(value));
    case Kind::flag:
      return std::get<bool>(value) ? "yes" : "no";
    case Kind::text:
      return "\"" + std::get<std::string>(value) + "\"";
    case Kind::choice: {
      const auto& choices = plan.choice_sets[static_cast<std::size_t>(type.choices)];
      return choices[static_cast<std::size_t>(std::get<Choice>(value).index)].name;
    }
  }
  ENSURE(false);  // untested: the switch names every kind
  return "";
}

std::string spell_facts(const Plan& plan, const std::string& title, const std::vector<Value>& inputs,
                        const Subject& subject, const std::string& indent) {
  return head(plan, title, inputs, indent) + facts(Spelling(plan, subject, false), indent);
}

std::string spell_amount(const Plan& plan, const std::string& year, Index result, Money amount) {
  return year_key(plan, year) + " " + result_name(plan, result) + " " + spell(plan, {Kind::money}, fen_of(amount));
}

std::string spell_example(const Plan& plan, const std::string& title, const std::vector<Value>& inputs,
                          const Breach& breach, const std::string& indent) {
  if (breach.figure) {
    std::string text = head(plan, title, inputs, indent) + facts(Spelling(plan, breach.shown, true), indent);
    for (const Subject& other : breach.others) text += facts(Spelling(plan, other, true), indent);
    return text + "\n" + indent + "  expect  " + spell_figure_of(plan, breach);
  }
  return spell_facts(plan, title, inputs, breach.shown, indent) + "\n" + indent + "  expect  " +
         spell_amount(plan, breach.year, breach.result, breach.expected);
}

}  // namespace nuan::policy
