// Selection: the facts of each benefit, as rows of their own, so that what is rare costs little.
#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

namespace {

struct Wanted {
  Index benefit;
  Operand where, base;
};

}  // namespace

// All benefits of a table are asked before any is computed: one negative base keeps a fact from all of them.
void Compiling::choose_facts(Index table) {
  Ground& facts = grounds_.facts(table);
  const Reading reading = grounds_.own(facts);
  std::vector<Wanted> wanted;
  Reg among = facts.accepted;
  for (Index index = 0; index < static_cast<Index>(plan().benefits.size()); ++index) {
    const Benefit& one = plan().benefits[static_cast<std::size_t>(index)];
    if (one.table != table) continue;
    Wanted each{index, expressions_.condition(one.where, reading), constant(0)};
    if (one.on != none) each.base = expressions_.value(one.on, reading);
    grounds_.flag(facts, each.where.bad, facts.accepted);
    if (each.base.bad != no_reg) {
      const Operand kept = arithmetic_.both(facts.space, vector(facts.accepted, flag_bounds), each.where);
      grounds_.flag(facts, each.base.bad, arithmetic_.as_vector(facts.space, kept, 1));
    }
    wanted.push_back(std::move(each));
  }
  for (const Wanted& each : wanted) among = refuse_negative(table, each.where, each.base, among);
  for (const Wanted& each : wanted) {
    BenefitGround& into = benefits_[static_cast<std::size_t>(each.benefit)];
    into.benefit = each.benefit;
    select(into, each.where, each.base, among);
  }
  if (const auto belong = belong_.find(table); belong != belong_.end()) {
    belong->second.among = among;
    belong->second.kept = kept_[table];
    builder_.emit(belong->second);
  }
}

Reg Compiling::refuse_negative(Index table, const Operand& where, const Operand& base, Reg among) {
  if (surely_not_negative(base) || where.is(0)) return among;
  const Space space = grounds_.facts(table).space;
  const std::int64_t scale = arithmetic_.common_scale(base, constant(1));
  const Reg out = builder_.new_register();
  builder_.emit(RefuseNegative{table, space, among, arithmetic_.argument(space, where, 1),
                               arithmetic_.argument(space, base, scale), out});
  return out;
}

void Compiling::select(BenefitGround& into, const Operand& where, const Operand& base, Reg among) {
  const Benefit& of = benefit(into);
  Ground& facts = grounds_.facts(of.table);
  const RowsReg rows = builder_.new_rows();
  Ground& ground = grounds_.selected(facts, rows);
  into.ground = &ground;
  const Arg kept = arithmetic_.argument(facts.space, where, 1);
  Arg not_zero;
  if (of.pay == Benefit::Pay::bands) {
    not_zero.reg = arithmetic_.as_vector(facts.space, base, arithmetic_.common_scale(base, constant(1)));
  }
  into.select = builder_.emitted();
  builder_.emit(Select{facts.space, among, kept, not_zero, false, ground.space, rows});
  ground.subject = grounds_.gather_rows(ground.space, facts.subject, rows);
  ground.year = builder_.every_year() ? grounds_.gather_rows(ground.space, facts.year, rows) : ground.subject;
  into.year = ground.year;
  RowsReg year_of_fact = facts.year;
  if (of.scope.kind == Scope::Kind::group && builder_.every_year()) {
    Ground& groups = grounds_.groups(of.scope.group);
    year_of_fact = grounds_.gather_rows(facts.space, groups.year, grounds_.group_of(facts, of.scope.group));
    into.year = grounds_.gather_rows(ground.space, year_of_fact, rows);
    belong_[of.table] = Belong{of.table, facts.space, no_reg, {}, grounds_.wanted()};
  }
  kept_[of.table].push_back({kept, year_of_fact});
  if (builder_.every_year()) {
    into.wanted = arithmetic_.gather(ground.space, vector(grounds_.wanted(), flag_bounds), into.year).reg;
  }
}

}  // namespace nuan::policy::columnar
