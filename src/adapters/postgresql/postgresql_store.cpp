#include "adapters/postgresql/postgresql_store.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <map>
#include <span>
#include <utility>

#include "adapters/postgresql/wire.hpp"
#include "store/places.hpp"

namespace nuan::adapters {
namespace {

using store::Access;
using store::Next;
using store::Row;
using store::Visit;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Connection = std::unique_ptr<PGconn, Finish>;
using Answer = std::unique_ptr<PGresult, Finish>;

// Statements that travel together, before their answers are read.
constexpr std::size_t turn_max = 500;
constexpr std::size_t copy_bytes = 1U << 20U;
constexpr std::size_t few_rows = 32;

Code code_of(std::string_view state) {
  if (state == "40001" || state == "40P01" || state == "55P03") return Code::store_busy;
  if (state.starts_with("23")) return Code::store_refused;
  if (state.starts_with("53")) return Code::store_full;  // disk_full, out of memory, too many connections
  if (state == "XX001" || state == "XX002") return Code::store_damaged;
  if (state.empty() || state.starts_with("08") || state.starts_with("57P")) return Code::store_unreachable;
  return Code::store_failed;
}

Words sentence_of(Code code, const std::string& reason) {
  switch (code) {
    case Code::store_busy:
      return {"别的程序一直在写" + reason, "others kept writing" + reason};
    case Code::store_refused:
      return {"键或约束不允许" + reason, "a key or a check forbids this" + reason};
    case Code::store_full:
      return {"PostgreSQL 没有空间了" + reason, "PostgreSQL is out of room" + reason};
    case Code::store_unreachable:
      return {"到 PostgreSQL 的连接断了" + reason, "the connection to PostgreSQL was lost" + reason};
    default:
      return {"PostgreSQL 没有做成" + reason, "PostgreSQL failed" + reason};
  }
}

class PostgresqlStore final : public store::Database {
 public:
  explicit PostgresqlStore(Connection connection) : connection_(std::move(connection)) {}

  [[nodiscard]] store::Dialect dialect() const override { return store::Dialect::postgresql; }

  Result<void> script(const std::string& text) override {
    TRY(flush());
    return execute(text);
  }

  Result<std::uint64_t> run(const std::string& text, const Row& values) override {
    TRY_LET(const std::string* const name, prepared(text));
    TRY(turn(name, std::span(&values, 1), nullptr));
    return changed_;
  }

  Result<void> ask(const std::string& text, const Row& values, const Visit& visit) override {
    TRY_LET(const std::string* const name, prepared(text));
    return turn(name, std::span(&values, 1), &visit);
  }

  Result<void> run_each(const std::string& text, const std::vector<Row>& values) override {
    return send_each(text, values, nullptr);
  }
  Result<void> ask_each(const std::string& text, const std::vector<Row>& values, const Visit& visit) override {
    return send_each(text, values, &visit);
  }

  Result<void> later(const std::string& text, std::vector<Row> values) override {
    TRY_LET(const std::string* const name, prepared(text));
    for (Row& row : values) waiting_.push_back({name, std::move(row)});
    return waiting_.size() < turn_max ? Result<void>() : flush();
  }

  // A copy takes two turns with the server, statements sent together one: few rows go that way.
  Result<void> bulk(std::string_view table, const std::vector<std::string_view>& columns, const Next& next) override {
    std::string names, places;
    for (const std::string_view column : columns) {
      names += (names.empty() ? "" : ", ") + std::string(column);
      places += places.empty() ? "?" : ", ?";
    }
    const std::string into = std::string(table) + " (" + names + ")";
    std::vector<Row> first;
    for (Row row; first.size() < few_rows && next(row);) first.push_back(std::move(row));
    if (first.size() < few_rows) return later("insert into " + into + " values (" + places + ")", std::move(first));
    TRY(flush());
    return copy(into, first, next);
  }

  // Sent with the first statement.
  Result<void> begin(Access access) override {
    TRY_LET(begin_, prepared(access == Access::writing ? "begin" : "begin isolation level repeatable read read only"));
    return {};
  }
  // A turn is a transaction by itself, so that one which holds all there is to do needs no begin and no commit. The
  // server answers the commit of a failed transaction by rolling back, which is no success.
  Result<void> commit() override {
    if (std::exchange(begin_, nullptr) != nullptr) return flush();
    TRY(later("commit", std::vector<Row>(1)));
    TRY(flush());
    if (command_ == "COMMIT") return {};
    return fail(Code::store_failed, {"postgresql"},
                {"事务先前已失败, 没有提交", "the transaction had failed before; nothing was committed"});
  }
  void roll_back() override {
    waiting_.clear();
    if (std::exchange(begin_, nullptr) == nullptr) static_cast<void>(execute("rollback"));
  }

 private:
  // A statement on its way. Its name stands in statements_.
  struct Order {
    const std::string* name;
    Row values;
  };

  [[nodiscard]] Result<void> execute(const std::string& text) {
    const Answer answer(PQexec(connection_.get(), text.c_str()));
    return check(answer.get());
  }

  [[nodiscard]] Result<void> copy(const std::string& into, std::span<const Row> first, const Next& next) {
    const Answer begun(PQexec(connection_.get(), ("copy " + into + " from stdin (format binary)").c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return failure(begun.get());
    bool sent = true;
    std::string bytes = copy_header();
    for (const Row& row : first) append_copied(row, bytes);
    for (Row row; sent && next(row);) {
      append_copied(row, bytes);
      if (bytes.size() < copy_bytes) continue;
      sent = put(bytes);
      bytes.clear();
    }
    sent = sent && put(bytes + copy_trailer()) && PQputCopyEnd(connection_.get(), nullptr) == 1;
    const Result<void> taken = take_answers(nullptr);
    if (!taken || sent) return taken;
    return failure(nullptr);
  }

  // Only the server's main sentence: its detail shows the values of the row.
  [[nodiscard]] Failure failure(const PGresult* answer) const {
    const char* state = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    const char* said = answer == nullptr ? nullptr : PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY);
    const Code code = code_of(state == nullptr ? "" : state);
    return fail(code, {"postgresql"}, sentence_of(code, said == nullptr ? "" : std::string(": ") + said));
  }

  [[nodiscard]] Result<void> check(const PGresult* answer) const {
    const ExecStatusType status = PQresultStatus(answer);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return {};
    return failure(answer);
  }

  // The name of the statement on the server.
  Result<const std::string*> prepared(const std::string& text) {
    if (const auto found = statements_.find(text); found != statements_.end()) return &found->second;
    std::string name = "s" + std::to_string(statements_.size());
    const Answer answer(
        PQprepare(connection_.get(), name.c_str(), store::with_numbered_places(text).c_str(), 0, nullptr));
    TRY(check(answer.get()));
    return &statements_.emplace(text, std::move(name)).first->second;
  }

  [[nodiscard]] Result<void> send(const std::string& name, const Row& values) {
    const Parameters given(values);
    if (PQsendQueryPrepared(connection_.get(), name.c_str(), given.count(), given.values(), given.sizes(),
                            given.formats(), 1) == 1)
      return {};
    return failure(nullptr);
  }

  [[nodiscard]] bool put(const std::string& bytes) {
    return PQputCopyData(connection_.get(), bytes.data(), static_cast<int>(bytes.size())) == 1;
  }

  Result<void> hand_on(const PGresult* answer, const Visit& visit) {
    row_.resize(static_cast<std::size_t>(PQnfields(answer)));
    for (int row = 0; row < PQntuples(answer); ++row) {
      for (int column = 0; column < static_cast<int>(row_.size()); ++column) {
        TRY_LET(row_[static_cast<std::size_t>(column)], value_of(answer, row, column));
      }
      TRY(visit(row_));
    }
    return {};
  }

  // Answers up to the null that ends a statement. The first failure is told; the rest is read, so that the connection
  // can be used again.
  Result<void> take_answers(const Visit* visit) {
    Result<void> done;
    while (const auto answer = Answer(PQgetResult(connection_.get()))) {
      const ExecStatusType status = PQresultStatus(answer.get());
      if (!done) continue;
      if (status != PGRES_SINGLE_TUPLE) done = note(answer.get());
      if (done && visit != nullptr) done = hand_on(answer.get(), *visit);
      if (PQstatus(connection_.get()) == CONNECTION_BAD) break;
    }
    return done;
  }

  [[nodiscard]] Result<void> note(PGresult* answer) {
    TRY(check(answer));
    changed_ = std::strtoull(PQcmdTuples(answer), nullptr, 10);
    command_ = PQcmdStatus(answer);
    return {};
  }

  Result<void> send_each(const std::string& text, const std::vector<Row>& values, const Visit* visit) {
    TRY_LET(const std::string* const name, prepared(text));
    for (std::span<const Row> rows = values; !rows.empty();) {
      const std::size_t size = std::min(rows.size(), turn_max);
      TRY(turn(name, rows.first(size), visit));
      rows = rows.subspan(size);
    }
    return {};
  }

  // What waits, if anything does.
  Result<void> flush() { return begin_ == nullptr && waiting_.empty() ? Result<void>() : turn(nullptr, {}, nullptr); }

  // One turn with the server: what waits, and then a statement for each of the rows.
  Result<void> turn(const std::string* name, std::span<const Row> rows, const Visit* visit) {
    if (PQenterPipelineMode(connection_.get()) != 1) return failure(nullptr);
    const Result<void> done = pipeline(name, rows, visit);
    PQexitPipelineMode(connection_.get());
    return done;
  }

  Result<void> pipeline(const std::string* name, std::span<const Row> rows, const Visit* visit) {
    const std::string* const begin = std::exchange(begin_, nullptr);
    const std::vector<Order> orders = std::exchange(waiting_, {});
    if (begin != nullptr) TRY(send(*begin, {}));
    for (const Order& order : orders) TRY(send(*order.name, order.values));
    for (const Row& row : rows) TRY(send(*name, row));
    if (PQpipelineSync(connection_.get()) != 1) return failure(nullptr);
    Result<void> done = take(orders.size() + (begin == nullptr ? 0 : 1), nullptr, {});
    done = take(rows.size(), visit, std::move(done));
    return take_end(std::move(done));
  }

  // The answers of so many statements; that of a single one, which may be long, row by row. The first failure is kept.
  Result<void> take(std::size_t statements, const Visit* visit, Result<void> done) {
    const bool by_row = statements == 1 && visit != nullptr;
    for (; statements > 0; --statements) {
      if (PQstatus(connection_.get()) == CONNECTION_BAD) return failure(nullptr);
      if (by_row) PQsetSingleRowMode(connection_.get());
      const Result<void> one = take_answers(done ? visit : nullptr);
      if (done && !one) done = one;
    }
    return done;
  }

  // What ends a turn. A commit that the turn is by itself may still fail here.
  Result<void> take_end(Result<void> done) {
    for (int tried = 0; tried < 3; ++tried) {
      const Answer answer(PQgetResult(connection_.get()));
      if (PQresultStatus(answer.get()) == PGRES_PIPELINE_SYNC) return done;
      if (answer && done) done = failure(answer.get());
    }
    return done ? failure(nullptr) : done;
  }

  Connection connection_;
  std::map<std::string, std::string> statements_;  // text to name
  const std::string* begin_ = nullptr;             // of a transaction that nothing was sent of
  std::vector<Order> waiting_;
  std::uint64_t changed_ = 0;  // by the last statement, and what it was
  std::string command_;
  Row row_;
};

}  // namespace

Result<std::unique_ptr<store::Database>> open_postgresql_store(const std::string& where) {
  Connection connection(PQconnectdb(where.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK)
    return fail(Code::store_unreachable, {"postgresql"}, {"连不上 PostgreSQL", "PostgreSQL cannot be reached"},
                {"请检查 --db 的地址, 以及服务器是否在运行", "check the URL of --db and whether the server runs"});
  PQsetNoticeProcessor(connection.get(), [](void*, const char*) {}, nullptr);
  auto made = std::make_unique<PostgresqlStore>(std::move(connection));
  TRY(
      made->script("set client_min_messages to warning; set client_encoding to 'UTF8'; set synchronous_commit to on; "
                   "set lock_timeout to '10s'; set standard_conforming_strings to on"));
  return made;
}

}  // namespace nuan::adapters
