// `nuan policy check|show FILE…`: is this rule fit for use, and what does it say?
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <vector>

#include "apps/cli/command.hpp"
#include "apps/cli/policy_sql_command.hpp"
#include "apps/cli/policy_tools.hpp"
#include "apps/cli/read_policies.hpp"
#include "flow/forms/apply_forms.hpp"
#include "policy/cliffs.hpp"
#include "policy/explain.hpp"
#include "policy/policy.hpp"

namespace nuan::apps {
namespace {

int check(const std::vector<std::string>& paths, const Context& context) {
  auto read = read_policies(paths, context);
  if (!read) return report(read.error(), context);
  policy::Check done;
  for (std::size_t i = 0; i < read->plans.size(); ++i) {
    if (!read->problems[i].empty()) continue;  // examples of a plan that is not whole would only repeat what is wrong
    const policy::Check one = policy::check_examples_and_laws(read->plans[i], read->problems[i], flow::apply_forms);
    done.examples += one.examples;
    done.laws += one.laws;
    done.attacks += one.attacks;
    for (const policy::Diagnostic& remark : policy::cliffs_of(read->plans[i]))
      fmt::print("{}\n", policy::to_text(remark, read->plans[i].source, context.language));
  }
  const std::size_t problems = print_problems(*read, context);
  // The same words in either language: scripts read these lines.
  if (done.laws > 0) fmt::print("{} attacks on {} laws\n", done.attacks, done.laws);
  fmt::print("{} examples, {} laws, {} problems\n", done.examples, done.laws, problems);
  return static_cast<int>(problems == 0 ? Exit::done : Exit::policy);
}

int show(const std::vector<std::string>& paths, const Context& context) {
  auto read = read_policies(paths, context);
  if (!read) return report(read.error(), context);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  for (const policy::Plan& plan : read->plans) fmt::print("{}", policy::show(plan, context.language));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_policy(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* policy = nuan.add_subcommand(
      "policy", context.say({"检查规则文件,或用白话说出规则", "Check rule files, or say them in plain words"}));
  policy->require_subcommand(1);
  const auto add = [&](const char* name, const Words& words,
                       int (*run)(const std::vector<std::string>&, const Context&)) {
    auto* command = policy->add_subcommand(name, context.say(words));
    auto paths = std::make_shared<std::vector<std::string>>();
    command
        ->add_option("FILE", *paths,
                     context.say({"规则文件;同名的几个文件是同一规则的几个版本",
                                  "policy files; files with the same policy name are its editions"}))
        ->required();
    command->callback(
        [paths, run, &context, &chosen] { chosen = [paths, run, &context] { return run(*paths, context); }; });
  };
  add("check",
      {"检查写法、算例和法则;最后一行是「N examples, N laws, N problems」",
       "Check the writing, the examples and the laws; the last line is `N examples, N laws, N problems`"},
      check);
  add("show",
      {"用句子和表格说出规则,以及在哪里取值、在哪里四舍五入",
       "Say the rule in sentences and tables, with the places where values are read and rounded"},
      show);
  add_policy_sql(*policy, context, chosen);
  add_policy_mutate(*policy, context, chosen);
  add_policy_diff(*policy, context, chosen);
}

}  // namespace nuan::apps
