// The language: whatever the bytes, reading a policy ends, every diagnostic points into the text and speaks both
// languages, and a policy without one can be shown.
#include <cstdint>
#include <string>

#include "policy/explain.hpp"
#include "policy/policy.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace nuan;
  const policy::Source source("fuzz.policy", std::string(reinterpret_cast<const char*>(data), size));
  policy::Diagnostics problems;
  const policy::Plan plan = policy::read_plan(source, problems);
  for (const auto& problem : problems.items()) {
    ENSURE(!problem.code.empty());
    ENSURE(problem.span.begin <= problem.span.end && problem.span.end <= size);
    ENSURE(!policy::to_text(problem, source, Language::zh).empty());
    ENSURE(!policy::to_text(problem, source, Language::en).empty());
  }
  if (problems.empty()) ENSURE(!policy::show(plan, Language::zh).empty() && !policy::show(plan, Language::en).empty());
  return 0;
}
