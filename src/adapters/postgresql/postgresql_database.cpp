#include "adapters/postgresql/postgresql_database.hpp"

#include <libpq-fe.h>

#include <cstdlib>
#include <string_view>
#include <utility>

namespace nuan::adapters {

namespace {

using policy::SqlAnswer;
using policy::SqlQuery;
using policy::SqlTable;

struct Finish {
  void operator()(PGconn* connection) const { PQfinish(connection); }
  void operator()(PGresult* answer) const { PQclear(answer); }
};
using Connection = std::unique_ptr<PGconn, Finish>;
using Answer = std::unique_ptr<PGresult, Finish>;

// A cell as COPY reads it.
std::string copied(const policy::SqlDatabase::Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  const auto* text = std::get_if<std::string_view>(&cell);
  if (text == nullptr) return "\\N";
  std::string quoted;
  for (const char one : *text) {
    if (one == '\\' || one == '\t' || one == '\n' || one == '\r') quoted += '\\';
    quoted += one == '\t' ? 't' : one == '\n' ? 'n' : one == '\r' ? 'r' : one;
  }
  return quoted;
}

class PostgresqlDatabase final : public policy::SqlDatabase {
 public:
  explicit PostgresqlDatabase(Connection connection) : connection_(std::move(connection)) {}

  Result<void> create(const SqlQuery& query) override {
    std::string text;
    for (const std::string& table : created_) text += "DROP TABLE " + table + ";\n";
    TRY(run("SET search_path TO pg_temp; SET client_min_messages TO warning;\n" + text + query.tables_text()));
    created_.clear();
    for (const SqlTable& table : query.tables()) created_.push_back(table.name);
    return {};
  }

  Result<void> fill(const SqlTable& table, std::size_t rows, std::size_t columns,
                    const std::function<Cell(std::size_t, std::size_t)>& cell) override {
    TRY(run("TRUNCATE " + table.name));
    const Answer begun(PQexec(connection_.get(), ("COPY " + table.name + " FROM STDIN").c_str()));
    if (PQresultStatus(begun.get()) != PGRES_COPY_IN) return failure(begun.get());
    std::string lines;
    for (std::size_t row = 0; row < rows; ++row) {
      for (std::size_t column = 0; column < columns; ++column)
        lines += (column == 0 ? "" : "\t") + copied(cell(row, column));
      lines += '\n';
    }
    const bool sent = PQputCopyData(connection_.get(), lines.data(), static_cast<int>(lines.size())) == 1 &&
                      PQputCopyEnd(connection_.get(), nullptr) == 1;
    const Answer done(PQgetResult(connection_.get()));
    while (const auto rest = Answer(PQgetResult(connection_.get()))) continue;
    if (!sent || PQresultStatus(done.get()) != PGRES_COMMAND_OK) return failure(done.get());
    return {};
  }

  Result<std::vector<SqlAnswer>> ask(const SqlQuery& query) override {
    const Answer answer(PQexec(connection_.get(), query.text().c_str()));
    if (PQresultStatus(answer.get()) != PGRES_TUPLES_OK) return failure(answer.get());
    std::vector<SqlAnswer> rows;
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
      const auto text = [&](int column) { return std::string(PQgetvalue(answer.get(), row, column)); };
      rows.push_back(
          {text(0), text(1), std::strtoll(text(2).c_str(), nullptr, 10), std::strtoll(text(3).c_str(), nullptr, 10)});
    }
    return rows;
  }

 private:
  Result<void> run(const std::string& statements) {
    const Answer answer(PQexec(connection_.get(), statements.c_str()));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) return failure(answer.get());
    return {};
  }

  [[nodiscard]] Failure failure(const PGresult* answer) const {
    const char* state = PQresultErrorField(answer, PG_DIAG_SQLSTATE);
    if (state != nullptr && std::string_view(state) == "22003") {  // numeric value out of range
      return fail(Code::engine_range, {},
                  {"SQL 的合计超出 64 位整数", "a sum of the SQL query leaves 64-bit integers"});
    }
    const std::string said = PQerrorMessage(connection_.get());
    return fail(Code::bug, {}, {"PostgreSQL 不接受: " + said, "PostgreSQL does not accept this: " + said});
  }

  Connection connection_;
  std::vector<std::string> created_;
};

}  // namespace

Result<std::unique_ptr<policy::SqlDatabase>> open_postgresql(const std::string& where) {
  Connection connection(PQconnectdb(where.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    const std::string said = PQerrorMessage(connection.get());
    return fail(Code::bug, {}, {"连不上 PostgreSQL: " + said, "PostgreSQL cannot be reached: " + said});
  }
  return std::make_unique<PostgresqlDatabase>(std::move(connection));
}

}  // namespace nuan::adapters
