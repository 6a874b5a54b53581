// `nuan run review`: a run as a second person looks at it before signing.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/person_tables.hpp"
#include "apps/cli/columns.hpp"
#include "apps/cli/run_review.hpp"
#include "apps/cli/store_options.hpp"
#include "claims/identity.hpp"
#include "flow/run_rule.hpp"

namespace nuan::apps {
namespace {

using aid::Review;
using Json = nlohmann::ordered_json;

struct Options {
  StoreOptions store;
  std::int64_t run = 0;
  std::size_t largest = 10;
  bool json = false;
};

struct Shown {
  Review review;
  std::vector<std::string> largest;  // their certificates, masked
};

Result<Shown> look(const Options& options, const Context& context) {
  TRY_LET(const auto database, open_store(options.store));
  Shown shown;
  TRY_LET(shown.review, adapters::tables::review_of(*database, options.run, options.largest));
  if (shown.review.largest.empty()) return shown;
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  for (const aid::Decision& one : shown.review.largest) {
    TRY_LET(const std::string certificate, adapters::tables::certificate_of(*database, *secrets, one.person_no));
    shown.largest.push_back(claims::masked(certificate));
  }
  return shown;
}

std::string yuan(Money money) { return to_grouped_text(money); }

void print_row(const std::string& title, const std::string& now, const std::string& before) {
  fmt::print("{}\n", trimmed_line("  " + padded(title, 22) + right(now, 18) + right(before, 18)));
}

void print_sums(const Review& review, const Context& context) {
  const aid::RunSums none;
  const aid::RunSums& before = review.last ? review.last->sums : none;
  const auto cell = [&](const std::string& text) { return review.last ? text : std::string(); };
  const auto count = [&](const Words& title, std::uint64_t now, std::uint64_t then) {
    print_row(context.say(title), std::to_string(now), cell(std::to_string(then)));
  };
  const auto money = [&](const Words& title, Money now, Money then) {
    print_row(context.say(title), yuan(now), cell(yuan(then)));
  };
  print_row("", context.say({"本期", "this run"}),
            review.last
                ? context.say({"第 ", "run "}) + std::to_string(review.last->run.number) + context.say({" 期", ""})
                : context.say({"没有上一期", "no run before"}));
  count({"人数", "persons"}, review.sums.persons, before.persons);
  count({"领款人数", "payees"}, review.sums.payees, before.payees);
  money({"应付合计", "due"}, review.sums.due, before.due);
  money({"已付合计", "paid before"}, review.sums.paid, before.paid);
  money({"实付合计", "to be paid"}, review.sums.pay, before.pay);
  money({"人均实付", "mean payment"}, review.sums.mean(), before.mean());
  money({"多付待抵", "carried"}, review.sums.carry, before.carry);
}

// What was due of each benefit, beside the last run's, where both say.
void print_benefits(const Review& review, const Context& context) {
  const auto now = flow::due_by_benefit(review.run.inputs);
  if (now.empty()) return;
  std::map<std::string, Money> before;
  if (review.last) {
    for (const auto& [benefit, due] : flow::due_by_benefit(review.last->run.inputs)) before[benefit] = due;
  }
  fmt::print("{}\n", context.say({"各项待遇的应付", "due of each benefit"}));
  for (const auto& [benefit, due] : now) {
    const auto then = before.find(benefit);
    print_row(benefit, yuan(due), then == before.end() ? "" : yuan(then->second));
  }
}

std::string bar_of(std::uint64_t count, std::uint64_t most) {
  constexpr std::uint64_t width = 30;
  std::string bar;
  for (std::uint64_t i = 0; most > 0 && i < (count * width + most - 1) / most; ++i) bar += "█";
  return bar;
}

void print_bands(const Review& review, const Context& context) {
  std::uint64_t most = 0;
  for (const aid::PayBand& band : review.bands) most = std::max(most, band.payees);
  fmt::print("{}\n",
             context.say({"分布(从多少元起, 人数, 金额)", "distribution (from how many yuan, payees, amount)"}));
  for (const aid::PayBand& band : review.bands)
    fmt::print("{}\n", trimmed_line("  " + right(yuan(band.from), 12) + right(std::to_string(band.payees), 10) +
                                    right(yuan(band.pay), 18) + " " + bar_of(band.payees, most)));
}

void print_largest(const Shown& shown, const Context& context) {
  if (shown.largest.empty()) return;
  fmt::print("{}\n", context.say({"最大的付款", "largest payments"}));
  for (std::size_t i = 0; i < shown.largest.size(); ++i) {
    const aid::Decision& one = shown.review.largest[i];
    fmt::print("  {:>10} {}{}\n", one.person_no, padded(shown.largest[i], 22), right(yuan(one.pay), 16));
  }
}

void print_holds(const Review& review, const Context& context) {
  fmt::print("{}\n", context.say({"暂缓(未处理, 放行, 不予发放, 金额)", "holds (open, released, refused, amount)"}));
  for (const aid::HoldSums& one : review.holds)
    fmt::print("  {}{}{:>7}{:>7}{:>7}{}\n", padded(std::string(name_of(one.reason)), 16),
               padded(context.say(title_of(one.reason)), 32), one.open, one.released, one.refused,
               right(yuan(one.pay), 18));
  const std::string payees = std::to_string(review.held_payees);
  fmt::print("  {}\n", context.say({"暂缓中 " + payees + " 人, " + yuan(review.held) + " 元",
                                    "waiting: " + payees + " payees, " + yuan(review.held)}));
  if (const auto rules = flow::hold_rules_of(review.run.inputs)) {
    const std::string phones = std::to_string(rules->phone_persons), days = std::to_string(rules->card_days),
                      times = std::to_string(rules->outlier_times), above = yuan(rules->outlier_above),
                      most = std::to_string(rules->outlier_most);
    fmt::print("  {}\n", context.say({"界限: 同一电话 " + phones + " 人, 换卡 " + days + " 天内, 超过中位数 " + times +
                                          " 倍且超过 " + above + " 元, 其中最大的 " + most + " 笔",
                                      "thresholds: " + phones + " payees of one phone, a card changed within " + days +
                                          " days, more than " + times + " times the median and " + above + ", the " +
                                          most + " largest of these"}));
  }
  for (const std::string& name : review.unregistered)
    fmt::print("  {}\n",
               context.say({name + " 没有登记为经办人员, 是否在领款人中无从得知 (nuan officer add)",
                            name + " is not registered as an officer: nobody can tell whether they are a payee "
                                   "(nuan officer add)"}));
}

void print_budget(const Review& review, const Context& context) {
  if (!review.budget) {
    fmt::print("{}\n", context.say({review.run.scope + " 年度没有定预算 (nuan budget set)",
                                    "no budget is set for " + review.run.scope + " (nuan budget set)"}));
    return;
  }
  const Money left = review.budget->amount - review.posted - review.sums.pay;
  const std::string who = review.budget->actor;
  fmt::print("{}\n",
             context.say({review.run.scope + " 年度预算 " + yuan(review.budget->amount) + " (" + who +
                              " 定) - 已过账 " + yuan(review.posted) + " - 本期 " + yuan(review.sums.pay) + " = " +
                              yuan(left) + (left < Money{} ? ", 超出预算" : ""),
                          "budget of " + review.run.scope + " " + yuan(review.budget->amount) + " (set by " + who +
                              ") - posted " + yuan(review.posted) + " - this run " + yuan(review.sums.pay) + " = " +
                              yuan(left) + (left < Money{} ? ", over the budget" : "")}));
}

void print_steps(const Review& review, const Context& context) {
  fmt::print("{} {}\n",
             context.say({"审阅 第 " + std::to_string(review.run.number) + " 期",
                          "review of run " + std::to_string(review.run.number)}),
             name_of_run(review.run));
  for (const aid::Done& one : review.run.done) fmt::print("  {:<9} {} {}\n", name_of(one.step), one.actor, one.digest);
}

Json json_of(const aid::RunSums& sums) {
  return {{"persons", sums.persons},     {"payees", sums.payees},        {"due_fen", sums.due.fen()},
          {"paid_fen", sums.paid.fen()}, {"pay_fen", sums.pay.fen()},    {"mean_fen", sums.mean().fen()},
          {"carried", sums.carried},     {"carry_fen", sums.carry.fen()}};
}

Json benefits_json(const std::string& inputs) {
  Json benefits = Json::object();
  for (const auto& [benefit, due] : flow::due_by_benefit(inputs)) benefits[benefit] = due.fen();
  return benefits;
}

Json budget_json(const Review& review) {
  if (!review.budget) return nullptr;
  return {{"amount_fen", review.budget->amount.fen()},
          {"set_by", review.budget->actor},
          {"posted_fen", review.posted.fen()},
          {"left_fen", (review.budget->amount - review.posted - review.sums.pay).fen()}};
}

Json json_of(const Shown& shown) {
  const Review& review = shown.review;
  Json bands = Json::array(), largest = Json::array(), holds = Json::array(), last = nullptr;
  for (const aid::PayBand& one : review.bands)
    bands.push_back({{"from_fen", one.from.fen()}, {"payees", one.payees}, {"pay_fen", one.pay.fen()}});
  for (std::size_t i = 0; i < shown.largest.size(); ++i)
    largest.push_back({{"person_no", review.largest[i].person_no},
                       {"person", shown.largest[i]},
                       {"pay_fen", review.largest[i].pay.fen()}});
  for (const aid::HoldSums& one : review.holds)
    holds.push_back({{"hold", name_of(one.reason)},
                     {"open", one.open},
                     {"released", one.released},
                     {"refused", one.refused},
                     {"pay_fen", one.pay.fen()}});
  if (review.last) {
    last = {{"run", review.last->run.number}, {"year", review.last->run.scope}};
    last.update(json_of(review.last->sums));
    last["due_by_benefit_fen"] = benefits_json(review.last->run.inputs);
  }
  return {{"run", review.run.number},
          {"year", review.run.scope},
          {"digest", review.run.done.back().digest},
          {"sums", json_of(review.sums)},
          {"due_by_benefit_fen", benefits_json(review.run.inputs)},
          {"last", last},
          {"bands", bands},
          {"largest", largest},
          {"holds", holds},
          {"held_payees", review.held_payees},
          {"held_fen", review.held.fen()},
          {"unregistered", review.unregistered},
          {"budget", budget_json(review)}};
}

int review(const Options& options, const Context& context) {
  const auto shown = look(options, context);
  if (!shown) return report(shown.error(), context);
  if (options.json) {
    fmt::print("{}\n", json_of(*shown).dump(2));
    return static_cast<int>(Exit::done);
  }
  print_steps(shown->review, context);
  print_sums(shown->review, context);
  print_benefits(shown->review, context);
  print_bands(shown->review, context);
  print_largest(*shown, context);
  print_holds(shown->review, context);
  print_budget(shown->review, context);
  return static_cast<int>(Exit::done);
}

}  // namespace

std::string name_of_run(const aid::Run& run) {
  std::string name = run.scope;
  if (!run.period.empty() && run.period != run.scope) name += " " + run.period;
  if (run.kind == aid::RunKind::regular && run.kind_number == 1) return name;
  return name + " " + std::string(name_of(run.kind)) + " " + std::to_string(run.kind_number);
}

void add_run_review(CLI::App& run, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = run.add_subcommand(
      "review",
      context.say({"审批前看一期:合计、与上一期比较、分布、最大的付款、暂缓、预算",
                   "a run before it is approved: sums beside the last one's, spread, largest, holds, budget"}));
  command->add_option("RUN", options->run, context.say({"第几期", "the number of the run"}))->required();
  command->add_option("--largest", options->largest,
                      context.say({"列出几笔最大的付款(默认 10)", "how many of the largest payments (10)"}));
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  add_store_options(*command, options->store, context);
  add_key_option(*command, options->store, context);
  command->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return review(*options, context); }; });
}

}  // namespace nuan::apps
