// Bringing numbers to where they are needed.
#include <algorithm>

#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

void run(const Load& op, Machine& machine) {
  const TableRows& table = machine.batch.tables[static_cast<std::size_t>(op.table)];
  machine.look_at(op.out, table.columns[static_cast<std::size_t>(op.column)].data());
}

void run(const Fill& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::fill_n(machine.write(op.out, count), count, op.number);
}

void run(const FillText& op, Machine& machine) {
  const std::vector<std::string>& texts = machine.batch.texts;
  const auto found = std::find(texts.begin(), texts.end(), op.text);
  const std::int64_t number = found == texts.end() ? -1 : found - texts.begin();
  const std::size_t count = machine.size(op.space);
  std::fill_n(machine.write(op.out, count), count, number);
}

void run(const Gather& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* from = machine.numbers(op.from);
  const std::uint32_t* by = machine.rows(op.by);
  for (std::size_t i = 0; i < count; ++i) out[i] = from[by[i]];
}

void run(const GatherRows& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::uint32_t* out = machine.write_rows(op.out, count);
  const std::uint32_t* from = machine.rows(op.from);
  const std::uint32_t* by = machine.rows(op.by);
  for (std::size_t i = 0; i < count; ++i) out[i] = from[by[i]];
}

void run(const NumberSubjects& op, Machine& machine) {
  const TableRows& table = machine.batch.tables[static_cast<std::size_t>(op.table)];
  machine.set_size(op.space, table.rows);
  std::uint32_t* out = machine.write_rows(op.out, table.rows);
  for (std::uint32_t subject = 0; subject < machine.batch.subjects; ++subject) {
    for (std::uint32_t row = table.subject_begin[subject]; row < table.subject_begin[subject + 1]; ++row) {
      out[row] = subject;
    }
  }
}

}  // namespace nuan::policy::columnar
