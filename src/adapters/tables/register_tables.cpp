#include "adapters/tables/register_tables.hpp"

#include <algorithm>

#include "adapters/tables/hidden_rows.hpp"
#include "adapters/tables/key_tables.hpp"
#include "adapters/tables/person_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using aid::Intake;
using aid::Kind;
using store::Bytes;
using store::bytes_in;
using store::number_in;
using store::Row;
using store::text_in;

Result<std::int64_t> highest(store::Database& database, const std::string& table, const std::string& column) {
  TRY_LET(const auto rows, store::all_rows(database, "select coalesce(max(" + column + "), 0) from " + table));
  return number_in(rows.at(0).at(0));
}

Result<void> load_progress(store::Database& database, Intake& intake) {
  TRY_LET(const auto rows, store::all_rows(database,
                                           "select pieces, quotes, file_rows, lines, taken, known, quarantined from "
                                           "intake_batch where intake_no = ? order by pieces desc limit 1",
                                           {intake.number}));
  if (rows.empty()) return {};
  const Row& row = rows[0];
  intake.progress = {number_in(row[0]), number_in(row[1]), number_in(row[2]), number_in(row[3]),
                     number_in(row[4]), number_in(row[5]), number_in(row[6])};
  return {};
}

// Two programs may take the same file in; whoever finds the other further on leaves it to that one.
Result<void> check_alone(store::Database& database, const Intake& intake) {
  Intake now{.number = intake.number, .kind = intake.kind, .header = "", .pieces = 0, .progress = {}};
  TRY(load_progress(database, now));
  if (now.progress.pieces == intake.progress.pieces) return {};
  return fail(
      Code::store_busy, {"intake " + std::to_string(intake.number)},
      {"另一个程序正在导入同一个文件", "another program is taking the same file in"},
      {"请等它做完再运行: 会接着做, 不会重复", "wait for it, then run this again: it goes on, nothing is taken twice"});
}

// Not those for which a row of a later file was released.
std::string and_current(std::int64_t as_of) {
  return " and not exists (select 1 from quarantine_end e where e.replaces_person = r.person_no and e.replaces_intake "
         "= r.intake_no and e.replaces_row = r.file_row" +
         and_written("e", as_of) + ")";
}

Failure unready(Words sentence, Words advice) {
  return fail(Code::run_state, {}, std::move(sentence), std::move(advice));
}

bool is_statuses(Kind kind) { return kind == Kind::statuses || kind == Kind::more_statuses; }

std::string latest_members(std::int64_t as_of) {
  return "where r.intake_no = (select max(l.intake_no) from member_row l where l.person_no = r.person_no" +
         and_written("l", as_of) + ")" + and_written("r", as_of);
}
// Where files of members have different columns, the latest of each: what it lacks may stand in another.
std::string latest_members_by_columns(std::int64_t as_of) {
  return "where r.intake_no in (select max(l.intake_no) from member_row l join intake i on i.intake_no = l.intake_no "
         "where l.person_no = r.person_no" +
         and_written("l", as_of) + " group by i.header)" + and_written("r", as_of);
}

// Rows of members and, behind those of each person, of statuses.
std::string members_query(const aid::HeldHeaders& headers, std::int64_t as_of) {
  std::string columns;
  bool differ = false, statuses = false;
  for (const auto& [intake, header] : headers) {
    statuses = statuses || is_statuses(header.kind);
    if (header.kind != Kind::members) continue;
    differ = differ || (!columns.empty() && columns != header.columns);
    columns = header.columns;
  }
  const std::string fields = "select r.person_no, r.intake_no, r.file_row, r.hidden, cast(";
  std::string rows = fields + "0 as bigint) as is_status from member_row r " +
                     (differ ? latest_members_by_columns(as_of) : latest_members(as_of));
  if (statuses)
    rows +=
        " union all " + fields + "1 as bigint) as is_status from status_row r where 1 = 1" + and_written("r", as_of);
  return "select u.person_no, u.intake_no, u.file_row, u.hidden, p.certificate, u.is_status from (" + rows +
         ") u join person p on p.person_no = u.person_no order by u.person_no, u.is_status, u.intake_no, u.file_row";
}

}  // namespace

const Table& register_table(Kind kind) {
  if (is_statuses(kind)) return status_row_table;
  return kind == Kind::members ? member_row_table : claim_row_table;
}

Row register_row(const Secrets& secrets, Kind kind, std::int64_t person, std::int64_t intake, std::int64_t file_row,
                 const aid::FileRow& row) {
  const auto half = [&secrets](const std::string& text) { return Bytes{secrets.lookup(text).substr(0, 16)}; };
  return {person,
          intake,
          file_row,
          kind == Kind::claims ? half(row.id) : Bytes{std::string(16, '\0')},
          half(row.certificate + "\n" + row.text),
          Bytes{secrets.hide(row.text, place_of_row(register_table(kind).name, intake, file_row))}};
}

Result<std::vector<std::pair<std::string, std::string>>> member_rows_of(store::Database& database,
                                                                        const Secrets& secrets, std::int64_t person) {
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Table* table : {&member_row_table, &status_row_table}) {
    const std::string name(table->name);
    TRY(database.ask("select r.intake_no, r.file_row, r.hidden, i.header from " + name +
                         " r join intake i on i.intake_no = r.intake_no where r.person_no = ? order by r.intake_no, "
                         "r.file_row",
                     {person}, [&](const Row& row) -> Result<void> {
                       TRY_LET(std::string text, secrets.open(bytes_in(row[2]), place_of_row(name, number_in(row[0]),
                                                                                             number_in(row[1]))));
                       rows.emplace_back(text_in(row[3]), std::move(text));
                       return {};
                     }));
  }
  return rows;
}

Result<void> check_unchanged(store::Database& database, std::int64_t read_at) {
  TRY_LET(const auto rows,
          store::all_rows(database,
                          "select count(*) from journal_part where journal_no > ? and table_name in ('intake', "
                          "'member_row', 'claim_row', 'status_row', 'quarantine_end', 'person_link_end')",
                          {read_at}));
  if (number_in(rows.at(0).at(0)) == 0) return {};
  return fail(Code::run_changed, {"register"},
              {"计算期间登记册有了新的内容", "the register changed while the run was worked out"},
              {"请再计算一次", "compute the run once more"});
}

RegisterTables::Hash RegisterTables::hash_of(std::string_view text) const {
  Hash half{};
  const std::string whole = secrets_.lookup(text);
  std::copy_n(whole.begin(), half.size(), half.begin());
  return half;
}

Result<Change> RegisterTables::begin_change(Kind kind, std::int64_t intake) {
  audit::Action action = by_;
  action.verb = "import " + std::string(name_of(kind));
  action.subject = intake == 0 ? "new intake" : "intake " + std::to_string(intake);
  return Change::begin(database_, clock_, std::move(action));
}

Result<Intake> RegisterTables::begin(Kind kind, const aid::FileForm& form) {
  Intake intake{.number = 0, .kind = kind, .header = form.header, .pieces = form.pieces, .progress = {}};
  const std::string name(name_of(kind));
  TRY_LET(Change change, begin_change(kind, 0));
  TRY_LET(const auto rows,
          store::all_rows(database_, "select intake_no, header, pieces from intake where kind = ? and file_digest = ?",
                          {name, form.digest}));
  if (!rows.empty()) {
    intake.number = number_in(rows[0][0]);
    if (number_in(rows[0][2]) != form.pieces || text_in(rows[0][1]) != form.header)
      return unready({"这个文件已按另一份规则的列开始导入", "the file was begun with the columns of another policy"},
                     {"请用原来的规则", "use the policy it was begun with"});
    TRY(load_progress(database_, intake));
  } else {
    TRY_LET(const std::int64_t last, highest(database_, "intake", "intake_no"));
    intake.number = last + 1;
    TRY(change.add(intake_table, {intake.number, name, form.digest, form.header, form.pieces}));
    TRY(change.add(intake_fields_table, {intake.number, form.fields}));
    TRY(change.commit());
  }
  if (!intake.is_done()) TRY(load_earlier(intake));
  return intake;
}

Result<void> RegisterTables::load_earlier(const Intake& intake) {
  claims_.clear();
  members_.clear();
  if (is_statuses(intake.kind)) return {};  // each file stands for itself
  const bool is_members = intake.kind == Kind::members;
  return database_.ask("select person_no, claim, content from " + std::string(register_table(intake.kind).name) +
                           " r where intake_no <> ?" +
                           (is_members ? std::string(" order by person_no, intake_no") : and_current(as_it_stands)),
                       {intake.number}, [&](const Row& row) -> Result<void> {
                         Hash claim{}, content{};
                         std::copy_n(bytes_in(row[2]).begin(), content.size(), content.begin());
                         if (is_members) {
                           members_[number_in(row[0])] = content;
                           return {};
                         }
                         std::copy_n(bytes_in(row[1]).begin(), claim.size(), claim.begin());
                         claims_[claim] = content;
                         return {};
                       });
}

Result<void> RegisterTables::load_persons() {
  TRY_LET(const std::int64_t last, highest(database_, "person", "person_no"));
  if (last == last_person_) return {};
  persons_.clear();
  persons_.reserve(static_cast<std::size_t>(last) * 2);
  TRY(database_.ask("select lookup, person_no from certificate", {}, [&](const Row& row) -> Result<void> {
    Hash hash{};
    std::copy_n(bytes_in(row[0]).begin(), hash.size(), hash.begin());
    persons_.emplace(hash, number_in(row[1]));
    return {};
  }));
  last_person_ = last;
  return {};
}

Result<std::int64_t> RegisterTables::person_of(Change& change, const std::string& certificate) {
  std::string lookup = secrets_.lookup(certificate);
  Hash hash{};
  std::copy_n(lookup.begin(), hash.size(), hash.begin());
  if (const auto known = persons_.find(hash); known != persons_.end()) return known->second;
  persons_.emplace(hash, ++last_person_);
  TRY(change.add(certificate_table, {Bytes{std::move(lookup)}, last_person_}));
  TRY(change.add(person_table, {last_person_, Bytes{secrets_.hide(certificate, place_of_person(last_person_))}}));
  return last_person_;
}

Result<std::vector<RegisterTables::Placed>> RegisterTables::place(Change& change, const Intake& intake,
                                                                  std::span<const aid::FileRow> rows) {
  std::vector<Placed> placed;
  placed.reserve(rows.size());
  for (const aid::FileRow& row : rows) {
    Placed one{.row = &row};
    TRY_LET(one.person_no, person_of(change, row.certificate));
    if (intake.kind == Kind::claims) one.claim = hash_of(row.id);
    one.content = hash_of(row.certificate + "\n" + row.text);
    placed.push_back(one);
  }
  // The table is kept by person: neighbours are written together.
  std::ranges::stable_sort(placed, {}, &Placed::person_no);
  return placed;
}

Result<void> RegisterTables::put(Change& change, Intake& intake, const Placed& placed) {
  const aid::FileRow& row = *placed.row;
  if (intake.kind != Kind::claims) {
    const auto before = members_.find(placed.person_no);
    if (before != members_.end() && before->second == placed.content) {
      ++intake.progress.known;
      return {};
    }
  } else if (const auto before = claims_.find(placed.claim); before != claims_.end()) {
    if (before->second == placed.content) {
      ++intake.progress.known;
      return {};
    }
    return put_aside(
        change, intake,
        {row.row,
         row.line,
         "claim_conflict",
         {"以前的文件里有同一编号而内容不同的费用", "an earlier file has a claim of this number with other content"},
         row.certificate + "," + row.text});
  }
  const Table& table = register_table(intake.kind);
  const auto bytes = [](const Hash& hash) { return Bytes{std::string(hash.data(), hash.size())}; };
  ++intake.progress.taken;
  return change.add(table, {placed.person_no, intake.number, row.row, bytes(placed.claim), bytes(placed.content),
                            Bytes{secrets_.hide(row.text, place_of_row(table.name, intake.number, row.row))}});
}

Result<void> RegisterTables::put_aside(Change& change, Intake& intake, const aid::PutAside& aside) {
  ++intake.progress.quarantined;
  return change.add(quarantine_table,
                    {intake.number, aside.row, aside.line, aside.code, aside.sentence.zh, aside.sentence.en,
                     Bytes{secrets_.hide(aside.text, place_of_row(quarantine_table.name, intake.number, aside.row))}});
}

Result<void> RegisterTables::add(Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                                 std::span<const aid::PutAside> aside) {
  auto added = add_batch(intake, read, rows, aside);
  if (!added) last_person_ = -1;  // persons of a batch that was given up are not there
  return added;
}

Result<void> RegisterTables::add_batch(Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                                       std::span<const aid::PutAside> aside) {
  Intake next = intake;
  const aid::Progress before = intake.progress;
  next.progress = read;
  next.progress.taken = before.taken;
  next.progress.known = before.known;
  next.progress.quarantined = before.quarantined;
  TRY_LET(Change change, begin_change(intake.kind, intake.number));
  TRY(check_key(change, secrets_));
  TRY(check_alone(database_, intake));
  TRY(load_persons());
  TRY_LET(const auto placed, place(change, next, rows));
  for (const Placed& one : placed) TRY(put(change, next, one));
  for (const aid::PutAside& one : aside) TRY(put_aside(change, next, one));
  const aid::Progress& now = next.progress;
  TRY(change.add(intake_batch_table,
                 {next.number, now.pieces, now.quotes, now.rows, now.lines, now.taken, now.known, now.quarantined}));
  TRY(change.commit());
  intake = std::move(next);
  return {};
}

Result<aid::HeldHeaders> RegisterTables::headers() {
  aid::HeldHeaders headers;
  TRY_LET(const auto intakes,
          store::all_rows(database_,
                          std::string("select i.intake_no, i.kind, i.header, i.pieces, coalesce(max(b.pieces), -1) "
                                      "from intake i left join intake_batch b on b.intake_no = i.intake_no") +
                              and_written("b", as_of_) + " where 1 = 1" + and_written("i", as_of_) +
                              " group by i.intake_no, i.kind, i.header, i.pieces order by i.intake_no"));
  for (const Row& row : intakes) {
    const std::string number = std::to_string(number_in(row[0]));
    if (number_in(row[3]) != number_in(row[4]))
      return unready({"第 " + number + " 次导入没有做完", "intake " + number + " is not finished"},
                     {"请再运行同一条 nuan import, 它会接着做", "run the same nuan import again: it goes on"});
    headers[number_in(row[0])] = {aid::kind_named(text_in(row[1])), text_in(row[2])};
  }
  return headers;
}

Result<void> RegisterTables::each_row(const std::string& query,
                                      const std::function<void(const Row&, HeldText)>& visit) {
  std::int64_t person = 0;
  std::string certificate;
  return database_.ask(query, {}, [&](const Row& row) -> Result<void> {
    if (number_in(row[0]) != person) {
      person = number_in(row[0]);
      TRY_LET(certificate, secrets_.open(bytes_in(row[4]), place_of_person(person)));
    }
    const bool is_status = row.size() > 5 && number_in(row[5]) == 1;
    const std::string_view table = row.size() == 5 ? claim_row_table.name
                                   : is_status     ? status_row_table.name
                                                   : member_row_table.name;
    TRY_LET(std::string text,
            secrets_.open(bytes_in(row[3]), place_of_row(table, number_in(row[1]), number_in(row[2]))));
    visit(row, {certificate, {number_in(row[1]), std::move(text)}});
    return {};
  });
}

Result<void> RegisterTables::each_member(const std::function<void(const aid::HeldMember&)>& visit) {
  TRY_LET(const aid::HeldHeaders held, headers());
  aid::HeldMember member;
  const auto tell = [&] {
    if (member.person_no != 0) visit(member);
  };
  TRY(each_row(members_query(held, as_of_), [&](const Row& row, HeldText held_text) {
    if (number_in(row[0]) != member.person_no) {
      tell();
      member = {number_in(row[0]), held_text.certificate, {}, {}};
    }
    (number_in(row[5]) == 1 ? member.statuses : member.rows).push_back(std::move(held_text.row));
  }));
  tell();
  return {};
}

Result<void> RegisterTables::each_claim(const std::function<void(const aid::HeldClaim&)>& visit) {
  return each_row(
      std::string("select r.person_no, r.intake_no, r.file_row, r.hidden, p.certificate from claim_row r join person p "
                  "on p.person_no = r.person_no where 1 = 1") +
          and_written("r", as_of_) + and_current(as_of_) + " order by r.person_no, r.intake_no, r.file_row",
      [&](const Row& row, HeldText held) { visit({number_in(row[0]), held.certificate, std::move(held.row)}); });
}

Result<aid::Leads> RegisterTables::leads() { return read_leads(database_, secrets_, as_of_); }

}  // namespace nuan::adapters::tables
