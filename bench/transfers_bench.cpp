// Durable transfers a second: many callers, each waiting for its answer, all debiting one account. By the ledger
// through its Teller, and by what a user would write instead: one transaction for each transfer in SQLite, the best
// single statement for each in PostgreSQL. Both sides come through the same door.
//
//   transfers_bench nuan|plain sqlite FILE|postgresql CONNECTION CALLERS SECONDS
//
// prints `RATE P50 P99`: transfers a second, and microseconds from asking to the durable answer.
#include <libpq-fe.h>
#include <sqlite3.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "adapters/postgresql/postgresql_store.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/tables/ledger_desk.hpp"
#include "adapters/tables/tables.hpp"
#include "flow/teller.hpp"
#include "store/migrate.hpp"

namespace {

using namespace nuan;

constexpr int persons = 100'000;

[[noreturn]] void give_up(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(1);
}

// A caller's n-th transfer: to whom, and its key.
struct Wanted {
  int caller = 0;
  int number = 0;
  [[nodiscard]] std::int64_t person() const { return 1 + (std::int64_t{number} * 7919 + caller * 104'729) % persons; }
  [[nodiscard]] std::string key() const { return std::to_string(caller) + "-" + std::to_string(number); }
};

// Makes a transfer durable, from any thread.
using Door = std::function<void(const Wanted&)>;

struct FixedClock : Clock {
  [[nodiscard]] std::string now() const override { return "2021-10-01T08:00:00Z"; }
};

// The ledger: a Teller before one connection.
class Ledger {
 public:
  explicit Ledger(std::unique_ptr<store::Database> database) : database_(std::move(database)) {
    const auto migrated = store::migrate(*database_, adapters::tables::migrations());
    if (!migrated) give_up(to_text(migrated.error(), Language::en));
  }
  void transfer(const Wanted& wanted) {
    const ledger::Transfer transfer{.key = wanted.key(),
                                    .kind = ledger::Kind::move,
                                    .debit = {0, "aid"},
                                    .credit = {wanted.person(), "payable"},
                                    .amount = Money::from_fen(100),
                                    .holds = "",
                                    .effective = Date::from_days(18'900),
                                    .batch = ""};
    const auto answer = teller_.take(transfer);
    if (!answer || *answer != ledger::Answer::posted) give_up("a transfer was not posted");
  }

 private:
  FixedClock clock_;
  std::unique_ptr<store::Database> database_;
  adapters::tables::LedgerDesk desk_{*database_, clock_, {"bench", "post", "", ""}};
  flow::Teller teller_{[this](auto transfers) { return desk_.write(transfers); }};
};

constexpr const char* plain_tables =
    "create table account (person bigint, purpose text, balance bigint not null, primary key (person, purpose));"
    "create table transfer (transfer_key text primary key, debit_person bigint, debit text, credit_person bigint, "
    "credit "
    "text, amount bigint not null check (amount > 0), effective text);"
    "insert into account values (0, 'aid', 0);";

// SQLite as a careful user has it: WAL, full synchronisation, a large cache, statements prepared once, callers in turn
// on one connection (several would wait for each other inside SQLite).
class PlainSqlite {
 public:
  explicit PlainSqlite(const std::string& file) {
    if (sqlite3_open(file.c_str(), &connection_) != SQLITE_OK) give_up("SQLite cannot open its file");
    run("pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -65536; pragma wal_autocheckpoint = "
        "16384");
    run(std::string("begin;") + plain_tables + "commit;");
    begin_ = prepared("begin immediate");
    debit_ = prepared("update account set balance = balance - ?2 where person = 0 and purpose = 'aid'");
    credit_ = prepared(
        "insert into account values (?1, 'payable', ?2) on conflict (person, purpose) do update set balance = balance "
        "+ "
        "?2");
    insert_ = prepared("insert into transfer values (?3, 0, 'aid', ?1, 'payable', ?2, '2021-09-30')");
    commit_ = prepared("commit");
  }
  void transfer(const Wanted& wanted) {
    const std::lock_guard lock(mutex_);
    const std::string key = wanted.key();
    for (sqlite3_stmt* statement : {begin_, debit_, credit_, insert_, commit_}) {
      if (sqlite3_bind_parameter_count(statement) >= 1) sqlite3_bind_int64(statement, 1, wanted.person());
      if (sqlite3_bind_parameter_count(statement) >= 2) sqlite3_bind_int64(statement, 2, 100);
      if (sqlite3_bind_parameter_count(statement) >= 3)
        sqlite3_bind_text(statement, 3, key.data(), static_cast<int>(key.size()), SQLITE_STATIC);
      if (sqlite3_step(statement) != SQLITE_DONE) give_up(sqlite3_errmsg(connection_));
      sqlite3_reset(statement);
    }
  }

 private:
  void run(const std::string& text) {
    if (sqlite3_exec(connection_, text.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
      give_up(sqlite3_errmsg(connection_));
  }
  sqlite3_stmt* prepared(const char* text) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v2(connection_, text, -1, &statement, nullptr) != SQLITE_OK)
      give_up(sqlite3_errmsg(connection_));
    return statement;
  }
  std::mutex mutex_;
  sqlite3* connection_ = nullptr;
  sqlite3_stmt *begin_ = nullptr, *debit_ = nullptr, *credit_ = nullptr, *insert_ = nullptr, *commit_ = nullptr;
};

constexpr const char* one_statement =
    "with d as (update account set balance = balance - $2 where person = 0 and purpose = 'aid'), "
    "c as (insert into account values ($1, 'payable', $2) on conflict (person, purpose) do update set balance = "
    "account.balance + excluded.balance) "
    "insert into transfer values ($3, 0, 'aid', $1, 'payable', $2, '2021-09-30')";

// PostgreSQL by one statement, which spares all round trips but one; a connection for each caller.
class PlainPostgresql {
 public:
  PlainPostgresql(const std::string& where, int callers) {
    for (int i = 0; i < callers; ++i) {
      connections_.push_back(PQconnectdb(where.c_str()));
      PGconn* const connection = connections_.back();
      if (PQstatus(connection) != CONNECTION_OK) give_up(PQerrorMessage(connection));
      run(connection, "set synchronous_commit to on");
      if (i == 0) run(connection, plain_tables);
      PQclear(PQprepare(connection, "one", one_statement, 0, nullptr));
    }
  }
  void transfer(const Wanted& wanted) {
    PGconn* const connection = connections_[static_cast<std::size_t>(wanted.caller)];
    const std::string person = std::to_string(wanted.person());
    const std::string key = wanted.key();
    const char* const values[] = {person.c_str(), "100", key.c_str()};
    PGresult* const answer = PQexecPrepared(connection, "one", 3, values, nullptr, nullptr, 0);
    if (PQresultStatus(answer) != PGRES_COMMAND_OK) give_up(PQerrorMessage(connection));
    PQclear(answer);
  }

 private:
  static void run(PGconn* connection, const char* text) {
    PGresult* const answer = PQexec(connection, text);
    if (PQresultStatus(answer) != PGRES_COMMAND_OK) give_up(PQerrorMessage(connection));
    PQclear(answer);
  }
  std::vector<PGconn*> connections_;
};

Door door_of(const std::string& side, const std::string& store, const std::string& where, int callers) {
  if (side == "nuan") {
    auto opened = store == "sqlite" ? adapters::open_sqlite_store(where, true) : adapters::open_postgresql_store(where);
    if (!opened) give_up(to_text(opened.error(), Language::en));
    const auto own = std::make_shared<Ledger>(std::move(*opened));
    return [own](const Wanted& wanted) { own->transfer(wanted); };
  }
  if (store == "sqlite") {
    const auto own = std::make_shared<PlainSqlite>(where);
    return [own](const Wanted& wanted) { own->transfer(wanted); };
  }
  const auto own = std::make_shared<PlainPostgresql>(where, callers);
  return [own](const Wanted& wanted) { own->transfer(wanted); };
}

using Clock = std::chrono::steady_clock;

void measure(const Door& door, int callers, double seconds) {
  std::atomic<bool> counting = false;
  std::atomic<bool> over = false;
  std::vector<std::vector<double>> waits(static_cast<std::size_t>(callers));
  std::vector<std::thread> threads;
  for (int caller = 0; caller < callers; ++caller) {
    threads.emplace_back([&, caller] {
      for (int number = 0; !over; ++number) {
        const auto asked = Clock::now();
        door({caller, number});
        if (!counting) continue;
        waits[static_cast<std::size_t>(caller)].push_back(
            std::chrono::duration<double, std::micro>(Clock::now() - asked).count());
      }
    });
  }
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds / 4));  // until caches are warm
  counting = true;
  const auto begun = Clock::now();
  std::this_thread::sleep_for(std::chrono::duration<double>(seconds));
  counting = false;
  const double took = std::chrono::duration<double>(Clock::now() - begun).count();
  over = true;
  for (std::thread& thread : threads) thread.join();
  std::vector<double> all;
  for (const auto& one : waits) all.insert(all.end(), one.begin(), one.end());
  if (all.empty()) give_up("not one transfer was made in that time");
  std::sort(all.begin(), all.end());
  const auto part = [&all](double share) {
    return all[static_cast<std::size_t>(share * static_cast<double>(all.size() - 1))];
  };
  std::printf("%.0f %.0f %.0f\n", static_cast<double>(all.size()) / took, part(0.5), part(0.99));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) give_up("usage: transfers_bench nuan|plain sqlite|postgresql WHERE CALLERS SECONDS");
  const int callers = std::atoi(argv[4]);
  measure(door_of(argv[1], argv[2], argv[3], callers), callers, std::atof(argv[5]));
}
