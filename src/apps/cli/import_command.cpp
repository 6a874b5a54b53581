// `nuan import members|claims|statuses`: a file into the register of a store.
#include <fmt/format.h>

#include "adapters/tables/register_tables.hpp"
#include "apps/cli/read_format.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/register_shape.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/watching.hpp"
#include "flow/import.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::string file, format = "canonical";
  std::vector<std::string> policies, readings, names;
  bool adds = false;
};

Result<aid::Intake> import(const Options& options, aid::Kind kind, const Context& context) {
  TRY(check_writer(options.store));
  TRY_LET(ReadPolicies read, read_policies(options.policies, context));
  if (print_problems(read, context) > 0)
    return fail(Code::policy_wrong, {options.policies[0]}, {"规则有错", "the policy has problems"});
  TRY_LET(claims::Shape shape, register_shape(read.plans.back(), kind, options.names));
  TRY_LET(const auto feed, read_format(options.format, options.readings, *context.files));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(flow::Source source, flow::open_source(options.file, std::move(shape), feed.get(), *context.files));
  adapters::tables::RegisterTables into(*database, system_clock(), *secrets,
                                        {options.store.who(), "", "", options.store.reason});
  Watching watching(false);
  auto intake = flow::import_file(source, into, watching, flow::usual_batch_pieces, digest_piece_bytes,
                                  options.adds ? aid::Kind::more_statuses : aid::Kind::statuses);
  watching.finish();
  return intake;
}

int import_and_tell(const Options& options, aid::Kind kind, const Context& context) {
  const auto intake = import(options, kind, context);
  if (!intake) return report(intake.error(), context);
  const aid::Progress& done = intake->progress;
  if (context.language == Language::zh)
    fmt::print("第 {} 次导入: {} 行, 收下 {}, 以前已有 {}, 隔离 {}\n", intake->number, done.rows, done.taken,
               done.known, done.quarantined);
  else
    fmt::print("intake {}: {} rows, {} taken, {} known before, {} quarantined\n", intake->number, done.rows, done.taken,
               done.known, done.quarantined);
  return static_cast<int>(Exit::done);
}

CLI::App* add_kind(CLI::App& import, aid::Kind kind, const Words& help, const std::shared_ptr<Options>& options,
                   const Context& context, Action& chosen) {
  auto* command = import.add_subcommand(std::string(name_of(kind)), context.say(help));
  command->add_option("FILE", options->file, context.say({"文件", "the file"}))->required();
  command
      ->add_option("--policy", options->policies,
                   context.say({"规则文件:哪些列、怎样的值", "the policy file: which columns, and which values"}))
      ->required();
  add_writer_options(*command, options->store, context);
  command->callback([options, kind, &context, &chosen] {
    chosen = [options, kind, &context] { return import_and_tell(*options, kind, context); };
  });
  return command;
}

void add_apart(CLI::App& members, Options& options, const Context& context) {
  members.add_option("--apart", options.names,
                     context.say({"这些期间列另有文件(nuan import statuses), 名单里没有",
                                  "columns of periods that come in files of their own (nuan import statuses)"}));
}

void add_status(CLI::App& statuses, Options& options, const Context& context) {
  statuses
      .add_option("--status", options.names,
                  context.say({"文件里的期间列, 如 insured、in_service、holds_card; 可写几个",
                               "the column of periods in the file, e.g. insured, in_service, holds_card; or several"}))
      ->required();
  statuses.add_flag("--add", options.adds,
                    context.say({"加在以前的期间上; 不写则代替以前的期间",
                                 "add to the periods there are; without it they are replaced"}));
}

}  // namespace

void add_import(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* import = nuan.add_subcommand(
      "import", context.say({"把名单、期间或费用导入库(CSV 或 xlsx);中断后再运行就接着做",
                             "Take members, periods or claims (CSV or xlsx) into the store; interrupted, run it again "
                             "and it goes on"}));
  import->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_apart(*add_kind(*import, aid::Kind::members, {"会员名单", "members"}, options, context, chosen), *options,
            context);
  add_status(
      *add_kind(*import, aid::Kind::statuses,
                {"某一单位给出的期间: 参保、在职、持卡……", "periods as one office has them: insured, in service …"},
                options, context, chosen),
      *options, context);
  auto* claims = add_kind(*import, aid::Kind::claims, {"费用", "claims"}, options, context, chosen);
  claims->add_option("--format", options->format,
                     context.say({"格式:canonical、setlinfo、beijing、beijing-inpatient,或一个 .feed 文件",
                                  "the format: canonical, setlinfo, beijing, beijing-inpatient, or a .feed file"}));
  claims->add_option("--reading", options->readings,
                     context.say({"格式的一种读法,写成 名称=选择", "a reading of the format, as NAME=CHOICE"}));
}

}  // namespace nuan::apps
