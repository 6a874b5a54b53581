#include "adapters/tables/person_tables.hpp"

#include "adapters/tables/hidden_rows.hpp"
#include "adapters/tables/key_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using aid::LinkKind;
using aid::LinkState;
using store::Bytes;
using store::number_in;
using store::Row;
using store::text_in;

template <class Named>
Named named(const std::string& name, std::initializer_list<Named> all) {
  for (const Named one : all) {
    if (name == name_of(one)) return one;
  }
  ENSURE(false);
  return *all.begin();
}

aid::PersonLink link_in(const Row& row) {
  return {.person_no = number_in(row[0]),
          .number = number_in(row[1]),
          .kind = named(text_in(row[2]), {LinkKind::merge, LinkKind::split, LinkKind::apart}),
          .other = number_in(row[3]),
          .actor = text_in(row[4]),
          .reason = text_in(row[5]),
          .state = named(text_in(row[6]), {LinkState::proposed, LinkState::confirmed, LinkState::refused}),
          .decided_by = text_in(row[7])};
}

}  // namespace

Result<std::vector<std::int64_t>> number_persons(Change& change, const Secrets& secrets,
                                                 std::span<const std::string> certificates) {
  TRY(check_key(change, secrets));
  std::vector<Row> lookups;
  for (const std::string& certificate : certificates) lookups.push_back({Bytes{secrets.lookup(certificate)}});
  std::map<std::string, std::int64_t> known;
  TRY(change.database().ask_each("select lookup, person_no from certificate where lookup = ?", lookups,
                                 [&](const Row& row) -> Result<void> {
                                   known[store::bytes_in(row[0])] = number_in(row[1]);
                                   return {};
                                 }));
  TRY_LET(const auto last, store::all_rows(change.database(), "select coalesce(max(person_no), 0) from person"));
  std::int64_t next = number_in(last.at(0).at(0)) + 1;
  std::vector<std::int64_t> numbers;
  for (std::size_t i = 0; i < certificates.size(); ++i) {
    const auto [at, is_new] = known.emplace(store::bytes_in(lookups[i][0]), next);
    numbers.push_back(at->second);
    if (!is_new) continue;
    TRY(change.add(certificate_table, {lookups[i][0], next}));
    TRY(change.add(person_table, {next, Bytes{secrets.hide(certificates[i], place_of_person(next))}}));
    ++next;
  }
  return numbers;
}

Result<std::string> certificate_of(store::Database& database, const Secrets& secrets, std::int64_t person) {
  TRY_LET(const auto rows, store::all_rows(database, "select certificate from person where person_no = ?", {person}));
  if (!rows.empty()) return secrets.open(store::bytes_in(rows[0][0]), place_of_person(person));
  return fail(Code::person_unknown, {"person " + std::to_string(person)},
              {"库里没有这个人", "the store has no such person"},
              {"请用 nuan person match list 查看编号", "see nuan person match list for the numbers"});
}

Result<std::vector<aid::PersonLink>> read_links(store::Database& database, std::int64_t as_of) {
  std::vector<aid::PersonLink> links;
  TRY(database.ask(
      std::string("select l.person_no, l.link_no, l.kind, l.other_person, l.actor, l.reason, coalesce(e.outcome, "
                  "'proposed'), coalesce(e.actor, '') from person_link l left join person_link_end e on e.person_no = "
                  "l.person_no and e.link_no = l.link_no") +
          and_written("e", as_of) + " where 1 = 1" + and_written("l", as_of) + " order by l.person_no, l.link_no",
      {}, [&](const Row& row) -> Result<void> {
        links.push_back(link_in(row));
        return {};
      }));
  return links;
}

Result<aid::Leaders> read_leaders(store::Database& database, std::int64_t as_of) {
  TRY_LET(const auto links, read_links(database, as_of));
  return aid::leaders_of(links);
}

Result<aid::Leads> read_leads(store::Database& database, const Secrets& secrets, std::int64_t as_of) {
  TRY_LET(const aid::Leaders leaders, read_leaders(database, as_of));
  aid::Leads leads;
  for (const auto& [person, leader] : leaders) {
    TRY_LET(std::string certificate, certificate_of(database, secrets, leader));
    leads[person] = {leader, std::move(certificate)};
  }
  return leads;
}

Result<std::string> leading_certificate(store::Database& database, const Secrets& secrets,
                                        const std::string& certificate, std::int64_t as_of) {
  TRY_LET(const auto rows, store::all_rows(database, "select person_no from certificate where lookup = ?",
                                           {Bytes{secrets.lookup(certificate)}}));
  if (rows.empty()) return certificate;
  TRY_LET(const aid::Leaders leaders, read_leaders(database, as_of));
  const auto leader = leaders.find(number_in(rows[0][0]));
  if (leader == leaders.end()) return certificate;
  return certificate_of(database, secrets, leader->second);
}

Result<void> add_link(Change& change, const aid::PersonLink& link) {
  TRY(change.add(person_link_table,
                 {link.person_no, link.number, std::string(name_of(link.kind)), link.other, link.actor, link.reason}));
  return link.state == LinkState::proposed ? Result<void>() : end_link(change, link);
}

Result<void> end_link(Change& change, const aid::PersonLink& link) {
  return change.add(person_link_end_table,
                    {link.person_no, link.number, std::string(name_of(link.state)), link.decided_by});
}

}  // namespace nuan::adapters::tables
