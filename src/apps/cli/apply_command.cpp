// `nuan apply`: the forms of a policy (admission, price, share …) worked out from files, into files.
#include <fmt/format.h>

#include <memory>

#include "adapters/sqlite/sqlite_database.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/policy_tables.hpp"
#include "apps/cli/read_policies.hpp"
#include "flow/forms/apply.hpp"

namespace nuan::apps {
namespace {

struct Options {
  std::string policy, out, engine = "interpreter";
  std::vector<std::string> tables, settings;
  bool strict = false;
};

Result<flow::ApplyWish> wish_of(const Options& options, const policy::Plan& plan, const Context& context) {
  if (plan.forms.empty())
    return fail(Code::usage, {}, {"这份规则没有 apply 能算的形式", "this policy has no form that apply works out"},
                {"待遇用 nuan adjudicate 结算", "benefits are settled by nuan adjudicate"});
  flow::ApplyWish wish;
  wish.plan = &plan;
  wish.settings = options.settings;
  wish.out = options.out;
  if (options.engine == "columnar") wish.engine = flow::Engine::columnar;
  if (options.engine == "sql") wish.engine = flow::Engine::sql;
  wish.open_database = adapters::open_sqlite_in_memory;
  TRY_LET(wish.inputs, read_inputs(plan, options.settings));
  TRY_LET(wish.tables, read_tables(plan, options.tables));
  wish.language = context.language;
  wish.version = context.version;
  return wish;
}

void tell(const flow::ApplyReport& report, const Options& options, const Context& context) {
  for (const Words& notice : report.notices) fmt::print(stderr, "{}\n", context.say(notice));
  std::uint64_t rows = 0;
  for (const flow::TableFile& file : report.files) rows += file.rows;
  std::string forms;
  for (const policy::FormTable& table : report.applied.tables)
    forms += (forms.empty() ? "" : ", ") + table.name + " " + std::to_string(table.rows.size());
  if (context.language == Language::zh)
    fmt::print("读入 {} 行, 退回 {} 行; 算出 {}; 结果在 {}\n", rows, report.rejects, forms, options.out);
  else
    fmt::print("{} rows read, {} rejected; worked out: {}; results in {}\n", rows, report.rejects, forms, options.out);
}

int apply(const Options& options, const Context& context) {
  auto read = read_policies({options.policy}, context);
  if (!read) return report(read.error(), context);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  const auto wish = wish_of(options, read->plans.front(), context);
  if (!wish) return report(wish.error(), context);
  const auto done = flow::apply(*wish, *context.files);
  if (!done) return report(done.error(), context);
  tell(*done, options, context);
  return static_cast<int>(options.strict && done->rejects > 0 ? Exit::input : Exit::done);
}

}  // namespace

void add_apply(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command =
      nuan.add_subcommand("apply", context.say({"由文件按规则逐行计算:准入、价格、分配……",
                                                "Work out a rule's forms from files: admission, price, share …"}));
  auto options = std::make_shared<Options>();
  command->add_option("--policy", options->policy, context.say({"规则文件", "the policy file"}))->required();
  command->add_option("--table", options->tables,
                      context.say({"规则的一张表,写成 表名=文件", "a table of the policy, as NAME=FILE"}));
  command->add_option("--set", options->settings,
                      context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}));
  command->add_option("--out", options->out, context.say({"结果文件夹", "the folder for the results"}))->required();
  command
      ->add_option("--engine", options->engine,
                   context.say({"用哪个引擎算每一行;答案相同。sql 用内存中的 SQLite,算不了的会说明",
                                "which engine works out the rows; the answer is the same. sql does it in an SQLite in "
                                "memory, and names what it cannot"}))
      ->check(CLI::IsMember({"interpreter", "columnar", "sql"}));
  command->add_flag("--strict", options->strict,
                    context.say({"有退回的行就算出错(结果照写,退出状态 4)",
                                 "rejected rows are an error (results are written, exit status 4)"}));
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return apply(*options, context); }; });
}

}  // namespace nuan::apps
