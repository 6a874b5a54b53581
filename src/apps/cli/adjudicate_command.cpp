// `nuan adjudicate`: settles a year's facts from files, by a policy, into files.
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <thread>
#include <utility>

#include "adapters/sqlite/sqlite_database.hpp"
#include "apps/cli/command.hpp"
#include "apps/cli/payments_sheet.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/read_format.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/table_files.hpp"
#include "apps/cli/watching.hpp"
#include "apps/cli/year_option.hpp"
#include "flow/adjudicate.hpp"

namespace nuan::apps {
namespace {

struct Options {
  std::vector<std::string> policies;
  std::string members, claims, paid, year, scope, through, out, xlsx;
  std::vector<std::string> tables, settings, readings;
  std::string format = "canonical", engine = "columnar";
  unsigned threads = 0;
  bool parts = false, complete = false, strict = false, timing = false;
};

Failure wrong_usage(Words sentence, Words advice = {}) {
  return fail(Code::usage, {}, std::move(sentence), std::move(advice));
}

Result<flow::Wish> wish_of(const Options& options, const std::vector<policy::Plan>& editions, const Context& context) {
  if (editions.front().benefits.empty())
    return wrong_usage({"这份规则没有待遇可结算", "this policy has no benefits to settle"},
                       {"其他形式用 nuan apply 计算", "other forms are worked out by nuan apply"});
  flow::Wish wish;
  TRY_LET(flow::WantedYear wanted, wanted_year(options.year, options.scope, editions));
  wish.plan = wanted.plan;
  wish.year = std::move(wanted.year);
  wish.first_day = editions.front().from;
  if (!options.through.empty()) {
    TRY_LET(wish.through, day_of("--through", options.through));
  }
  TRY_LET(wish.inputs, read_inputs(*wish.plan, options.settings));
  wish.members = options.members;
  TRY_LET(wish.facts, assign_tables(options.claims, options.tables, *wish.plan));
  if (!options.paid.empty()) wish.paid = options.paid;
  wish.out = options.out;
  wish.parts = options.parts;
  wish.complete = options.complete;
  wish.threads = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
  if (options.engine == "interpreter") wish.engine = flow::Engine::interpreter;
  if (options.engine == "sql") wish.engine = flow::Engine::sql;
  wish.open_database = adapters::open_sqlite_in_memory;
  wish.language = context.language;
  wish.version = context.version;
  for (const policy::Plan& edition : editions) wish.editions.push_back(&edition);
  wish.settings = options.settings;
  wish.folder = std::filesystem::current_path().string();
  return wish;
}

std::string yuan(std::int64_t fen) { return to_grouped_text(Money::from_fen(fen)); }

void tell(const flow::Report& report, const flow::Wish& wish, const Context& context) {
  for (const Words& notice : report.notices) fmt::print(stderr, "{}\n", context.say(notice));
  const flow::Totals& totals = report.totals;
  std::uint64_t rows = 0;
  for (const flow::FileCount& file : report.files) rows += file.rows;
  if (context.language == Language::zh)
    fmt::print("读入 {} 行, 退回 {} 行; {} 人, 其中 {} 人应付, 共 {} 元, {} 人结转 {} 元; 结果在 {}\n", rows,
               report.rejects, totals.persons, totals.payees, yuan(totals.pay), totals.carried, yuan(totals.carry),
               wish.out);
  else
    fmt::print("{} rows read, {} rejected; {} persons, {} of them paid {}, {} carried {}; results in {}\n", rows,
               report.rejects, totals.persons, totals.payees, yuan(totals.pay), totals.carried, yuan(totals.carry),
               wish.out);
}

int adjudicate(const Options& options, const Context& context) {
  auto read = read_policies(options.policies, context);
  if (!read) return report(read.error(), context);
  if (print_problems(*read, context) > 0) return static_cast<int>(Exit::policy);
  auto wish = wish_of(options, read->plans, context);
  if (!wish) return report(wish.error(), context);
  const auto feed = read_format(options.format, options.readings, *context.files);
  if (!feed) return report(feed.error(), context);
  if (*feed && options.claims.empty())
    return report(wrong_usage({"--format 说的是 --claims 的格式, 而没有 --claims",
                               "--format is of --claims, of which there is none"})
                      .error(),
                  context);
  wish->feed = feed->get();
  wish->readings = options.readings;
  Watching watching(options.timing);
  const auto done = flow::adjudicate(*wish, *context.files, watching);
  watching.finish();
  if (!done) return report(done.error(), context);
  if (!options.xlsx.empty()) {
    const auto written = write_payments_sheet(options.out, options.xlsx, context);
    if (!written) return report(written.error(), context);
  }
  tell(*done, *wish, context);
  return static_cast<int>(options.strict && done->rejects > 0 ? Exit::input : Exit::done);
}

void add_files(CLI::App& command, Options& options, const Context& context) {
  command
      .add_option("--policy", options.policies,
                  context.say({"规则文件;可给同一规则的几个版本", "the policy file; several are its editions"}))
      ->required();
  command
      .add_option("--members", options.members,
                  context.say({"会员名单:规则的主体表", "the members: the policy's subject table"}))
      ->required();
  command.add_option("--claims", options.claims,
                     context.say({"费用:规则的事实表", "the claims: the policy's fact table"}));
  command.add_option("--table", options.tables,
                     context.say({"更多的事实表,写成 表名=文件", "further fact tables, as NAME=FILE"}));
  command.add_option("--paid", options.paid, context.say({"本年度以前已付的", "what was paid for this year before"}));
  command.add_option("--out", options.out, context.say({"结果文件夹", "the folder for the results"}))->required();
  command.add_option(
      "--format", options.format,
      context.say({"费用文件的格式:canonical、setlinfo、beijing、beijing-inpatient,或一个 .feed 文件",
                   "the format of the claims: canonical, setlinfo, beijing, beijing-inpatient, or a .feed file"}));
  command.add_option("--reading", options.readings,
                     context.say({"格式的一种读法,写成 名称=选择", "a reading of the format, as NAME=CHOICE"}));
}

void add_choices(CLI::App& command, Options& options, const Context& context) {
  add_year(command, options.year, options.scope, context);
  command.add_option("--through", options.through, context.say({"只算到这一天", "count up to this day only"}));
  command.add_option("--set", options.settings,
                     context.say({"规则的输入,写成 名称=值", "an input of the policy, as NAME=VALUE"}));
  command.add_flag(
      "--parts", options.parts,
      context.say({"另写 parts.csv:每笔费用贡献了多少", "also write parts.csv: what each fact contributed"}));
  command.add_option("--xlsx", options.xlsx,
                     context.say({"另把 payments.csv 写成 xlsx", "also write payments.csv as an xlsx"}));
  command.add_flag(
      "--complete", options.complete,
      context.say({"文件包含规则第一天以来的全部事实", "the files hold every fact since the policy's first day"}));
  command.add_flag("--strict", options.strict,
                   context.say({"有退回的行就算出错(结果照写,退出状态 4)",
                                "rejected rows are an error (results are written, exit status 4)"}));
  command
      .add_option("--threads", options.threads,
                  context.say({"线程数,默认全部处理器", "threads; all processors by default"}))
      ->check(CLI::Range(1U, 256U));
  command
      .add_option(
          "--engine", options.engine,
          context.say({"用哪一种算法;结果相同。sql 在内存中的 SQLite 里计算,算不了的规则会说出名字",
                       "which engine; the answer is the same. sql settles in an SQLite in memory, and names what "
                       "it cannot"}))
      ->check(CLI::IsMember({"columnar", "interpreter", "sql"}));
  command.add_flag("--timing", options.timing,
                   context.say({"在标准错误写出各阶段用时", "tell the time of each phase on standard error"}));
}

}  // namespace

void add_adjudicate(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand(
      "adjudicate", context.say({"由文件结算一个年度:该付谁多少", "Settle a year from files: who is paid what"}));
  auto options = std::make_shared<Options>();
  add_files(*command, *options, context);
  add_choices(*command, *options, context);
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return adjudicate(*options, context); }; });
}

}  // namespace nuan::apps
