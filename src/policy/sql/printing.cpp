#include "policy/sql/printing.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace nuan::policy::sql {

namespace {

constexpr std::size_t longest_inside = 100;

}  // namespace

Printing::Printing(const columnar::Program& program, Dialect dialect, Needs known)
    : program_(program),
      spell_(dialect, program.is_wide),
      tables_(program, names_),
      relations_(names_),
      numbers_(static_cast<std::size_t>(program.registers)),
      rows_(static_cast<std::size_t>(program.rows_registers)),
      space_of_number_(static_cast<std::size_t>(program.registers), no_reg),
      space_of_rows_(static_cast<std::size_t>(program.rows_registers), no_reg),
      verdicts_(program.plan.tables.size()),
      space_of_table_(program.plan.tables.size(), no_reg),
      known_(std::move(known)) {
  open_table(0, 0);
  for (const columnar::Operation& operation : program.operations) {
    if (const auto* pay = std::get_if<columnar::PayOut>(&operation)) {
      for (const columnar::Asks& asks : pay->asks) benefit_of_[asks.space] = asks.benefit;
    }
  }
}

Expression Printing::rows_or_own(RowsReg reg, Space space) const {
  return reg == no_reg ? Expression{"row_no", relations_.born(space)} : rows(reg);
}

const Expression& Printing::value(Reg reg) {
  Expression& known = numbers_.at(static_cast<std::size_t>(reg));
  if (!known.text.empty()) return known;
  // A fold that is read where its instances stand.
  known = fetch_folded(space_of(reg), reg, no_reg);
  return known;
}

Expression Printing::value(const Arg& arg, bool is_text) {
  if (arg.reg != no_reg) return value(arg.reg);
  if (is_text) return {"''", 0, false, true};
  const std::string text = std::to_string(arg.number);
  return {arg.number < 0 ? "(" + text + ")" : text};
}

std::string Printing::number(const Expression& of) const {
  if (of.is_condition) return fmt::format("CASE WHEN {} THEN 1 ELSE 0 END", of.text);
  return of.is_atom ? of.text : "(" + of.text + ")";
}

std::string Printing::condition(const Expression& of) {
  if (!of.is_condition) return fmt::format("({} <> 0)", of.text);
  return "(" + of.text + ")";
}

int Printing::level(std::initializer_list<Expression> of) const {
  int highest = 0;
  for (const Expression& each : of) highest = std::max(highest, each.level);
  return highest;
}

std::string Printing::comment() const {
  const Span span = program_.spans[at_];
  return span == Span{} ? "" : fmt::format("line {}", plan().source.place(span).line);
}

std::string Printing::wish_of(Reg reg, std::string_view otherwise) const {
  const auto let = program_.let_of.find(reg);
  return let == program_.let_of.end() ? std::string(otherwise)
                                      : plan().lets[static_cast<std::size_t>(let->second)].name;
}

void Printing::keep(Reg reg, Space space, Expression of, std::string_view wish) {
  const bool is_let = program_.let_of.contains(reg);
  const bool is_name = of.text.find(' ') == std::string::npos;
  if (!is_name && (is_let || of.text.size() > longest_inside)) {
    const std::string text = of.is_condition ? number(of) : of.text;
    of = column(space, wish_of(reg, wish), of.level, text, of.is_text);
  }
  numbers_.at(static_cast<std::size_t>(reg)) = std::move(of);
  space_of_number_.at(static_cast<std::size_t>(reg)) = space;
}

Expression Printing::column(Space space, std::string_view wish, int level, std::string text, bool is_text) {
  const int stands = std::max(level, relations_.born(space)) + 1;
  return {relations_.add(space, wish, stands, std::move(text), comment()), stands, false, is_text};
}

void Printing::set(RowsReg reg, Space space, Expression of) {
  rows_.at(static_cast<std::size_t>(reg)) = std::move(of);
  space_of_rows_.at(static_cast<std::size_t>(reg)) = space;
}

std::string Printing::query() {
  for (at_ = 0; at_ < program_.operations.size(); ++at_) {
    std::visit([this](const auto& one) { print(one); }, program_.operations[at_]);
  }
  if (program_.row) {
    answer_row(*program_.row);
  } else {
    answer_verdicts();
  }
  answer_undecided();
  answer_beyond();
  relations_.close();
  const std::string said = answers();
  return "WITH\n" + relations_.print() + "\n" + said;
}

}  // namespace nuan::policy::sql
