// For benchmarks: a published plan and its text.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>

#include "policy/policy.hpp"

namespace nuan::bench {

[[nodiscard]] inline std::string text_of(const std::string& name) {
  std::ifstream file(std::string(NUAN_ROOT) + "/policies/" + name);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Ends the program where the text has mistakes.
[[nodiscard]] inline policy::Plan read_text(const std::string& name, const std::string& text) {
  policy::Diagnostics out;
  policy::Plan plan = policy::read_plan(policy::Source(name, text), out);
  for (const policy::Diagnostic& each : out.items())
    std::fputs(to_text(each, plan.source, Language::en).c_str(), stderr);
  if (!out.empty()) std::abort();
  return plan;
}

[[nodiscard]] inline policy::Plan read(const std::string& name) { return read_text(name, text_of(name)); }

}  // namespace nuan::bench
