#include "adapters/tables/schema.hpp"

#include <algorithm>

#include "adapters/tables/tables.hpp"

namespace nuan::adapters::tables {
namespace {

using store::Dialect;
using store::Row;
using store::text_in;

// `name kind`, one for each column.
using Columns = std::vector<std::string>;

std::string_view first_word(std::string_view text, std::string_view behind = " ") {
  const std::size_t from = std::min(text.find_first_not_of(" \n"), text.size());
  return text.substr(from, text.find_first_of(behind, from) - from);
}

// Of the text between the brackets of a table: no migration has a comma inside a column.
Columns columns_in(std::string_view text) {
  Columns columns;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(','), text.size());
    const std::string_view field = text.substr(0, end);
    const std::string_view name = first_word(field), kind = first_word(field.substr(field.find(name) + name.size()));
    if (kind == "text" || kind == "integer" || kind == "bigint" || kind == "blob" || kind == "bytea")
      columns.push_back(std::string(name) + " " + std::string(kind));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return columns;
}

struct Made {
  std::string table;
  Columns columns;
};

std::vector<Made> tables_made(Dialect dialect) {
  constexpr std::string_view create = "create table ";
  std::vector<Made> made;
  for (const store::Migration& step : migrations()) {
    const std::string text = store::spelled(step.text, dialect);
    for (std::size_t at = text.find(create); at != std::string::npos; at = text.find(create, at + 1)) {
      const std::size_t open = text.find('(', at), close = text.find(';', open);
      made.push_back({std::string(first_word(std::string_view(text).substr(at + create.size()), " (")),
                      columns_in(std::string_view(text).substr(open + 1, close - open - 1))});
    }
  }
  return made;
}

Result<Columns> columns_of(store::Database& database, const std::string& table) {
  Columns columns;
  TRY(database.ask(
      database.dialect() == Dialect::sqlite
          ? "select name, lower(type) || case when \"notnull\" = 1 or pk > 0 then '' else ' or nothing' end from "
            "pragma_table_info(?) order by cid"
          : "select column_name::text, data_type::text || case when is_nullable = 'NO' then '' else ' or nothing' end "
            "from information_schema.columns where table_schema = current_schema() and table_name = ? order by "
            "ordinal_position",
      {table}, [&](const Row& row) -> Result<void> {
        columns.push_back(text_in(row[0]) + " " + text_in(row[1]));
        return {};
      }));
  return columns;
}

}  // namespace

Result<std::vector<std::string>> altered_tables(store::Database& database) {
  std::vector<std::string> altered;
  for (const Made& made : tables_made(database.dialect())) {
    TRY_LET(const Columns found, columns_of(database, made.table));
    if (found != made.columns) altered.push_back(made.table);
  }
  return altered;
}

}  // namespace nuan::adapters::tables
