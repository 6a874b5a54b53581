// `nuan ledger balance`: the trial balance of a day, account by account, in which both sides are equal; or one person's
// accounts.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/ledger_tables.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"
#include "apps/cli/columns.hpp"
#include "apps/cli/given_person.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/year_option.hpp"
#include "claims/identity.hpp"
#include "ledger/chart.hpp"
#include "ledger/ledger.hpp"

namespace nuan::apps {
namespace {

using Json = nlohmann::ordered_json;

struct Lines {
  std::vector<std::pair<std::string, ledger::Balance>> accounts;
  std::vector<std::int64_t> persons;  // who count as the one that was asked for, the leading one first
};

struct Options {
  StoreOptions store;
  std::string day, person;
  std::int64_t as_of = 0;
  bool json = false;
};

// Everything through that day, as the journal's entry `as_of` left it.
struct Moment {
  Date day = max_date;
  std::int64_t as_of = 0;
};

Result<Moment> moment_of(const Options& options, store::Database& database) {
  Moment moment;
  if (!options.day.empty()) {
    TRY_LET(moment.day, day_of("--day", options.day));
  }
  TRY_LET(const auto head, adapters::tables::read_head(database));
  moment.as_of = options.as_of == 0 ? head.number : options.as_of;
  if (moment.as_of >= 1 && moment.as_of <= std::max<std::int64_t>(head.number, 1)) return moment;
  return fail(Code::usage, {}, {"没有这一条日志", "there is no such entry"},
              {"日志共 " + std::to_string(head.number) + " 条", "the journal has " + std::to_string(head.number)});
}

Result<std::int64_t> person_no_of(const std::string& person, store::Database& database, const Options& options,
                                  const Context& context) {
  TRY_LET(const std::string key, given_certificate(person));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const std::int64_t number, adapters::tables::find_person(database, *secrets, key));
  if (number != 0) return number;
  return fail(Code::no_such_person, {},
              {"库里没有这个人: " + claims::masked(key), "the store has no such person: " + claims::masked(key)},
              {"请核对证件号码", "check the number"});
}

Result<ledger::Balance> balance_of(const std::vector<std::int64_t>& persons, const std::string& purpose,
                                   const Moment& moment, adapters::tables::LedgerPast& past) {
  ledger::Balance together;
  for (const std::int64_t person : persons) {
    TRY_LET(const ledger::Balance one, past.balance({person, purpose}, moment.day, moment.as_of));
    together = together + one;
  }
  return together;
}

Result<Lines> lines_of(const Options& options, const Context& context) {
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const store::Transaction reading, store::Transaction::begin(*database, store::Access::reading));
  TRY_LET(const Moment moment, moment_of(options, *database));
  adapters::tables::LedgerPast past(*database);
  Lines lines;
  if (options.person.empty()) {
    TRY_LET(lines.accounts, past.totals(moment.day, moment.as_of));
    return lines;
  }
  TRY_LET(const std::int64_t person, person_no_of(options.person, *database, options, context));
  TRY_LET(const aid::Leaders leaders, adapters::tables::read_leaders(*database, moment.as_of));
  lines.persons = aid::persons_of(leaders, person);
  for (const ledger::Purpose& purpose : ledger::chart()) {
    if (!purpose.of_person) continue;
    TRY_LET(const ledger::Balance balance, balance_of(lines.persons, std::string(purpose.name), moment, past));
    lines.accounts.emplace_back(purpose.name, balance);
  }
  return lines;
}

void print_line(const std::string& title, const std::vector<std::string>& cells) {
  const std::size_t wide = display_width(title);
  std::string line = title + std::string(wide < 24 ? 24 - wide : 1, ' ');
  for (const std::string& cell : cells) line += right(cell, 20);
  fmt::print("{}\n", trimmed_line(line));
}

Words together_words(const std::vector<std::int64_t>& persons) {
  const std::string numbers = fmt::format("{}", fmt::join(persons, ", "));
  return {"算作一个人的各编号合在一起: " + numbers, "together, of numbers that count as one person: " + numbers};
}

void print_table(const Lines& lines, bool all, const Context& context) {
  print_line("", {context.say({"借方", "debits"}), context.say({"贷方", "credits"}), context.say({"余额", "balance"}),
                  context.say({"冻结", "held"})});
  Money debits, credits;
  for (const auto& [name, balance] : lines.accounts) {
    const ledger::Purpose* purpose = ledger::purpose_named(name);
    ENSURE(purpose != nullptr);
    print_line(std::string(name) + " " + context.say({std::string(purpose->zh), std::string(purpose->en)}),
               {to_grouped_text(balance.debits), to_grouped_text(balance.credits),
                to_grouped_text(ledger::standing(name, balance)),
                to_grouped_text(balance.held_debits + balance.held_credits)});
    debits += balance.debits;
    credits += balance.credits;
  }
  if (lines.persons.size() > 1) fmt::print("{}\n", context.say(together_words(lines.persons)));
  if (!all) return;
  print_line(context.say({"合计", "together"}),
             {to_grouped_text(debits), to_grouped_text(credits), to_grouped_text(debits - credits), ""});
}

void print_json(const Lines& lines) {
  Json accounts = Json::array();
  for (const auto& [name, balance] : lines.accounts)
    accounts.push_back({{"account", name},
                        {"debits_fen", balance.debits.fen()},
                        {"credits_fen", balance.credits.fen()},
                        {"balance_fen", ledger::standing(name, balance).fen()},
                        {"held_fen", (balance.held_debits + balance.held_credits).fen()}});
  Json told{{"accounts", accounts}};
  if (!lines.persons.empty()) told["persons"] = lines.persons;
  fmt::print("{}\n", told.dump(2));
}

int show(const Options& options, const Context& context) {
  const auto lines = lines_of(options, context);
  if (!lines) return report(lines.error(), context);
  if (options.json)
    print_json(*lines);
  else
    print_table(*lines, options.person.empty(), context);
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_ledger(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* ledger = nuan.add_subcommand("ledger", context.say({"账本", "The ledger"}));
  ledger->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* balance = ledger->add_subcommand(
      "balance",
      context.say({"试算平衡表,或一个人的各账户;可看任何一天、任何一条日志时的样子",
                   "The trial balance, or one person's accounts; as of any day and any entry of the journal"}));
  balance->add_option(
      "--person", options->person,
      context.say({"证件号码;写 - 则从标准输入读", "a certificate number; - reads it from standard input"}));
  balance->add_option("--day", options->day, context.say({"算到哪一天为止", "what counts through that day"}));
  balance->add_option("--as-of", options->as_of,
                      context.say({"第几条日志时的样子(默认现在)", "as the journal's entry left it (now by default)"}));
  balance->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  add_store_options(*balance, options->store, context);
  add_key_option(*balance, options->store, context);
  balance->callback([options, &context, &chosen] { chosen = [options, &context] { return show(*options, context); }; });
}

}  // namespace nuan::apps
