#include "adapters/tables/ledger_tables.hpp"

#include <optional>

#include "ledger/ledger.hpp"

namespace nuan::adapters::tables {
namespace {

using ledger::AccountId;
using ledger::Balance;
using ledger::Transfer;
using ledger::TransferId;
using store::number_in;
using store::Row;
using store::text_in;

constexpr const char* transfer_columns =
    "kind, transfer_key, debit_person, debit, credit_person, credit, amount, holds, effective, batch";

Failure tampered(const std::string& what) {
  return fail(Code::store_tampered, {},
              {"账本里有读不懂的内容: " + what, "the ledger holds what it never wrote: " + what},
              {"请运行 nuan verify", "run nuan verify"});
}

std::optional<ledger::Kind> kind_named(std::string_view name) {
  for (const auto kind : {ledger::Kind::move, ledger::Kind::hold, ledger::Kind::settle, ledger::Kind::release}) {
    if (name_of(kind) == name) return kind;
  }
  return std::nullopt;
}

Result<Transfer> transfer_in(const Row& row) {
  const auto kind = kind_named(text_in(row[0]));
  const auto day = Date::read(text_in(row[8]));
  if (!kind || !day) return tampered("transfer");
  return Transfer{.key = text_in(row[1]),
                  .kind = *kind,
                  .debit = {number_in(row[2]), text_in(row[3])},
                  .credit = {number_in(row[4]), text_in(row[5])},
                  .amount = Money::from_fen(number_in(row[6])),
                  .holds = text_in(row[7]),
                  .effective = *day,
                  .batch = text_in(row[9])};
}

Balance balance_in(const Row& row, std::size_t from) {
  const auto money = [&](std::size_t i) { return Money::from_fen(number_in(row[from + i])); };
  return {money(0), money(1), money(2), money(3)};
}

std::vector<Row> keys_of(std::span<const TransferId> ids) {
  std::vector<Row> rows;
  for (const TransferId& id : ids) rows.push_back({id.person_no, id.key});
  return rows;
}

}  // namespace

Result<void> LedgerTables::find_balances(std::span<const AccountId> accounts,
                                         const std::function<void(const AccountId&, const Balance&)>& found) {
  std::vector<Row> rows;
  for (const AccountId& account : accounts) rows.push_back({account.person_no, account.purpose});
  return change_.database().ask_each(
      "select person_no, purpose, debits, credits, held_debits, held_credits from balance "
      "where person_no = ? and purpose = ?",
      rows, [&](const Row& row) -> Result<void> {
        found({number_in(row[0]), text_in(row[1])}, balance_in(row, 2));
        return {};
      });
}

Result<void> LedgerTables::find_transfers(std::span<const TransferId> ids,
                                          const std::function<void(const Transfer&)>& found) {
  return change_.database().ask_each(
      std::string("select ") + transfer_columns + " from transfer where person_no = ? and transfer_key = ?",
      keys_of(ids), [&](const Row& row) -> Result<void> {
        TRY_LET(const Transfer transfer, transfer_in(row));
        found(transfer);
        return {};
      });
}

Result<void> LedgerTables::find_ended(std::span<const TransferId> holds,
                                      const std::function<void(const TransferId&)>& found) {
  return change_.database().ask_each("select person_no, hold_key from hold_end where person_no = ? and hold_key = ?",
                                     keys_of(holds), [&](const Row& row) -> Result<void> {
                                       found({number_in(row[0]), text_in(row[1])});
                                       return {};
                                     });
}

Result<void> LedgerTables::write(const ledger::Written& written) {
  TRY(write_transfers(written));
  return write_balances(written.balances);
}

// A total that would grow too large is made nothing, which its table forbids.
Result<void> LedgerTables::add(const ledger::Written& written) {
  static const std::string text = [] {
    const auto side = [](const std::string& moved) {
      const std::string held = "held_" + moved, max = std::to_string(ledger::total_max_fen);
      return moved + " = case when balance." + moved + " + balance." + held + " <= " + max + " - excluded." + moved +
             " - excluded." + held + " then balance." + moved + " + excluded." + moved + " end, " + held +
             " = balance." + held + " + excluded." + held;
    };
    return "insert into balance (person_no, purpose, debits, credits, held_debits, held_credits) values (?, ?, ?, ?, "
           "?, "
           "?) on conflict (person_no, purpose) do update set " +
           side("debits") + ", " + side("credits");
  }();
  std::vector<Row> rows;
  for (const auto& [account, more, is_new] : written.balances)
    rows.push_back({account.person_no, account.purpose, more.debits.fen(), more.credits.fen(), more.held_debits.fen(),
                    more.held_credits.fen()});
  TRY(change_.later(text, std::move(rows)));
  return write_transfers(written);
}

Result<void> LedgerTables::write_transfers(const ledger::Written& written) {
  for (const Transfer& transfer : written.transfers) {
    TRY(change_.add(transfer_table, {id_of(transfer).person_no, transfer.key, std::string(name_of(transfer.kind)),
                                     transfer.debit.person_no, transfer.debit.purpose, transfer.credit.person_no,
                                     transfer.credit.purpose, transfer.amount.fen(), transfer.holds,
                                     to_text(transfer.effective), transfer.batch}));
  }
  for (const auto& ended : written.ended)
    TRY(change_.add(hold_end_table, {ended.hold.person_no, ended.hold.key, ended.by}));
  return {};
}

Result<void> LedgerTables::write_balances(const std::vector<ledger::Written::Changed>& balances) {
  std::vector<Row> changed, added;
  for (const auto& [account, balance, is_new] : balances) {
    const Row amounts = {balance.debits.fen(), balance.credits.fen(), balance.held_debits.fen(),
                         balance.held_credits.fen()};
    Row row = is_new ? Row{account.person_no, account.purpose} : amounts;
    const Row rest = is_new ? amounts : Row{account.person_no, account.purpose};
    row.insert(row.end(), rest.begin(), rest.end());
    (is_new ? added : changed).push_back(std::move(row));
  }
  TRY(change_.later(
      "update balance set debits = ?, credits = ?, held_debits = ?, held_credits = ? where person_no = ? and "
      "purpose = ?",
      std::move(changed)));
  if (added.empty()) return {};
  std::size_t at = 0;
  return change_.database().bulk(
      "balance", {"person_no", "purpose", "debits", "credits", "held_debits", "held_credits"}, [&](Row& row) {
        if (at == added.size()) return false;
        row = std::move(added[at++]);
        return true;
      });
}

namespace {

// What a transfer moved and what it still sets aside, on either side: sums of these, by account, are balances.
std::string moved_of(const char* side, const char* condition) {
  const std::string name = side;
  return "select " + name + "_person as person_no, " + name + " as purpose, " +
         "cast(coalesce(sum(case when kind in ('move', 'settle') then amount else 0 end), 0) as bigint) as moved, " +
         "cast(coalesce(sum(case when kind = 'hold' and not exists (select 1 from hold_end e where e.person_no = "
         "t.person_no and e.hold_key = t.transfer_key and e.journal_no <= ?) then amount else 0 end), 0) as bigint) "
         "as held from transfer t where effective <= ? and journal_no <= ? " +
         condition + " group by " + name + "_person, " + name;
}

}  // namespace

Result<Balance> LedgerPast::balance(const AccountId& account, Date day, std::int64_t as_of) {
  Balance balance;
  const auto sum = [&](const char* side, const char* condition, Money& moved, Money& held) -> Result<void> {
    Row values = {as_of, to_text(day), as_of, account.person_no, account.purpose};
    if (account.person_no != 0) values.insert(values.begin() + 3, account.person_no);
    TRY_LET(const auto rows, store::all_rows(database_, moved_of(side, condition), values));
    if (rows.empty()) return {};
    moved = Money::from_fen(number_in(rows[0][2]));
    held = Money::from_fen(number_in(rows[0][3]));
    return {};
  };
  const bool own = account.person_no == 0;
  // A person's transfers lie together under that person's number.
  TRY(sum("debit", own ? "and debit_person = ? and debit = ?" : "and person_no = ? and debit_person = ? and debit = ?",
          balance.debits, balance.held_debits));
  TRY(sum("credit",
          own ? "and credit_person = ? and credit = ?" : "and person_no = ? and credit_person = ? and credit = ?",
          balance.credits, balance.held_credits));
  return balance;
}

Result<std::vector<std::pair<std::string, Balance>>> LedgerPast::totals(Date day, std::int64_t as_of) {
  const auto by_purpose = [](const char* side) {
    return "select purpose, cast(sum(moved) as bigint), cast(sum(held) as bigint) from (" + moved_of(side, "") +
           ") as by_account group by purpose order by purpose";
  };
  std::map<std::string, Balance> totals;
  const Row values = {as_of, to_text(day), as_of};
  TRY(database_.ask(by_purpose("debit"), values, [&](const Row& row) -> Result<void> {
    Balance& total = totals[text_in(row[0])];
    total.debits = Money::from_fen(number_in(row[1]));
    total.held_debits = Money::from_fen(number_in(row[2]));
    return {};
  }));
  TRY(database_.ask(by_purpose("credit"), values, [&](const Row& row) -> Result<void> {
    Balance& total = totals[text_in(row[0])];
    total.credits = Money::from_fen(number_in(row[1]));
    total.held_credits = Money::from_fen(number_in(row[2]));
    return {};
  }));
  return std::vector<std::pair<std::string, Balance>>(totals.begin(), totals.end());
}

Result<void> each_transfer(store::Database& database, const std::function<Result<void>(const Transfer&)>& visit) {
  return database.ask(std::string("select ") + transfer_columns + " from transfer order by journal_no, row_no", {},
                      [&](const Row& row) -> Result<void> {
                        TRY_LET(const Transfer transfer, transfer_in(row));
                        return visit(transfer);
                      });
}

}  // namespace nuan::adapters::tables
