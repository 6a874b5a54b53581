// What every database must do, whichever it is: src/store/database.hpp, clause by clause.
#include <thread>

#include "store/migrate.hpp"
#include "store/transact.hpp"
#include "tests/contract/both_stores.hpp"

namespace nuan::contract {
namespace {

using namespace store;
using namespace std::string_literals;

class DatabaseContract : public BothStores {
 protected:
  void SetUp() override {
    BothStores::SetUp();
    if (IsSkipped()) return;
    database_ = connect();
    MUST(
        database_->script(spelled("create table thing (person_no NUMBER not null, name text, day text, raw BYTES, "
                                  "primary key (person_no)) KEPT",
                                  GetParam())));
  }
  [[nodiscard]] Result<std::uint64_t> add(Database& database, std::int64_t person_no, Value name = {}) {
    return database.run("insert into thing (person_no, name) values (?, ?)", {person_no, std::move(name)});
  }
  [[nodiscard]] std::int64_t count() {
    return number_in(all_rows(*database_, "select count(*) from thing")->at(0).at(0));
  }
  std::unique_ptr<Database> database_;
};

TEST_P(DatabaseContract, GivesBackWhatItWasGiven) {
  const std::vector<Row> rows = {
      {INT64_MAX, "暖, it's \"𠂊\"?\n"s, "0001-01-01"s, Bytes{"\0\xFF'\\"s}},
      {INT64_MIN, std::monostate(), "9999-12-31"s, std::monostate()},
      {std::int64_t{0}, ""s, "1969-12-31"s, Bytes{""}},
  };
  for (const Row& row : rows)
    MUST(database_->run("insert into thing (person_no, name, day, raw) values (?, ?, ?, ?)", row));
  const auto found = all_rows(*database_, "select person_no, name, day, raw from thing order by person_no desc");
  MUST(found);
  EXPECT_EQ(*found, (std::vector<Row>{rows[0], rows[2], rows[1]}));
}

TEST_P(DatabaseContract, BulkGivesBackTheSame) {
  auto transaction = Transaction::begin(*database_, Access::writing);
  MUST(transaction);
  std::int64_t at = 0;
  MUST(database_->bulk("thing", {"person_no", "name", "raw"}, [&](Row& row) {
    row = {at, at % 3 == 0 ? Value() : Value("名 " + std::to_string(at)),
           Bytes{std::string(static_cast<std::size_t>(at % 200), '\0')}};
    return at++ < 20'000;
  }));
  EXPECT_EQ(count(), 20'000);
  const auto found = all_rows(*database_, "select name, raw from thing where person_no in (?, ?) order by person_no",
                              {std::int64_t{9999}, std::int64_t{19'999}});
  MUST(found);
  EXPECT_EQ(*found,
            (std::vector<Row>{{Value(), Bytes{std::string(199, '\0')}}, {"名 19999"s, Bytes{std::string(199, '\0')}}}));
  MUST(transaction->commit());
}

TEST_P(DatabaseContract, RunsAndAsksForEachRow) {
  auto transaction = Transaction::begin(*database_, Access::writing);
  MUST(transaction);
  std::vector<Row> rows;
  for (std::int64_t i = 0; i < 1000; ++i) rows.push_back({i, std::to_string(i)});
  MUST(database_->run_each("insert into thing (person_no, name) values (?, ?)", rows));
  std::vector<Row> asked, found;
  for (std::int64_t i = 1998; i >= 0; i -= 2) asked.push_back({i});
  MUST(database_->ask_each("select name from thing where person_no = ?", asked, [&](const Row& row) -> Result<void> {
    found.push_back(row);
    return {};
  }));
  ASSERT_EQ(found.size(), 500U);  // the other half is not there
  EXPECT_EQ(found.front(), Row{"998"s});
  EXPECT_EQ(found.back(), Row{"0"s});
  MUST(transaction->commit());
}

TEST_P(DatabaseContract, AFailureAmongManyIsToldAndTheConnectionStaysGood) {
  {
    auto transaction = Transaction::begin(*database_, Access::writing);
    MUST(transaction);
    std::vector<Row> rows;
    for (std::int64_t i = 0; i < 300; ++i) rows.push_back({i % 250});
    const auto done = database_->run_each("insert into thing (person_no) values (?)", rows);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::store_refused);
  }
  EXPECT_EQ(count(), 0);
}

TEST_P(DatabaseContract, WhatIsDoneLaterIsSeenByWhatComesNext) {
  auto transaction = Transaction::begin(*database_, Access::writing);
  MUST(transaction);
  std::vector<Row> rows;
  for (std::int64_t i = 0; i < 1200; ++i) rows.push_back({i});
  MUST(database_->later("insert into thing (person_no) values (?)", rows));
  MUST(database_->later("update thing set name = 'a' where person_no = ?", {{std::int64_t{7}}}));
  EXPECT_EQ(count(), 1200);
  MUST(database_->later("delete from thing where person_no >= ?", {{std::int64_t{5}}}));
  EXPECT_EQ(*database_->run("delete from thing where person_no >= ?", {std::int64_t{3}}), 2U);
  MUST(database_->later("insert into thing (person_no) values (?)", {{std::int64_t{99}}}));
  MUST(transaction->commit());
  EXPECT_EQ(count(), 4);
}

TEST_P(DatabaseContract, WhatIsDoneLaterIsDoneWholeOrNotAtAll) {
  const auto add_later = [&](std::vector<Row> rows, bool commits) -> Result<void> {
    TRY_LET(Transaction transaction, Transaction::begin(*database_, Access::writing));
    TRY(database_->later("insert into thing (person_no) values (?)", std::move(rows)));
    TRY(database_->later("update thing set name = 'a'", std::vector<Row>(1)));
    return commits ? transaction.commit() : Result<void>();
  };
  MUST(add_later({{std::int64_t{1}}, {std::int64_t{2}}}, true));
  EXPECT_EQ(count(), 2);
  const auto twice = add_later({{std::int64_t{3}}, {std::int64_t{1}}, {std::int64_t{4}}}, true);
  ASSERT_FALSE(twice);
  EXPECT_EQ(twice.error().code, Code::store_refused);
  MUST(add_later({{std::int64_t{5}}}, false));
  EXPECT_EQ(count(), 2);
  MUST(add_later({{std::int64_t{6}}}, true));
  EXPECT_EQ(count(), 3);
}

TEST_P(DatabaseContract, ACommitThatIsRefusedIsTold) {
  MUST(database_->script(spelled(
      "create table part (person_no NUMBER references thing (person_no) deferrable initially deferred)", GetParam())));
  {
    auto transaction = Transaction::begin(*database_, Access::writing);
    MUST(transaction);
    MUST(database_->later("insert into part (person_no) values (?)", {{std::int64_t{1}}}));
    const auto done = transaction->commit();
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, Code::store_refused);
  }
  EXPECT_TRUE(all_rows(*database_, "select person_no from part")->empty());
}

TEST_P(DatabaseContract, AVisitMayEndTheReading) {
  for (std::int64_t i = 0; i < 10; ++i) MUST(add(*database_, i));
  int seen = 0;
  const auto done = database_->ask("select person_no from thing", {}, [&](const Row&) -> Result<void> {
    if (++seen == 3) return fail(Code::bug, {}, {"够了", "enough"});
    return {};
  });
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, Code::bug);
  EXPECT_EQ(seen, 3);
  EXPECT_EQ(count(), 10);
}

TEST_P(DatabaseContract, ARowThatAKeyForbidsIsRefusedWithoutShowingIt) {
  MUST(add(*database_, 918'273'645, "秘密"s));
  const auto again = add(*database_, 918'273'645, "秘密"s);
  ASSERT_FALSE(again);
  EXPECT_EQ(again.error().code, Code::store_refused);
  EXPECT_EQ(to_text(again.error(), Language::zh).find("秘密"), std::string::npos);
  EXPECT_EQ(to_text(again.error(), Language::zh).find("918273645"), std::string::npos);
}

TEST_P(DatabaseContract, WhatIsNotCommittedIsNotThere) {
  {
    auto transaction = Transaction::begin(*database_, Access::writing);
    MUST(transaction);
    MUST(add(*database_, 1));
  }
  EXPECT_EQ(count(), 0);
  {
    auto transaction = Transaction::begin(*database_, Access::writing);
    MUST(transaction);
    MUST(add(*database_, 1));
    MUST(transaction->commit());
  }
  EXPECT_EQ(count(), 1);
  database_ = connect();
  EXPECT_EQ(count(), 1);
}

TEST_P(DatabaseContract, ACommitAfterAFailureIsNone) {
  auto transaction = Transaction::begin(*database_, Access::writing);
  MUST(transaction);
  MUST(add(*database_, 1));
  ASSERT_FALSE(add(*database_, 1));
  const auto done = transaction->commit();
  // PostgreSQL gives the whole up, SQLite the one statement: either way nothing is there that was not told.
  EXPECT_EQ(done ? 1 : 0, GetParam() == Dialect::sqlite ? 1 : 0);
  EXPECT_EQ(count(), done ? 1 : 0);
}

TEST_P(DatabaseContract, AReaderSeesOneState) {
  MUST(add(*database_, 1));
  const auto writer = connect();
  auto reading = Transaction::begin(*database_, Access::reading);
  MUST(reading);
  EXPECT_EQ(count(), 1);
  MUST(add(*writer, 2));
  EXPECT_EQ(count(), 1);
  MUST(reading->commit());
  EXPECT_EQ(count(), 2);
}

TEST_P(DatabaseContract, EightThreadsLoseNoUpdate) {
  MUST(add(*database_, 1, "0"s));
  std::vector<std::thread> threads;
  std::atomic<int> failures = 0;
  for (int thread = 0; thread < 8; ++thread) {
    threads.emplace_back([&] {
      const auto own = connect();
      for (int i = 0; i < 25; ++i) {
        const auto done = transact(*own, Access::writing, [](Database& database) -> Result<void> {
          const std::string lock = database.dialect() == Dialect::sqlite ? "" : " for update";
          TRY_LET(const auto rows, all_rows(database, "select name from thing where person_no = 1" + lock));
          TRY(database.run("update thing set name = ? where person_no = 1",
                           {std::to_string(std::stoi(text_in(rows.at(0).at(0))) + 1)}));
          return {};
        });
        failures += done ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(failures, 0);
  EXPECT_EQ(*all_rows(*database_, "select name from thing"), (std::vector<Row>{{"200"s}}));
}

TEST_P(DatabaseContract, AFractionIsAFailure) {
  const auto found = all_rows(*database_, "select 1.5");
  ASSERT_FALSE(found);
  EXPECT_EQ(found.error().code, Code::store_failed);
}

TEST_P(DatabaseContract, ASumBeyond64BitsIsAFailure) {
  MUST(add(*database_, INT64_MAX));
  MUST(add(*database_, 1));
  EXPECT_FALSE(all_rows(*database_, "select cast(sum(person_no) as bigint) from thing"));
}

ON_BOTH_STORES(DatabaseContract);

constexpr Migration first = {1, "people", "create table people (person_no NUMBER not null primary key) KEPT;"};
constexpr Migration second = {2, "raw", "alter table people add column raw BYTES; create table other (a text) ;"};
constexpr Migration broken = {2, "broken", "create table half (a text); create nonsense;"};

class Migrations : public BothStores {};

TEST_P(Migrations, AreDoneOnceAndForward) {
  const auto database = connect();
  const std::vector<Migration> one = {first}, both = {first, second};
  EXPECT_EQ(check_reached(*database, one).error().code, Code::store_not_made);
  EXPECT_EQ(migrate(*database, one).value(), 1U);
  EXPECT_EQ(migrate(*database, one).value(), 0U);
  MUST(database->run("insert into people (person_no) values (5)", {}));
  EXPECT_EQ(check_reached(*database, both).error().code, Code::store_not_made);
  EXPECT_EQ(migrate(*database, both).value(), 1U);
  EXPECT_EQ(*all_rows(*database, "select person_no, raw from people"), (std::vector<Row>{{std::int64_t{5}, Value()}}));
  MUST(check_reached(*database, both));
  EXPECT_EQ(check_reached(*database, one).error().code, Code::store_newer);
}

TEST_P(Migrations, ThatFailLeaveNothing) {
  const auto database = connect();
  const std::vector<Migration> steps = {first, broken};
  EXPECT_FALSE(migrate(*database, steps));
  EXPECT_EQ(reached(*database, steps).value(), 1);
  EXPECT_FALSE(all_rows(*database, "select a from half"));
}

TEST_P(Migrations, OfTwoAtOnceAreDoneOnce) {
  const std::vector<Migration> steps = {first, second};
  std::atomic<std::size_t> done = 0;
  std::vector<std::thread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&] {
      const auto own = connect();
      const auto count = migrate(*own, steps);
      EXPECT_TRUE(count) << to_text(count.error(), Language::en);
      done += count.value_or(0);
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(done, 2U);
}

ON_BOTH_STORES(Migrations);

TEST(SqliteStore, SaysWhenThereIsNone) {
  const adapters::files::TestFolder folder;
  EXPECT_EQ(adapters::open_sqlite_store(folder.at("none.db"), false).error().code, Code::store_not_made);
  folder.write("text.db", std::string(5000, 'x'));
  EXPECT_EQ(adapters::open_sqlite_store(folder.at("text.db"), false).error().code, Code::store_damaged);
  EXPECT_EQ(adapters::open_sqlite_store(folder.at("no/such.db"), true).error().code, Code::store_unreachable);
}

TEST(PostgresqlStore, SaysWhenThereIsNoneWithoutItsPassword) {
  const auto opened = adapters::open_postgresql_store("postgresql://nuan:geheim@localhost:1/none");
  ASSERT_FALSE(opened);
  EXPECT_EQ(opened.error().code, Code::store_unreachable);
  EXPECT_EQ(to_text(opened.error(), Language::en).find("geheim"), std::string::npos);
}

}  // namespace
}  // namespace nuan::contract
