// Builder: a program under construction. Hands out registers and spaces, and keeps the first reason why the plan has no
// such program.
#pragma once

#include <optional>
#include <utility>

#include "policy/columnar/bounds.hpp"
#include "policy/columnar/program.hpp"

namespace nuan::policy::columnar {

// How large the numbers of a batch are taken to be; subjects with larger ones go to the interpreter. The wider the
// trust, the fewer those are, and the more plans have sums that might leave 64 bits.
struct Trust {
  std::int64_t money = 0;   // fen
  std::int64_t number = 0;  // millionths
  std::int64_t rate = 0;    // millionths
  std::int64_t count = 0;   // also days
  std::uint32_t facts = 0;  // of one table and subject
};

class Builder {
 public:
  Builder(Program& program, const Trust& trust_in) : trust(trust_in), program_(program) {}

  const Trust trust;

  [[nodiscard]] const Plan& plan() const { return program_.plan; }
  [[nodiscard]] const Program& program() const { return program_; }
  [[nodiscard]] bool every_year() const { return program_.facts.every_year; }

  [[nodiscard]] Space new_space() { return program_.spaces++; }
  [[nodiscard]] Reg new_register() { return program_.registers++; }
  [[nodiscard]] RowsReg new_rows() { return program_.rows_registers++; }
  void emit(Operation operation);
  [[nodiscard]] std::size_t emitted() const { return program_.operations.size(); }
  [[nodiscard]] Operation& operation(std::size_t index) { return program_.operations[index]; }

  // The plan has an expression without a form in whole numbers of a fixed scale.
  void refuse(Span span, const Words& because);
  // Whether every number inside has room.
  [[nodiscard]] bool holds(const Bounds& bounds) const {
    return bounds.held(program_.is_wide ? farthest_in_wide : farthest);
  }
  // The numbers might leave 64 bits under this trust.
  void overflow(Span span) {
    if (!too_wide_) too_wide_ = span;
  }
  [[nodiscard]] bool refused() const { return program_.why_not.has_value(); }
  [[nodiscard]] const std::optional<Span>& too_wide() const { return too_wide_; }

  void is_let(Reg reg, Index let) { program_.let_of.try_emplace(reg, let); }

  // What is being compiled, for messages.
  void at(Span span) { span_ = span; }
  [[nodiscard]] Span here() const { return span_; }

 private:
  Program& program_;
  std::optional<Span> too_wide_;
  Span span_;
};

}  // namespace nuan::policy::columnar
