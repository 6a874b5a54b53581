// The last part of the query: everything it answers, as rows of one shape.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

// A select in which the character for a relation is replaced by its name.
std::string with_rows(std::string select, const std::string& rows) {
  const auto mark = select.find(these_rows);
  return mark == std::string::npos ? select : select.replace(mark, 1, rows);
}

}  // namespace

void Printing::answer(std::string select, Space space) { answers_.emplace_back(std::move(select), space); }

void Printing::answer_verdicts() {
  for (Index table = 0; table < static_cast<Index>(plan().tables.size()); ++table) {
    if (plan().tables[static_cast<std::size_t>(table)].is_subject) continue;
    answer(fmt::format(
               "SELECT 'verdict' AS what, {} AS name, row_no AS number, {} AS amount, subject_no FROM {} WHERE {} <> "
               "0",
               Spelling::text(plan().tables[static_cast<std::size_t>(table)].name), verdict(table).text, these_rows,
               verdict(table).text),
           space_of_table_[static_cast<std::size_t>(table)]);
  }
}

void Printing::answer_row(const columnar::RowColumn& row) {
  const Expression of = value(row.value);
  const std::string decided = row.bad == columnar::no_reg ? "1 = 1" : "NOT " + condition(value(row.bad));
  answer(
      fmt::format("SELECT 'row' AS what, '' AS name, row_no AS number, {} AS amount, {} AS subject_no FROM {} WHERE {}",
                  number(of), row.space == 0 ? "row_no" : "subject_no", these_rows, decided),
      row.space);
}

void Printing::answer_due(Space space, const std::string& paid) {
  answer(
      fmt::format("SELECT 'due' AS what, benefit AS name, subject_no AS number, {} AS amount, subject_no FROM {} WHERE "
                  "wanted = 1 GROUP BY benefit, subject_no",
                  Spelling::answered("sum(" + paid + ")"), these_rows),
      space);
  if (!program_.wish.parts) return;
  answer(fmt::format("SELECT 'paid' AS what, benefit AS name, row_no AS number, {} AS amount, subject_no FROM {} WHERE "
                     "wanted = 1 AND {} <> 0",
                     paid, these_rows, paid),
         space);
}

void Printing::answer_undecided() {
  for (const auto& [of, where] : undecided_) {
    answer(fmt::format("SELECT DISTINCT 'undecided' AS what, '' AS name, {0} AS number, 0 AS amount, {0} AS subject_no "
                       "FROM {1} WHERE\n    {2}",
                       of.second, these_rows, where),
           of.first);
  }
}

void Printing::answer_beyond() {
  for (const auto& [table, columns] : beyond_) {
    const SqlTable& read = tables_.of(table);
    std::string which, held_all;
    for (const Beyond& column : columns) {
      which += fmt::format(" WHEN NOT {} THEN {}", column.is_held, Spelling::text(column.what));
      held_all += (held_all.empty() ? "" : " AND ") + column.is_held;
    }
    answer(fmt::format(
               "SELECT 'beyond' AS what, CASE{} END AS name, row_no AS number, {} AS amount, -1 AS subject_no FROM "
               "{} WHERE NOT ({})",
               which, read.is_subject ? "row_no" : "subject_no", read.name, held_all),
           no_reg);
  }
  for (const std::string& select : crowded_) answer(select, no_reg);
}

// Nothing else is said of a subject that cannot be decided.
std::string Printing::answers() {
  std::string text;
  for (const auto& [select, space] : answers_) {
    text += text.empty() ? "  " : "\n  UNION ALL ";
    text += space == no_reg ? select : with_rows(select, relations_.last(space));
  }
  return "SELECT what, name, number, " + Spelling::answered("sum(amount)") +
         " AS amount FROM (\n  SELECT what, name, number, amount,\n"
         "    max(CASE WHEN what = 'undecided' THEN 1 ELSE 0 END) OVER (PARTITION BY subject_no) AS is_undecided\n"
         "  FROM (\n" +
         text +
         "\n  ) AS all_answers\n) AS answers\nWHERE is_undecided = 0 OR what = 'undecided'\n"
         "GROUP BY what, name, number\nORDER BY what, name, number\n";
}

}  // namespace nuan::policy::sql
