// For tests: a policy mutated, and its mutants by what they change.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "policy/mutate.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {

inline constexpr std::string_view mutated_header = R"(policy made-up "试行" / "made up"
  after     "nobody"
  edition   "E1" from 2012-05-01
  standing  sample

table member key person_id
  covered   periods  "covered"
table claim of member in order on_day, claim_id  may reverse
  on_day    date     "on"
  kind      one of mild "轻" / "mild", severe "重" / "severe", fatal "危" / "fatal"
  amount    money    "amount"
  nights    days     "nights"
  stay_id   text     "stay"
group stay of claim by stay_id
)";

inline Plan read_whole(const std::string& text) {
  Diagnostics out;
  Plan plan = read_plan(Source("made-up", text), out);
  for (const Diagnostic& each : out.items()) {
    if (each.code != "unused") ADD_FAILURE() << to_text(each, plan.source, Language::en);
  }
  return plan;
}

// Declarations over the tables above.
inline Plan plan_of(const std::string& rules) { return read_whole(std::string(mutated_header) + rules); }

inline std::string file_text(const std::string& path) {
  std::ifstream file(NUAN_ROOT "/" + path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// The mutants whose change in English words contains all of these.
inline std::vector<const Mutant*> mutants_about(const Mutation& mutation, const std::string& words) {
  std::vector<const Mutant*> found;
  for (const Mutant& mutant : mutation.mutants) {
    if (mutant.change.en.find(words) != std::string::npos) found.push_back(&mutant);
  }
  return found;
}

// The only one; an empty mutant, and a failure, where there are none or several.
inline Mutant the_mutant(const Mutation& mutation, const std::string& words) {
  const auto found = mutants_about(mutation, words);
  EXPECT_EQ(found.size(), 1U) << words;
  return found.size() == 1 ? *found.front() : Mutant{};
}

// What the examples say against the text; empty where all pass.
inline std::vector<std::string> problems_in(const std::string& text) {
  std::vector<std::string> codes;
  Diagnostics out;
  const Plan plan = read_plan(Source("pasted", text), out);
  if (std::all_of(out.items().begin(), out.items().end(),
                  [](const Diagnostic& each) { return each.code == "unused"; })) {
    out = {};
    check_examples(plan, out);
  }
  for (const Diagnostic& each : out.items()) codes.emplace_back(each.code);
  return codes;
}

}  // namespace nuan::policy
