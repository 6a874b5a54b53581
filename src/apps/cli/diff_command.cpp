// `nuan policy diff A B`: what changed between two policies, and whose amounts move.
#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "apps/cli/policy_tools.hpp"
#include "apps/cli/read_policies.hpp"
#include "policy/diff.hpp"

namespace nuan::apps {
namespace {

using policy::Diff;
using policy::Moved;
using Json = nlohmann::ordered_json;

struct Options {
  std::string before, after;
  bool json = false;
};

void print_changed(const Diff& diff, const Context& context) {
  for (const policy::Changed& changed : diff.changed) {
    fmt::print("{}\n", context.say(changed.what));
    for (const Words& line : changed.lines) fmt::print("  {}\n", context.say(line));
  }
}

// `「李先生」 2020 超封顶线:200,000 元 → 250,000 元`
std::string line_of(const Moved& moved, const Context& context) {
  std::string line = context.say({"「" + moved.example + "」", "\"" + moved.example + "\""});
  if (!moved.who.empty()) line += " " + moved.who;
  if (!moved.year.empty()) line += " " + moved.year;
  line += " " + context.say(moved.result) + (context.language == Language::zh ? ":" : ": ");
  return line + context.say(moved.before) + " → " + context.say(moved.after);
}

void print_moved(const Diff& diff, const Context& context) {
  const bool zh = context.language == Language::zh;
  if (diff.not_comparable) {
    fmt::print("{}\n", context.say(*diff.not_comparable));
    return;
  }
  if (diff.moved.empty()) {
    fmt::print(fmt::runtime(zh ? "第一份的 {} 个例子按两份规则算,金额都一样\n"
                               : "The first policy's {} examples come to the same amounts under both\n"),
               diff.examples);
    return;
  }
  fmt::print("{}\n", zh ? "第一份的例子按第二份重算,变了的:"
                        : "Examples of the first policy that the second settles otherwise:");
  for (const Moved& moved : diff.moved) fmt::print("  {}\n", line_of(moved, context));
}

void print_json(const Diff& diff, const Context& context) {
  Json changed = Json::array();
  for (const policy::Changed& one : diff.changed) {
    Json lines = Json::array();
    for (const Words& line : one.lines) lines.push_back(context.say(line));
    changed.push_back({{"what", context.say(one.what)}, {"changes", std::move(lines)}});
  }
  Json moved = Json::array();
  for (const Moved& one : diff.moved) {
    moved.push_back({{"example", one.example},
                     {"who", one.who},
                     {"year", one.year},
                     {"result", context.say(one.result)},
                     {"before", context.say(one.before)},
                     {"after", context.say(one.after)}});
  }
  const Json all{{"same_meaning", diff.same_meaning()},
                 {"changed", std::move(changed)},
                 {"examples", diff.examples},
                 {"moved", std::move(moved)},
                 {"not_comparable", diff.not_comparable ? Json(context.say(*diff.not_comparable)) : Json()}};
  fmt::print("{}\n", all.dump(2, ' ', false, Json::error_handler_t::replace));
}

int diff(const Options& options, const Context& context) {
  // Each by itself: two files with one name are two drafts here, not two editions.
  auto before = read_policies({options.before}, context);
  if (!before) return report(before.error(), context);
  auto after = read_policies({options.after}, context);
  if (!after) return report(after.error(), context);
  if (print_problems(*before, context) + print_problems(*after, context) > 0) return static_cast<int>(Exit::policy);
  const Diff found = policy::diff(before->plans.front(), after->plans.front());
  if (options.json) {
    print_json(found, context);
  } else if (found.same_meaning()) {
    fmt::print("{}\n", context.say({"意思没有变:不同的只是排版、注释或不影响结果的次序",
                                    "no change of meaning: only layout, comments or an order that carries none"}));
  } else {
    print_changed(found, context);
    print_moved(found, context);
  }
  return static_cast<int>(found.same_meaning() ? Exit::done : Exit::differs);
}

}  // namespace

void add_policy_diff(CLI::App& policy, const Context& context, Action& chosen) {
  auto* command = policy.add_subcommand(
      "diff",
      context.say({"用白话说出两份规则有什么不同,以及第一份的哪些例子会得到不同的金额。意思相同退出码为 0,不同为 1",
                   "Say in words what changed between two policies, and which of the first one's examples get "
                   "other amounts. Exit status 0 where both mean the same, else 1"}));
  auto options = std::make_shared<Options>();
  command->add_option("A", options->before, context.say({"原来的规则文件", "the policy as it was"}))->required();
  command->add_option("B", options->after, context.say({"改后的规则文件", "the policy as it is to be"}))->required();
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  command->callback([options, &context, &chosen] { chosen = [options, &context] { return diff(*options, context); }; });
}

}  // namespace nuan::apps
