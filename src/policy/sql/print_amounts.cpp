// Running amounts: windows that begin again with every instance of their scope.
#include <fmt/format.h>

#include "policy/sql/printing.hpp"

namespace nuan::policy::sql {

std::string Printing::over(const columnar::Run& run) const {
  return fmt::format("OVER (PARTITION BY {} ORDER BY row_no ROWS UNBOUNDED PRECEDING)", rows(run.instance).text);
}

int Printing::level(const columnar::Run& run, const Expression& in) const {
  return run.instance == no_reg ? in.level : std::max(in.level, rows(run.instance).level);
}

void Printing::print(const columnar::RunningSum& op) {
  const Expression in = value(op.in);
  if (op.run.instance == no_reg) {
    keep(op.after, op.run.space, in);
    if (op.before != no_reg) keep(op.before, op.run.space, {spell_.whole(0)});
    return;
  }
  const std::string sum = spell_.narrowed(fmt::format("sum({}) {}", number(in), over(op.run)));
  const Expression after = column(op.run.space, "running", level(op.run, in), sum);
  keep(op.after, op.run.space, after);
  if (op.before == no_reg) return;
  keep(op.before, op.run.space,
       {fmt::format("{} - {}", after.text, number(in)), level({after, in}), false, false, false}, "before");
}

void Printing::print(const columnar::RunningLargest& op) {
  const Expression in = value(op.in);
  if (op.run.instance == no_reg) return keep(op.out, op.run.space, {spell_.larger(number(in), "0"), in.level});
  const std::string most = fmt::format("max({}) {}", number(in), over(op.run));
  keep(op.out, op.run.space, column(op.run.space, "largest", level(op.run, in), spell_.larger(most, "0")));
}

void Printing::print(const columnar::Growth& op) {
  const Expression in = value(op.in);
  if (op.run.instance == no_reg) return keep(op.out, op.run.space, in);
  const std::string by = rows(op.run.instance).text;
  const std::string last = fmt::format("coalesce(lag({}) OVER (PARTITION BY {} ORDER BY row_no), 0)", number(in), by);
  keep(op.out, op.run.space,
       column(op.run.space, "growth", level(op.run, in), fmt::format("{} - {}", number(in), last)));
}

void Printing::print(const columnar::PassCeiling& op) {
  const Expression in = value(op.in);
  const Expression most = value(op.most);
  const Space space = op.run.space;
  if (op.run.instance == no_reg)
    return keep(op.out, space, {spell_.smaller(number(in), number(most)), level({in, most})});
  const std::string sum = spell_.narrowed(fmt::format("sum({}) {}", number(in), over(op.run)));
  const Expression reached = column(space, "reached", level(op.run, in), sum);
  const std::string before = fmt::format("{} - {}", reached.text, number(in));
  keep(
      op.out, space,
      column(space, "capped", level({reached, in, most}),
             fmt::format("{} - {}", spell_.smaller(reached.text, number(most)), spell_.smaller(before, number(most)))));
}

// Whole units, half up: a base is never negative.
void Printing::print(const columnar::ShowBase& op) {
  const Expression on = value(op.on);
  std::string shown = number(on);
  if (op.scale != 1)
    shown = spell_.quotient(fmt::format("(2 * {} + {})", shown, op.scale), std::to_string(2 * op.scale));
  std::string select =
      fmt::format("SELECT 'base' AS what, {} AS name, {} AS number, {} AS amount, subject_no FROM {} WHERE {} <> 0",
                  Spelling::text(plan().benefits[static_cast<std::size_t>(op.benefit)].name), rows(op.facts).text,
                  shown, these_rows, number(on));
  if (op.wanted != no_reg) select += " AND " + condition(value(op.wanted));
  answer(std::move(select), op.space);
}

}  // namespace nuan::policy::sql
