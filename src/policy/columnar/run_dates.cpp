// Dates and periods over whole vectors. A date may be any number where its subject is left to the interpreter.
#include <algorithm>

#include "policy/columnar/kernels.hpp"
#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

Date date_of(std::int64_t days) {
  const auto first = static_cast<std::int64_t>(min_date.days());
  const auto last = static_cast<std::int64_t>(max_date.days());
  return Date::from_days(static_cast<std::int32_t>(std::clamp(days, first, last)));
}

// The period of row `owner` that holds the day, or null.
const Period* find(const PeriodsColumn& column, std::uint32_t owner, std::int64_t day) {
  const Period* last = column.items.data() + column.begin[owner + 1];
  for (const Period* each = column.items.data() + column.begin[owner]; each != last; ++each) {
    if (day < each->from.days()) return nullptr;
    if (day <= each->to.days()) return each;
  }
  return nullptr;
}

const PeriodsColumn& periods(const Machine& machine, Index table, Index column) {
  return machine.batch.tables[static_cast<std::size_t>(table)].periods[static_cast<std::size_t>(column)];
}

std::uint32_t owner_at(const std::uint32_t* owners, std::size_t row) {
  return owners == nullptr ? static_cast<std::uint32_t>(row) : owners[row];
}

}  // namespace

void run(const InPeriods& op, Machine& machine) {
  const PeriodsColumn& column = periods(machine, op.table, op.column);
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* date = machine.numbers(op.date);
  const std::uint32_t* owners = machine.rows(op.owner);
  if (column.items.empty()) {
    std::fill_n(out, count, 0);
    return;
  }
  const Period* items = column.items.data();
  const std::uint32_t* begin = column.begin.data();
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t owner = owner_at(owners, i);
    std::int64_t held = 0;
    for (std::uint32_t at = begin[owner]; at < begin[owner + 1]; ++at) {
      held |= static_cast<std::int64_t>(date[i] >= items[at].from.days()) &
              static_cast<std::int64_t>(date[i] <= items[at].to.days());
    }
    out[i] = held;
  }
}

void run(const PeriodEdge& op, Machine& machine) {
  const PeriodsColumn& column = periods(machine, op.table, op.column);
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = machine.write(op.bad, count);
  const std::int64_t* date = machine.numbers(op.date);
  const std::uint32_t* owners = machine.rows(op.owner);
  for (std::size_t i = 0; i < count; ++i) {
    const Period* period = find(column, owner_at(owners, i), date[i]);
    bad[i] = static_cast<std::int64_t>(period == nullptr);
    out[i] = period == nullptr ? 0 : (op.start ? period->from : period->to).days();
  }
}

void run(const KeepInCalendar& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = machine.write(op.bad, count);
  const std::int64_t* date = machine.numbers(op.date);
  for (std::size_t i = 0; i < count; ++i) {
    out[i] = date_of(date[i]).days();
    bad[i] = static_cast<std::int64_t>(out[i] != date[i]);
  }
}

void run(const YearsFrom& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  const std::int64_t* from = machine.numbers(op.from);
  const std::int64_t* to = machine.numbers(op.to);
  for (std::size_t i = 0; i < count; ++i) out[i] = years_between(date_of(from[i]), date_of(to[i]));
}

void run(const NextDay& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = machine.write(op.bad, count);
  const std::int64_t* date = machine.numbers(op.date);
  // From the last year's first day on there may be no next one.
  const std::int64_t last = Date::from_ymd(9999, 1, 1)->days();
  for (std::size_t i = 0; i < count; ++i) {
    bad[i] = static_cast<std::int64_t>(date[i] > last);
    out[i] = next_month_day(op.month_day / 100, op.month_day % 100, date_of(std::min(date[i], last))).days();
  }
}

}  // namespace nuan::policy::columnar
