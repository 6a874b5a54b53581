// Compile: the plan as one program, under the widest trust that keeps every sum inside 64 bits.
#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

namespace {

// From generous to modest. Real bills, rates and years fit all of them.
constexpr std::array<Trust, 5> trusts{{
    {std::int64_t{1} << 43, std::int64_t{1} << 44, std::int64_t{1} << 24, std::int64_t{1} << 31, 4096},
    {std::int64_t{1} << 38, std::int64_t{1} << 40, std::int64_t{1} << 22, std::int64_t{1} << 24, 4096},
    {std::int64_t{1} << 34, std::int64_t{1} << 36, std::int64_t{1} << 21, std::int64_t{1} << 20, 1024},
    {std::int64_t{1} << 32, std::int64_t{1} << 30, std::int64_t{1} << 20, std::int64_t{1} << 16, 256},
    {std::int64_t{1} << 30, std::int64_t{1} << 26, std::int64_t{1} << 20, std::int64_t{1} << 14, 128},
}};

}  // namespace

Compiling::Compiling(Program& program, const Trust& trust)
    : program_(program),
      builder_(program, trust),
      grounds_(builder_),
      expressions_(builder_, grounds_),
      arithmetic_(expressions_.arithmetic()) {}

void Compiling::compile() {
  program_.operations.clear();
  program_.registers = program_.rows_registers = program_.spaces = 0;
  grounds_.begin();
  benefits_.resize(plan().benefits.size());
  for (const DatedTable& each : grounds_.dated_tables()) {
    judge(program_.facts.covers[static_cast<std::size_t>(each.table)], each.table);
  }
  for (const DatedTable& each : grounds_.dated_tables()) choose_facts(each.table);
  for (BenefitGround& of : benefits_) ask(of);
  pay_out();
  count_notes();
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
Columnar& Columnar::operator=(Columnar&&) noexcept = default;

Columnar Columnar::compile(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish) {
  auto program = std::make_unique<Program>(plan, inputs, wish);
  std::optional<Span> too_wide;
  for (const columnar::Trust& trust : columnar::trusts) {
    columnar::Compiling compiling(*program, trust);
    compiling.compile();
    too_wide = compiling.builder().too_wide();
    if (program->why_not || !too_wide) break;
  }
  if (too_wide && !program->why_not) {
    columnar::Builder(*program, {}).refuse(*too_wide, {"数值可能超出 64 位整数", "its numbers may leave 64-bit integers"});
  }
  if (program->why_not) program->operations.clear();
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
