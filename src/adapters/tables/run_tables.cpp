#include "adapters/tables/run_tables.hpp"

#include "adapters/tables/person_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Bytes;
using store::number_in;
using store::Row;
using store::text_in;

const std::string posted_of_scope =
    "select d.person_no, cast(sum(d.pay) as bigint) as paid from decision d join run r on r.run_no = d.run_no "
    "join run_step s on s.run_no = r.run_no and s.step_no = ? where r.scope = ? group by d.person_no";

Money money_in(const store::Value& value) { return Money::from_fen(number_in(value)); }

// Of person, due, paid, pay and carry.
aid::Decision decision_in(const Row& row) {
  return {number_in(row[0]), money_in(row[1]), money_in(row[2]), money_in(row[3]), money_in(row[4])};
}

Result<Money> sum_of(store::Database& database, const std::string& text, const Row& values) {
  TRY_LET(const auto rows, store::all_rows(database, text, values));
  return money_in(rows.at(0).at(0));
}

}  // namespace

Result<aid::Run> find_run(store::Database& database, std::int64_t number) {
  TRY_LET(const auto runs, store::all_rows(database, "select scope from run where run_no = ?", {number}));
  if (runs.empty())
    return fail(Code::run_unknown, {"run " + std::to_string(number)}, {"没有这一期", "there is no such run"},
                {"请核对期号", "check its number"});
  aid::Run run{.number = number, .scope = text_in(runs[0][0]), .inputs = "", .done = {}};
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

// What a run from before a merge says of the person stays; later runs know the one the person counts as.
Result<std::optional<aid::Decision>> find_decision(store::Database& database, const Secrets& secrets, std::int64_t run,
                                                   const std::string& certificate) {
  TRY_LET(const auto known, store::all_rows(database, "select person_no from certificate where lookup = ?",
                                            {Bytes{secrets.lookup(certificate)}}));
  if (known.empty()) return std::nullopt;
  const std::int64_t person = number_in(known[0][0]);
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  for (const std::int64_t one : {person, aid::leader_of(leaders, person)}) {
    TRY_LET(const auto rows,
            store::all_rows(database,
                            "select person_no, due, paid, pay, carry from decision where person_no = ? and run_no = ?",
                            {one, run}));
    if (!rows.empty()) return decision_in(rows[0]);
  }
  return std::nullopt;
}

Result<aid::Equation> equation_of(store::Database& database, std::int64_t number) {
  aid::Equation equation;
  TRY_LET(const aid::Run run, find_run(database, number));
  const std::string batch = "run " + std::to_string(number);
  if (run.reached(aid::Step::approved)) {
    TRY_LET(equation.approved,
            sum_of(database, "select cast(coalesce(sum(pay), 0) as bigint) from decision where run_no = ?", {number}));
  }
  const std::string moved =
      "select cast(coalesce(sum(amount), 0) as bigint) from transfer where batch = ? and kind in "
      "('move', 'settle') and ";
  TRY_LET(equation.posted, sum_of(database, moved + "credit = 'payable'", {batch}));
  TRY_LET(const Money left, sum_of(database, moved + "debit = 'payable'", {batch}));
  equation.waiting = equation.posted - left;
  return equation;
}

Result<std::int64_t> RunTables::next_number(const std::string& table, const std::string& column) {
  TRY_LET(const auto rows,
          store::all_rows(change_.database(), "select coalesce(max(" + column + "), 0) from " + table));
  return number_in(rows.at(0).at(0)) + 1;
}

Result<std::int64_t> RunTables::open(const std::string& scope, const std::string& actor) {
  TRY_LET(const std::int64_t number, next_number("run", "run_no"));
  TRY(change_.add(run_table, {number, scope}));
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

Result<std::map<std::string, Money>> paid_before(store::Database& database, const Secrets& secrets,
                                                 const std::string& scope) {
  std::map<std::string, Money> paid;
  TRY_LET(const aid::Leads leads, read_leads(database, secrets));
  TRY(database.ask("select p.person_no, p.certificate, d.paid from (" + posted_of_scope +
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

Result<std::map<std::int64_t, Money>> RunTables::posted(const std::string& scope) {
  std::map<std::int64_t, Money> paid;
  TRY_LET(const aid::Leaders leaders, read_leaders(change_.database()));
  TRY(change_.database().ask(posted_of_scope, {static_cast<std::int64_t>(aid::Step::posted), scope},
                             [&](const Row& row) -> Result<void> {
                               paid[aid::leader_of(leaders, number_in(row[0]))] += money_in(row[1]);
                               return {};
                             }));
  return paid;
}

Result<std::vector<std::int64_t>> RunTables::persons(std::span<const std::string> certificates) {
  ENSURE(secrets_ != nullptr);
  TRY_LET(auto numbers, number_persons(change_, *secrets_, certificates));
  TRY_LET(const aid::Leaders leaders, read_leaders(change_.database()));
  for (std::int64_t& number : numbers) number = aid::leader_of(leaders, number);
  return numbers;
}

}  // namespace nuan::adapters::tables
