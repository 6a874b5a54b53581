// For tests: a policy checked with its examples and laws, and the diagnostics that came of it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "policy/policy.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

inline constexpr std::string_view checked_header = R"(policy made-up "made up"
  after     "nobody"
  edition   "E1" from 2012-05-01
  standing  sample

table member key person_id
  covered   periods  "covered"
table claim of member in order on_day, claim_id  may reverse
  on_day    date     "on"
  kind      one of mild "mild", severe "severe"
  amount    money    "amount"
  nights    days     "nights"
)";

struct Checked {
  Plan plan;
  Check check;
  std::vector<Diagnostic> items;

  [[nodiscard]] std::vector<std::string> codes() const {
    std::vector<std::string> codes;
    for (const Diagnostic& each : items) codes.emplace_back(each.code);
    return codes;
  }
  // The English sentence and advice of the first diagnostic with that code; empty where there is none.
  [[nodiscard]] std::string text(std::string_view code) const {
    for (const Diagnostic& each : items) {
      if (each.code == code) return each.sentence.en + "\n" + each.advice.en;
    }
    return "";  // untested: a test that fails
  }
};

inline Checked check_text(const std::string& text) {
  Checked checked;
  Diagnostics reading;
  checked.plan = read_plan(Source("checked", text), reading);
  for (const Diagnostic& each : reading.items()) {
    // No test reads every column of the table they share.
    if (each.code == "unused") continue;
    ADD_FAILURE() << to_text(each, checked.plan.source, Language::en);  // untested: a test that fails
    return checked;                                                     // untested: a test that fails
  }
  Diagnostics out;
  checked.check = check_examples_and_laws(checked.plan, out);
  checked.items = out.items();
  return checked;
}

inline const std::string plain_example = R"(
example "plain"
  member covered 2010-01-01..
  claim 2020-01-01 mild amount 0
  claim 2020-01-02 severe amount 0
  expect total 0
)";

// Declarations over the table above, with an example that fails nothing.
inline Checked check_rules(const std::string& rules) {
  return check_text(std::string(checked_header) + rules + plain_example);
}

// The counterexample of the first broken law, as it would be pasted; empty where none is.
inline std::string counterexample_of(const Checked& checked, Language language = Language::en) {
  for (const Diagnostic& each : checked.items) {
    const std::string& advice = each.advice.in(language);
    if (each.code == "law-broken") return advice.substr(advice.find("example \""));
  }
  return "";  // untested: a test that fails
}

}  // namespace nuan::policy
