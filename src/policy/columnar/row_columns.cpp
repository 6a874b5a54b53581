#include "policy/columnar/row_columns.hpp"

#include <algorithm>

namespace nuan::policy::columnar {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

// Every year is looked at; one of them has to be named.
RunWish wish_of(const Plan& plan) { return {year_of(plan, plan.from).value_or(Year{}), false}; }

bool has_number(const Type& type) { return !type.dated && type.kind != Kind::periods; }

}  // namespace

Index table_of(const Plan& plan, const Level& level) {
  if (level.rank == Level::Rank::group) return plan.groups[at(level.of)].table;
  return level.rank == Level::Rank::fact ? level.of : 0;
}

RowColumns::RowColumns(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects)
    : plan_(plan),
      inputs_(inputs),
      subjects_(subjects),
      wanted_(row_expressions(plan)),
      batch_(batch_of(plan, subjects)) {}

std::size_t RowColumns::rows_of(const Batch& batch, const Level& level, const Plan& plan) {
  return level.rank == Level::Rank::subject ? batch.subjects : batch.tables[at(table_of(plan, level))].rows;
}

Result<void> RowColumns::without(const Program&) { return {}; }

// What the expression reads of all subjects, itself or by a let.
void RowColumns::give(NodeId id, Program& program) {
  const Node& node = plan_.node(id);
  if (node.op == Op::let) give(plan_.lets[at(node.index)].value, program);
  for (const NodeId arg : node.args) give(arg, program);
  if (!node.rows) return;
  if (node.rows->where != none) give(node.rows->where, program);
  if (node.rows->of.rank != Level::Rank::subject || program.given.contains(id)) return;
  if (auto folded = fold_(id)) program.given.emplace(id, std::move(*folded));
}

Result<RowColumns::Column> RowColumns::column_of(NodeId id) {
  if (!has_number(plan_.node(id).type)) return Column{};
  const RunWish wish = wish_of(plan_);
  Program program(plan_, inputs_, wish);
  give(id, program);
  make_row_program(program, id, wanted_.at(id));
  asked_ = id;
  if (program.why_not) {
    TRY(without(program));
    return Column{};
  }
  return compute(program);
}

std::optional<Value> RowColumns::value(NodeId id, const RowPlace& place) {
  if (failure_) return std::nullopt;
  auto known = columns_.find(id);
  if (known == columns_.end()) {
    auto computed = column_of(id);
    if (!computed) failure_ = std::move(computed).error();
    known = columns_.emplace(id, computed ? std::move(*computed) : Column{}).first;
  }
  const Level& level = wanted_.at(id);
  const std::size_t row = level.rank == Level::Rank::subject
                              ? place.subject
                              : batch_.tables[at(table_of(plan_, level))].subject_begin[place.subject] + place.fact;
  if (row >= known->second.known.size() || known->second.known[row] == 0) return std::nullopt;
  return read(plan_.node(id).type, known->second.numbers[row], known->second.scale);
}

std::optional<Value> RowColumns::read(const Type& type, std::int64_t number, std::int64_t scale) const {
  Rational exact(mpz_class(static_cast<long>(number)), mpz_class(static_cast<long>(scale)));
  exact.canonicalize();
  switch (type.kind) {
    case Kind::date:
      return Date::from_days(static_cast<std::int32_t>(number));
    case Kind::choice:
      return Choice{static_cast<std::int32_t>(number)};
    case Kind::flag:
      return number != 0;
    case Kind::text:
      if (number < 0 || static_cast<std::size_t>(number) >= batch_.texts.size()) return std::nullopt;
      return batch_.texts[static_cast<std::size_t>(number)];
    case Kind::real:
      return Measured{std::move(exact)};
    default:
      return exact;
  }
}

namespace {

class InColumns final : public RowColumns {
 public:
  using RowColumns::RowColumns;

 private:
  // Rows of subjects with numbers that no column holds are the interpreter's.
  Result<Column> compute(const Program& program) override {
    Memory memory;
    BatchOutcome out;
    prepare(program.facts, batch(), out);
    Machine machine(program, batch(), memory, out);
    machine.run();
    const RowColumn& row = *program.row;
    Column column{row.scale, {}, {}};
    const std::size_t rows = rows_of(batch(), level_of(asked()), program.plan);
    column.numbers.resize(rows);
    column.known.resize(rows);
    const std::int64_t* numbers = machine.numbers(row.value);
    const std::int64_t* bad = machine.numbers(row.bad);
    const std::uint32_t* facts = machine.rows(row.first_fact);
    for (std::size_t i = 0; i < machine.size(row.space); ++i) {
      const std::size_t stands = facts == nullptr ? i : facts[i];
      column.numbers[stands] = numbers[i];
      column.known[stands] = static_cast<std::uint8_t>(bad == nullptr || bad[i] == 0);
    }
    leave_flagged(program.plan, memory.flagged, column);
    return column;
  }

  void leave_flagged(const Plan& plan, const std::vector<std::uint8_t>& flagged, Column& column) const {
    const Level& level = level_of(asked());
    const TableRows& table = batch().tables[at(table_of(plan, level))];
    for (std::size_t subject = 0; subject < flagged.size(); ++subject) {
      if (flagged[subject] == 0) continue;
      const bool one = level.rank == Level::Rank::subject;
      const std::size_t from = one ? subject : table.subject_begin[subject];
      const std::size_t to = one ? subject + 1 : table.subject_begin[subject + 1];
      std::fill(column.known.begin() + static_cast<std::ptrdiff_t>(from),
                column.known.begin() + static_cast<std::ptrdiff_t>(to), std::uint8_t{0});
    }
  }
};

}  // namespace

}  // namespace nuan::policy::columnar

namespace nuan::policy {

std::unique_ptr<RowValues> rows_in_columns(const Plan& plan, const std::vector<Value>& inputs,
                                           const std::vector<Subject>& subjects) {
  return std::make_unique<columnar::InColumns>(plan, inputs, subjects);
}

}  // namespace nuan::policy
