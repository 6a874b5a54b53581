// Arithmetic, comparison, choice, and values brought from one relation to another.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

namespace {

std::string sign_of(columnar::Sign sign) {
  switch (sign) {
    case columnar::Sign::add:
      return "+";
    case columnar::Sign::subtract:
    case columnar::Sign::subtract_from:
      return "-";
    case columnar::Sign::multiply:
      return "*";
    case columnar::Sign::less:
      return "<";
    case columnar::Sign::less_equal:
      return "<=";
    case columnar::Sign::greater:
      return ">";
    case columnar::Sign::greater_equal:
      return ">=";
    case columnar::Sign::equal:
      return "=";
    case columnar::Sign::not_equal:
      return "<>";
    default:  // untested: asked only for the signs above
      break;  // untested: asked only for the signs above
  }
  ENSURE(false);  // untested: guards against a new sign
  return "";
}

bool compares(columnar::Sign sign) { return sign >= columnar::Sign::less && sign <= columnar::Sign::not_equal; }

}  // namespace

void Printing::print(const columnar::Load& op) {
  const SqlColumn& column = tables_.of(op.table, op.column);
  const Space space = space_of_table_.at(static_cast<std::size_t>(op.table));
  loaded_[op.out] = {op.table, op.column};
  const std::string text = column.is_text ? column.name : spell_.widened(column.name);
  keep(op.out, space, {text, relations_.born(space), false, column.is_text});
}

void Printing::print(const columnar::Fill& op) { keep(op.out, op.space, {spell_.whole(op.number)}); }

void Printing::print(const columnar::FillText& op) {
  keep(op.out, op.space, {Spelling::text(op.text), 0, false, true});
}

void Printing::print(const columnar::Combine& op) {
  const Expression a = value(op.a);
  const Expression b = value(op.b, a.is_text);
  Expression out;
  out.level = level({a, b});
  out.is_atom = false;
  using columnar::Sign;
  switch (op.sign) {
    case Sign::smaller:
    case Sign::larger:
      out.text = op.sign == Sign::smaller ? spell_.smaller(number(a), number(b)) : spell_.larger(number(a), number(b));
      out.is_atom = true;
      break;
    case Sign::both:
    case Sign::either:
      out.text = fmt::format("{} {} {}", condition(a), op.sign == Sign::both ? "AND" : "OR", condition(b));
      out.is_condition = true;
      break;
    case Sign::subtract_from:
      out.text = fmt::format("{} - {}", number(b), number(a));
      break;
    default:
      out.text = fmt::format("{} {} {}", number(a), sign_of(op.sign), number(b));
      out.is_condition = compares(op.sign);
      if (op.sign == Sign::equal && a.is_condition && op.b.reg == no_reg && op.b.number == 0)
        out.text = "NOT " + condition(a);
      break;
  }
  keep(op.out, op.space, std::move(out), op.sign == Sign::both || op.sign == Sign::either ? "holds" : "value");
}

void Printing::print(const columnar::Choose& op) {
  const Expression when = value(op.condition);
  const bool is_text =
      (op.yes.reg != no_reg && value(op.yes.reg).is_text) || (op.no.reg != no_reg && value(op.no.reg).is_text);
  const auto branch = [&](const Arg& arg) {
    if (arg.reg == no_reg && !is_text) return spell_.whole(arg.number);
    return number(arg, is_text);
  };
  Expression out;
  out.level = level({when, value(op.yes), value(op.no)});
  out.text = fmt::format("CASE WHEN {} THEN {} ELSE {} END", when.is_condition ? when.text : condition(when),
                         branch(op.yes), branch(op.no));
  out.is_text = is_text;
  out.is_atom = true;
  keep(op.out, op.space, std::move(out));
}

void Printing::print(const columnar::Lookup& op) {
  const Expression at = value(op.at);
  Expression out;
  out.level = at.level;
  out.text = "CASE " + number(at);
  for (std::size_t i = 0; i + 1 < op.table.size(); ++i)
    out.text += fmt::format(" WHEN {} THEN {}", i, spell_.whole(op.table[i]));
  out.text += fmt::format(" ELSE {} END", spell_.whole(op.table.back()));
  keep(op.out, op.space, std::move(out));
}

void Printing::print(const columnar::DownTo& op) {
  Expression of = value(op.value);
  if (!of.is_atom || of.is_condition) of = column(op.space, "value", of.level, number(of));
  Expression out;
  out.is_atom = false;
  if (op.step.reg == no_reg) {
    const std::int64_t step = op.step.number < 0 ? -op.step.number : op.step.number;
    out.level = of.level;
    out.text = fmt::format("{0} - ({0} % {1} + {1}) % {1}", of.text, step);
    return keep(op.out, op.space, std::move(out));
  }
  const Expression given = value(op.step);
  const std::string size = fmt::format("CASE WHEN {0} < 0 THEN -{0} ELSE {0} END", number(given));
  const Expression step = column(op.space, "step", given.level, size);
  out.level = level({of, step});
  out.text = fmt::format("CASE WHEN {1} = 0 THEN 0 ELSE {0} - ({0} % {1} + {1}) % {1} END", of.text, step.text);
  keep(op.out, op.space, std::move(out));
  if (op.bad != no_reg) keep(op.bad, op.space, {step.text + " = 0", step.level, true, false, false});
}

void Printing::print(const columnar::RoundedQuotient& op) {
  Expression of = value(op.value);
  if (!op.never_negative && !of.is_atom) of = column(op.space, "exact", of.level, number(of));
  const std::string half =
      op.never_negative ? std::to_string(op.divisor)
                        : fmt::format("CASE WHEN {} < 0 THEN -{} ELSE {} END", number(of), op.divisor, op.divisor);
  Expression out;
  out.level = of.level;
  out.is_atom = false;
  out.text = spell_.quotient(fmt::format("(2 * {} + {})", number(of), half), std::to_string(2 * op.divisor));
  keep(op.out, op.space, std::move(out), "rounded");
}

void Printing::print(const columnar::WholeQuotient& op) {
  const Expression of = value(op.value);
  const std::string divisor = std::to_string(op.divisor);
  keep(op.out, op.space, {spell_.quotient(number(of), divisor), of.level, false, false, false});
  keep(op.bad, op.space, {fmt::format("{} % {} <> 0", number(of), divisor), of.level, true, false, false});
}

}  // namespace nuan::policy::sql
