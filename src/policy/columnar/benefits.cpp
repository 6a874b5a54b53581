// Benefits: from the base of each fact to what it asks.
#include <algorithm>

#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

// A doubtful amount matters for every fact that `where` keeps, also for those that add nothing.
void Compiling::doubt(BenefitGround& of, Reg bad) {
  if (bad == no_reg) return;
  std::get<Select>(builder_.operation(of.select)).with_zero = true;
  if (of.narrowed) std::get<Select>(builder_.operation(*of.narrowed)).among = no_reg;
  grounds_.flag(*of.ground, bad, no_reg);
}

Run Compiling::run_of(BenefitGround& of, const Scope& scope) {
  Reading reading = grounds_.own(*of.ground);
  reading.year = of.year;
  const Instances instances = grounds_.instances(scope, reading);
  // A group's facts may lie among those of others, and so may those of a year in which groups began.
  const bool by_group = benefit(of).scope.kind == Scope::Kind::group && builder_.every_year();
  const bool in_order = scope.kind == Scope::Kind::life || (scope.kind == Scope::Kind::year && !by_group);
  return {of.ground->space, instances.of_row, instances.space, in_order};
}

Operand Compiling::threshold(BenefitGround& of, NodeId id, const Reading& reading) {
  Operand operand = expressions_.value(id, reading);
  doubt(of, operand.bad);
  operand.bad = no_reg;
  if (surely_not_negative(operand)) return operand;
  const Operand negative = arithmetic_.compare(of.ground->space, Sign::less, operand, constant(0));
  doubt(of, arithmetic_.as_vector(of.ground->space, negative, 1));
  return arithmetic_.larger(of.ground->space, operand, constant(0));
}

// An amount of the policy itself, in whole fen.
Operand Compiling::amount(BenefitGround& of, NodeId id, const Reading& reading) {
  Operand fen = arithmetic_.rounded(of.ground->space, threshold(of, id, reading));
  doubt(of, fen.bad);
  fen.bad = no_reg;
  // What no sum of asks can reach is as good as any other such cap.
  if (fen.constant() && fen.number > static_cast<long>(farthest)) fen.number = static_cast<long>(farthest);
  return fen;
}

Operand Compiling::rate(BenefitGround& of, NodeId id) { return threshold(of, id, grounds_.own(*of.ground)); }

Operand Compiling::running_sum(const Run& run, const Operand& in, Bounds bounds, Reg before) {
  const Space space = run.space;
  const std::int64_t scale = arithmetic_.common_scale(in, constant(1));
  const Reg after = builder_.new_register();
  builder_.emit(RunningSum{run, arithmetic_.as_vector(space, in, scale), before, after});
  return arithmetic_.checked(vector(after, bounds, scale));
}

void Compiling::ask(BenefitGround& of) {
  builder_.at(benefit(of).span);
  const Operand running = growing(of);  // may leave the ground for a narrower one
  const Operand rounded = arithmetic_.rounded(of.ground->space, running);
  const Operand raised = floored(of, terms_of(of), rounded);
  of.most += builder_.trust.facts;
  const Reg grown = builder_.new_register();
  builder_.emit(Growth{run_of(of, benefit(of).scope), arithmetic_.as_vector(of.ground->space, raised, 1), grown});
  of.ask = capped(of, vector(grown, {0, bounds_at(raised, 1).high}));
}

Reading Compiling::terms_of(BenefitGround& of) { return grounds_.at_scope(*of.ground, benefit(of).scope, of.year); }

// The running amount before it is rounded.
Operand Compiling::growing(BenefitGround& of) {
  const Wide facts = builder_.trust.facts;
  if (benefit(of).pay == Benefit::Pay::bands) {
    const Operand grown = banded(of);
    const Bounds bounds = bounds_at(grown, arithmetic_.common_scale(grown, constant(1)));
    const Run run = run_of(of, benefit(of).scope);
    const Operand sum = running_sum(run, grown, {0, product(bounds.high, facts)}, no_reg);
    of.most = sum.bounds.high / std::max<std::int64_t>(sum.scale, 1);
    return sum;
  }
  const Run run = run_of(of, benefit(of).scope);
  const Operand pay = rate(of, benefit(of).bands.front().rate);
  const std::int64_t scale = arithmetic_.common_scale(pay, constant(1));
  const Bounds bounds = bounds_at(pay, scale);
  of.most = product(bounds.high, facts) / std::max<std::int64_t>(scale, 1);
  if (benefit(of).pay == Benefit::Pay::per_fact) return running_sum(run, pay, {0, product(bounds.high, facts)}, no_reg);
  const Reg out = builder_.new_register();
  builder_.emit(RunningLargest{run, arithmetic_.as_vector(of.ground->space, pay, scale), out});
  return arithmetic_.checked(vector(out, {0, bounds.high}, scale));
}

Operand Compiling::beyond(BenefitGround& of, const Operand& base, const Operand& above) {
  if (above.is(0)) return base;
  const Space space = of.ground->space;
  return arithmetic_.larger(space, arithmetic_.subtract(space, base, above), constant(0));
}

// What the fact adds to the running base, in the bands it reaches.
Operand Compiling::banded(BenefitGround& of) {
  const Run run = run_of(of, benefit(of).scope);
  Operand on = expressions_.value(benefit(of).on, grounds_.own(*of.ground));
  on.bad = no_reg;  // such facts are flagged
  const Bounds each = bounds_at(on, arithmetic_.common_scale(on, constant(1)));
  const Bounds all{0, product(std::max<Wide>(each.high, 0), builder_.trust.facts)};
  Operand before = vector(builder_.new_register(), all);
  Operand after = running_sum(run, on, all, before.reg);
  before.scale = after.scale;
  if (program_.wish.parts) {
    const Reg shown = arithmetic_.as_vector(of.ground->space, on, after.scale);
    builder_.emit(
        ShowBase{benefit(of).table, of.benefit, of.ground->space, shown, after.scale, of.ground->facts, of.wanted});
  }
  Operand above = constant(0);
  if (benefit(of).above != none) above = threshold(of, benefit(of).above, terms_of(of));
  if (may_narrow(of, above)) {
    narrow(of, above, before, after);
    above = threshold(of, benefit(of).above, terms_of(of));
  }
  const Operand from = beyond(of, before, above);
  return in_bands(of, terms_of(of), from, beyond(of, after, above));
}

Operand Compiling::in_bands(BenefitGround& of, const Reading& terms, const Operand& from, const Operand& to) {
  const Space space = of.ground->space;
  Operand on = expressions_.value(benefit(of).on, grounds_.own(*of.ground));
  const auto piece_in = [&](Operand piece) {  // no longer than what the fact adds
    if (!piece.constant()) piece.bounds = {0, std::max<Wide>(bounds_at(on, piece.scale).high, 0)};
    return piece;
  };
  Operand sum = constant(0);
  Operand below = constant(0);
  Operand last_edge = constant(0);
  for (const Band& band : benefit(of).bands) {
    Operand reached = arithmetic_.subtract(space, to, from);
    if (band.edge != none) {
      const Operand edge = threshold(of, band.edge, terms);
      const Operand falling = arithmetic_.compare(space, Sign::less, edge, last_edge);
      if (!falling.is(0)) doubt(of, arithmetic_.as_vector(space, falling, 1));
      reached =
          arithmetic_.subtract(space, arithmetic_.smaller(space, to, edge), arithmetic_.smaller(space, from, edge));
      last_edge = edge;
    }
    reached = piece_in(reached);
    const Operand piece = piece_in(arithmetic_.subtract(space, reached, below));
    sum = arithmetic_.add(space, sum, arithmetic_.multiply(space, piece, rate(of, band.rate)));
    below = reached;
    if (band.edge == none) break;
  }
  return sum;
}

Operand Compiling::floored(BenefitGround& of, const Reading& terms, const Operand& rounded) {
  const Space space = of.ground->space;
  if (benefit(of).raise_to != none) {
    const Operand floor = amount(of, benefit(of).raise_to, terms);
    of.most += product(bounds_at(floor, 1).high, builder_.trust.facts);
    const Operand pays = arithmetic_.compare(space, Sign::greater, rounded, constant(0));
    return arithmetic_.choose(space, pays, arithmetic_.larger(space, rounded, floor), rounded);
  }
  if (benefit(of).nothing_under != none) {
    const Operand floor = amount(of, benefit(of).nothing_under, terms);
    const Operand too_little = arithmetic_.compare(space, Sign::less, rounded, floor);
    return arithmetic_.choose(space, too_little, constant(0), rounded);
  }
  return rounded;
}

// A cap of the benefit's own scope cuts the running amount, a wider one the asks that reach it: one movement.
Operand Compiling::capped(BenefitGround& of, Operand growth) {
  for (const Cap& cap : benefit(of).caps) {
    const Operand most = amount(of, cap.amount, grounds_.at_scope(*of.ground, cap.scope, of.year));
    const Reg out = builder_.new_register();
    builder_.emit(PassCeiling{run_of(of, cap.scope), growth.reg, arithmetic_.argument(of.ground->space, most, 1), out});
    growth = vector(out, growth.bounds);
  }
  return growth;
}

}  // namespace nuan::policy::columnar
