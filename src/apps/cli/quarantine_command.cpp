// `nuan quarantine list|show|export|import|correct|release|reject`: the rows of imports that could not be taken, and
// what an officer makes of them.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/quarantine_tables.hpp"
#include "apps/cli/quarantine_sheet.hpp"
#include "apps/cli/read_policies.hpp"
#include "apps/cli/register_shape.hpp"
#include "apps/cli/store_options.hpp"
#include "flow/one_row.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using adapters::tables::find_quarantined;
using adapters::tables::text_of;
using aid::Outcome;
using aid::Quarantined;

struct Options {
  StoreOptions store;
  adapters::tables::QuarantineFilter filter;
  std::int64_t intake = 0, row = 0;
  std::string text;
  std::vector<std::string> policies;
  bool json = false;
};

std::string subject_of(const Options& options) {
  return "quarantine " + std::to_string(options.intake) + "." + std::to_string(options.row);
}

int list(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  auto rows = nlohmann::ordered_json::array();
  std::uint64_t count = 0;
  const auto listed = each_quarantined(**database, options.filter, [&](const Quarantined& one) {
    ++count;
    if (options.json)
      rows.push_back({{"intake", one.intake},
                      {"row", one.row},
                      {"line", one.line},
                      {"kind", name_of(one.kind)},
                      {"code", one.code},
                      {"outcome", name_of(one.outcome)}});
    else
      fmt::print("{:>4} {:>8}  {:<8} {:>9} {:<10} {}: {}\n", one.intake, one.row, name_of(one.kind), one.line,
                 name_of(one.outcome), one.code, context.say(one.sentence));
  });
  if (!listed) return report(listed.error(), context);
  if (options.json) fmt::print("{}\n", rows.dump(2));
  const std::string number = std::to_string(count);
  if (!options.json)
    fmt::print("{}\n", context.say({"共 " + number + " 行(导入, 行, 种类, 文件里的行号, 状态)",
                                    number + " rows (intake, row, kind, line in the file, outcome)"}));
  return static_cast<int>(Exit::done);
}

// Looking at a person's data leaves an entry in the journal.
Result<std::string> show(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change, begin_change(*database, options.store, "quarantine show", subject_of(options)));
  TRY_LET(const Quarantined one, find_quarantined(*database, options.intake, options.row));
  TRY_LET(const std::string text, text_of(*database, *secrets, one));
  TRY(change.commit());
  return one.code + ": " + context.say(one.sentence) + "\n" + text + "\n" +
         context.say({"改正时请按这些列写: ", "to correct it, write these columns: "}) + "person_id," + one.header +
         "\n";
}

Result<claims::Shape> shape_of(const Options& options, const Quarantined& one, const Context& context) {
  TRY_LET(ReadPolicies read, read_policies(options.policies, context));
  if (print_problems(read, context) > 0)
    return fail(Code::policy_wrong, {options.policies.at(0)}, {"规则有错", "the policy has problems"});
  return register_shape_of(read.plans.back(), one.kind, one.header);
}

// The row that is taken, or nothing where it is rejected.
Result<std::optional<aid::FileRow>> row_of(const Options& options, Outcome outcome, const Quarantined& one,
                                           store::Database& database, const Secrets& secrets, const Context& context) {
  if (outcome == Outcome::rejected) return std::nullopt;
  if (outcome == Outcome::released && one.code != aid::conflict_code)
    return fail(Code::quarantine_flawed, {one.code},
                {"这一行本身有错, 不能原样放行", "the row itself is flawed and cannot be released as it is"},
                {"请用 nuan quarantine correct", "use nuan quarantine correct"});
  TRY_LET(const claims::Shape shape, shape_of(options, one, context));
  std::string text = options.text;
  if (outcome == Outcome::released) {
    TRY_LET(text, text_of(database, secrets, one));
  }
  TRY_LET(aid::FileRow row, flow::read_one_row(shape, one.header, text, *context.files));
  return row;
}

Result<void> end(const Options& options, Outcome outcome, const Context& context) {
  TRY(check_reason(options.store));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const Quarantined one, find_quarantined(*database, options.intake, options.row));
  TRY_LET(const auto row, row_of(options, outcome, one, *database, *secrets, context));
  TRY_LET(Change change,
          begin_change(*database, options.store, "quarantine " + std::string(name_of(outcome)), subject_of(options)));
  TRY(end_quarantined(change, *secrets, one, outcome, row ? &*row : nullptr));
  return change.commit();
}

int end_and_tell(const Options& options, Outcome outcome, const Context& context) {
  const auto done = end(options, outcome, context);
  if (!done) return report(done.error(), context);
  const Words told = outcome == Outcome::rejected ? Words{"已作废, 不再计入", "rejected: it will never count"}
                     : outcome == Outcome::released
                         ? Words{"已放行, 代替以前的那一行", "released: it stands for the earlier row"}
                         : Words{"已改正并收进登记册", "corrected, and taken into the register"};
  fmt::print("{}\n", context.say(told));
  return static_cast<int>(Exit::done);
}

void add_place(CLI::App& command, Options& options, const Context& context) {
  command.add_option("INTAKE", options.intake, context.say({"第几次导入", "the number of the intake"}))->required();
  command.add_option("ROW", options.row, context.say({"其中第几行", "the row in it"}))->required();
}

CLI::App* add_ending(CLI::App& quarantine, const std::string& name, const Words& help, Outcome outcome,
                     const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = quarantine.add_subcommand(name, context.say(help));
  add_place(*command, *options, context);
  add_writer_options(*command, options->store, context);
  command->callback([options, outcome, &context, &chosen] {
    chosen = [options, outcome, &context] { return end_and_tell(*options, outcome, context); };
  });
  return command;
}

void add_policy(CLI::App* command, Options& options, const Context& context) {
  command->add_option("--policy", options.policies, context.say({"导入时的规则", "the policy it was imported by"}))
      ->required();
}

void add_list(CLI::App& quarantine, const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command =
      quarantine.add_subcommand("list", context.say({"列出还没有处理的行", "the rows nobody dealt with yet"}));
  command->add_option("--intake", options->filter.intake, context.say({"只看这一次导入", "of this intake only"}));
  command->add_option("--code", options->filter.code, context.say({"只看这个代码", "of this code only"}));
  command->add_flag("--all", options->filter.ended, context.say({"处理过的也列出", "those dealt with, too"}));
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  add_store_options(*command, options->store, context);
  command->callback([options, &context, &chosen] { chosen = [options, &context] { return list(*options, context); }; });
}

void add_show(CLI::App& quarantine, const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = quarantine.add_subcommand(
      "show", context.say({"看一行的全文;看过会记入日志", "a row in full; looking is written into the journal"}));
  add_place(*command, *options, context);
  add_writer_options(*command, options->store, context);
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] { return tell_page(show(*options, context), context); };
  });
}

}  // namespace

void add_quarantine(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* quarantine = nuan.add_subcommand(
      "quarantine", context.say({"导入时收不下的行:查看、改正、放行、作废",
                                 "Rows that imports could not take: to list, correct, release or reject"}));
  quarantine->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_list(*quarantine, options, context, chosen);
  add_show(*quarantine, options, context, chosen);
  add_quarantine_export(*quarantine, context, chosen);
  add_quarantine_import(*quarantine, context, chosen);
  auto* correct = add_ending(*quarantine, "correct",
                             {"写一行对的代替它;与导入同样检查", "write it anew; checked as an import checks"},
                             Outcome::corrected, options, context, chosen);
  correct->add_option("--text", options->text, context.say({"改正后的一行,CSV", "the corrected row, as CSV"}))
      ->required();
  add_policy(correct, *options, context);
  add_policy(
      add_ending(*quarantine, "release",
                 {"与以前的文件矛盾的一行:以它为准", "a row that contradicts an earlier file: it holds from now on"},
                 Outcome::released, options, context, chosen),
      *options, context);
  add_ending(*quarantine, "reject", {"作废,不再处理", "put it away for good"}, Outcome::rejected, options, context,
             chosen);
}

}  // namespace nuan::apps
