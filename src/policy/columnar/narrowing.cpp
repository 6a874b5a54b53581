// Narrowing: facts with which a running base is still within its deductible pay nothing, and most persons never get
// beyond theirs. What a benefit does behind its deductible is done on the other facts alone.
#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

// Not where something else could make such a fact pay (a floor), or where a doubt asks for every fact that `where`
// keeps; nor for a database, which looks at rows one by one in any case.
bool Compiling::may_narrow(BenefitGround& of, const Operand& above) {
  const bool floored = benefit(of).raise_to != none || benefit(of).nothing_under != none;
  const bool doubted = std::get<Select>(builder_.operation(of.select)).with_zero;
  return program_.narrows && !above.is(0) && !floored && !doubted;
}

// The base never falls, so of every instance the facts left behind are the first ones: all that runs begins at zero
// for those that stay, as it would have stood.
void Compiling::narrow(BenefitGround& of, const Operand& above, Operand& before, Operand& after) {
  const Ground& wide = *of.ground;
  const Operand beyond = arithmetic_.compare(wide.space, Sign::greater, after, above);
  const RowsReg rows = builder_.new_rows();
  Ground& ground = grounds_.selected(grounds_.facts(benefit(of).table), no_reg);
  const Reg among = arithmetic_.as_vector(wide.space, beyond, 1);
  of.narrowed = builder_.emitted();
  builder_.emit(Select{wide.space, among, {no_reg, 1}, {}, false, ground.space, rows});
  ground.facts = grounds_.gather_rows(ground.space, wide.facts, rows);
  ground.subject = grounds_.gather_rows(ground.space, wide.subject, rows);
  ground.year = ground.subject;
  if (builder_.every_year()) {
    ground.year = grounds_.gather_rows(ground.space, wide.year, rows);
    of.year = grounds_.gather_rows(ground.space, of.year, rows);
    of.wanted = arithmetic_.gather(ground.space, vector(of.wanted, flag_bounds), rows).reg;
  } else {
    of.year = ground.year;
  }
  before = arithmetic_.gather(ground.space, before, rows);
  after = arithmetic_.gather(ground.space, after, rows);
  of.ground = &ground;
}

}  // namespace nuan::policy::columnar
