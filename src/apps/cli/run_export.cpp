#include "apps/cli/run_export.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "adapters/xlsx/workbook.hpp"
#include "apps/cli/frozen_run.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/watching.hpp"
#include "claims/text_records.hpp"
#include "flow/frozen.hpp"
#include "flow/runs.hpp"

namespace nuan::apps {
namespace {

using adapters::Cell;
using adapters::Workbook;

struct Options {
  StoreOptions store;
  std::int64_t run = 0;
  std::string file;
};

// What is due of each benefit. A run that was taken in from a folder of results does not say: then there are none.
struct Benefits {
  std::vector<std::string> names;
  std::map<std::string, std::vector<Money>> due;  // by certificate
};

// Of a row of payments.csv: person and card, the benefits, due, paid, pay, carry.
constexpr std::uint32_t before_benefits = 2, behind_benefits = 4;

void take_row(const claims::SplitRow& row, bool is_header, Benefits& benefits) {
  std::vector<Money> due;
  for (std::uint32_t i = before_benefits; i + behind_benefits < row.size(); ++i) {
    if (is_header)
      benefits.names.emplace_back(row[i]);
    else
      due.push_back(read_money(row[i]).value);
  }
  if (!is_header) benefits.due.emplace(row[0], std::move(due));
}

// Worked out again by the run's own rule, of the register as it was then.
Result<Benefits> benefits_of(const aid::Run& run, store::Database& database, const Secrets& secrets,
                             const Context& context) {
  Benefits benefits;
  if (!flow::rule_of(run.inputs)) return benefits;
  TRY_LET(const FrozenRun frozen, freeze_run(run.number, database, secrets, context));
  Watching watching(false);
  const auto settled = flow::settle_frozen(frozen.rule->wish, *frozen.files, watching);
  watching.finish();
  TRY(settled);
  TRY(check_same_inputs(run, settled->inputs));
  TRY_LET(const auto file, frozen.files->open(flow::frozen_payments()));
  std::string text(file->size(), '\0');
  TRY(file->read_at(0, text));
  claims::SplitRow row;
  claims::TextRecords records(text);
  for (bool is_header = true; const auto record = records.next(); is_header = false) {
    row.split(*record);
    take_row(row, is_header, benefits);
  }
  return benefits;
}

// Name and card, as the register has them now: a card that came since is the one to pay to.
struct Account {
  std::string name, card;
};
using Accounts = std::map<std::int64_t, Account>;

Account account_in(std::string_view text) {
  claims::SplitRow row;
  row.split(text);
  return row.size() < 2 ? Account{} : Account{std::string(row[0]), std::string(row[1])};
}

Result<Accounts> accounts_in(store::Database& database, const Secrets& secrets) {
  Accounts accounts;
  adapters::tables::PayeeTables payees(database, secrets);
  TRY(payees.each_version([&](const aid::MemberVersion& version) -> Result<void> {
    accounts[version.person_no] = account_in(version.text);
    return {};
  }));
  TRY_LET(const aid::Leaders leaders, adapters::tables::read_leaders(database));
  for (const auto& [person, leader] : leaders) {
    TRY_LET(const auto text, adapters::tables::member_text(database, secrets, leader));
    if (text) accounts[person] = accounts[leader] = account_in(*text);
  }
  return accounts;
}

// Why a payment must not be made: the holds that are open, or that it was refused; empty where it may.
using Waiting = std::map<std::int64_t, std::string>;
Result<Waiting> waiting_in(store::Database& database, std::int64_t run) {
  Waiting waiting;
  TRY_LET(const auto holds, adapters::tables::holds_of_run(database, run));
  for (const aid::HoldNow& one : holds) {
    if (one.outcome == aid::HoldOutcome::released) continue;
    std::string& text = waiting[one.hold.person_no];
    text += (text.empty() ? "" : " ") + std::string(name_of(one.hold.reason));
    if (one.outcome == aid::HoldOutcome::refused) text += ":refused";
  }
  return waiting;
}

struct Telling {
  Benefits benefits;
  Accounts accounts;
  Waiting waiting;
};

std::vector<std::string> columns_of(const Benefits& benefits) {
  std::vector<std::string> columns = {"person_id", "name", "card_no"};
  columns.insert(columns.end(), benefits.names.begin(), benefits.names.end());
  columns.insert(columns.end(), {"due", "paid", "pay", "carry", "waits_for"});
  return columns;
}

// What is told under a key, or what says nothing.
template <class Told>
typename Told::mapped_type found_in(const Told& told, const typename Told::key_type& key) {
  const auto found = told.find(key);
  return found == told.end() ? typename Told::mapped_type{} : found->second;
}

std::vector<Cell> cells_of(const Telling& telling, const std::string& certificate, const aid::Decision& one) {
  const Account account = found_in(telling.accounts, one.person_no);
  const auto due = telling.benefits.due.find(certificate);
  std::vector<Cell> cells = {certificate, account.name, account.card};
  for (std::size_t i = 0; i < telling.benefits.names.size(); ++i)
    cells.emplace_back(due == telling.benefits.due.end() ? Money{} : due->second[i]);
  for (const Money money : {one.due, one.paid, one.pay, one.carry}) cells.emplace_back(money);
  cells.emplace_back(found_in(telling.waiting, one.person_no));
  return cells;
}

Result<Words> export_run(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(auto change, begin_change(*database, options.store, "run export", flow::batch_of_run(options.run)));
  TRY_LET(const aid::Run run, adapters::tables::find_run(*database, options.run));
  Telling telling;
  TRY_LET(telling.benefits, benefits_of(run, *database, *secrets, context));
  TRY_LET(telling.accounts, accounts_in(*database, *secrets));
  TRY_LET(telling.waiting, waiting_in(*database, options.run));
  TRY_LET(auto book, Workbook::create(options.file, "payments", columns_of(telling.benefits)));
  std::uint64_t count = 0;
  TRY(adapters::tables::each_decided_person(*database, *secrets, options.run,
                                            [&](const std::string& certificate, const aid::Decision& one) {
                                              book.add(cells_of(telling, certificate, one));
                                              ++count;
                                            }));
  TRY(change.commit());
  TRY(book.commit());
  const std::string rows = std::to_string(count);
  return Words{"已写出 " + rows + " 人", rows + " persons written"};
}

}  // namespace

void add_run_export(CLI::App& run, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* command = run.add_subcommand(
      "export",
      context.say(
          {"把一期每人的金额写成 xlsx:姓名、卡号、各项应得、为什么暂缓; 证件号是全的, 写出会记入日志",
           "everybody's amounts of a run as an xlsx: name, card, each benefit, why a payment waits; certificates "
           "are whole, which is journaled"}));
  command->add_option("RUN", options->run, context.say({"第几期", "the number of the run"}))->required();
  command->add_option("--xlsx", options->file, context.say({"写到哪个文件", "the file to write"}))->required();
  add_writer_options(*command, options->store, context);
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] { return tell(export_run(*options, context), context); };
  });
}

}  // namespace nuan::apps
