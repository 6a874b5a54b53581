// `nuan run hold list|show|release|refuse`: the payments of a run that wait, and what another person decides.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/run_review.hpp"
#include "apps/cli/store_options.hpp"
#include "claims/identity.hpp"
#include "claims/records.hpp"
#include "flow/end_hold.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using aid::HoldNow;
using aid::HoldOutcome;
using aid::HoldReason;

struct Options {
  StoreOptions store;
  std::int64_t run = 0, person = 0;
  std::string reason;  // of the hold
  bool all = false, json = false;
};

std::string subject_of(const Options& options) {
  return "run " + std::to_string(options.run) + " person " + std::to_string(options.person) + " " + options.reason;
}

Result<std::vector<HoldNow>> holds_in(const Options& options) {
  TRY_LET(const auto database, open_store(options.store));
  TRY(adapters::tables::find_run(*database, options.run));
  TRY_LET(auto holds, adapters::tables::holds_of_run(*database, options.run));
  if (!options.all) std::erase_if(holds, [](const HoldNow& one) { return one.outcome != HoldOutcome::open; });
  return holds;
}

int list(const Options& options, const Context& context) {
  const auto holds = holds_in(options);
  if (!holds) return report(holds.error(), context);
  auto rows = nlohmann::ordered_json::array();
  for (const auto& [hold, raised, outcome] : *holds) {
    if (options.json)
      rows.push_back({{"person_no", hold.person_no},
                      {"hold", name_of(hold.reason)},
                      {"sentence", context.say(sentence_of(hold))},
                      {"found_at", name_of(raised)},
                      {"outcome", name_of(outcome)}});
    else
      fmt::print("{:>10} {:<14} {:<9} {}\n", hold.person_no, name_of(hold.reason), name_of(outcome),
                 context.say(sentence_of(hold)));
  }
  const std::string count = std::to_string(holds->size());
  if (options.json)
    fmt::print("{}\n", rows.dump(2));
  else
    fmt::print("{}\n", context.say({"共 " + count + " 项(人员编号, 暂缓, 状态; 0 是整期)",
                                    count + " holds (number of the person, hold, outcome; 0 is the run as a whole)"}));
  return static_cast<int>(Exit::done);
}

Words words_of(const HoldNow& one) {
  const Words sentence = sentence_of(one.hold);
  const std::string outcome(name_of(one.outcome));
  return {"  " + outcome + " " + sentence.zh + "\n", "  " + outcome + " " + sentence.en + "\n"};
}

// Looking at a person's data leaves an entry in the journal.
Result<std::string> show(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change, begin_change(*database, options.store, "run hold show", subject_of(options)));
  TRY_LET(const std::string certificate, adapters::tables::certificate_of(*database, *secrets, options.person));
  TRY_LET(const auto member, adapters::tables::member_text(*database, *secrets, options.person));
  TRY_LET(const auto decision, adapters::tables::find_decision(*database, *secrets, options.run, certificate));
  TRY_LET(const auto holds, adapters::tables::holds_of_run(*database, options.run));
  TRY(change.commit());
  std::string text = certificate + (member ? "," + *member : "") + "\n";
  if (decision) text += context.say({"应付 ", "to be paid "}) + to_grouped_text(decision->pay) + "\n";
  for (const HoldNow& one : holds) {
    if (one.hold.person_no == options.person) text += context.say(words_of(one));
  }
  return text;
}

// What the hold is about may still be so.
Result<void> check_stands(const Options& options, HoldReason reason, store::Database& database,
                          const Context& context) {
  if (reason != HoldReason::no_card && reason != HoldReason::card_unusable) return {};
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto stopped, adapters::tables::stopped_of(database, options.person));
  TRY_LET(const auto member, adapters::tables::member_text(database, *secrets, options.person));
  std::optional<bool> has_card;
  if (member) {
    claims::SplitRow row;
    row.split(*member);
    has_card = row.size() > 1 && !row[1].empty();
  }
  if (!aid::stands(reason, stopped, has_card)) return {};
  return fail(
      Code::hold_stands, {subject_of(options)},
      {"原因还在: " + title_of(reason).zh, "it is still so: " + title_of(reason).en},
      {"先导入有卡号的名单, 或 nuan payee card-usable; 不再付的用 nuan run hold refuse",
       "import members with the card, or nuan payee card-usable; what will never be paid: nuan run hold refuse"});
}

Result<Words> end(const Options& options, HoldOutcome outcome, const Context& context) {
  TRY(check_reason(options.store));
  const auto reason = aid::hold_reason_named(options.reason);
  ENSURE(reason);
  TRY_LET(const auto database, open_store(options.store));
  const bool released = outcome == HoldOutcome::released;
  TRY_LET(Change change, begin_change(*database, options.store, released ? "run hold release" : "run hold refuse",
                                      subject_of(options)));
  if (released) TRY(check_stands(options, *reason, *database, context));
  adapters::tables::RunTables runs(change);
  adapters::tables::LedgerTables ledger(change);
  const auto today = Date::read(std::string_view(change.at()).substr(0, 10));
  ENSURE(today);
  TRY_LET(const auto ended,
          flow::end_hold(runs, ledger, options.run, options.person, *reason, outcome, options.store.who(), *today));
  TRY(change.commit());
  const std::string moved = to_grouped_text(ended.moved), returned = to_grouped_text(ended.returned);
  if (ended.moved > Money{}) return Words{"已放行, 应付个人 " + moved + " 元", "released: " + moved + " is owed now"};
  if (ended.returned > Money{})
    return Words{"不予发放, 退回 " + returned + " 元", "refused: " + returned + " went back"};
  return released ? Words{"已放行这一项; 钱没有动: 还没有过账, 或还有别的暂缓",
                          "this hold is released; no money moved: nothing is posted yet, or other holds are open"}
                  : Words{"不予发放; 还没有过账", "refused; nothing is posted yet"};
}

void add_run_number(CLI::App& command, Options& options, const Context& context) {
  command.add_option("RUN", options.run, context.say({"第几期", "the number of the run"}))->required();
}

void add_person(CLI::App& command, Options& options, const Context& context) {
  add_run_number(command, options, context);
  command
      .add_option("PERSON", options.person,
                  context.say({"人员编号(list 的第一列),0 是整期", "the number of the person, as listed; 0: the run"}))
      ->required();
}

void add_list(CLI::App& hold, const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command =
      hold.add_subcommand("list", context.say({"列出还没有处理的暂缓", "the holds nobody decided about yet"}));
  add_run_number(*command, *options, context);
  command->add_flag("--all", options->all, context.say({"处理过的也列出", "those decided about, too"}));
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  add_store_options(*command, options->store, context);
  command->callback([options, &context, &chosen] { chosen = [options, &context] { return list(*options, context); }; });
}

void add_show(CLI::App& hold, const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = hold.add_subcommand("show", context.say({"看一个人的资料与暂缓;看过会记入日志",
                                                           "a person in full; looking is written into the journal"}));
  add_person(*command, *options, context);
  add_writer_options(*command, options->store, context);
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] { return tell_page(show(*options, context), context); };
  });
}

void add_ending(CLI::App& hold, const std::string& name, const Words& help, HoldOutcome outcome,
                const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = hold.add_subcommand(name, context.say(help));
  add_person(*command, *options, context);
  std::vector<std::string> names;
  for (std::size_t i = 0; i < aid::hold_reason_count; ++i) names.emplace_back(name_of(static_cast<HoldReason>(i)));
  command->add_option("--hold", options->reason, context.say({"哪一项暂缓(list 的第二列)", "which hold, as listed"}))
      ->required()
      ->check(CLI::IsMember(names));
  add_writer_options(*command, options->store, context);
  command->callback([options, outcome, &context, &chosen] {
    chosen = [options, outcome, &context] { return tell(end(*options, outcome, context), context); };
  });
}

}  // namespace

void add_run_hold(CLI::App& run, const Context& context, Action& chosen) {
  auto* hold = run.add_subcommand(
      "hold", context.say({"暂缓的付款:查看、放行、不予发放", "payments that wait: to list, release or refuse"}));
  hold->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_list(*hold, options, context, chosen);
  add_show(*hold, options, context, chosen);
  add_ending(
      *hold, "release",
      {"放行一项:由计算和提交以外的人,写明 --reason;一个人的最后一项放行后才应付",
       "release one: by somebody other than who computed or submitted the run, with --reason; a payee's last one "
       "makes the money owed"},
      HoldOutcome::released, options, context, chosen);
  add_ending(*hold, "refuse",
             {"不予发放:由计算和提交以外的人,写明 --reason;钱退回,只有更正的一期会重新决定",
              "refuse the payment: by somebody other than who computed or submitted the run, with --reason; the money "
              "goes back, and only a correction decides again"},
             HoldOutcome::refused, options, context, chosen);
}

}  // namespace nuan::apps
