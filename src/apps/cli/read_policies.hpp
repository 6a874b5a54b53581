// Reads policy files from disk into plans, editions of one policy held against each other.
#pragma once

#include <string>
#include <vector>

#include "apps/cli/command.hpp"
#include "policy/policy.hpp"

namespace nuan::apps {

struct ReadPolicies {
  std::vector<policy::Plan> plans;
  std::vector<policy::Diagnostics> problems;  // of each plan
};

// Fails when a file cannot be read at all; what is wrong inside is in `problems`.
[[nodiscard]] Result<ReadPolicies> read_policies(const std::vector<std::string>& paths, const Context& context);

// Adds what the examples of each plan that read well say against it; its laws are left alone.
void run_examples(ReadPolicies& read);

// Tells every problem on standard error and returns how many there were.
std::size_t print_problems(ReadPolicies& read, const Context& context);

}  // namespace nuan::apps
