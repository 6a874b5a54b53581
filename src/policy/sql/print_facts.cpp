// Which facts take part, which are refused, whose numbers cannot be decided or held.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

void Printing::open_table(Index table, Space space) {
  const SqlTable& read = tables_.of(table);
  space_of_table_.at(static_cast<std::size_t>(table)) = space;
  // What the query cannot hold is told, and counts for nothing here.
  std::string columns = read.is_subject ? "row_no, row_no AS subject_no" : "row_no, subject_no";
  for (const SqlColumn& column : read.columns)
    columns += fmt::format(",\n    CASE WHEN {} THEN {} ELSE {} END AS {}", held(column), column.name,
                           column.is_text ? "''" : "0", column.name);
  Reading rows{fmt::format("SELECT {} FROM {}", columns, read.name), {}};
  const Table& kind = plan().tables[static_cast<std::size_t>(table)];
  const auto line = plan().source.place(kind.span).line;
  relations_.open(space, kind.name, 1, std::move(rows), fmt::format("table {}, line {}", kind.name, line));
}

void Printing::print(const columnar::NumberSubjects& op) {
  open_table(op.table, op.space);
  set(op.out, op.space, {"subject_no", relations_.born(op.space)});
}

void Printing::print(const columnar::Judge& op) {
  const Expression counted = value(op.counted);
  Expression& before = verdict(op.table);
  int reads = level({counted, before});
  std::string accepted = condition(counted);
  std::string judged = fmt::format("CASE WHEN {} <> 0 OR NOT {} THEN {}", before.text, accepted, before.text);
  for (const auto& [requirement, arg] : op.requirements) {
    const Expression holds = value(arg);
    reads = std::max(reads, holds.level);
    accepted += " AND " + condition(holds);
    judged += fmt::format(" WHEN NOT {} THEN {}", condition(holds), 1 + requirement);
  }
  keep(op.accepted, op.space,
       column(op.space, "accepted", reads, fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", accepted)));
  before = column(op.space, "verdict", reads, judged + " ELSE 0 END");
}

// A group is known by the row of its first fact.
void Printing::print(const columnar::FormGroups& op) {
  const Expression counted = value(op.counted);
  const std::string& name = plan().groups[static_cast<std::size_t>(op.named)].name;
  Expression group{"row_no", relations_.born(op.facts)};
  int reads = level({counted, group});
  if (!op.by.empty()) {
    std::string by = "subject_no, " + number(counted);
    for (const Reg each : op.by) {
      reads = std::max(reads, value(each).level);
      by += ", " + number(value(each));
    }
    group = column(op.facts, name, reads, fmt::format("min(row_no) OVER (PARTITION BY {})", by));
  }
  reads = std::max(reads, group.level);
  set(op.group, op.facts, group);
  Reading rows{fmt::format("SELECT * FROM {} WHERE {} = row_no AND {}", these_rows, group.text, condition(counted)),
               {{op.facts, reads}}};
  const auto line = plan().source.place(plan().groups[static_cast<std::size_t>(op.named)].span).line;
  relations_.open(op.groups, name, reads + 1, std::move(rows), fmt::format("group {}, line {}", name, line));
  carried_[op.first_fact] = {op.facts, reads};
  facts_of_group_[op.groups] = {op.facts, op.first_fact};
  set(op.first_fact, op.groups, {"row_no", reads + 1});
}

void Printing::print(const columnar::RefuseNegative& op) {
  const Expression among = value(op.among);
  const Expression where = value(op.where);
  const Expression base = value(op.base);
  Expression& before = verdict(op.table);
  const int reads = level({among, where, base, before});
  const Expression negative =
      column(op.space, "negative", reads,
             fmt::format("CASE WHEN {} AND {} < 0 THEN 1 ELSE 0 END", seen(op.among, op.where), number(base)));
  keep(op.out, op.space,
       column(op.space, "among", negative.level,
              fmt::format("CASE WHEN {} AND {} = 0 THEN 1 ELSE 0 END", condition(among), negative.text)));
  before = column(op.space, "verdict", negative.level,
                  fmt::format("CASE WHEN {} = 1 AND {} = 0 THEN {} ELSE {} END", negative.text, before.text,
                              verdict_negative_base, before.text));
}

void Printing::print(const columnar::Select& op) {
  const Expression among = value(op.among);
  const Expression where = value(op.where);
  int reads = std::max(level({among, where}), relations_.born(op.from));
  std::string kept = condition(among);
  if (op.where.reg != no_reg || op.where.number == 0) kept += " AND " + condition(where);
  if (op.base.reg != no_reg && !op.with_zero) {
    const Expression& base = value(op.base.reg);
    reads = std::max(reads, base.level);
    kept += fmt::format(" AND {} <> 0", number(base));
  }
  if (const auto needed = known_.find(op.space); needed != known_.end()) reads = std::max(reads, needed->second);
  Reading rows{fmt::format("SELECT * FROM {} WHERE {}", these_rows, kept), {{op.from, reads}}};
  const Benefit& benefit = plan().benefits[static_cast<std::size_t>(benefit_of_.at(op.space))];
  const auto line = plan().source.place(benefit.span).line;
  relations_.open(op.space, benefit.name, reads + 1, std::move(rows),
                  fmt::format("benefit {}, line {}: its facts", benefit.name, line));
  relations_.rank(op.space, 1 + benefit_of_.at(op.space));
  carried_[op.out] = {op.from, reads};
  set(op.out, op.space, {"row_no", reads + 1});
}

void Printing::print(const columnar::Flag& op) {
  const Expression subject = rows_or_own(op.subject, op.space);
  std::string bad = condition(value(op.bad));
  if (op.among != no_reg) bad += " AND " + condition(value(op.among));
  std::string& where = undecided_[{op.space, subject.text}];
  where += (where.empty() ? "(" : "\n    OR (") + bad + ")";
}

// True where the query holds the value; null is no value.
std::string Printing::held(const SqlColumn& column) const {
  const bool is_sqlite = spell_.dialect() == Dialect::sqlite;
  if (column.is_text) return is_sqlite ? fmt::format("typeof({}) = 'text'", column.name) : column.name + " IS NOT NULL";
  const std::string range = fmt::format("{} BETWEEN {} AND {}", column.name, column.low, column.high);
  return is_sqlite ? fmt::format("typeof({}) = 'integer' AND {}", column.name, range) : range;
}

void Printing::print(const columnar::FlagOutside& op) {
  const auto& [table, index] = loaded_.at(op.numbers);
  const SqlColumn& column = tables_.of(table, index);
  const Table& kind = plan().tables[static_cast<std::size_t>(table)];
  beyond_[table].push_back({fmt::format("coalesce({}, 1 = 0)", held(column)),
                            kind.name + "." + kind.columns[static_cast<std::size_t>(index)].name});
}

void Printing::print(const columnar::FlagCrowded& op) {
  crowded_.push_back(fmt::format(
      "SELECT 'beyond' AS what, {} AS name, min(row_no) AS number, subject_no AS amount, -1 AS subject_no FROM {} "
      "GROUP BY "
      "subject_no HAVING count(*) > {}",
      Spelling::text(plan().tables[static_cast<std::size_t>(op.table)].name), tables_.of(op.table).name, op.most));
}

void Printing::print(const columnar::CountNotes& op) {
  const std::string subject = rows_or_own(op.subject, op.space).text;
  answer(
      fmt::format("SELECT 'note' AS what, '' AS name, {} AS number, count(*) AS amount, {} AS subject_no FROM {} WHERE "
                  "{} AND NOT {} GROUP BY {}",
                  op.slot, subject, these_rows, condition(value(op.counted)), condition(value(op.condition)), subject),
      op.space);
}

// A fact that some benefit counts in the wanted year belongs to it, and one that all count in other years does not.
void Printing::print(const columnar::Belong& op) {
  const Expression among = value(op.among);
  Expression& before = verdict(op.table);
  int reads = level({among, before});
  std::string kept, here;
  for (const columnar::Belong::Kept& each : op.kept) {
    const Expression where = value(each.where);
    const Expression wanted = fetched(op.space, op.wanted, each.year);
    reads = std::max({reads, where.level, wanted.level});
    kept += (kept.empty() ? "" : " OR ") + condition(where);
    here += fmt::format("{}({} AND {})", here.empty() ? "" : " OR ", condition(where), condition(wanted));
  }
  if (kept.empty()) return;
  before = column(op.space, "verdict", reads,
                  fmt::format("CASE WHEN NOT {} OR NOT ({}) THEN {} WHEN {} THEN 0 ELSE {} END", condition(among), kept,
                              before.text, here, verdict_other_year));
}

}  // namespace nuan::policy::sql
