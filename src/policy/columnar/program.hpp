// Program: a compiled plan, and the memory one thread runs it in.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "policy/columnar.hpp"
#include "policy/columnar/answer.hpp"
#include "policy/columnar/operations.hpp"

namespace nuan::policy::columnar {

// What a form asks of its rows: a number for each, and where the interpreter has to say.
struct RowColumn {
  Space space = no_reg;
  Reg value = no_reg, bad = no_reg;  // bad: none, nowhere
  std::int64_t scale = 1;
  RowsReg first_fact = no_reg;  // groups: of each
};

struct Program {
  Program(const Plan& plan_of, const std::vector<Value>& inputs_of, const RunWish& wish_of)
      : plan(plan_of), inputs(inputs_of), wish(wish_of), facts(plan, wish) {}
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  Plan plan;
  std::vector<Value> inputs;
  RunWish wish;
  PlanFacts facts;               // of the three above
  std::optional<Words> why_not;  // then there are no operations
  Span why_not_at;
  bool is_too_wide = false;  // why not: numbers that might leave 64 bits
  bool narrows = false;      // leaves facts within a deductible behind: for columns, never for databases
  bool is_wide = false;      // its numbers may need more than 64 bits: for databases that have them, never for columns
  // Rows of forms alone: the column, and what the aggregates over all subjects come to.
  std::optional<RowColumn> row;
  std::map<NodeId, Value> given;
  std::vector<Operation> operations;
  std::vector<Span> spans;      // by operation: the words of the policy it is there for
  std::map<Reg, Index> let_of;  // registers that hold the value of a let
  std::int32_t registers = 0;
  std::int32_t rows_registers = 0;
  std::int32_t spaces = 0;
};

// One benefit's asks that are not zero, in merged order, while they are paid out.
struct Waiting {
  const std::uint32_t* rows = nullptr;
  std::size_t next = 0, count = 0;
  std::int64_t position = 0;  // of the next one; past all others when there is none
  std::size_t meetings = 0;   // where its limits begin
};
// A benefit's limit: for each row an instance of the limit's scope (none: the fact's position), and the cap there.
struct Meeting {
  const std::uint32_t* instance = nullptr;
  const std::int64_t* caps = nullptr;  // none: one for all
  std::int64_t cap = 0;
  std::int64_t* reached = nullptr;
};

// Vectors are kept from batch to batch, so that nothing is allocated once they have grown. A register may also look at
// a column of the batch where it lies.
struct Memory {
  std::vector<const std::int64_t*> numbers;
  std::vector<std::vector<std::int64_t>> numbers_kept;
  std::vector<const std::uint32_t*> rows;
  std::vector<std::vector<std::uint32_t>> rows_kept;
  std::vector<std::size_t> sizes;                 // by space
  std::vector<std::uint8_t> flagged;              // by subject: left to the interpreter
  std::vector<std::vector<std::int64_t>> states;  // room for running amounts
  std::vector<std::uint32_t> slots;               // room for hash tables
  std::vector<std::uint32_t> cursors;
  std::vector<Period> years;          // met so far, ordered
  std::vector<Waiting> waiting;       // by benefit
  std::vector<Meeting> meetings;      // of all benefits
  std::vector<std::uint32_t> asking;  // rows whose ask is not zero
};

// One program over one batch.
class Machine {
 public:
  Machine(const Program& program_of, const Batch& batch_of, Memory& memory_of, BatchOutcome& out_of);

  const Program& program;
  const Batch& batch;
  Memory& memory;
  BatchOutcome& out;

  [[nodiscard]] std::size_t size(Space space) const { return memory.sizes[static_cast<std::size_t>(space)]; }
  void set_size(Space space, std::size_t rows) { memory.sizes[static_cast<std::size_t>(space)] = rows; }
  // Null for no_reg.
  [[nodiscard]] const std::int64_t* numbers(Reg reg) const {
    return reg == no_reg ? nullptr : memory.numbers[static_cast<std::size_t>(reg)];
  }
  [[nodiscard]] const std::uint32_t* rows(RowsReg reg) const {
    return reg == no_reg ? nullptr : memory.rows[static_cast<std::size_t>(reg)];
  }
  void look_at(Reg reg, const std::int64_t* column) { memory.numbers[static_cast<std::size_t>(reg)] = column; }
  void look_at_rows(RowsReg reg, const std::uint32_t* column) { memory.rows[static_cast<std::size_t>(reg)] = column; }
  // Room for at least `count` numbers, and never none, so that row 0 can always be read.
  [[nodiscard]] std::int64_t* write(Reg reg, std::size_t count);
  [[nodiscard]] std::uint32_t* write_rows(RowsReg reg, std::size_t count);
  [[nodiscard]] std::int64_t* state(std::size_t index, std::size_t count);  // filled with zeros

  void run();
};

}  // namespace nuan::policy::columnar
