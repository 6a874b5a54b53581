// `nuan index`: weights that the data of an index suggest, as text to paste; and how far it hangs on its choices.
#include <fmt/format.h>

#include <memory>

#include "apps/cli/command.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/policy_tables.hpp"
#include "apps/cli/read_policies.hpp"
#include "flow/forms/index_tools.hpp"

namespace nuan::apps {
namespace {

struct Options {
  std::string policy, index, part, base, method, out;
  std::vector<std::string> tables, settings;
  std::size_t draws = 1000;
  std::uint64_t seed = 1;
  int spread = 25;
};

// The index of that name, or the only one.
Result<const policy::Composite*> index_of(const policy::Plan& plan, const std::string& name) {
  std::string known;
  for (const policy::Composite& one : plan.composites) {
    if (one.name == name || (name.empty() && plan.composites.size() == 1)) return &one;
    known += (known.empty() ? "" : ", ") + one.name;
  }
  if (known.empty()) return fail(Code::usage, {}, {"这份规则没有指数", "this policy has no index"});
  return fail(Code::usage, {}, {"请说明是哪个指数: " + known, "say which index: " + known},
              {"加 --index 名称", "add --index NAME"});
}

Result<flow::IndexWish> wish_of(const Options& options, const policy::Plan& plan) {
  flow::IndexWish wish{.plan = &plan, .inputs = {}, .tables = {}, .index = nullptr};
  TRY_LET(wish.index, index_of(plan, options.index));
  TRY_LET(wish.inputs, read_inputs(plan, options.settings));
  TRY_LET(wish.tables, read_tables(plan, options.tables));
  return wish;
}

// Calls with the wish once the policy is read and has no problems; the exit status.
template <class Call>
int with_wish(const Options& options, const Context& context, Call call) {
  auto read = read_policies({options.policy}, context);
  if (!read) return report(read.error(), context);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  const auto wish = wish_of(options, read->plans.front());
  if (!wish) return report(wish.error(), context);
  return call(*wish);
}

bool wanted(const Options& options, flow::Weighing by) {
  return options.method.empty() || options.method == flow::weighings()[static_cast<std::size_t>(by)];
}

void print_node(const flow::IndexWish& wish, const flow::NodeWeights& node, const Options& options,
                const Context& context) {
  const std::string alpha = node.alpha ? fmt::format("  Cronbach α {:.6f}", *node.alpha) : "";
  fmt::print("\n# {}{}\n", node.node, alpha);
  for (const flow::Suggested& one : node.suggested) {
    if (!wanted(options, one.by)) continue;
    const std::string_view name = flow::weighings()[static_cast<std::size_t>(one.by)];
    if (one.weights.empty())
      fmt::print("# {}: {}\n", name, context.say(one.why));
    else
      fmt::print("{}\n", flow::node_text(*wish.plan, *wish.index, node, one, options.base));
  }
}

int weights(const Options& options, const Context& context) {
  return with_wish(options, context, [&](const flow::IndexWish& wish) {
    const auto nodes = flow::suggest_weights(wish, options.part, *context.files);
    if (!nodes) return report(nodes.error(), context);
    fmt::print("{}\n",
               context.say({"# 选一段贴进 tree。权重不是重要性:三种方法常常大不一样;定下以后按基期冻结,不随年变。",
                            "# Paste one of these into the tree. A weight is not an importance: the methods often "
                            "disagree; frozen at its base period it does not change with the years."}));
    for (const flow::NodeWeights& node : *nodes) print_node(wish, node, options, context);
    return static_cast<int>(Exit::done);
  });
}

void tell(const flow::SensitivityReport& report, const Options& options, const Context& context) {
  for (const Words& one : report.varied) fmt::print("{}{}\n", context.say({"改动:", "varied: "}), context.say(one));
  fmt::print("{}\n", context.say({"结果在 " + options.out, "results in " + options.out}));
}

int sensitivity(const Options& options, const Context& context) {
  return with_wish(options, context, [&](const flow::IndexWish& wish) {
    const flow::SensitivityWish wanted{.index = wish,
                                       .draws = options.draws,
                                       .seed = options.seed,
                                       .spread_percent = options.spread,
                                       .out = options.out,
                                       .version = context.version};
    const auto done = flow::index_sensitivity(wanted, *context.files);
    if (!done) return report(done.error(), context);
    tell(*done, options, context);
    return static_cast<int>(Exit::done);
  });
}

void add_common(CLI::App& command, const std::shared_ptr<Options>& options, const Context& context) {
  command.add_option("--policy", options->policy, context.say({"规则文件", "the policy file"}))->required();
  command.add_option("--table", options->tables,
                     context.say({"规则的一张表,写成 表名=文件", "a table of the policy, as NAME=FILE"}));
  command.add_option("--set", options->settings,
                     context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}));
  command.add_option("--index", options->index,
                     context.say({"哪个指数(只有一个时可不写)", "which index (where there are several)"}));
}

void add_weights(CLI::App& index, const Context& context, Action& chosen) {
  auto* command = index.add_subcommand(
      "weights", context.say({"按数据算权重(等权、熵、CRITIC、主成分),写成可以贴进规则的一段",
                              "Weights by the data (equal, entropy, CRITIC, PCA), as text to paste into the policy"}));
  auto options = std::make_shared<Options>();
  add_common(*command, options, context);
  command->add_option("--part", options->part,
                      context.say({"树的哪一层(默认每一层)", "which part of the tree (default: all)"}));
  const auto words = flow::weighings();
  command->add_option("--by", options->method, context.say({"只要一种方法", "one method only"}))
      ->check(CLI::IsMember(std::vector<std::string>(words.begin(), words.end())));
  command
      ->add_option("--base", options->base,
                   context.say({"基期:这些数据是哪一期的,写进规则",
                                "the base period: whose data these are; it is written down"}))
      ->required();
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return weights(*options, context); }; });
}

void add_sensitivity(CLI::App& index, const Context& context, Action& chosen) {
  auto* command = index.add_subcommand(
      "sensitivity", context.say({"指数值和名次的区间,以及每个选择的影响(Sobol)",
                                  "Intervals of values and ranks, and the effect of each choice (Sobol)"}));
  auto options = std::make_shared<Options>();
  add_common(*command, options, context);
  command->add_option("--draws", options->draws, context.say({"抽多少次(默认 1000)", "how many draws (default 1000)"}))
      ->check(CLI::Range(2, 1'000'000));
  command->add_option("--seed", options->seed, context.say({"随机种子(默认 1)", "the seed of chance (default 1)"}));
  command
      ->add_option("--spread", options->spread,
                   context.say({"权重上下浮动百分之几(默认 25)", "weights vary by so many percent (default 25)"}))
      ->check(CLI::Range(0, 99));
  command->add_option("--out", options->out, context.say({"结果文件夹", "the folder for the results"}))->required();
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return sensitivity(*options, context); }; });
}

}  // namespace

void add_index(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* index =
      nuan.add_subcommand("index", context.say({"复合指数:权重从哪来,结果有多稳",
                                                "Composite indices: where weights come from, how firm the result is"}));
  index->require_subcommand(1);
  add_weights(*index, context, chosen);
  add_sensitivity(*index, context, chosen);
}

}  // namespace nuan::apps
