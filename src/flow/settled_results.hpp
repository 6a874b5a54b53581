// SettledResults: what `nuan adjudicate` wrote into a folder, read back to be kept in a store: who is due what, and out
// of what it was worked out. Every number is checked against the others before any is believed.
#pragma once

#include <string>
#include <vector>

#include "aid/run.hpp"
#include "base/files.hpp"

namespace nuan::flow {

struct SettledResults {
  std::string scope;   // the year's name
  std::string inputs;  // policy, engine and digests: what is signed with the decisions
  std::vector<std::string> certificates;
  std::vector<aid::Decision> decisions;  // by certificate; their person_no is not known here
  Money pay, carry;
  std::vector<std::string> cards;  // of the same persons; none at all where nobody said
};

// Reads payments.csv and summary.json of the folder. Fails with the files, and with input_changed where the payments
// are not those that the summary is of.
[[nodiscard]] Result<SettledResults> read_settled_results(const std::string& folder, Files& files);

}  // namespace nuan::flow
