// Which year each fact lies in, and in which order the facts of several tables are taken.
#include <algorithm>
#include <limits>

#include "policy/columnar/running.hpp"

namespace nuan::policy::columnar {

namespace {

Date date_of(std::int64_t days) {
  const auto first = static_cast<std::int64_t>(min_date.days());
  const auto last = static_cast<std::int64_t>(max_date.days());
  return Date::from_days(static_cast<std::int32_t>(std::clamp(days, first, last)));
}

std::size_t fact_count(const Machine& machine, const std::vector<DatedTable>& tables) {
  std::size_t count = 0;
  for (const DatedTable& table : tables) count += machine.size(table.space);
  return count;
}

// Calls `each(place in tables, row)` for the subject's facts by date, and on one day by the order of the tables.
template <class Each>
void in_merged_order(const Machine& machine, const std::vector<DatedTable>& tables, std::size_t subject, Each each) {
  const auto begin_of = [&](const DatedTable& table, std::size_t at) {
    return machine.batch.tables[static_cast<std::size_t>(table.table)].subject_begin[at];
  };
  std::vector<std::uint32_t>& next = machine.memory.cursors;
  next.resize(tables.size());
  std::size_t left = 0;
  for (std::size_t table = 0; table < tables.size(); ++table) {
    next[table] = begin_of(tables[table], subject);
    left += begin_of(tables[table], subject + 1) - next[table];
  }
  for (; left > 0; --left) {
    std::size_t first = tables.size();
    std::int64_t day = std::numeric_limits<std::int64_t>::max();
    for (std::size_t table = 0; table < tables.size(); ++table) {
      if (next[table] == begin_of(tables[table], subject + 1)) continue;
      const std::int64_t date = machine.numbers(tables[table].date)[next[table]];
      if (first != tables.size() && date >= day) continue;
      first = table;
      day = date;
    }
    each(first, next[first]++);
  }
}

// Finds the year of a date among those met before, and asks the plan for new ones.
class YearFinder {
 public:
  YearFinder(const Plan& plan, std::vector<Period>& years) : plan_(plan), years_(years) {}

  // Null before the first edition and between listed years. Good until the next call.
  [[nodiscard]] const Period* find(Date date) {
    if (at_ < years_.size() && years_[at_].holds(date)) return &years_[at_];
    const auto after =
        std::partition_point(years_.begin(), years_.end(), [date](const Period& each) { return each.to < date; });
    at_ = static_cast<std::size_t>(after - years_.begin());
    if (after != years_.end() && after->holds(date)) return &*after;
    const std::optional<Year> year = year_of(plan_, date);
    if (!year) return nullptr;
    return &*years_.insert(after, year->days);
  }

 private:
  const Plan& plan_;
  std::vector<Period>& years_;
  std::size_t at_ = 0;
};

}  // namespace

void run(const JudgeDates& op, Machine& machine) {
  const std::size_t count = machine.size(op.space);
  std::int64_t* __restrict counted = machine.write(op.counted, count);
  const std::int64_t* date = machine.numbers(op.date);
  const Period days = machine.program.wish.year.days;
  const std::int64_t from = days.from.days();
  const std::int64_t to = days.to.days();
  std::int64_t all = 1;
  for (std::size_t i = 0; i < count; ++i) {
    counted[i] = static_cast<std::int64_t>(date[i] >= from) & static_cast<std::int64_t>(date[i] <= to);
    all &= counted[i];
  }
  if (all != 0) return;
  std::uint8_t* verdict = machine.out.tables[static_cast<std::size_t>(op.table)].verdict.data();
  for (std::size_t i = 0; i < count; ++i) {
    if (counted[i] == 0)
      verdict[i] = verdict_of_date(machine.program.plan, machine.program.wish.year, date_of(date[i]));
  }
}

void run(const NumberYears& op, Machine& machine) {
  const std::size_t facts = fact_count(machine, op.tables);
  std::int64_t* first_day = machine.write(op.first_day, facts);
  std::int64_t* wanted = machine.write(op.wanted, facts);
  std::uint32_t* subject_of = machine.write_rows(op.subject, facts);
  for (const DatedTable& table : op.tables) {
    static_cast<void>(machine.write(table.counted, machine.size(table.space)));
    static_cast<void>(machine.write_rows(table.year, machine.size(table.space)));
  }
  YearFinder finder(machine.program.plan, machine.memory.years);
  const Year& wish = machine.program.wish.year;
  std::size_t years = 0;
  for (std::uint32_t subject = 0; subject < machine.batch.subjects; ++subject) {
    const std::size_t begin = years;
    in_merged_order(machine, op.tables, subject, [&](std::size_t at, std::uint32_t row) {
      const DatedTable& table = op.tables[at];
      const Date date = date_of(machine.numbers(table.date)[row]);
      const Period* year = finder.find(date);
      if (year != nullptr && (years == begin || first_day[years - 1] != year->from.days())) {
        first_day[years] = year->from.days();
        wanted[years] = static_cast<std::int64_t>(*year == wish.days);
        subject_of[years++] = subject;
      }
      machine.memory.numbers_kept[static_cast<std::size_t>(table.counted)][row] =
          static_cast<std::int64_t>(year != nullptr);
      machine.memory.rows_kept[static_cast<std::size_t>(table.year)][row] =
          year == nullptr ? 0 : static_cast<std::uint32_t>(years - 1);
      machine.out.tables[static_cast<std::size_t>(table.table)].verdict[row] =
          verdict_of_date(machine.program.plan, wish, date);
    });
  }
  machine.set_size(op.years, years);
}

void run(const MergeTables& op, Machine& machine) {
  std::int64_t position = 0;
  for (std::size_t table = 0; table < op.tables.size(); ++table) {
    static_cast<void>(machine.write(op.positions[table], machine.size(op.tables[table].space)));
  }
  for (std::size_t subject = 0; subject < machine.batch.subjects; ++subject) {
    in_merged_order(machine, op.tables, subject, [&](std::size_t at, std::uint32_t row) {
      machine.memory.numbers_kept[static_cast<std::size_t>(op.positions[at])][row] = position++;
    });
  }
  machine.set_size(op.merged, static_cast<std::size_t>(position));
}

}  // namespace nuan::policy::columnar
