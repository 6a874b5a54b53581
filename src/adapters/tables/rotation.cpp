#include "adapters/tables/rotation.hpp"

#include "store/row_bytes.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Bytes;
using store::bytes_in;
using store::number_in;
using store::Row;
using store::text_in;

// Written before the new key was made, and not yet done with it: two places for the number of the key.
const std::string still_to_do =
    " p.journal_no < (select journal_no from store_key where key_no = ?) and not exists (select 1 from resealed r "
    "where "
    "r.of_entry = p.journal_no and r.table_name = p.table_name and r.key_no = ?)";

Failure tampered(const Table& table, std::int64_t entry, std::int64_t row) {
  std::string place = std::string(table.name) + " " + std::to_string(entry);
  if (row > 0) place += "." + std::to_string(row);
  return fail(Code::store_tampered, {place},
              {"与日志不符, 没有重新加密", "not as the journal says; it was not hidden anew"},
              {"请运行 nuan verify, 并由备份恢复", "run nuan verify, and restore a backup"});
}

std::string seal_for(const Table& table, const Row& row, std::int64_t entry, std::int64_t place) {
  std::string content;
  store::append_row_bytes(row, content);
  return audit::seal_of(table.name, content, entry, place);
}

std::string names(const Table& table, const std::vector<std::size_t>& columns, const char* between, const char* after) {
  std::string text;
  for (const std::size_t column : columns)
    text += (text.empty() ? "" : between) + std::string(table.columns[column]) + after;
  return text;
}

// What the entry says of its part now.
Result<std::string> digest_kept(store::Database& database, const Table& table, std::int64_t entry) {
  TRY_LET(const auto rows,
          store::all_rows(database,
                          "select coalesce((select after from resealed r where r.of_entry = p.journal_no and "
                          "r.table_name = p.table_name order by r.key_no desc limit 1), p.digest) from journal_part p "
                          "where p.journal_no = ? and p.table_name = ?",
                          {entry, std::string(table.name)}));
  return rows.empty() ? std::string() : text_in(rows[0][0]);
}

}  // namespace

Result<std::uint64_t> Rotation::rows_left() {
  std::uint64_t rows = 0;
  const std::int64_t key = keys_.to().key_number();
  for (const HiddenTable& hidden : hidden_tables()) {
    TRY_LET(const auto sums,
            store::all_rows(reading_,
                            "select cast(coalesce(sum(p.row_count), 0) as bigint) from journal_part p where "
                            "p.table_name = ? and" +
                                still_to_do,
                            {std::string(hidden.table->name), key, key}));
    rows += static_cast<std::uint64_t>(number_in(sums.at(0).at(0)));
  }
  return rows;
}

Result<HiddenAnew> Rotation::run(const std::function<void(std::uint64_t rows, std::uint64_t total)>& told) {
  // One view of the store: what is written meanwhile by the other connection is not met again.
  TRY_LET(store::Transaction reading, store::Transaction::begin(reading_, store::Access::reading));
  TRY_LET(const std::uint64_t total, rows_left());
  told_ = [&](std::uint64_t rows) { told(rows, total); };
  for (const HiddenTable& hidden : hidden_tables()) TRY(run_table(hidden));
  TRY(reading.commit());
  return done_;
}

Result<void> Rotation::run_table(const HiddenTable& hidden) {
  const Table& table = *hidden.table;
  std::string columns;
  for (const std::string_view column : table.columns) columns += "t." + std::string(column) + ", ";
  const std::int64_t key = keys_.to().key_number();
  part_ = {};
  TRY(reading_.ask("select " + columns + "t.journal_no, t.row_no, t.seal" +
                       (hidden.of_person ? ", h.person_no, h.certificate" : "") + " from journal_part p join " +
                       std::string(table.name) + " t on t.journal_no = p.journal_no" +
                       (hidden.of_person ? " join person h on h.person_no = t.person_no" : "") +
                       " where p.table_name = ? and" + still_to_do + " order by t.journal_no, t.row_no",
                   {std::string(table.name), key, key}, [&](const Row& row) { return take(hidden, row); }));
  TRY(end_part(hidden));
  return write(hidden);
}

Result<void> Rotation::take(const HiddenTable& hidden, const Row& row) {
  const Table& table = *hidden.table;
  const std::size_t columns = table.columns.size();
  const std::int64_t entry = number_in(row[columns]), place = number_in(row[columns + 1]);
  if (entry != part_.entry) TRY(end_part(hidden));
  part_.entry = entry;
  Row before(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns));
  const std::string& seal = bytes_in(row[columns + 2]);
  if (seal_for(table, before, entry, place) != seal) return tampered(table, entry, place);
  before_.add(seal);
  std::string certificate;
  if (hidden.of_person) {
    TRY_LET(certificate, keys_.open(bytes_in(row[columns + 4]), place_of_person(number_in(row[columns + 3]))));
  }
  TRY_LET(Row after, hidden.hidden_anew(before, certificate, keys_));
  std::string seal_after = seal_for(table, after, entry, place);
  after_.add(seal_after);
  after.emplace_back(Bytes{std::move(seal_after)});
  part_.before.push_back(std::move(before));
  part_.after.push_back(std::move(after));
  return {};
}

Result<void> Rotation::end_part(const HiddenTable& hidden) {
  if (part_.before.empty()) return {};
  part_.digest_before = before_.finish();
  part_.digest_after = after_.finish();
  before_ = {};
  after_ = {};
  rows_waiting_ += part_.before.size();
  waiting_.push_back(std::move(part_));
  part_ = {};
  return rows_waiting_ < rows_at_once_ ? Result<void>() : write(hidden);
}

Result<void> Rotation::write(const HiddenTable& hidden) {
  if (waiting_.empty()) return {};
  const Table& table = *hidden.table;
  audit::Action action = by_;
  action.verb = "key rotate";
  action.subject =
      "key " + key_text() + ", " + std::string(table.name) + ", " + std::to_string(rows_waiting_) + " rows";
  TRY_LET(Change change, Change::begin(writing_, clock_, std::move(action)));
  const std::string update = "update " + std::string(table.name) + " set " +
                             names(table, hidden.changed, ", ", " = ?") + ", seal = ? where " +
                             names(table, hidden.key, " and ", " = ?");
  for (const Part& part : waiting_) {
    TRY_LET(const std::string kept, digest_kept(writing_, table, part.entry));
    if (kept != part.digest_before) return tampered(table, part.entry, 0);
    std::vector<Row> values;
    for (std::size_t i = 0; i < part.before.size(); ++i) {
      Row& row = values.emplace_back();
      for (const std::size_t column : hidden.changed) row.push_back(part.after[i][column]);
      row.push_back(part.after[i].back());
      for (const std::size_t column : hidden.key) row.push_back(part.before[i][column]);
    }
    TRY(writing_.run_each(update, values));
    TRY(change.add(resealed_table,
                   {part.entry, std::string(table.name), keys_.to().key_number(),
                    static_cast<std::int64_t>(part.before.size()), part.digest_before, part.digest_after}));
  }
  TRY(change.commit());
  done_.parts += waiting_.size();
  done_.rows += rows_waiting_;
  waiting_.clear();
  rows_waiting_ = 0;
  told_(done_.rows);
  return {};
}

}  // namespace nuan::adapters::tables
