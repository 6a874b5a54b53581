#include "policy/check/levels.hpp"

#include "policy/check/say.hpp"

namespace nuan::policy::check {
namespace {

using Rank = Level::Rank;

const std::string& subject_name(const Plan& plan) { return plan.tables.front().name; }
const std::string& table_name(const Plan& plan, Index table) {
  return plan.tables[static_cast<std::size_t>(table)].name;
}
const std::string& group_name(const Plan& plan, Index group) {
  return plan.groups[static_cast<std::size_t>(group)].name;
}

}  // namespace

Index table_of(const Plan& plan, const Level& level) {
  if (level.rank == Rank::fact) return level.of;
  if (level.rank == Rank::group) return plan.groups[static_cast<std::size_t>(level.of)].table;
  return none;
}

std::optional<Level> meeting_level(const Plan& plan, const Level& left, const Level& right) {
  const Level& fine = left.rank >= right.rank ? left : right;
  const Level& coarse = left.rank >= right.rank ? right : left;
  if (coarse.rank < Rank::group) {  // a fact or group knows its own year
    const bool yearly = fine.rank < Rank::group && (fine.yearly || coarse.yearly);
    return Level{fine.rank, fine.of, yearly};
  }
  const Index table = table_of(plan, fine);
  if (table != table_of(plan, coarse)) return std::nullopt;
  if (fine == coarse || fine.rank == Rank::fact) return fine;
  return Level{Rank::fact, table, false};  // two groups of one table meet in each of its facts
}

bool can_read(const Plan& plan, const Level& reader, const Level& what) {
  switch (what.rank) {
    case Rank::all:
      return true;
    case Rank::subject:
      return reader.rank >= Rank::group || (reader.rank == Rank::subject && (reader.yearly || !what.yearly));
    case Rank::group:
      return reader.rank == Rank::group ? reader.of == what.of
                                        : reader.rank == Rank::fact && reader.of == table_of(plan, what);
    case Rank::fact:
      return reader.rank == Rank::fact && reader.of == what.of;
  }
  return false;  // untested: the switch names every rank
}

Level level_of(const Scope& scope, Index table) {
  switch (scope.kind) {
    case Scope::Kind::fact:
      return {Rank::fact, table, false};
    case Scope::Kind::group:
      return {Rank::group, scope.group, false};
    case Scope::Kind::year:
      return {Rank::subject, none, true};
    case Scope::Kind::life:
      break;
  }
  return {Rank::subject, none, false};
}

bool lies_within(const Scope& inner, const Scope& outer) {
  if (inner.kind != outer.kind) return inner.kind < outer.kind;
  return inner.kind != Scope::Kind::group || inner.group == outer.group;
}

Words words_for(const Plan& plan, const Level& level) {
  switch (level.rank) {
    case Rank::all:
      return {"全体只有一个值", "one value for all"};
    case Rank::subject:
      return level.yearly ? say("每个 {} 每年一个值", "one value for each {} and year", subject_name(plan))
                          : say("每个 {} 一个值", "one value for each {}", subject_name(plan));
    case Rank::group:
      return say("每个 {} 一个值", "one value for each {}", group_name(plan, level.of));
    case Rank::fact:
      break;
  }
  return say("每条 {} 一个值", "one value for each {}", table_name(plan, level.of));
}

Words words_for(const Plan& plan, const Scope& scope, Index table) {
  switch (scope.kind) {
    case Scope::Kind::fact: {
      const std::string name = table == none ? "TABLE" : table_name(plan, table);
      return say("per {}", "per {}", name);
    }
    case Scope::Kind::group:
      return say("per {}", "per {}", group_name(plan, scope.group));
    case Scope::Kind::year:
      return {"per year", "per year"};
    case Scope::Kind::life:
      break;
  }
  return {"per life", "per life"};
}

}  // namespace nuan::policy::check
