// Dates, periods, and values that hold from a day on.
#include <algorithm>

#include "policy/columnar/expressions.hpp"

namespace nuan::policy::columnar {

namespace {

constexpr Bounds calendar{min_date.days(), max_date.days()};

}  // namespace

Operand Expressions::of_dates(const Node& node, const Reading& reading) {
  switch (node.op) {
    case Op::years_between:
      return years_from(node, reading);
    case Op::date_plus:
    case Op::date_minus:
      return moved_date(node, reading);
    case Op::next_month_day:
      return next_day(node, reading);
    case Op::in_periods:
      return in_periods(node, reading);
    case Op::period_start:
    case Op::period_end:
      return period_edge(node, reading);
    case Op::dated:
      return dated(node, reading);
    default:
      break;
  }
  ENSURE(node.op == Op::as_of);
  return as_of(node, reading);
}

Operand Expressions::as_of(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand date = value(node.args[1], reading);
  const Node& dated = builder_.plan().node(node.args[0]);
  ENSURE(dated.op == Op::column);  // the checker reads `as of` of nothing else
  const PeriodsSource source = column_source(dated, reading);
  Type type = dated.type;
  type.dated = false;
  Operand held = grounds_.trusted_as(type);
  held.reg = builder_.new_register();
  const Reg bad = builder_.new_register();
  builder_.emit(AsOf{held.reg, bad, space, arithmetic_.as_vector(space, date, 1), source.owner, source.table,
                     source.column, static_cast<std::int64_t>(held.bounds.low),
                     static_cast<std::int64_t>(held.bounds.high)});
  held.bad = arithmetic_.either_bad(space, date.bad, bad);
  return held;
}

Operand Expressions::whole_days(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  Operand days = value(node.args[1], reading);
  if (days.constant()) return days.number.get_den() == 1 ? days : arithmetic_.undecidable(space);
  if (days.scale == 1) return days;
  const Reg out = builder_.new_register();
  const Reg bad = builder_.new_register();
  builder_.emit(WholeQuotient{out, bad, space, days.reg, days.scale});
  const Bounds bounds{days.bounds.low / days.scale, days.bounds.high / days.scale};
  return vector(out, bounds, 1, arithmetic_.either_bad(space, days.bad, bad));
}

Operand Expressions::moved_date(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand date = value(node.args[0], reading);
  const Operand days = whole_days(node, reading);
  Operand moved =
      node.op == Op::date_plus ? arithmetic_.add(space, date, days) : arithmetic_.subtract(space, date, days);
  if (moved.constant()) {
    const bool exists = moved.number >= min_date.days() && moved.number <= max_date.days();
    return exists ? moved : arithmetic_.undecidable(space);
  }
  if (moved.bounds.low >= calendar.low && moved.bounds.high <= calendar.high) return moved;
  const Reg out = builder_.new_register();
  const Reg bad = builder_.new_register();
  builder_.emit(KeepInCalendar{out, bad, space, moved.reg});
  return vector(out, calendar, 1, arithmetic_.either_bad(space, moved.bad, bad));
}

Operand Expressions::years_from(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand from = value(node.args[0], reading);
  const Operand to = value(node.args[1], reading);
  const Reg out = builder_.new_register();
  const Reg from_reg = arithmetic_.as_vector(space, from, 1);
  builder_.emit(YearsFrom{out, space, from_reg, arithmetic_.as_vector(space, to, 1)});
  return vector(out, {-10'000, 10'000}, 1, arithmetic_.either_bad(space, from.bad, to.bad));
}

Operand Expressions::next_day(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand date = value(node.args[0], reading);
  const Reg out = builder_.new_register();
  const Reg bad = builder_.new_register();
  builder_.emit(NextDay{out, bad, space, arithmetic_.as_vector(space, date, 1), node.index});
  return vector(out, calendar, 1, arithmetic_.either_bad(space, date.bad, bad));
}

Expressions::PeriodsSource Expressions::column_source(const Node& node, const Reading& reading) {
  const Ground& ground = *reading.ground;
  if (node.level.rank == Level::Rank::subject) return PeriodsSource{nullptr, 0, node.index, ground.subject};
  const Index table = ground.below == nullptr ? ground.of : ground.below->of;
  return PeriodsSource{nullptr, table, node.index, ground.facts};
}

// Nothing where the plan computes periods, which the program then refuses.
std::optional<Expressions::PeriodsSource> Expressions::periods(NodeId id, const Reading& reading) {
  const Node& node = builder_.plan().node(id);
  if (node.op == Op::constant) return PeriodsSource{&std::get<Periods>(node.value)};
  if (node.op == Op::input) {
    return PeriodsSource{&std::get<Periods>(builder_.program().inputs[static_cast<std::size_t>(node.index)])};
  }
  if (node.op == Op::let) return periods(builder_.plan().lets[static_cast<std::size_t>(node.index)].value, reading);
  if (node.op != Op::column) {
    static const Words why = {"算出来的期间没有整数形式", "computed periods have no form"};  // untested: as below
    static_cast<void>(refused(node, why));  // untested: check refuses to choose between periods
    return std::nullopt;                    // untested: check refuses to choose between periods
  }
  return column_source(node, reading);
}

Operand Expressions::in_given(const Periods& given, const Operand& date, Space space) {
  Operand rest = constant(0);
  for (const Period& period : given.items()) {
    const Operand begun = arithmetic_.compare(space, Sign::greater_equal, date, constant(period.from.days()));
    const Operand open = arithmetic_.compare(space, Sign::less_equal, date, constant(period.to.days()));
    rest = arithmetic_.either(space, rest, arithmetic_.both(space, begun, open));
  }
  return rest;
}

Operand Expressions::edge_of_given(const Periods& given, bool start, const Operand& date, Space space) {
  Operand rest = arithmetic_.undecidable(space);
  for (const Period& period : given.items()) {
    const Operand inside = in_given(Periods({period}), date, space);
    rest = arithmetic_.choose(space, inside, constant((start ? period.from : period.to).days()), rest);
  }
  return rest;
}

Operand Expressions::in_periods(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand date = value(node.args[0], reading);
  const auto source = periods(node.args[1], reading);
  if (!source) return constant(0);
  if (source->given != nullptr) {
    Operand held = in_given(*source->given, date, space);
    held.bad = arithmetic_.either_bad(space, held.bad, date.bad);
    return held;
  }
  const Reg out = builder_.new_register();
  builder_.emit(
      InPeriods{out, space, arithmetic_.as_vector(space, date, 1), source->owner, source->table, source->column});
  return vector(out, flag_bounds, 1, date.bad);
}

Operand Expressions::period_edge(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const Operand date = value(node.args[1], reading);
  const auto source = periods(node.args[0], reading);
  if (!source) return constant(0);
  const bool start = node.op == Op::period_start;
  if (source->given != nullptr) return edge_of_given(*source->given, start, date, space);
  const Reg out = builder_.new_register();
  const Reg bad = builder_.new_register();
  const Reg day = arithmetic_.as_vector(space, date, 1);
  builder_.emit(PeriodEdge{start, out, bad, space, day, source->owner, source->table, source->column});
  return vector(out, calendar, 1, arithmetic_.either_bad(space, date.bad, bad));
}

// Items that begin after every date it can be read on, or that end before, are left out.
Operand Expressions::dated(const Node& node, const Reading& reading) {
  const Space space = reading.ground->space;
  const auto first_after = [&](Date date) {
    return static_cast<std::size_t>(std::upper_bound(node.dates.begin(), node.dates.end(), date) - node.dates.begin());
  };
  const std::size_t begin = first_after(reading.dates.from);
  const std::size_t end = first_after(reading.dates.to);
  Operand chosen = begin == 0 ? arithmetic_.undecidable(space) : value(node.args[begin - 1], reading);
  for (std::size_t index = begin; index < end; ++index) {
    const Operand date = grounds_.date_of(reading);
    const Operand begun = arithmetic_.compare(space, Sign::greater_equal, date, constant(node.dates[index].days()));
    chosen = arithmetic_.choose(space, begun, value(node.args[index], reading), chosen);
  }
  return chosen;
}

}  // namespace nuan::policy::columnar
