#include "adapters/tables/receipt_tables.hpp"

#include "adapters/tables/hidden_rows.hpp"

namespace nuan::adapters::tables {
namespace {

using store::number_in;
using store::Row;
using store::text_in;

Money money_in(const store::Value& value) { return Money::from_fen(number_in(value)); }

Result<audit::Entry> entry_numbered(store::Database& database, std::int64_t number) {
  TRY_LET(const auto rows,
          store::all_rows(database, "select written_at, actor, verb, subject, reason from journal where journal_no = ?",
                          {number}));
  const Row& row = rows.at(0);
  audit::Entry entry{number, text_in(row[0]), {text_in(row[1]), text_in(row[2]), text_in(row[3]), text_in(row[4])}, {}};
  TRY(database.ask("select table_name, row_count, digest from journal_part where journal_no = ? order by table_name",
                   {number}, [&](const Row& part) -> Result<void> {
                     entry.parts.push_back({text_in(part[0]), number_in(part[1]), text_in(part[2])});
                     return {};
                   }));
  return entry;
}

}  // namespace

Result<void> each_decided(store::Database& database, const Secrets& secrets, std::int64_t run,
                          const std::function<void(const std::string& certificate, const aid::Decision&)>& visit) {
  return database.ask(
      "select d.person_no, d.due, d.paid, d.pay, d.carry, p.certificate from decision d join person p on p.person_no = "
      "d.person_no where d.run_no = ? order by d.person_no",
      {run}, [&](const Row& row) -> Result<void> {
        TRY_LET(const std::string certificate,
                secrets.open(store::bytes_in(row[5]), place_of_person(number_in(row[0]))));
        visit(certificate, {number_in(row[0]), money_in(row[1]), money_in(row[2]), money_in(row[3]), money_in(row[4])});
        return {};
      });
}

Result<EntryProof> prove_decisions(store::Database& database, std::int64_t run) {
  TRY_LET(
      const auto found,
      store::all_rows(database,
                      "select coalesce(min(journal_no), 0), (select max(s.journal_no) from run_step s where s.run_no "
                      "= ?) from decision where run_no = ?",
                      {run, run}));
  const std::int64_t number = number_in(found.at(0).at(0));
  if (number == 0)
    return fail(Code::receipt_none, {"run " + std::to_string(run)}, {"这一期还没有决定", "the run has no decisions"},
                {"请先 nuan run compute", "use nuan run compute first"});
  std::vector<std::string> chains;
  TRY(database.ask("select chain from journal where journal_no <= ? order by journal_no", {number_in(found[0][1])},
                   [&](const Row& row) -> Result<void> {
                     chains.push_back(text_in(row[0]));
                     return {};
                   }));
  const auto index = static_cast<std::size_t>(number - 1);
  EntryProof proof;
  TRY_LET(proof.entry, entry_numbered(database, number));
  proof.before = index == 0 ? std::string(audit::chain_start) : chains.at(index - 1);
  proof.chain = chains.at(index);
  proof.proof = audit::prove(chains, index);
  proof.root = audit::root_of(chains);
  return proof;
}

}  // namespace nuan::adapters::tables
