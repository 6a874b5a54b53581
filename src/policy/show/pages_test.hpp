// For tests: policies of this repository, people from their examples, and recorded pages.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "policy/policy.hpp"
#include "policy/settle.hpp"
#include "policy/show/explain_page.hpp"
#include "policy/show/print.hpp"

namespace nuan::policy {

inline std::string read_all(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

inline Plan plan_from(const std::string& name, std::string text) {
  Diagnostics problems;
  Plan plan = read_plan(Source(name, std::move(text)), problems);
  for (const Diagnostic& problem : problems.items()) ADD_FAILURE() << to_text(problem, plan.source, Language::en);
  return plan;
}

// A policy by its path under policies/.
inline Plan policy_file(const std::string& path) {
  return plan_from(path, read_all(std::string(NUAN_ROOT) + "/policies/" + path));
}

// The first person of an example, with what was paid to that person before.
struct Person {
  std::vector<Value> inputs;
  Subject subject;
  std::vector<Money> paid;
};

inline Person person_of(const Plan& plan, const Example& example) {
  Person person{example.inputs, {}, std::vector<Money>(plan.benefits.size())};
  person.subject.key = "99010119900101123X";
  person.subject.facts.resize(plan.tables.size());
  for (const ExampleRow& row : example.rows) {
    if (row.subject != 0) continue;
    if (plan.tables[static_cast<std::size_t>(row.table)].is_subject)
      person.subject.columns = row.columns;
    else
      person.subject.facts[static_cast<std::size_t>(row.table)].push_back({row.key_or_id, row.reverses, row.columns});
  }
  for (const auto& paid : example.paid)
    if (paid.subject == 0) person.paid[static_cast<std::size_t>(paid.benefit)] += paid.amount;
  return person;
}

inline Person person_of(const Plan& plan, const std::string& title) {
  for (const Example& example : plan.examples)
    if (example.title == title) return person_of(plan, example);
  ADD_FAILURE() << "no example " << title;  // untested: a test that fails
  return {};                                // untested: a test that fails
}

// The years that a page can be made of: those decided, else that of the first fact, if the rule was there on its day.
inline std::vector<Year> years_of(const Plan& plan, const Outcome& outcome) {
  std::vector<Year> years;
  for (const YearDue& year : outcome.years) years.push_back(year.year);
  if (!years.empty() || outcome.steps.empty()) return years;
  if (const auto year = year_of(plan, outcome.steps.front().date)) years.push_back(*year);
  return years;
}

inline std::string explained(const Plan& plan, const Person& person, Language language) {
  const Outcome outcome = settle(plan, person.inputs, person.subject);
  std::string pages;
  for (const Year& year : years_of(plan, outcome))
    pages += (pages.empty() ? "" : "\n\n") +
             print(explain_page(plan, person.inputs, person.subject, outcome, year, person.paid, language));
  return pages;
}

// Holds the page against the recorded one; NUAN_RECORD=1 writes it anew, to be read and reviewed as a change.
inline void expect_recorded(const std::string& name, const std::string& page) {
  const std::string path = std::string(NUAN_ROOT) + "/src/policy/show/recorded/" + name + ".txt";
  if (std::getenv("NUAN_RECORD") != nullptr) {
    std::ofstream(path, std::ios::binary) << page;  // untested: writes what tests are held against
    return;                                         // untested: writes what tests are held against
  }
  EXPECT_EQ(page, read_all(path)) << "recorded in " << path << "; NUAN_RECORD=1 records it anew";
}

}  // namespace nuan::policy
