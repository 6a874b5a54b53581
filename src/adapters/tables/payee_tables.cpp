#include "adapters/tables/payee_tables.hpp"

#include <algorithm>
#include <set>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using aid::PayeeState;
using store::number_in;
using store::Row;
using store::text_in;

constexpr const char* serving =
    " from officer o where o.serves = 1 and o.change_no = (select max(l.change_no) from officer l where l.name = "
    "o.name)";

// What holds now of a row `state, person`, told in the order of the rows.
void take_state(std::string_view state, aid::Stopped& stopped) {
  if (state == name_of(PayeeState::died)) stopped.has_died = true;
  if (state == name_of(PayeeState::alive)) stopped.has_died = false;
  if (state == name_of(PayeeState::card_unusable)) stopped.is_card_unusable = true;
  if (state == name_of(PayeeState::card_usable)) stopped.is_card_unusable = false;
}

// By whom the persons count as: of all who count as one, what was told last holds.
Result<std::map<std::int64_t, aid::Stopped>> stopped_in(store::Database& database, const aid::Leaders& leaders) {
  std::map<std::int64_t, aid::Stopped> stopped;
  TRY(database.ask("select person_no, state from payee_state order by journal_no, row_no", {},
                   [&](const Row& row) -> Result<void> {
                     take_state(text_in(row[1]), stopped[aid::leader_of(leaders, number_in(row[0]))]);
                     return {};
                   }));
  return stopped;
}

// A row with intake, file row and the hidden text one after the other.
Result<std::string> open_version(const Secrets& secrets, const Row& row, std::size_t from) {
  const std::string place = std::to_string(number_in(row[from])) + "." + std::to_string(number_in(row[from + 1]));
  return secrets.open(store::bytes_in(row[from + 2]), "member_row " + place);
}

Result<std::int64_t> highest(store::Database& database, const std::string& text, const store::Value& key) {
  TRY_LET(const auto rows, store::all_rows(database, text, {key}));
  return number_in(rows.at(0).at(0));
}

}  // namespace

Result<void> PayeeTables::each_version(const std::function<Result<void>(const aid::MemberVersion&)>& visit) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database_));
  return database_.ask(
      "select r.person_no, r.intake_no, r.file_row, r.hidden, substr(j.written_at, 1, 10) from member_row r join "
      "journal j on j.journal_no = r.journal_no order by r.person_no, r.intake_no, r.file_row",
      {}, [&](const Row& row) -> Result<void> {
        TRY_LET(const std::string text, open_version(secrets_, row, 1));
        const auto day = Date::read(text_in(row[4]));
        ENSURE(day);
        const std::int64_t person = number_in(row[0]);
        return visit({person, aid::leader_of(leaders, person), *day, text});
      });
}

Result<std::vector<std::int64_t>> PayeeTables::officers() {
  std::vector<std::int64_t> persons;
  TRY_LET(const aid::Leaders leaders, read_leaders(database_));
  TRY(each_officer(
      database_, [&](const std::string&, std::int64_t person) { persons.push_back(aid::leader_of(leaders, person)); }));
  std::sort(persons.begin(), persons.end());
  return persons;
}

Result<std::map<std::int64_t, aid::Stopped>> PayeeTables::stopped() {
  TRY_LET(const aid::Leaders leaders, read_leaders(database_));
  return stopped_in(database_, leaders);
}

Result<void> set_officer(Change& change, const std::string& name, std::int64_t person_no, bool serves) {
  TRY_LET(const std::int64_t last,
          highest(change.database(), "select coalesce(max(change_no), 0) from officer where name = ?", name));
  return change.add(officer_table, {name, last + 1, person_no, std::int64_t{serves ? 1 : 0}});
}

Result<std::int64_t> person_of_officer(store::Database& database, const std::string& name) {
  TRY_LET(const auto rows,
          store::all_rows(database, std::string("select o.person_no") + serving + " and o.name = ?", {name}));
  if (rows.empty()) return 0;
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  return aid::leader_of(leaders, number_in(rows[0][0]));
}

Result<void> each_officer(store::Database& database,
                          const std::function<void(const std::string& name, std::int64_t person)>& visit) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  return database.ask(std::string("select o.name, o.person_no") + serving + " order by o.name", {},
                      [&](const Row& row) -> Result<void> {
                        visit(text_in(row[0]), aid::leader_of(leaders, number_in(row[1])));
                        return {};
                      });
}

Result<void> tell_payee(Change& change, std::int64_t person_no, PayeeState state, Date since) {
  TRY_LET(
      const std::int64_t last,
      highest(change.database(), "select coalesce(max(state_no), 0) from payee_state where person_no = ?", person_no));
  return change.add(payee_state_table, {person_no, last + 1, std::string(name_of(state)), to_text(since)});
}

Result<std::vector<aid::Hold>> late_holds(store::Database& database, std::int64_t run) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  TRY_LET(const auto stopped, stopped_in(database, leaders));
  std::set<std::int64_t> officers;
  TRY(each_officer(database, [&](const std::string&, std::int64_t person) { officers.insert(person); }));
  TRY_LET(const std::vector<aid::HoldNow> known, holds_of_run(database, run));
  std::vector<aid::Hold> late;
  const auto put = [&](std::int64_t person, bool is_so, aid::HoldReason reason) {
    const bool is_known = std::ranges::any_of(
        known, [&](const aid::HoldNow& one) { return one.hold.person_no == person && one.hold.reason == reason; });
    if (is_so && !is_known) late.push_back({person, reason});
  };
  TRY(database.ask("select person_no from decision where run_no = ? and pay > 0 order by person_no", {run},
                   [&](const Row& row) -> Result<void> {
                     const std::int64_t person = number_in(row[0]);
                     const std::int64_t leader = aid::leader_of(leaders, person);
                     put(person, officers.contains(leader), aid::HoldReason::officer);
                     const auto told = stopped.find(leader);
                     const aid::Stopped now = told == stopped.end() ? aid::Stopped{} : told->second;
                     put(person, now.has_died, aid::HoldReason::estate);
                     put(person, now.is_card_unusable, aid::HoldReason::card_unusable);
                     return {};
                   }));
  return late;
}

Result<aid::Stopped> stopped_of(store::Database& database, std::int64_t person_no) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  TRY_LET(auto stopped, stopped_in(database, leaders));
  return stopped[aid::leader_of(leaders, person_no)];
}

Result<std::optional<std::string>> member_text(store::Database& database, const Secrets& secrets,
                                               std::int64_t person_no) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database));
  std::vector<Row> versions;
  for (const std::int64_t person : aid::persons_of(leaders, person_no)) {
    TRY_LET(auto rows, store::all_rows(database,
                                       "select intake_no, file_row, hidden from member_row where person_no = ? order "
                                       "by intake_no desc, file_row desc limit 1",
                                       {person}));
    std::ranges::move(rows, std::back_inserter(versions));
  }
  if (versions.empty()) return std::nullopt;
  const auto latest = std::ranges::max_element(
      versions, {}, [](const Row& row) { return std::pair(number_in(row[0]), number_in(row[1])); });
  TRY_LET(std::string text, open_version(secrets, *latest, 0));
  return text;
}

Result<std::int64_t> find_person(store::Database& database, const Secrets& secrets, const std::string& certificate) {
  TRY_LET(const auto rows, store::all_rows(database, "select person_no from certificate where lookup = ?",
                                           {store::Bytes{secrets.lookup(certificate)}}));
  return rows.empty() ? 0 : number_in(rows[0][0]);
}

}  // namespace nuan::adapters::tables
