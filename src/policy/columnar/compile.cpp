// Compile: the plan as one program, under the widest trust that keeps every sum inside 64 bits.
#include <functional>

#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

namespace {

// From generous to modest. Real bills, rates and years fit all of them.
constexpr std::int64_t bit(int exponent) { return std::int64_t{1} << exponent; }
constexpr std::array<Trust, 10> trusts{{
    {bit(43), bit(44), bit(24), bit(31), 4096},
    {bit(38), bit(40), bit(22), bit(24), 4096},
    {bit(34), bit(36), bit(21), bit(20), 1024},
    {bit(32), bit(30), bit(20), bit(16), 256},
    {bit(30), bit(26), bit(20), bit(14), 128},
    {bit(28), bit(23), bit(20), bit(12), 64},
    {bit(26), bit(22), bit(20), bit(10), 32},
    {bit(25), bit(22), bit(20), bit(9), 32},
    {bit(24), bit(21), bit(20), bit(8), 16},
    {bit(22), bit(20), bit(20), bit(7), 16},
}};

}  // namespace

Compiling::Compiling(Program& program, const Trust& trust)
    : program_(program),
      builder_(program, trust),
      grounds_(builder_),
      expressions_(builder_, grounds_),
      arithmetic_(expressions_.arithmetic()) {}

void Compiling::begin() {
  program_.operations.clear();
  program_.spans.clear();
  program_.let_of.clear();
  program_.registers = program_.rows_registers = program_.spaces = 0;
  grounds_.begin();
  for (const DatedTable& each : grounds_.dated_tables()) {
    judge(program_.facts.covers[static_cast<std::size_t>(each.table)], each.table);
  }
}

void Compiling::compile() {
  begin();
  benefits_.resize(plan().benefits.size());
  for (const DatedTable& each : grounds_.dated_tables()) choose_facts(each.table);
  for (BenefitGround& of : benefits_) ask(of);
  pay_out();
  count_notes();
}

void Compiling::compile_row(NodeId id, const Level& level) {
  begin();
  Ground& ground = level.rank == Level::Rank::subject ? grounds_.subjects()
                   : level.rank == Level::Rank::fact  ? grounds_.facts(level.of)
                                                      : grounds_.groups(level.of);
  const Operand value = expressions_.value(id, grounds_.own(ground));
  const std::int64_t scale = arithmetic_.common_scale(value, constant(1));
  program_.row = {ground.space, arithmetic_.as_vector(ground.space, value, scale), value.bad, scale, no_reg};
  if (level.rank == Level::Rank::group) program_.row->first_fact = ground.facts;
}

namespace {

void make(Program& program, const std::function<void(Compiling&)>& compile) {
  std::optional<Span> too_wide;
  for (const Trust& trust : trusts) {
    Compiling compiling(program, trust);
    compile(compiling);
    too_wide = compiling.builder().too_wide();
    if (program.why_not || !too_wide) break;
  }
  if (too_wide && !program.why_not) {
    Builder(program, {}).refuse(*too_wide, {"数值可能超出 64 位整数", "its numbers may leave 64-bit integers"});
    program.is_too_wide = true;
  }
  if (program.why_not) program.operations.clear();
}

}  // namespace

void make_program(Program& program) {
  make(program, [](Compiling& compiling) { compiling.compile(); });
}

void make_row_program(Program& program, NodeId id, const Level& level) {
  program.facts.every_year = true;
  make(program, [&](Compiling& compiling) { compiling.compile_row(id, level); });
}

}  // namespace nuan::policy::columnar

namespace nuan::policy {

struct Columnar::Program : columnar::Program {
  using columnar::Program::Program;
};

class Columnar::Workspace : public columnar::Memory {};

Columnar::Columnar(std::unique_ptr<Program> program) : program_(std::move(program)) {}
Columnar::~Columnar() = default;
Columnar::Columnar(Columnar&&) noexcept = default;

Columnar Columnar::compile(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish) {
  auto program = std::make_unique<Program>(plan, inputs, wish);
  program->narrows = true;
  columnar::make_program(*program);
  return Columnar(std::move(program));
}

const Words* Columnar::why_not() const { return program_->why_not ? &*program_->why_not : nullptr; }

std::shared_ptr<Columnar::Workspace> Columnar::workspace() const { return std::make_shared<Workspace>(); }

void Columnar::run(const Batch& batch, const SubjectSource& subjects, Workspace& workspace, BatchOutcome& out) const {
  const columnar::Program& program = *program_;
  columnar::prepare(program.facts, batch, out);
  if (program.why_not) {
    workspace.flagged.assign(batch.subjects, 1);
  } else {
    columnar::Machine(program, batch, workspace, out).run();
  }
  for (std::size_t subject = 0; subject < batch.subjects; ++subject) {
    if (workspace.flagged[subject] == 0) continue;
    columnar::settle_into(program.facts, program.inputs, batch, subject, subjects.subject(subject), out);
  }
}

}  // namespace nuan::policy
