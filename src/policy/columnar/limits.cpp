// Limits: which asks meet which limits, and in which order.
#include <algorithm>

#include "policy/columnar/compiling.hpp"

namespace nuan::policy::columnar {

namespace {

bool has(const std::vector<Index>& benefits, Index benefit) {
  return std::find(benefits.begin(), benefits.end(), benefit) != benefits.end();
}

}  // namespace

Space Compiling::limit_space(const Limit& limit) {
  switch (limit.cap.scope.kind) {
    case Scope::Kind::fact:
      break;
    case Scope::Kind::group:
      return grounds_.groups(limit.cap.scope.group).space;
    case Scope::Kind::year:
    case Scope::Kind::life: {
      Reading reading = grounds_.own(grounds_.subjects());
      return grounds_.instances(limit.cap.scope, reading).space;
    }
  }
  if (merged_ != no_reg) return merged_;
  return grounds_.facts(plan().benefits[static_cast<std::size_t>(limit.benefits.front())].table).space;
}

Asks Compiling::asks_of(BenefitGround& of) {
  Ground& ground = *of.ground;
  const Index table = benefit(of).table;
  Asks asks{of.benefit, table, ground.space, of.ask.reg, ground.facts, ground.subject, no_reg, of.wanted, {}};
  if (merged_ != no_reg) asks.position = positions_[static_cast<std::size_t>(table)];
  for (std::size_t index = 0; index < plan().limits.size(); ++index) {
    const Limit& limit = plan().limits[index];
    if (!has(limit.benefits, of.benefit)) continue;
    builder_.at(limit.span);
    const Operand most = amount(of, limit.cap.amount, grounds_.at_scope(ground, limit.cap.scope, of.year));
    const RowsReg instance = run_of(of, limit.cap.scope).instance;
    asks.limits.push_back({static_cast<Index>(index), instance, arithmetic_.argument(ground.space, most, 1)});
  }
  return asks;
}

// Then facts of different tables meet in the same limits.
bool Compiling::several_tables() const {
  const auto& all = plan().benefits;
  return std::any_of(all.begin(), all.end(), [&](const Benefit& each) { return each.table != all.front().table; });
}

void Compiling::pay_out() {
  if (several_tables()) {
    MergeTables merge{grounds_.dated_tables(), {}, builder_.new_space()};
    positions_.resize(plan().tables.size(), no_reg);
    for (const DatedTable& table : merge.tables) {
      merge.positions.push_back(builder_.new_register());
      positions_[static_cast<std::size_t>(table.table)] = merge.positions.back();
    }
    merged_ = merge.merged;
    builder_.emit(merge);
  }
  PayOut pay;
  Wide most = 0;
  for (BenefitGround& of : benefits_) {
    pay.asks.push_back(asks_of(of));
    most += of.most;
  }
  for (const Limit& limit : plan().limits) pay.instances.push_back(limit_space(limit));
  if (!Bounds{0, most}.held()) builder_.overflow(plan().benefits.front().span);
  builder_.emit(pay);
}

}  // namespace nuan::policy::columnar
