#include "adapters/tables/verify.hpp"

#include <map>

#include "adapters/tables/schema.hpp"
#include "adapters/tables/verify_keys.hpp"
#include "adapters/tables/verify_ledger.hpp"
#include "adapters/tables/verify_runs.hpp"
#include "store/row_bytes.hpp"

namespace nuan::adapters::tables {
namespace {

using store::number_in;
using store::Row;
using store::text_in;

Result<Parts> read_parts(store::Database& database) {
  Parts parts;
  TRY(database.ask("select journal_no, table_name, row_count, digest from journal_part order by journal_no, table_name",
                   {}, [&](const Row& row) -> Result<void> {
                     parts[number_in(row[0])].push_back({text_in(row[1]), number_in(row[2]), text_in(row[3])});
                     return {};
                   }));
  return parts;
}

// The entries one after the other: numbers without gaps, each chained to the one before.
class ChainWalk {
 public:
  ChainWalk(const Parts& parts, Finder& finder) : parts_(parts), finder_(finder) {}

  void take(const Row& row) {
    audit::Entry entry{
        number_in(row[0]), text_in(row[1]), {text_in(row[2]), text_in(row[3]), text_in(row[4]), text_in(row[5])}, {}};
    if (entry.number != last_ + 1) finder_.find({"journal", last_ + 1, 0, {"这一条不见了", "this entry is missing"}});
    last_ = entry.number;
    ++entries_;
    if (const auto found = parts_.find(entry.number); found != parts_.end()) entry.parts = found->second;
    const std::string chain = audit::chain_at(chain_, entry);
    chain_ = text_in(row[6]);
    if (chain == chain_) return;
    finder_.find({"journal",
                  entry.number,
                  0,
                  {"这一条或它的明细被改过", "this entry, or what it says of its parts, was changed"}});
  }
  void finish(const Head& head) {
    if (head.number != last_ || head.chain != chain_)
      finder_.find({"journal_head",
                    head.number,
                    0,
                    {"日志的末尾与最后一条不符", "the end of the journal is not its last entry"}});
    for (const auto& [number, parts] : parts_) {
      if (number > last_ || number < 1)
        finder_.find({"journal_part", number, 0, {"没有这一条日志", "the journal has no such entry"}});
    }
  }
  [[nodiscard]] std::int64_t entries() const { return entries_; }

 private:
  const Parts& parts_;
  Finder& finder_;
  std::int64_t last_ = 0, entries_ = 0;
  std::string chain_ = std::string(audit::chain_start);
};

// The rows of one table, entry by entry: each as its seal says, and all of an entry as the entry says.
class TableWalk {
 public:
  TableWalk(const Table& table, const Parts& parts, Finder& finder) : table_(table), finder_(finder) {
    for (const auto& [number, of_entry] : parts) {
      for (const audit::Part& part : of_entry) {
        if (part.table == table.name) wanted_[number] = part;
      }
    }
  }

  void take(const Row& row) {
    const std::size_t columns = table_.columns.size();
    const std::int64_t entry = number_in(row[columns]), place = number_in(row[columns + 1]);
    const std::string& seal = store::bytes_in(row[columns + 2]);
    if (entry != entry_) finish_entry();
    entry_ = entry;
    content_.clear();
    store::append_row_bytes(Row(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns)), content_);
    if (audit::seal_of(table_.name, content_, entry, place) != seal) {
      finder_.find({std::string(table_.name), entry, place, {"这一行被改过", "this row was changed"}});
      broken_ = true;
    }
    digest_.add(seal);
    ++rows_;
  }
  void finish() {
    finish_entry();
    for (const auto& [number, part] : wanted_)
      finder_.find({part.table, number, 0, {"这一条写下的行全都不见了", "all rows that this entry wrote are gone"}});
  }
  [[nodiscard]] std::uint64_t rows() const { return rows_; }

 private:
  void finish_entry() {
    const std::int64_t rows = digest_.rows();
    if (rows == 0) return;
    const std::string digest = digest_.finish();
    digest_ = {};
    const auto part = wanted_.find(entry_);
    if (part == wanted_.end())
      finder_.find({std::string(table_.name), entry_, 0, {"日志没有写过这些行", "the journal wrote no such rows"}});
    else if ((part->second.rows != rows || part->second.digest != digest) && !broken_)
      finder_.find(
          {std::string(table_.name), entry_, 0, {"少了、多了或换了行", "rows were taken away, added or replaced"}});
    if (part != wanted_.end()) wanted_.erase(part);
    broken_ = false;
  }

  const Table& table_;
  Finder& finder_;
  std::map<std::int64_t, audit::Part> wanted_;
  std::int64_t entry_ = 0;
  bool broken_ = false;  // a row of this entry was already told
  audit::PartDigest digest_;
  std::uint64_t rows_ = 0;
  std::string content_;
};

Result<void> walk_chain(store::Database& database, const Parts& parts, Finder& finder, Verified& verified) {
  TRY_LET(verified.head, read_head(database));
  ChainWalk walk(parts, finder);
  TRY(database.ask(
      "select journal_no, written_at, actor, verb, subject, reason, chain from journal order by journal_no", {},
      [&](const Row& row) -> Result<void> {
        walk.take(row);
        return {};
      }));
  walk.finish(verified.head);
  verified.entries = walk.entries();
  return {};
}

// What stands in tables of another form cannot be walked.
Result<bool> check_tables(store::Database& database, Finder& finder) {
  TRY_LET(const std::vector<std::string> altered, altered_tables(database));
  for (const std::string& table : altered)
    finder.find({table,
                 0,
                 0,
                 {"这张表不是程序建的样子; 表的形状改回去之前, 里面的内容没有核对",
                  "the table is not as the program makes it; nothing was checked while it has another form"}});
  return altered.empty();
}

Result<void> walk_table(store::Database& database, const Table& table, const Parts& parts, Finder& finder,
                        Verified& verified) {
  std::string text = "select ";
  for (const std::string_view column : table.columns) text += std::string(column) + ", ";
  text += "journal_no, row_no, seal from " + std::string(table.name) + " order by journal_no, row_no";
  TableWalk walk(table, parts, finder);
  TRY(database.ask(text, {}, [&](const Row& row) -> Result<void> {
    walk.take(row);
    return {};
  }));
  walk.finish();
  verified.rows += walk.rows();
  return {};
}

}  // namespace

Result<Verified> verify(store::Database& database) {
  TRY_LET(store::Transaction reading, store::Transaction::begin(database, store::Access::reading));
  Verified verified;
  Finder finder;
  TRY_LET(const bool as_made, check_tables(database, finder));
  if (!as_made) {
    verified.found = finder.found;
    verified.findings = std::move(finder.findings);
    TRY(reading.commit());
    return verified;
  }
  TRY_LET(const Parts parts, read_parts(database));
  TRY(walk_chain(database, parts, finder, verified));
  TRY_LET(const Parts now, parts_now(database, parts, finder));
  for (const Table* table : sealed_tables()) TRY(walk_table(database, *table, now, finder, verified));
  TRY(verify_keys(database, finder));
  TRY_LET(const LedgerVerified ledger, verify_ledger(database, finder));
  verified.transfers = ledger.transfers;
  verified.debits = ledger.debits;
  TRY_LET(verified.runs, verify_runs(database, finder));
  verified.found = finder.found;
  verified.findings = std::move(finder.findings);
  TRY(reading.commit());
  return verified;
}

Result<std::vector<std::string>> chains_of(store::Database& database, const std::string& day) {
  std::vector<std::string> chains;
  TRY(database.ask("select chain from journal where substr(written_at, 1, 10) = ? or ? = '' order by journal_no",
                   {day, day}, [&](const Row& row) -> Result<void> {
                     chains.push_back(text_in(row[0]));
                     return {};
                   }));
  return chains;
}

}  // namespace nuan::adapters::tables
