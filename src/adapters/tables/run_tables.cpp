#include "adapters/tables/run_tables.hpp"

#include <algorithm>

#include "adapters/tables/budget_tables.hpp"
#include "adapters/tables/hidden_rows.hpp"
#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/person_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Bytes;
using store::number_in;
using store::Row;
using store::text_in;

const std::string refused_ones =
    "exists (select 1 from run_hold_end e where e.person_no = d.person_no and e.run_no = d.run_no and e.outcome = "
    "'refused')";

// A correction that was posted paid them anew.
const std::string decided_again =
    "exists (select 1 from run_hold h join run_step p on p.run_no = h.run_no and p.step_no = 4 join run n on n.run_no "
    "= "
    "h.run_no where h.person_no = d.person_no and h.run_no > d.run_no and h.reason = 'refused_before' and n.scope = "
    "r.scope)";

// By person, with one more condition on the decision.
std::string posted_of_scope(const std::string& condition = "") {
  return "select d.person_no, cast(sum(d.pay) as bigint) as paid from decision d join run r on r.run_no = d.run_no "
         "join run_step s on s.run_no = r.run_no and s.step_no = ? where r.scope = ? and not (" +
         refused_ones + " and " + decided_again + ")" + condition + " group by d.person_no";
}

Money money_in(const store::Value& value) { return Money::from_fen(number_in(value)); }

// Of person, due, paid, pay and carry.
aid::Decision decision_in(const Row& row) {
  return {number_in(row[0]), money_in(row[1]), money_in(row[2]), money_in(row[3]), money_in(row[4])};
}

Failure tampered(const std::string& table) {
  return fail(Code::store_tampered, {}, {table + " 里有读不懂的内容", table + " holds what was never written"},
              {"请运行 nuan verify", "run nuan verify"});
}

Result<void> find_kind(store::Database& database, aid::Run& run) {
  TRY_LET(const auto rows,
          store::all_rows(database, "select period, kind, kind_no from run_kind where run_no = ?", {run.number}));
  if (rows.empty()) return {};
  const auto kind = aid::run_kind_named(text_in(rows[0][1]));
  if (!kind) return tampered("run_kind");
  run.period = text_in(rows[0][0]);
  run.kind = *kind;
  run.kind_number = number_in(rows[0][2]);
  return {};
}

Result<aid::HoldNow> hold_in(const Row& row) {
  const auto reason = aid::hold_reason_named(text_in(row[1]));
  if (!reason) return tampered("run_hold");
  aid::HoldNow now{.hold = {number_in(row[0]), *reason, number_in(row[2]), number_in(row[3])},
                   .raised = static_cast<aid::Step>(number_in(row[4]))};
  for (const auto outcome : {aid::HoldOutcome::released, aid::HoldOutcome::refused}) {
    if (text_in(row[5]) == name_of(outcome)) now.outcome = outcome;
  }
  return now;
}

}  // namespace

Result<aid::Run> find_run(store::Database& database, std::int64_t number) {
  TRY_LET(const auto runs, store::all_rows(database, "select scope from run where run_no = ?", {number}));
  if (runs.empty())
    return fail(Code::run_unknown, {"run " + std::to_string(number)}, {"没有这一期", "there is no such run"},
                {"请核对期号", "check its number"});
  aid::Run run{.number = number, .scope = text_in(runs[0][0]), .inputs = "", .done = {}};
  TRY(find_kind(database, run));
  TRY_LET(const auto inputs, store::all_rows(database, "select inputs from run_inputs where run_no = ?", {number}));
  if (!inputs.empty()) run.inputs = text_in(inputs[0][0]);
  TRY(database.ask("select step_no, actor, digest from run_step where run_no = ? order by step_no", {number},
                   [&](const Row& row) -> Result<void> {
                     run.done.push_back({static_cast<aid::Step>(number_in(row[0])), text_in(row[1]), text_in(row[2])});
                     return {};
                   }));
  return run;
}

Result<void> each_decision_of(store::Database& database, std::int64_t number,
                              const std::function<void(const aid::Decision&)>& visit) {
  return database.ask("select person_no, due, paid, pay, carry from decision where run_no = ? order by person_no",
                      {number}, [&](const Row& row) -> Result<void> {
                        visit(decision_in(row));
                        return {};
                      });
}

Result<void> each_decided_person(
    store::Database& database, const Secrets& secrets, std::int64_t number,
    const std::function<void(const std::string& certificate, const aid::Decision&)>& visit) {
  return database.ask(
      "select d.person_no, d.due, d.paid, d.pay, d.carry, p.certificate from decision d join person p on p.person_no = "
      "d.person_no where d.run_no = ? order by d.person_no",
      {number}, [&](const Row& row) -> Result<void> {
        TRY_LET(const std::string certificate,
                secrets.open(store::bytes_in(row[5]), place_of_person(number_in(row[0]))));
        visit(certificate, decision_in(row));
        return {};
      });
}

Result<std::vector<aid::HoldNow>> holds_of_run(store::Database& database, std::int64_t number) {
  std::vector<aid::HoldNow> holds;
  TRY(database.ask(
      "select h.person_no, h.reason, h.measure, h.beside, h.step_no, coalesce(e.outcome, '') from run_hold h left join "
      "run_hold_end e on e.person_no = h.person_no and e.run_no = h.run_no and e.reason = h.reason where h.run_no = ?",
      {number}, [&](const Row& row) -> Result<void> {
        TRY_LET(const aid::HoldNow one, hold_in(row));
        holds.push_back(one);
        return {};
      }));
  std::sort(holds.begin(), holds.end());
  return holds;
}

Result<std::int64_t> computed_at(store::Database& database, std::int64_t number) {
  TRY_LET(const auto rows, store::all_rows(database, "select journal_no from run_inputs where run_no = ?", {number}));
  return rows.empty() ? as_it_stands : number_in(rows[0][0]);
}

// What a run from before a merge says of the person stays; later runs know the one the person counts as.
Result<std::optional<aid::Decision>> find_decision(store::Database& database, const Secrets& secrets, std::int64_t run,
                                                   const std::string& certificate, std::int64_t as_of) {
  TRY_LET(const auto known, store::all_rows(database, "select person_no from certificate where lookup = ?",
                                            {Bytes{secrets.lookup(certificate)}}));
  if (known.empty()) return std::nullopt;
  const std::int64_t person = number_in(known[0][0]);
  TRY_LET(const aid::Leaders leaders, read_leaders(database, as_of));
  for (const std::int64_t one : {person, aid::leader_of(leaders, person)}) {
    TRY_LET(const auto rows,
            store::all_rows(database,
                            "select person_no, due, paid, pay, carry from decision where person_no = ? and run_no = ?",
                            {one, run}));
    if (!rows.empty()) return decision_in(rows[0]);
  }
  return std::nullopt;
}

Result<std::int64_t> RunTables::next_number(const std::string& table, const std::string& column) {
  TRY_LET(const auto rows,
          store::all_rows(change_.database(), "select coalesce(max(" + column + "), 0) from " + table));
  return number_in(rows.at(0).at(0)) + 1;
}

Result<std::int64_t> RunTables::kind_number(const aid::Opening& opening) {
  const std::string kind(name_of(opening.kind));
  const std::string text =
      "select coalesce(max(kind_no), 0), cast(coalesce(sum(case when kind_no = ? then 1 else 0 end), 0) as bigint) "
      "from "
      "run_kind where scope = ? and period = ? and kind = ?";
  TRY_LET(const auto rows,
          store::all_rows(change_.database(), text, {opening.kind_number, opening.scope, opening.period, kind}));
  if (opening.kind_number == 0) return number_in(rows.at(0).at(0)) + 1;
  if (number_in(rows.at(0).at(1)) == 0) return opening.kind_number;
  const std::string name = opening.period + " " + kind + " " + std::to_string(opening.kind_number);
  return fail(Code::run_twice, {name}, {"这样的一期已经开过", "such a run was opened before"},
              {"请接着做那一期, 或用 --kind supplementary 另开一期",
               "go on with that one, or open another with --kind supplementary"});
}

Result<std::int64_t> RunTables::open(const aid::Opening& opening, const std::string& actor) {
  TRY_LET(const std::int64_t among_its_kind, kind_number(opening));
  TRY_LET(const std::int64_t number, next_number("run", "run_no"));
  TRY(change_.add(run_table, {number, opening.scope}));
  TRY(change_.add(run_kind_table,
                  {number, opening.scope, opening.period, std::string(name_of(opening.kind)), among_its_kind}));
  TRY(add_step(number, {aid::Step::opened, actor, ""}));
  return number;
}

Result<aid::Run> RunTables::find(std::int64_t number) { return find_run(change_.database(), number); }

Result<void> RunTables::add_step(std::int64_t number, const aid::Done& done) {
  return change_.add(run_step_table, {number, static_cast<std::int64_t>(done.step), done.actor, done.digest});
}

Result<void> RunTables::keep(std::int64_t number, const std::string& inputs, std::span<const aid::Decision> decisions) {
  TRY(change_.add(run_inputs_table, {number, inputs}));
  for (const aid::Decision& one : decisions)
    TRY(change_.add(decision_table,
                    {one.person_no, number, one.due.fen(), one.paid.fen(), one.pay.fen(), one.carry.fen()}));
  return {};
}

Result<void> RunTables::each_decision(std::int64_t number, const std::function<void(const aid::Decision&)>& visit) {
  return each_decision_of(change_.database(), number, visit);
}

Result<std::optional<aid::Decision>> RunTables::decision(std::int64_t number, std::int64_t person_no) {
  TRY_LET(const auto rows, store::all_rows(change_.database(),
                                           "select person_no, due, paid, pay, carry from decision where person_no = ? "
                                           "and run_no = ?",
                                           {person_no, number}));
  if (rows.empty()) return std::nullopt;
  return decision_in(rows[0]);
}

Result<std::map<std::string, Money>> paid_before(store::Database& database, const Secrets& secrets,
                                                 const std::string& scope, aid::RunKind kind) {
  std::map<std::string, Money> paid;
  TRY_LET(const aid::Leads leads, read_leads(database, secrets));
  const std::string condition = kind == aid::RunKind::correction ? " and not " + refused_ones : "";
  TRY(database.ask("select p.person_no, p.certificate, d.paid from (" + posted_of_scope(condition) +
                       ") d join person p on p.person_no = d.person_no",
                   {static_cast<std::int64_t>(aid::Step::posted), scope}, [&](const Row& row) -> Result<void> {
                     const auto lead = leads.find(number_in(row[0]));
                     if (lead != leads.end()) {
                       paid[lead->second.certificate] += money_in(row[2]);
                       return {};
                     }
                     TRY_LET(const std::string certificate,
                             secrets.open(store::bytes_in(row[1]), place_of_person(number_in(row[0]))));
                     paid[certificate] += money_in(row[2]);
                     return {};
                   }));
  return paid;
}

Result<std::map<std::int64_t, Money>> RunTables::sums(const std::string& text, const std::string& scope) {
  std::map<std::int64_t, Money> found;
  TRY_LET(const aid::Leaders leaders, read_leaders(change_.database()));
  TRY(change_.database().ask(text, {static_cast<std::int64_t>(aid::Step::posted), scope},
                             [&](const Row& row) -> Result<void> {
                               found[aid::leader_of(leaders, number_in(row[0]))] += money_in(row[1]);
                               return {};
                             }));
  return found;
}

Result<std::map<std::int64_t, Money>> RunTables::posted(const std::string& scope) {
  return sums(posted_of_scope(), scope);
}

Result<std::map<std::int64_t, Money>> RunTables::refused(const std::string& scope) {
  return sums(posted_of_scope(" and " + refused_ones), scope);
}

Result<void> RunTables::add_hold(std::int64_t number, const aid::Hold& hold, aid::Step raised) {
  return change_.add(run_hold_table, {hold.person_no, number, std::string(name_of(hold.reason)), hold.measure,
                                      hold.beside, static_cast<std::int64_t>(raised)});
}

Result<void> RunTables::end_hold(std::int64_t number, const aid::Hold& hold, aid::HoldOutcome outcome,
                                 const std::string& actor) {
  return change_.add(run_hold_end_table,
                     {hold.person_no, number, std::string(name_of(hold.reason)), std::string(name_of(outcome)), actor});
}

Result<std::vector<aid::HoldNow>> RunTables::holds(std::int64_t number) {
  return holds_of_run(change_.database(), number);
}

Result<std::int64_t> RunTables::person_of_officer(const std::string& name) {
  return tables::person_of_officer(change_.database(), name);
}

Result<std::int64_t> RunTables::leader_of(std::int64_t person_no) {
  TRY_LET(const aid::Leaders leaders, read_leaders(change_.database()));
  return aid::leader_of(leaders, person_no);
}

Result<std::optional<aid::Budget>> RunTables::budget(const std::string& scope) {
  return budget_of(change_.database(), scope);
}

Result<Money> RunTables::posted_by_others(const aid::Run& run) {
  return posted_of(change_.database(), run.scope, run.number);
}

Result<std::vector<std::int64_t>> RunTables::persons(std::span<const std::string> certificates) {
  ENSURE(secrets_ != nullptr);
  TRY_LET(auto numbers, number_persons(change_, *secrets_, certificates));
  TRY_LET(const aid::Leaders leaders, read_leaders(change_.database()));
  for (std::int64_t& number : numbers) number = aid::leader_of(leaders, number);
  return numbers;
}

}  // namespace nuan::adapters::tables
