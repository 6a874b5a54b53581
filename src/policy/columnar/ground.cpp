#include "policy/columnar/ground.hpp"

namespace nuan::policy::columnar {

namespace {

std::size_t at(Index index) { return static_cast<std::size_t>(index); }

// What numbers a column is trusted to hold.
Bounds trusted(const Plan& plan, const Type& type, const Trust& trust) {
  switch (type.kind) {
    case Kind::money:
      return {-trust.money, trust.money};
    case Kind::number:
    case Kind::real:
      return {-trust.number, trust.number};
    case Kind::rate:
      return {-trust.rate, trust.rate};
    case Kind::count:
    case Kind::days:
      return {-trust.count, trust.count};
    case Kind::date:
      return {min_date.days(), max_date.days()};
    case Kind::choice:
      return {0, static_cast<Wide>(plan.choice_sets[at(type.choices)].size()) - 1};
    case Kind::flag:
      return flag_bounds;
    case Kind::text:
      return {0, std::int64_t{1} << 32};
    case Kind::periods:  // untested: only of what has a number; periods have none
    case Kind::literal:
      break;  // untested: only of what has a number; a literal became money, a number or a count
  }
  ENSURE(false);  // untested: guards against a new kind
  return {};
}

std::int64_t scale_of(const Type& type) {
  return type.kind == Kind::number || type.kind == Kind::rate || type.kind == Kind::real ? number_scale : 1;
}

}  // namespace

Ground& Grounds::new_ground(Ground::Kind kind, Index of) {
  all_.push_back(std::make_unique<Ground>());
  Ground& ground = *all_.back();
  ground.kind = kind;
  ground.of = of;
  ground.space = builder_.new_space();
  return ground;
}

void Grounds::begin() {
  subjects_ = &new_ground(Ground::Kind::subjects, 0);
  ENSURE(subjects_->space == 0);
  facts_.resize(builder_.plan().tables.size());
  for (Index table = 0; table < static_cast<Index>(facts_.size()); ++table) {
    if (!builder_.plan().tables[at(table)].is_subject) begin_table(table);
  }
  if (builder_.every_year() && !dated_.empty()) {
    number_years();
  } else {
    years_ = subjects_->space;
  }
}

void Grounds::begin_table(Index table) {
  Ground& ground = new_ground(Ground::Kind::facts, table);
  facts_[at(table)] = &ground;
  ground.subject = builder_.new_rows();
  builder_.emit(NumberSubjects{ground.subject, ground.space, table});
  builder_.emit(FlagCrowded{table, builder_.trust.facts});
  const Reg date = load(table, builder_.plan().tables[at(table)].date_column()).reg;
  ground.counted = builder_.new_register();
  if (builder_.every_year()) {
    ground.year = builder_.new_rows();
    ground.dates = {builder_.plan().from, max_date};
    dated_.push_back({table, ground.space, date, ground.counted, ground.year});
  } else {
    ground.year = ground.subject;
    ground.dates = builder_.program().wish.year.days;
    dated_.push_back({table, ground.space, date, ground.counted, ground.year});
    builder_.emit(JudgeDates{table, ground.space, date, ground.counted});
  }
  ground.accepted = ground.counted;
}

void Grounds::number_years() {
  years_ = builder_.new_space();
  first_day_ = builder_.new_register();
  wanted_ = builder_.new_register();
  builder_.emit(NumberYears{dated_, years_, first_day_, wanted_, builder_.new_rows()});
}

Operand Grounds::load(Index table, Index column) {
  const auto [known, fresh] = loaded_.try_emplace({table, column});
  if (!fresh) return known->second;
  const Type& type = builder_.plan().tables[at(table)].columns[at(column)].type;
  const bool of_subject = builder_.plan().tables[at(table)].is_subject;
  const Ground& ground = of_subject ? *subjects_ : *facts_[at(table)];
  const Bounds bounds = trusted(builder_.plan(), type, builder_.trust);
  const Reg out = builder_.new_register();
  builder_.emit(Load{out, table, column});
  builder_.emit(FlagOutside{ground.space, out, static_cast<std::int64_t>(bounds.low),
                            static_cast<std::int64_t>(bounds.high), ground.subject});
  return known->second = vector(out, bounds, scale_of(type));
}

Operand Grounds::trusted_as(const Type& type) const {
  return vector(no_reg, trusted(builder_.plan(), type, builder_.trust), scale_of(type));
}

Operand Grounds::column(Ground& ground, Index table, Index column) {
  const bool of_subject = builder_.plan().tables[at(table)].is_subject;
  Operand loaded = load(table, column);
  const bool in_place = of_subject ? ground.kind == Ground::Kind::subjects : ground.kind == Ground::Kind::facts;
  if (in_place) return loaded;
  ENSURE(of_subject || ground.below != nullptr);
  const auto [known, fresh] = gathered_.try_emplace({ground.space, {table, column}});
  if (fresh) known->second = arithmetic_.gather(ground.space, loaded, of_subject ? ground.subject : ground.facts);
  return known->second;
}

RowsReg Grounds::gather_rows(Space space, RowsReg from, RowsReg by) {
  const RowsReg out = builder_.new_rows();
  builder_.emit(GatherRows{out, space, from, by});
  return out;
}

Ground& Grounds::groups(Index group) {
  const auto [known, fresh] = groups_.try_emplace(group, nullptr);
  if (!fresh) return *known->second;
  const Group& kind = builder_.plan().groups[at(group)];
  Ground& facts = *facts_[at(kind.table)];
  Ground& ground = new_ground(Ground::Kind::groups, group);
  known->second = &ground;
  ground.below = &facts;
  ground.facts = builder_.new_rows();
  const RowsReg of_fact = builder_.new_rows();
  std::vector<Reg> by;
  bool by_id = false;
  for (const Index column : kind.by) {
    if (column == order_by_id) by_id = true;
    if (column != order_by_id) by.push_back(load(kind.table, column).reg);
  }
  if (by_id) by.clear();
  builder_.emit(FormGroups{facts.space, facts.accepted, facts.subject, by, ground.space, of_fact, ground.facts, group});
  facts.group[group] = of_fact;
  ground.subject = gather_rows(ground.space, facts.subject, ground.facts);
  ground.year = builder_.every_year() ? gather_rows(ground.space, facts.year, ground.facts) : ground.subject;
  ground.dates = facts.dates;
  return ground;
}

Ground& Grounds::selected(Ground& from, RowsReg rows) {
  Ground& ground = new_ground(Ground::Kind::selected, from.of);
  ground.below = &from;
  ground.facts = rows;
  ground.dates = from.dates;
  return ground;
}

RowsReg Grounds::group_of(Ground& ground, Index group) {
  if (ground.kind == Ground::Kind::groups && ground.of == group) return no_reg;
  static_cast<void>(groups(group));
  const auto known = ground.group.find(group);
  if (known != ground.group.end()) return known->second;
  ENSURE(ground.below != nullptr);
  const RowsReg rows = gather_rows(ground.space, ground.below->group.at(group), ground.facts);
  ground.group[group] = rows;
  return rows;
}

Reading Grounds::own(Ground& ground) const {
  Reading reading;
  reading.ground = &ground;
  reading.dates = ground.dates;
  reading.year = ground.year;
  return reading;
}

Operand Grounds::date_of(const Reading& reading) {
  if (reading.date) return *reading.date;
  if (reading.ground->kind == Ground::Kind::subjects) {
    static const Words why = {"人没有日期", "a subject has no date of its own"};  // untested: as below
    builder_.refuse(builder_.here(), why);  // untested: check lets nothing of a subject read a day
    return constant(0);                     // untested: check lets nothing of a subject read a day
  }
  Ground& ground = *reading.ground;
  const Index table = ground.below == nullptr ? ground.of : ground.below->of;
  return column(ground, table, builder_.plan().tables[at(table)].date_column());
}

Reading Grounds::at_scope(Ground& ground, const Scope& scope, RowsReg year) {
  if (scope.kind == Scope::Kind::fact) return own(ground);
  const auto [known, fresh] = readings_.try_emplace({ground.space, {scope.kind, scope.group}});
  if (!fresh) return known->second;
  Reading& reading = known->second;
  reading = own(ground);
  reading.number = ++last_reading_;
  if (scope.kind == Scope::Kind::group) {
    Ground& groups_of = groups(scope.group);
    const RowsReg group = group_of(ground, scope.group);
    reading.date = arithmetic_.gather(ground.space, date_of(own(groups_of)), group);
    reading.year = gather_rows(ground.space, groups_of.year, group);
  } else if (scope.kind == Scope::Kind::life) {
    reading.year = no_reg;
  } else if (builder_.every_year()) {
    const Bounds days{builder_.plan().from.days(), max_date.days()};
    reading.date = arithmetic_.gather(ground.space, vector(first_day_, days), year);
    reading.year = year;
  } else {
    const Date first = builder_.program().wish.year.days.from;
    reading.date = constant(first.days());
    reading.dates = {first, first};
    reading.year = year;
  }
  return reading;
}

Instances Grounds::instances(const Scope& scope, const Reading& reading) {
  switch (scope.kind) {
    case Scope::Kind::fact:
      return {no_reg, reading.ground->space};
    case Scope::Kind::group:
      return {group_of(*reading.ground, scope.group), groups(scope.group).space};
    case Scope::Kind::year:
      return {reading.year, years_};
    case Scope::Kind::life:
      return {reading.ground->subject, subjects_->space};
  }
  ENSURE(false);  // untested: the switch names every scope
  return {};
}

void Grounds::flag(Ground& ground, Reg bad, Reg among) {
  if (bad != no_reg) builder_.emit(Flag{ground.space, bad, among, ground.subject});
}

}  // namespace nuan::policy::columnar
