#include "policy/sql/filling.hpp"

#include <algorithm>

namespace nuan::policy::sql {

namespace {

using Cell = SqlDatabase::Cell;

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

std::vector<std::uint32_t> subjects_of(const TableRows& rows) {
  std::vector<std::uint32_t> subject(rows.rows);
  for (std::uint32_t i = 0; i + 1 < rows.subject_begin.size(); ++i) {
    std::fill(subject.begin() + rows.subject_begin[i], subject.begin() + rows.subject_begin[i + 1], i);
  }
  return subject;
}

Result<void> fill_rows(const SqlTable& table, const Batch& batch, SqlDatabase& database) {
  const TableRows& rows = batch.tables[at(table.table)];
  const std::size_t own = table.is_subject ? 1 : 2;
  const std::vector<std::uint32_t> subject = table.is_subject ? std::vector<std::uint32_t>{} : subjects_of(rows);
  const std::size_t count = table.is_subject ? batch.subjects : rows.rows;
  return database.fill(table, count, own + table.columns.size(), [&](std::size_t row, std::size_t column) -> Cell {
    if (column == 0) return static_cast<std::int64_t>(row);
    if (column < own) return static_cast<std::int64_t>(subject[row]);
    const SqlColumn& kind = table.columns[column - own];
    const std::int64_t number = rows.columns[at(kind.column)][row];
    if (!kind.is_text) return number;
    if (number < 0 || static_cast<std::size_t>(number) >= batch.texts.size()) return std::monostate{};
    return std::string_view(batch.texts[static_cast<std::size_t>(number)]);
  });
}

Result<void> fill_periods(const SqlTable& table, const Batch& batch, SqlDatabase& database) {
  const PeriodsColumn& column = batch.tables[at(table.table)].periods[at(table.periods_of)];
  std::vector<std::uint32_t> owner(column.items.size());
  for (std::uint32_t i = 0; i + 1 < column.begin.size(); ++i) {
    std::fill(owner.begin() + column.begin[i], owner.begin() + column.begin[i + 1], i);
  }
  const std::size_t items = column.items.size();
  const auto cell = [&](std::size_t row, std::size_t number) -> Cell {
    if (number == 0) return static_cast<std::int64_t>(owner[row]);
    if (number == 3) return column.values[row];
    return static_cast<std::int64_t>(number == 1 ? column.items[row].from.days() : column.items[row].to.days());
  };
  return database.fill(table, items, table.is_dated ? 4 : 3, cell);
}

}  // namespace

Result<void> fill(const SqlTable& table, const Batch& batch, SqlDatabase& database) {
  return table.periods_of == none ? fill_rows(table, batch, database) : fill_periods(table, batch, database);
}

}  // namespace nuan::policy::sql
