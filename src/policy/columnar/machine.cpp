// Runs a program: one operation after the other.
#include <algorithm>

#include "policy/columnar/program.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

Machine::Machine(const Program& program_of, const Batch& batch_of, Memory& memory_of, BatchOutcome& out_of)
    : program(program_of), batch(batch_of), memory(memory_of), out(out_of) {
  memory.numbers.assign(static_cast<std::size_t>(program.registers), nullptr);
  memory.numbers_kept.resize(static_cast<std::size_t>(program.registers));
  memory.rows.assign(static_cast<std::size_t>(program.rows_registers), nullptr);
  memory.rows_kept.resize(static_cast<std::size_t>(program.rows_registers));
  memory.sizes.assign(static_cast<std::size_t>(program.spaces), 0);
  set_size(0, batch.subjects);
  memory.flagged.assign(batch.subjects, 0);
}

std::int64_t* Machine::write(Reg reg, std::size_t count) {
  std::vector<std::int64_t>& kept = memory.numbers_kept[static_cast<std::size_t>(reg)];
  if (kept.size() < std::max<std::size_t>(count, 1)) kept.resize(std::max<std::size_t>(count, 1));
  memory.numbers[static_cast<std::size_t>(reg)] = kept.data();
  return kept.data();
}

std::uint32_t* Machine::write_rows(RowsReg reg, std::size_t count) {
  std::vector<std::uint32_t>& kept = memory.rows_kept[static_cast<std::size_t>(reg)];
  if (kept.size() < std::max<std::size_t>(count, 1)) kept.resize(std::max<std::size_t>(count, 1));
  memory.rows[static_cast<std::size_t>(reg)] = kept.data();
  return kept.data();
}

std::int64_t* Machine::state(std::size_t index, std::size_t count) {
  if (memory.states.size() <= index) memory.states.resize(index + 1);
  memory.states[index].assign(count, 0);
  return memory.states[index].data();
}

void Machine::run() {
  for (const Operation& operation : program.operations) {
    std::visit([this](const auto& one) { columnar::run(one, *this); }, operation);
  }
}

}  // namespace nuan::policy::columnar
