// The smallest case that still differs, and how it is shown.
#include <sstream>

#include "policy/policy.hpp"
#include "policy/random/disagreement.hpp"

namespace nuan::policy::random {
namespace {

std::string listed(const Value& value) {
  if (const auto* number = std::get_if<Rational>(&value)) return nuan::to_text(*number);
  if (const auto* date = std::get_if<Date>(&value)) return nuan::to_text(*date);
  if (const auto* periods = std::get_if<Periods>(&value)) return "[" + nuan::to_text(*periods) + "]";
  if (const auto* choice = std::get_if<Choice>(&value)) return "choice " + std::to_string(choice->index);
  if (const auto* flag = std::get_if<bool>(&value)) return *flag ? "yes" : "no";
  if (const auto* text = std::get_if<std::string>(&value)) return "\"" + *text + "\"";
  std::string items;
  for (const DatedItem& item : std::get<DatedValues>(value))
    items += (items.empty() ? "" : ";") + nuan::to_text(item.period) + "=" + nuan::to_text(item.value);
  return "{" + items + "}";
}

std::string listed(const std::vector<Value>& values) {
  std::string text;
  for (const Value& value : values) text += "  " + listed(value);
  return text;
}

std::string listed(const Plan& plan, const Trial& trial) {
  std::string text = "year " + nuan::to_text(trial.year.days) + "\ninputs" + listed(trial.inputs) + "\n";
  for (const Subject& subject : trial.subjects) {
    text += "subject" + listed(subject.columns) + "\n";
    for (std::size_t table = 0; table < subject.facts.size(); ++table) {
      for (const Fact& fact : subject.facts[table]) {
        text += "  " + plan.tables[table].name + " " + fact.id +
                (fact.reverses.empty() ? "" : " reverses " + fact.reverses) + listed(fact.columns) + "\n";
      }
    }
  }
  return text;
}

// Searches for a smaller case by taking out ever smaller pieces of a list, while `differs` says so.
template <class T, class Differs>
void halve(std::vector<T>& items, Differs differs) {
  for (std::size_t piece = items.size(); piece > 0; piece = piece == 1 ? 0 : (piece + 1) / 2) {
    for (std::size_t at = 0; at < items.size();) {
      std::vector<T> fewer(items.begin(), items.begin() + static_cast<std::ptrdiff_t>(at));
      const std::size_t after = std::min(items.size(), at + piece);
      fewer.insert(fewer.end(), items.begin() + static_cast<std::ptrdiff_t>(after), items.end());
      if (differs(fewer)) {
        items = std::move(fewer);
      } else {
        at = after;
      }
    }
  }
}

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  return text;
}

// A plan of fewer lines, if it still reads the same rows.
bool still_differs(const std::vector<std::string>& lines, const Plan& whole, const Trial& trial,
                   const Differing& differing) {
  Diagnostics out;
  const Plan plan = read_plan(Source("random.policy", joined(lines)), out);
  if (!out.empty() || plan.tables.size() != whole.tables.size() || plan.inputs.size() != whole.inputs.size())
    return false;
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    if (plan.tables[table].columns.size() != whole.tables[table].columns.size()) return false;
  }
  return plan.year.kind == whole.year.kind && !differing(plan, trial).empty();
}

}  // namespace

std::string shrunk(const std::string& text, const Trial& trial) {
  return shrunk(text, trial, [](const Plan& plan, const Trial& of) { return compare(plan, of).difference; });
}

std::string shrunk(const std::string& text, const Trial& trial, const Differing& differing) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  Diagnostics out;
  const Plan whole = read_plan(Source("random.policy", text), out);
  Trial small = trial;
  const auto differs = [&] { return !differing(whole, small).empty(); };
  halve(small.subjects, [&](const std::vector<Subject>& fewer) {
    Trial less = trial;
    less.subjects = fewer;
    return !differing(whole, less).empty();
  });
  for (Subject& subject : small.subjects) {
    for (auto& facts : subject.facts) {
      std::vector<Fact> kept = facts;
      halve(kept, [&](const std::vector<Fact>& fewer) {
        facts = fewer;
        return differs();
      });
      facts = kept;
    }
  }
  halve(lines, [&](const std::vector<std::string>& fewer) { return still_differs(fewer, whole, small, differing); });
  Diagnostics of_rest;  // its own: a complaint about the whole would leave nothing of the rest
  const Plan rest = read_plan(Source("random.policy", joined(lines)), of_rest);
  return differing(rest, small) + "\n" + joined(lines) + listed(rest, small);
}

}  // namespace nuan::policy::random
