// The equation of a run: what was approved out of the decisions, everything else out of the ledger.
#include "adapters/tables/ledger_bank.hpp"
#include "adapters/tables/run_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Row;

std::string batch_of(std::int64_t run) { return "run " + std::to_string(run); }

Result<Money> sum_of(store::Database& database, const std::string& text, const Row& values) {
  TRY_LET(const auto rows, store::all_rows(database, text, values));
  return Money::from_fen(store::number_in(rows.at(0).at(0)));
}

// What transfers of a batch come to, kind by kind, from one purpose to another.
class BatchSums {
 public:
  [[nodiscard]] static Result<BatchSums> read(store::Database& database, std::int64_t run) {
    BatchSums sums;
    TRY(database.ask(
        "select kind, debit, credit, cast(sum(amount) as bigint) from transfer where batch = ? group by kind, debit, "
        "credit",
        {batch_of(run)}, [&](const Row& row) -> Result<void> {
          sums.by_kind_[store::text_in(row[0]) + " " + store::text_in(row[1]) + " " + store::text_in(row[2])] =
              Money::from_fen(store::number_in(row[3]));
          return {};
        }));
    return sums;
  }
  [[nodiscard]] Money of(const std::string& kind, const std::string& debit, const std::string& credit) const {
    const auto found = by_kind_.find(kind + " " + debit + " " + credit);
    return found == by_kind_.end() ? Money{} : found->second;
  }
  [[nodiscard]] Money moved(const std::string& debit, const std::string& credit) const {
    return of("move", debit, credit) + of("settle", debit, credit);
  }

 private:
  std::map<std::string, Money> by_kind_;
};

constexpr const char* held_now =
    "select cast(coalesce(sum(t.amount), 0) as bigint) from transfer t where t.batch = ? and t.kind = 'hold' and "
    "t.credit = 'payable' and not exists (select 1 from hold_end e where e.person_no = t.person_no and e.hold_key = "
    "t.transfer_key)";

}  // namespace

Result<aid::BankTerms> LedgerBank::terms(std::int64_t run) {
  TRY_LET(const BatchSums sums, BatchSums::read(database_, run));
  return aid::BankTerms{sums.moved("payable", "instructed"), sums.moved("instructed", "bank"),
                        sums.moved("instructed", "payable")};
}

Result<aid::Equation> equation_of(store::Database& database, std::int64_t number) {
  aid::Equation equation;
  TRY_LET(const aid::Run run, find_run(database, number));
  if (run.reached(aid::Step::approved)) {
    TRY_LET(equation.approved,
            sum_of(database, "select cast(coalesce(sum(pay), 0) as bigint) from decision where run_no = ?", {number}));
  }
  TRY_LET(const BatchSums sums, BatchSums::read(database, number));
  TRY_LET(const aid::BankTerms bank, LedgerBank(database).terms(number));
  TRY_LET(equation.held, sum_of(database, held_now, {batch_of(number)}));
  const Money owed = sums.moved("aid", "payable");
  equation.posted = sums.of("move", "aid", "payable") + sums.of("hold", "aid", "payable");
  equation.refused = sums.of("release", "aid", "payable");
  equation.instructed = bank.instructed;
  equation.settled = bank.settled;
  equation.returned = equation.refused + bank.returned;
  equation.waiting = owed + equation.held - bank.settled - bank.returned;
  return equation;
}

}  // namespace nuan::adapters::tables
