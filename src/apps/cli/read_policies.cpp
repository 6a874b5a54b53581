#include "apps/cli/read_policies.hpp"

#include <fmt/format.h>

#include <utility>

#include "flow/forms/apply_forms.hpp"

namespace nuan::apps {
namespace {

// A policy is a page or two of text; anything far larger was named by mistake.
constexpr std::uint64_t policy_bytes_max = 1U << 20U;

Result<std::string> read_text(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  if (file->size() > policy_bytes_max) {
    return fail(Code::input_unreadable, {path},
                {"规则文件超过 1 MiB,不会是一份规则", "the policy file is over 1 MiB, which no rule is"},
                {"请检查是否写错了文件名", "check whether the right file was named"});
  }
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  return text;
}

}  // namespace

Result<ReadPolicies> read_policies(const std::vector<std::string>& paths, const Context& context) {
  ReadPolicies read;
  for (const std::string& path : paths) {
    TRY_LET(std::string text, read_text(path, *context.files));
    policy::Diagnostics problems;
    read.plans.push_back(policy::read_plan(policy::Source(path, std::move(text)), problems));
    read.problems.push_back(std::move(problems));
  }
  policy::check_editions(read.plans, read.problems);
  return read;
}

void run_examples(ReadPolicies& read) {
  for (std::size_t i = 0; i < read.plans.size(); ++i) {
    if (read.problems[i].empty()) policy::check_examples(read.plans[i], read.problems[i], flow::apply_forms);
  }
}

std::size_t print_problems(ReadPolicies& read, const Context& context) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < read.plans.size(); ++i) {
    read.problems[i].sort();
    for (const policy::Diagnostic& problem : read.problems[i].items()) {
      fmt::print(stderr, "{}\n", policy::to_text(problem, read.plans[i].source, context.language));
      ++count;
    }
  }
  return count;
}

}  // namespace nuan::apps
