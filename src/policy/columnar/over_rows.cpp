// Aggregates and places: folded where their rows are, then looked up from where they are read.
#include "policy/columnar/expressions.hpp"

namespace nuan::policy::columnar {

Reading Expressions::row_of(const Rows& rows) {
  Ground& ground = rows.of.rank == Level::Rank::group ? grounds_.groups(rows.of.of) : grounds_.facts(rows.of.of);
  return grounds_.own(ground);
}

// Groups hold only facts that count.
Reg Expressions::among(const Reading& row) const {
  if (row.ground->kind == Ground::Kind::groups) return no_reg;
  return row.ground->accepted;
}

Operand Expressions::aggregate(NodeId id, const Reading& reading) {
  const Node& node = builder_.plan().node(id);
  const Reading row = row_of(*node.rows);
  const Instances inside = grounds_.instances(node.rows->scope, row);
  const auto [known, fresh] = folded_.try_emplace({id, inside.space, inside.of_row, row.number});
  if (fresh) {
    // Folding may meet other aggregates and move the entry.
    Operand computed = folded(node, row, inside);
    folded_[{id, inside.space, inside.of_row, row.number}] = computed;
  }
  const Operand answer = folded_.at({id, inside.space, inside.of_row, row.number});
  if (reading.ground->kind == Ground::Kind::subjects && node.rows->scope.kind == Scope::Kind::year) {
    static const Words why = {"人不属于哪一年", "a subject belongs to no year"};  // untested: as below
    return refused(node, why);  // untested: check lets no form of subjects ask for a year
  }
  const Instances here = grounds_.instances(node.rows->scope, reading);
  return here.of_row == no_reg ? answer : arithmetic_.gather(reading.ground->space, answer, here.of_row);
}

Operand Expressions::folded(const Node& node, const Reading& row, const Instances& instances) {
  const Rows& rows = *node.rows;
  const Space space = row.ground->space;
  if (rows.fold == Fold::mean) {
    return refused(node, {"平均值没有固定的分母", "a mean has no fixed denominator"});
  }
  const Operand where = condition(rows.where, row);
  const Operand counted = node.args.empty() ? constant(1) : value(node.args[0], row);
  const Arg kept = arithmetic_.argument(space, where, 1);
  Operand answer = rows.distinct && rows.fold != Fold::any && rows.fold != Fold::every
                       ? fold_distinct(node, row, kept, counted, instances)
                       : fold(rows.fold, row, kept, counted, instances);
  answer.bad = arithmetic_.either_bad(instances.space, answer.bad, doubt(row, where, counted, instances));
  return answer;
}

Operand Expressions::fold(Fold fold, const Reading& row, const Arg& where, const Operand& value,
                          const Instances& instances) {
  const Wide rows = builder_.trust.facts;
  std::int64_t scale = arithmetic_.common_scale(value, constant(1));
  Bounds bounds = bounds_at(value, scale) | Bounds{0, 0};
  if (fold == Fold::sum) bounds = bounds * Bounds{0, rows};
  if (fold == Fold::count) {
    bounds = {0, rows};
    scale = 1;
  }
  const bool needs_row = fold == Fold::first || fold == Fold::last || fold == Fold::smallest || fold == Fold::largest;
  const Reg nothing = needs_row ? builder_.new_register() : no_reg;
  const Reg out = builder_.new_register();
  const Arg values = fold == Fold::count ? Arg{} : arithmetic_.argument(row.ground->space, value, scale);
  builder_.emit(
      FoldRows{fold, row.ground->space, among(row), where, values, instances.of_row, instances.space, out, nothing});
  return arithmetic_.checked(vector(out, bounds, scale, nothing));
}

Operand Expressions::fold_distinct(const Node& node, const Reading& row, const Arg& where, const Operand& value,
                                   const Instances& instances) {
  const Fold kind = node.rows->fold;
  if (kind == Fold::smallest || kind == Fold::largest || kind == Fold::first) {
    return fold(kind, row, where, value, instances);
  }
  if (kind != Fold::count) {
    return refused(node, {"不同值的合计没有整数形式", "a sum of distinct values has no form in columns"});
  }
  const Space space = row.ground->space;
  const Reg values = arithmetic_.as_vector(space, value, arithmetic_.common_scale(value, constant(1)));
  const Reg out = builder_.new_register();
  builder_.emit(CountDistinct{space, among(row), where, values, instances.of_row, instances.space, out});
  return vector(out, {0, builder_.trust.facts});
}

// Instances with a row that nobody knows whether to keep, or a kept row that has no value.
Reg Expressions::doubt(const Reading& row, const Operand& where, const Operand& value, const Instances& instances) {
  if (where.bad == no_reg && value.bad == no_reg) return no_reg;
  const Space space = row.ground->space;
  Operand bad = constant(0);
  if (value.bad != no_reg) {
    Operand kept = where;
    kept.bad = no_reg;
    bad = arithmetic_.both(space, kept, vector(value.bad, flag_bounds));
  }
  if (where.bad != no_reg) bad = arithmetic_.either(space, vector(where.bad, flag_bounds), bad);
  return fold(Fold::any, row, Arg{no_reg, 1}, bad, instances).reg;
}

// A group whose `where` looks at facts is kept where any of its facts is.
Operand Expressions::kept(const Rows& rows, const Reading& row) {
  const bool looks_at_facts = rows.where != none && builder_.plan().node(rows.where).level.rank == Level::Rank::fact;
  if (rows.of.rank != Level::Rank::group || !looks_at_facts) return condition(rows.where, row);
  Ground& facts = grounds_.facts(builder_.plan().groups[static_cast<std::size_t>(rows.of.of)].table);
  const Reading fact = grounds_.own(facts);
  const Instances groups{grounds_.group_of(facts, rows.of.of), row.ground->space};
  const Operand holds = value(rows.where, fact);
  Operand any = fold(Fold::any, fact, Arg{no_reg, 1}, holds, groups);
  any.bad = doubt(fact, constant(1), holds, groups);
  return any;
}

Operand Expressions::place(NodeId id, const Reading& reading) {
  const Rows& rows = *builder_.plan().node(id).rows;
  const Reading row = row_of(rows);
  Ground& ground = *reading.ground;
  if (ground.space == row.ground->space) return places(id, row);
  const Operand places_of_rows = value(id, row);
  if (rows.of.rank == Level::Rank::group) {
    const RowsReg group = grounds_.group_of(ground, rows.of.of);
    return group == no_reg ? places_of_rows : arithmetic_.gather(ground.space, places_of_rows, group);
  }
  ENSURE(ground.kind == Ground::Kind::selected);
  return arithmetic_.gather(ground.space, places_of_rows, ground.facts);
}

Operand Expressions::places(NodeId id, const Reading& row) {
  const Rows& rows = *builder_.plan().node(id).rows;
  const Space space = row.ground->space;
  const Operand where = kept(rows, row);
  const Instances instances = grounds_.instances(rows.scope, row);
  const Reg out = builder_.new_register();
  builder_.emit(
      NumberPlaces{space, among(row), arithmetic_.argument(space, where, 1), instances.of_row, instances.space, out});
  Operand answer = vector(out, {0, builder_.trust.facts});
  // Where it is not known whether a row is kept, no place of its scope is known.
  const Reg bad = doubt(row, where, constant(0), instances);
  if (bad == no_reg) return answer;
  answer.bad =
      instances.of_row == no_reg ? bad : arithmetic_.gather(space, vector(bad, flag_bounds), instances.of_row).reg;
  return answer;
}

}  // namespace nuan::policy::columnar
