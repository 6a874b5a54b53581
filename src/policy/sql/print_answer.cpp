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

constexpr std::string_view decided = "subject_no NOT IN (SELECT subject_no FROM undecided)";

}  // namespace

void Printing::answer(std::string select, Space space) { answers_.emplace_back(std::move(select), space); }

void Printing::answer_verdicts() {
  for (Index table = 0; table < static_cast<Index>(plan().tables.size()); ++table) {
    if (plan().tables[static_cast<std::size_t>(table)].is_subject) continue;
    answer(fmt::format("SELECT 'verdict' AS what, {} AS name, row_no AS number, {} AS amount FROM {} WHERE {} <> 0",
                       Spelling::text(plan().tables[static_cast<std::size_t>(table)].name), verdict(table).text,
                       these_rows, verdict(table).text),
           space_of_table_[static_cast<std::size_t>(table)]);
  }
}

void Printing::answer_due(Space space, const std::string& paid) {
  answer(fmt::format("SELECT 'due' AS what, benefit AS name, subject_no AS number, {} AS amount FROM {} WHERE wanted = 1 "
                     "AND {} GROUP BY benefit, subject_no",
                     Spelling::narrowed("sum(" + paid + ")"), these_rows, decided),
         space);
  if (!program_.wish.parts) return;
  answer(fmt::format("SELECT 'paid' AS what, benefit AS name, row_no AS number, {} AS amount FROM {} WHERE wanted = 1 AND "
                     "{} <> 0",
                     paid, these_rows, paid),
         space);
}

std::string Printing::beyond() const {
  std::string text = "-- values that this query cannot hold: where there is one, no answer is to be used\n";
  text += "beyond AS MATERIALIZED (\n  ";
  for (std::size_t i = 0; i < beyond_.size(); ++i) text += (i == 0 ? "" : "\n  UNION ALL ") + beyond_[i];
  return text + "\n)";
}

std::string Printing::undecided() const {
  std::string text = "-- subjects that cannot be decided\nundecided AS MATERIALIZED (\n  ";
  if (undecided_.empty()) text += fmt::format("SELECT row_no AS subject_no FROM {} WHERE 1 = 0", tables_.of(0).name);
  for (std::size_t i = 0; i < undecided_.size(); ++i) {
    const auto& [select, space] = undecided_[i];
    text += (i == 0 ? "" : "\n  UNION ") + with_rows(select, relations_.last(space));
  }
  return text + "\n)";
}

std::string Printing::answers() const {
  std::string text;
  for (const auto& [select, space] : answers_) text += with_rows(select, relations_.last(space)) + "\nUNION ALL ";
  text += "SELECT 'undecided' AS what, '' AS name, subject_no AS number, 0 AS amount FROM undecided\n";
  text += "UNION ALL SELECT 'beyond' AS what, what AS name, row_no AS number, subject_no AS amount FROM beyond\n";
  return text + "ORDER BY 1, 2, 3\n";
}

}  // namespace nuan::policy::sql
