// `nuan run open|compute|review|submit|approve|post|hold|show`: a run of mutual aid from settled results to posted
// money.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/hold_options.hpp"
#include "apps/cli/run_export.hpp"
#include "apps/cli/run_review.hpp"
#include "apps/cli/settle_register.hpp"
#include "apps/cli/store_options.hpp"
#include "flow/run_rule.hpp"
#include "flow/runs.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using adapters::tables::LedgerTables;
using adapters::tables::RunTables;

struct Options {
  StoreOptions store;
  std::int64_t run = 0;
  std::string scope, period, kind, from, digest;
  std::int64_t kind_number = 0;
  RegisterOptions policy;
  HoldOptions holds;
  bool json = false;
};

// Work inside one change, whose failure gives everything up. Returns what is to be printed.
using Work = std::function<Result<Words>(Change&)>;

Result<Words> change(const Options& options, const std::string& verb, const std::string& subject, const Work& work) {
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change, begin_change(*database, options.store, "run " + verb, subject));
  TRY_LET(Words told, work(change));
  TRY(change.commit());
  return told;
}

// The day the change is written on.
Date day_of(const Change& change) {
  const auto today = Date::read(std::string_view(change.at()).substr(0, 10));
  ENSURE(today);
  return *today;
}

Words digest_words(const std::string& digest) {
  return {"摘要 " + digest + "\n请另一个人核对后审批: nuan run approve … --digest " + digest,
          "digest " + digest + "\nfor another person to check and sign: nuan run approve … --digest " + digest};
}

Result<Words> open(const Options& options, const Context& /*context*/) {
  return change(options, "open", options.scope, [&](Change& change) -> Result<Words> {
    RunTables runs(change);
    const aid::Opening opening{.scope = options.scope,
                               .period = options.period.empty() ? options.scope : options.period,
                               .kind = aid::run_kind_named(options.kind).value_or(aid::RunKind::regular),
                               .kind_number = options.kind_number};
    TRY_LET(const std::int64_t number, runs.open(opening, options.store.who()));
    const std::string text = std::to_string(number);
    return Words{"开了第 " + text + " 期, 年度 " + options.scope, "run " + text + " is open, for " + options.scope};
  });
}

// Out of a folder, whatever the register says, or out of the store's own register.
Result<SettledRegister> results_of(const Options& options, const Secrets& secrets, const Context& context) {
  if (!options.from.empty()) {
    TRY_LET(auto results, flow::read_settled_results(options.from, *context.files));
    return SettledRegister{std::move(results), adapters::tables::as_it_stands};
  }
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const aid::Run run, adapters::tables::find_run(*database, options.run));
  return settle_register(options.policy, *database, secrets, run, context);
}

Result<Words> compute(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(SettledRegister settled, results_of(options, *secrets, context));
  flow::SettledResults& results = settled.results;
  TRY_LET(const aid::HoldRules rules, hold_rules(options.holds));
  results.inputs = flow::with_hold_rules(results.inputs, rules);
  return change(options, "compute", flow::batch_of_run(options.run), [&](Change& change) -> Result<Words> {
    TRY(adapters::tables::check_unchanged(change.database(), settled.read_at));
    RunTables runs(change, secrets.get());
    adapters::tables::PayeeTables payees(change.database(), *secrets);
    const flow::FindHolds find = flow::find_holds_in(payees, rules, day_of(change));
    TRY(flow::compute_run(runs, options.run, options.store.who(), results, find));
    TRY(change.flush());
    TRY_LET(const auto holds, runs.holds(options.run));
    const std::string people = std::to_string(results.decisions.size()), pay = to_grouped_text(results.pay);
    const Words held = holds.empty() ? Words{}
                                     : Words{std::to_string(holds.size()) + " 项暂缓, 请看 nuan run review\n",
                                             std::to_string(holds.size()) + " holds, see nuan run review\n"};
    return Words{held.zh + people + " 人, 应付 " + pay + " 元", held.en + people + " persons, to be paid " + pay};
  });
}

Result<Words> submit(const Options& options, const Context& /*context*/) {
  return change(options, "submit", flow::batch_of_run(options.run), [&](Change& change) -> Result<Words> {
    RunTables runs(change);
    TRY_LET(const std::string digest, flow::submit_run(runs, options.run, options.store.who()));
    return digest_words(digest);
  });
}

Result<Words> approve(const Options& options, const Context& /*context*/) {
  return change(options, "approve", flow::batch_of_run(options.run), [&](Change& change) -> Result<Words> {
    RunTables runs(change);
    TRY(flow::approve_run(runs, options.run, options.store.who(), options.digest));
    return Words{"已审批", "approved"};
  });
}

Result<Words> post(const Options& options, const Context& /*context*/) {
  return change(options, "post", flow::batch_of_run(options.run), [&](Change& change) -> Result<Words> {
    RunTables runs(change);
    LedgerTables ledger(change);
    TRY_LET(const auto late, adapters::tables::late_holds(change.database(), options.run));
    TRY_LET(const auto posted, flow::post_run(runs, ledger, options.run, options.store.who(), day_of(change), late));
    const std::string people = std::to_string(posted.payees), pay = to_grouped_text(posted.pay);
    const std::string held_payees = std::to_string(posted.held_payees), held = to_grouped_text(posted.held);
    return Words{"已过账 " + people + " 笔, " + pay + " 元, 其中暂缓 " + held_payees + " 笔, " + held + " 元",
                 "posted " + people + " transfers, " + pay + ", of which " + held_payees + " are held, " + held};
  });
}

Words equation_words(const aid::Equation& equation) {
  const auto yuan = [](Money money) { return to_grouped_text(money); };
  return {"已批 " + yuan(equation.approved) + " = 已过账 " + yuan(equation.posted) + " = 已到账 " +
              yuan(equation.settled) + " + 退回 " + yuan(equation.returned) + " + 待付 " + yuan(equation.waiting) +
              " (已发银行 " + yuan(equation.instructed) + ", 暂缓 " + yuan(equation.held) + ", 不予发放 " +
              yuan(equation.refused) + ")",
          "approved " + yuan(equation.approved) + " = posted " + yuan(equation.posted) + " = settled " +
              yuan(equation.settled) + " + returned " + yuan(equation.returned) + " + waiting " +
              yuan(equation.waiting) + " (instructed " + yuan(equation.instructed) + ", held " + yuan(equation.held) +
              ", refused " + yuan(equation.refused) + ")"};
}

Words carry_words(const aid::RunSums& sums) {
  const std::string persons = std::to_string(sums.carried), carry = to_grouped_text(sums.carry);
  return {"多付待抵 " + persons + " 人, " + carry + " 元: 由本年度以后的应付抵扣",
          "carried " + carry + " of " + persons + " persons: taken off what falls due later in the year"};
}

nlohmann::ordered_json json_of(const aid::Run& run, const aid::RunSums& sums, const aid::Equation& equation) {
  auto steps = nlohmann::ordered_json::array();
  for (const aid::Done& one : run.done)
    steps.push_back({{"step", name_of(one.step)}, {"actor", one.actor}, {"digest", one.digest}});
  return {{"run", run.number},
          {"year", run.scope},
          {"period", run.period.empty() ? run.scope : run.period},
          {"kind", name_of(run.kind)},
          {"kind_number", run.kind_number},
          {"persons", sums.persons},
          {"payees", sums.payees},
          {"carried_persons", sums.carried},
          {"carry_fen", sums.carry.fen()},
          {"steps", steps},
          {"equation",
           {{"approved_fen", equation.approved.fen()},
            {"posted_fen", equation.posted.fen()},
            {"instructed_fen", equation.instructed.fen()},
            {"settled_fen", equation.settled.fen()},
            {"returned_fen", equation.returned.fen()},
            {"waiting_fen", equation.waiting.fen()},
            {"held_fen", equation.held.fen()},
            {"refused_fen", equation.refused.fen()},
            {"holds", equation.holds()}}}};
}

int show(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  const auto run = adapters::tables::find_run(**database, options.run);
  if (!run) return report(run.error(), context);
  const auto equation = adapters::tables::equation_of(**database, options.run);
  if (!equation) return report(equation.error(), context);
  const auto sums = adapters::tables::sums_of_run(**database, options.run);
  if (!sums) return report(sums.error(), context);
  if (options.json) {
    fmt::print("{}\n", json_of(*run, *sums, *equation).dump(2));
    return static_cast<int>(!run->reached(aid::Step::posted) || equation->holds() ? Exit::done : Exit::store);
  }
  fmt::print("run {} {}\n", run->number, name_of_run(*run));
  for (const aid::Done& one : run->done) fmt::print("  {:<9} {} {}\n", name_of(one.step), one.actor, one.digest);
  if (sums->carried > 0) fmt::print("{}\n", context.say(carry_words(*sums)));
  fmt::print("{}\n", context.say(equation_words(*equation)));
  const bool holds = !run->reached(aid::Step::posted) || equation->holds();
  if (!holds)
    fmt::print(stderr, "{}\n",
               context.say({"等式不成立, 请运行 nuan verify", "the equation does not hold: run nuan verify"}));
  return static_cast<int>(holds ? Exit::done : Exit::store);
}

using Doing = Result<Words> (*)(const Options&, const Context&);

CLI::App* add_step(CLI::App& run, const std::string& name, const Words& help, const std::shared_ptr<Options>& options,
                   Doing doing, const Context& context, Action& chosen) {
  auto* command = run.add_subcommand(name, context.say(help));
  add_writer_options(*command, options->store, context);
  command->callback([options, doing, &context, &chosen] {
    chosen = [options, doing, &context] { return tell(doing(*options, context), context); };
  });
  return command;
}

void add_number(CLI::App* command, Options& options, const Context& context) {
  command->add_option("RUN", options.run, context.say({"第几期", "the number of the run"}))->required();
}

}  // namespace

void add_run(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* run = nuan.add_subcommand("run", context.say({"一期结算:从结果到过账", "A run: from results to posted money"}));
  run->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* opened = add_step(*run, "open", {"开一期", "open a run"}, options, open, context, chosen);
  opened->add_option("--year", options->scope, context.say({"年度的名称", "the year, by its name"}))->required();
  opened->add_option(
      "--period", options->period,
      context.say({"其中的期间,如 2021Q3(默认整个年度)", "the period in it, such as 2021Q3 (the year)"}));
  opened
      ->add_option("--kind", options->kind,
                   context.say({"regular 正常、supplementary 补发(来迟的)、correction 更正(改错的,不予发放的重新决定)",
                                "regular, supplementary (what came late) or correction (what was wrong; decides again "
                                "about what was refused)"}))
      ->check(CLI::IsMember({"regular", "supplementary", "correction"}));
  opened->add_option(
      "--number", options->kind_number,
      context.say({"同种的第几个;已有则不再开", "which of its kind; one that is there is not opened again"}));
  auto* computed = add_step(*run, "compute",
                            {"由库里的登记册计算,或收进 nuan adjudicate 的结果",
                             "work it out of the store's register, or take in what nuan adjudicate worked out"},
                            options, compute, context, chosen);
  add_number(computed, *options, context);
  auto* from =
      computed->add_option("--from", options->from,
                           context.say({"nuan adjudicate 的结果文件夹", "the folder of nuan adjudicate's results"}));
  add_register_options(*computed, options->policy, context, *from);
  add_hold_options(*computed, options->holds, context);
  add_number(add_step(*run, "submit", {"提交审批", "submit for approval"}, options, submit, context, chosen), *options,
             context);
  auto* approved = add_step(*run, "approve", {"由另一个人按摘要审批", "approve it, by another person, by its digest"},
                            options, approve, context, chosen);
  add_number(approved, *options, context);
  approved->add_option("--digest", options->digest, context.say({"所签的摘要", "the digest that is signed"}))
      ->required();
  add_number(add_step(*run, "post", {"过账", "post it to the ledger"}, options, post, context, chosen), *options,
             context);
  add_run_export(*run, context, chosen);
  add_run_review(*run, context, chosen);
  add_run_hold(*run, context, chosen);
  auto* shown = run->add_subcommand("show", context.say({"各步是谁做的,以及等式", "who did what, and the equation"}));
  add_store_options(*shown, options->store, context);
  add_number(shown, *options, context);
  shown->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  shown->callback([options, &context, &chosen] { chosen = [options, &context] { return show(*options, context); }; });
}

}  // namespace nuan::apps
