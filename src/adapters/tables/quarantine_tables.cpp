#include "adapters/tables/quarantine_tables.hpp"

#include "adapters/tables/hidden_rows.hpp"
#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/register_tables.hpp"

namespace nuan::adapters::tables {
namespace {

using aid::Outcome;
using aid::Quarantined;
using store::Bytes;
using store::number_in;
using store::Row;
using store::text_in;

constexpr const char* columns =
    "select q.intake_no, q.file_row, q.line, i.kind, i.header, q.code, q.found_zh, q.found_en, coalesce(e.outcome, "
    "'open') from quarantine q join intake i on i.intake_no = q.intake_no left join quarantine_end e on e.intake_no = "
    "q.intake_no and e.file_row = q.file_row";

Outcome outcome_named(std::string_view name) {
  for (const Outcome outcome : {Outcome::corrected, Outcome::released, Outcome::rejected}) {
    if (name == name_of(outcome)) return outcome;
  }
  return Outcome::open;
}

Quarantined quarantined_in(const Row& row) {
  return {.intake = number_in(row[0]),
          .row = number_in(row[1]),
          .line = number_in(row[2]),
          .kind = aid::kind_named(text_in(row[3])),
          .header = text_in(row[4]),
          .code = text_in(row[5]),
          .sentence = {text_in(row[6]), text_in(row[7])},
          .outcome = outcome_named(text_in(row[8]))};
}

std::string place_text(std::int64_t intake, std::int64_t row) {
  return place_of_row(quarantine_table.name, intake, row);
}

// Of the person's own claims first: those of everybody are many.
Result<Row> replaced_by(store::Database& database, std::int64_t person, const Bytes& claim) {
  const std::string text =
      "select c.person_no, c.intake_no, c.file_row from claim_row c where c.claim = ? and not exists (select 1 from "
      "quarantine_end e where e.replaces_person = c.person_no and e.replaces_intake = c.intake_no and e.replaces_row = "
      "c.file_row)";
  TRY_LET(auto rows, store::all_rows(database, text + " and c.person_no = ?", {claim, person}));
  if (rows.empty()) {
    TRY_LET(rows, store::all_rows(database, text, {claim}));
  }
  return rows.empty() ? Row{std::int64_t{0}, std::int64_t{0}, std::int64_t{0}} : std::move(rows[0]);
}

}  // namespace

Result<void> each_quarantined(store::Database& database, const QuarantineFilter& filter,
                              const std::function<void(const Quarantined&)>& visit) {
  std::string text = std::string(columns) + " where 1 = 1";
  Row values;
  if (filter.intake != 0) {
    text += " and q.intake_no = ?";
    values.emplace_back(filter.intake);
  }
  if (!filter.code.empty()) {
    text += " and q.code = ?";
    values.emplace_back(filter.code);
  }
  if (!filter.ended) text += " and e.outcome is null";
  return database.ask(text + " order by q.intake_no, q.file_row", values, [&](const Row& row) -> Result<void> {
    visit(quarantined_in(row));
    return {};
  });
}

Result<Quarantined> find_quarantined(store::Database& database, std::int64_t intake, std::int64_t row) {
  TRY_LET(const auto rows,
          store::all_rows(database, std::string(columns) + " where q.intake_no = ? and q.file_row = ?", {intake, row}));
  if (!rows.empty()) return quarantined_in(rows[0]);
  return fail(Code::quarantine_unknown, {place_text(intake, row)},
              {"隔离里没有这一行", "there is no such row in quarantine"},
              {"请用 nuan quarantine list 查看", "see nuan quarantine list"});
}

Result<std::string> text_of(store::Database& database, const Secrets& secrets, const Quarantined& one) {
  TRY_LET(const auto rows,
          store::all_rows(database, "select hidden from quarantine where intake_no = ? and file_row = ?",
                          {one.intake, one.row}));
  return secrets.open(store::bytes_in(rows.at(0).at(0)), place_text(one.intake, one.row));
}

Result<std::string> fields_of_intake(store::Database& database, std::int64_t intake) {
  TRY_LET(const auto rows, store::all_rows(database, "select fields from intake_fields where intake_no = ?", {intake}));
  return rows.empty() ? std::string() : text_in(rows[0][0]);
}

Result<aid::HeldHeader> header_of_intake(store::Database& database, std::int64_t intake) {
  TRY_LET(const auto rows, store::all_rows(database, "select kind, header from intake where intake_no = ?", {intake}));
  if (!rows.empty()) return aid::HeldHeader{aid::kind_named(text_in(rows[0][0])), text_in(rows[0][1])};
  return fail(Code::quarantine_unknown, {"intake " + std::to_string(intake)},
              {"没有这一次导入", "there is no such intake"},
              {"请用 nuan quarantine list 查看", "see nuan quarantine list"});
}

Result<void> end_quarantined(Change& change, const Secrets& secrets, const Quarantined& one, Outcome outcome,
                             const aid::FileRow* taken) {
  TRY_LET(const Quarantined now, find_quarantined(change.database(), one.intake, one.row));
  if (now.outcome != Outcome::open)
    return fail(Code::quarantine_ended, {place_text(one.intake, one.row)},
                {"这一行已经处理过了", "this row was dealt with already"},
                {"请用 nuan quarantine list --all 查看", "see nuan quarantine list --all"});
  Row replaces = {std::int64_t{0}, std::int64_t{0}, std::int64_t{0}};
  if (taken != nullptr) {
    const std::string certificates[] = {taken->certificate};
    TRY_LET(const std::vector<std::int64_t> numbers, number_persons(change, secrets, certificates));
    const Table& table = register_table(one.kind);
    const Row row = register_row(secrets, one.kind, numbers.at(0), one.intake, one.row, *taken);
    if (outcome == Outcome::released) {
      TRY_LET(replaces, replaced_by(change.database(), numbers[0], std::get<Bytes>(row[3])));
    }
    TRY(change.add(table, row));
  }
  return change.add(quarantine_end_table,
                    {one.intake, one.row, std::string(name_of(outcome)), replaces[0], replaces[1], replaces[2]});
}

}  // namespace nuan::adapters::tables
