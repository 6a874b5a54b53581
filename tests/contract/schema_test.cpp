// The schema runs unchanged where persons are spread over many machines: every table that grows with people has
// person_no first in its primary key and in everything else that must be unique. Read off the catalog of either
// database.
#include <algorithm>
#include <map>

#include "adapters/tables/tables.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {
namespace {

using store::Row;
using store::text_in;

// Name a person, and are found by something else first. The certificate: by its keyed hash, before anybody's number is
// known, and spread by that hash. The officers: by name; they are dozens.
const std::map<std::string, std::string> found_otherwise = {{"certificate", "lookup"}, {"officer", "name"}};

// Do not grow with people; or grow with rows that nobody is known of yet, by the intake that brought them.
constexpr std::string_view shared[] = {"migration",    "journal_head", "journal",       "journal_part",   "run",
                                       "run_kind",     "run_inputs",   "run_step",      "budget",         "intake",
                                       "quarantine",   "intake_batch", "intake_fields", "quarantine_end", "store_key",
                                       "key_wrapping", "key_wrap",     "resealed"};

class Schema : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(store::migrate(*database_, adapters::tables::migrations()));
  }
  std::vector<Row> asked(const std::string& text) { return store::all_rows(*database_, text).value(); }
  // The columns of every primary key and unique index, in their order, by `table index`.
  std::map<std::string, std::vector<std::string>> keys() {
    const std::string sqlite =
        "select m.name, i.name, x.name from sqlite_schema m join pragma_index_list(m.name) i on i.\"unique\" = 1 join "
        "pragma_index_info(i.name) x where m.type = 'table' order by 1, 2, x.seqno";
    const std::string postgresql =
        "select cast(t.relname as text), cast(i.relname as text), cast(a.attname as text) from pg_index x join "
        "pg_class "
        "t on t.oid = x.indrelid join pg_class i on i.oid = x.indexrelid join pg_namespace n on n.oid = "
        "t.relnamespace, "
        "unnest(x.indkey) with ordinality as k(attnum, place) join pg_attribute a on a.attnum = k.attnum where "
        "a.attrelid = t.oid and x.indisunique and n.nspname = current_schema() order by 1, 2, k.place";
    std::map<std::string, std::vector<std::string>> keys;
    for (const Row& row : asked(GetParam() == store::Dialect::sqlite ? sqlite : postgresql))
      keys[text_in(row[0]) + " " + text_in(row[1])].push_back(text_in(row[2]));
    return keys;
  }
  std::vector<std::string> columns_of(const std::string& table) {
    const std::string sqlite = "select name from pragma_table_info('" + table + "')";
    const std::string postgresql =
        "select cast(column_name as text) from information_schema.columns where table_schema = current_schema() and "
        "table_name = '" +
        table + "'";
    std::vector<std::string> columns;
    for (const Row& row : asked(GetParam() == store::Dialect::sqlite ? sqlite : postgresql))
      columns.push_back(text_in(row[0]));
    return columns;
  }
  std::unique_ptr<store::Database> database_;
};

TEST_P(Schema, PersonNoStandsFirstInEveryKeyOfATableThatGrowsWithPeople) {
  std::map<std::string, int> keyed;
  for (const auto& [name, columns] : keys()) {
    const std::string table = name.substr(0, name.find(' '));
    ++keyed[table];
    if (const auto other = found_otherwise.find(table); other != found_otherwise.end()) {
      EXPECT_EQ(columns.front(), other->second) << name;
    } else if (std::ranges::find(shared, table) == std::ranges::end(shared)) {
      EXPECT_EQ(columns.front(), "person_no")
          << name << ": put person_no first, or name the table here if it does not grow with people";
    }
  }
  for (const adapters::tables::Table* table : adapters::tables::sealed_tables())
    EXPECT_GT(keyed[std::string(table->name)], 0) << table->name << " has no key";
}

// A list that nobody keeps up would excuse anything.
TEST_P(Schema, TheTablesThatAreExcusedNameNoPerson) {
  for (const std::string_view table : shared) {
    const auto columns = columns_of(std::string(table));
    EXPECT_FALSE(columns.empty()) << table << " is not there";
    EXPECT_EQ(std::ranges::count(columns, "person_no"), 0) << table;
  }
}

ON_BOTH_STORES(Schema);

}  // namespace
}  // namespace nuan::contract
