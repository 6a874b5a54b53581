#include "adapters/tables/budget_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::number_in;
using store::Row;
using store::text_in;

aid::Budget budget_in(const Row& row) {
  return {text_in(row[0]), number_in(row[1]), Money::from_fen(number_in(row[2])), text_in(row[3])};
}

}  // namespace

Result<void> set_budget(Change& change, const std::string& scope, Money amount, const std::string& actor) {
  TRY_LET(const auto before, budget_of(change.database(), scope));
  return change.add(budget_table, {scope, before ? before->number + 1 : 1, amount.fen(), actor});
}

Result<std::optional<aid::Budget>> budget_of(store::Database& database, const std::string& scope) {
  TRY_LET(const auto rows,
          store::all_rows(database,
                          "select scope, budget_no, amount, actor from budget where scope = ? order by budget_no desc "
                          "limit 1",
                          {scope}));
  if (rows.empty()) return std::nullopt;
  return budget_in(rows[0]);
}

Result<void> each_budget(
    store::Database& database,
    const std::function<void(const aid::Budget&, const std::string& at, const std::string& why)>& visit) {
  return database.ask(
      "select b.scope, b.budget_no, b.amount, b.actor, j.written_at, j.reason from budget b join journal j on "
      "j.journal_no = b.journal_no order by b.scope, b.budget_no",
      {}, [&](const Row& row) -> Result<void> {
        visit(budget_in(row), text_in(row[4]), text_in(row[5]));
        return {};
      });
}

Result<Money> posted_of(store::Database& database, const std::string& scope, std::int64_t but_run) {
  TRY_LET(
      const auto rows,
      store::all_rows(database,
                      "select cast(coalesce(sum(d.pay), 0) as bigint) from decision d join run r on r.run_no = "
                      "d.run_no join run_step s on s.run_no = r.run_no and s.step_no = 4 where r.scope = ? and "
                      "r.run_no <> ? and not "
                      "exists (select 1 from run_hold_end e where e.person_no = d.person_no and e.run_no = d.run_no "
                      "and e.outcome = 'refused')",
                      {scope, but_run}));
  return Money::from_fen(number_in(rows.at(0).at(0)));
}

}  // namespace nuan::adapters::tables
