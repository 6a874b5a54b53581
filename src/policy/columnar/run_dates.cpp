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

std::int64_t holds(const Period& period, std::int64_t day) {
  return static_cast<std::int64_t>(day >= period.from.days()) & static_cast<std::int64_t>(day <= period.to.days());
}

// Where few owners have any period, only their rows are looked at. Rows stand in the order of their owners.
void in_rare_periods(const PeriodsColumn& column, const std::int64_t* date, const std::uint32_t* owners,
                     std::size_t count, std::int64_t* out) {
  std::fill_n(out, count, 0);
  const std::uint32_t* row = owners;
  const auto owned = static_cast<std::uint32_t>(column.begin.size()) - 1;
  for (std::uint32_t owner = 0; owner < owned; ++owner) {
    if (column.begin[owner] == column.begin[owner + 1]) continue;
    row = std::lower_bound(row, owners + count, owner);
    for (; row != owners + count && *row == owner; ++row) {
      out[row - owners] = static_cast<std::int64_t>(find(column, owner, date[row - owners]) != nullptr);
    }
  }
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
  const bool in_order = op.table == 0 && owners != nullptr;
  const std::size_t owned = column.begin.size() - 1;
  if (in_order && column.items.size() * 8 < owned && owned < 8 * count)
    return in_rare_periods(column, date, owners, count, out);
  const Period* items = column.items.data();
  const std::uint32_t* begin = column.begin.data();
  const auto last = static_cast<std::uint32_t>(column.items.size()) - 1;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t owner = owner_at(owners, i);
    const std::uint32_t at = begin[owner];
    const std::uint32_t end = begin[owner + 1];
    const Period& first = items[std::min(at, last)];
    out[i] = static_cast<std::int64_t>(at < end) & holds(first, date[i]);
    if (end - at > 1) out[i] = static_cast<std::int64_t>(find(column, owner, date[i]) != nullptr);
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

void run(const AsOf& op, Machine& machine) {
  const PeriodsColumn& column = periods(machine, op.table, op.column);
  const std::size_t count = machine.size(op.space);
  std::int64_t* out = machine.write(op.out, count);
  std::int64_t* bad = machine.write(op.bad, count);
  const std::int64_t* date = machine.numbers(op.date);
  const std::uint32_t* owners = machine.rows(op.owner);
  for (std::size_t i = 0; i < count; ++i) {
    const Period* period = find(column, owner_at(owners, i), date[i]);
    const std::int64_t value =
        period == nullptr ? not_held : column.values[static_cast<std::size_t>(period - column.items.data())];
    const bool held = value >= op.low && value <= op.high;
    out[i] = held ? value : 0;
    bad[i] = held ? 0 : 1;
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
