// Compiling: the parts of a plan in the order in which they take effect.
#pragma once

#include <vector>

#include "policy/columnar/expressions.hpp"

namespace nuan::policy::columnar {

// One benefit while its program is made.
struct BenefitGround {
  Index benefit = none;
  Ground* ground = nullptr;             // its facts
  std::size_t select = 0;               // the operation that chooses them
  std::optional<std::size_t> narrowed;  // the one that leaves those below the deductible behind
  RowsReg year = no_reg;                // the year each fact counts in
  Reg wanted = no_reg;                  // whether that is the wanted one; none where no other is looked at
  Operand ask;
  Wide most = 0;  // the asks of one subject, all together
};

class Compiling {
 public:
  Compiling(Program& program, const Trust& trust);
  // Leaves the program empty and says why where the plan has no form in columns.
  void compile();
  // One expression on every row of a level instead of what is due.
  void compile_row(NodeId id, const Level& level);
  [[nodiscard]] const Builder& builder() const { return builder_; }

 private:
  void begin();
  // cover.cpp
  void judge(const CoverNotes& cover, Index table);
  void count_notes();
  void belong(Index table);
  // selection.cpp
  void choose_facts(Index table);
  void select(BenefitGround& into, const Operand& where, const Operand& base, Reg among);
  [[nodiscard]] Reg refuse_negative(Index table, const Operand& where, const Operand& base, Reg among);
  // benefits.cpp
  void ask(BenefitGround& of);
  [[nodiscard]] Reading terms_of(BenefitGround& of);
  [[nodiscard]] Operand growing(BenefitGround& of);
  [[nodiscard]] Operand banded(BenefitGround& of);
  [[nodiscard]] Operand beyond(BenefitGround& of, const Operand& base, const Operand& above);
  [[nodiscard]] Operand in_bands(BenefitGround& of, const Reading& terms, const Operand& from, const Operand& to);
  [[nodiscard]] Operand rate(BenefitGround& of, NodeId id);
  [[nodiscard]] Operand floored(BenefitGround& of, const Reading& terms, const Operand& rounded);
  [[nodiscard]] Operand capped(BenefitGround& of, Operand growth);
  [[nodiscard]] Operand threshold(BenefitGround& of, NodeId id, const Reading& reading);
  [[nodiscard]] Operand amount(BenefitGround& of, NodeId id, const Reading& reading);
  [[nodiscard]] Operand running_sum(const Run& run, const Operand& in, Bounds bounds, Reg before);
  [[nodiscard]] Run run_of(BenefitGround& of, const Scope& scope);
  void doubt(BenefitGround& of, Reg bad);
  // narrowing.cpp
  [[nodiscard]] bool may_narrow(BenefitGround& of, const Operand& above);
  void narrow(BenefitGround& of, const Operand& above, Operand& before, Operand& after);
  // limits.cpp
  void pay_out();
  [[nodiscard]] bool several_tables() const;
  [[nodiscard]] Asks asks_of(BenefitGround& of);
  [[nodiscard]] Space limit_space(const Limit& limit);

  [[nodiscard]] const Plan& plan() const { return builder_.plan(); }
  [[nodiscard]] const Benefit& benefit(const BenefitGround& of) const {
    return plan().benefits[static_cast<std::size_t>(of.benefit)];
  }

  Program& program_;
  Builder builder_;
  Grounds grounds_;
  Expressions expressions_;
  Arithmetic& arithmetic_;
  std::vector<BenefitGround> benefits_;
  std::vector<CountNotes> notes_;
  std::map<Index, Belong> belong_;  // by table, where a benefit counts facts in the year of their group
  std::map<Index, std::vector<Belong::Kept>> kept_;
  std::vector<Reg> positions_;  // by table, where several are merged
  Space merged_ = no_reg;
};

// The program under the widest trust that keeps every sum inside 64 bits, or why there is none.
void make_program(Program& program);
// The same, of one expression on every row of a level, in every year.
void make_row_program(Program& program, NodeId id, const Level& level);

}  // namespace nuan::policy::columnar
