// RunRule: the rule a run was worked out by, kept with the run itself, so that years later it can be explained and held
// against another without anybody's file.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "aid/hold.hpp"
#include "base/date.hpp"
#include "base/result.hpp"

namespace nuan::flow {

struct RunRule {
  struct Text {
    std::string name;  // of its file, without the folder
    std::string text;
  };
  std::vector<Text> policies;         // the editions, by first day
  std::vector<std::string> settings;  // NAME=VALUE
  std::optional<Date> through;
};

// The inputs of a run (see SettledResults) with the rule beside them.
[[nodiscard]] std::string with_rule(const std::string& inputs, const RunRule& rule);
// None where the run was taken in from a folder of results.
[[nodiscard]] std::optional<RunRule> rule_of(std::string_view inputs);
// The thresholds of holds beside the rule, so that they are signed with the run.
[[nodiscard]] std::string with_hold_rules(const std::string& inputs, const aid::HoldRules& rules);
// None where the run was computed before there were any.
[[nodiscard]] std::optional<aid::HoldRules> hold_rules_of(std::string_view inputs);
// What was due of each benefit, in the order of their names; none where the run does not say.
[[nodiscard]] std::vector<std::pair<std::string, Money>> due_by_benefit(std::string_view inputs);
// The digest of a file the run read, by its label, in hexadecimal; empty where it read none.
[[nodiscard]] std::string digest_of_input(std::string_view inputs, std::string_view label);

}  // namespace nuan::flow
