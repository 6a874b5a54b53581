// Aggregates and places: expressions read from many rows of a scope.
#include <algorithm>
#include <iterator>

#include "base/result.hpp"
#include "policy/interpret/evaluator.hpp"
#include "policy/interpret/folding.hpp"

namespace nuan::policy {

namespace {

bool in_scope(const Rows& rows, const Reading& row, const Reading& scope, const Book& book) {
  switch (rows.scope.kind) {
    case Scope::Kind::fact:           // untested: `per` in an aggregate names a group, year or life
      return row.fact == scope.fact;  // untested: `per` in an aggregate names a group, year or life
    case Scope::Kind::group:
      return book.instance_of(rows.scope.group, row) == scope.instance;
    case Scope::Kind::year:
      return row.year == scope.year;
    case Scope::Kind::life:
      return true;
  }
  return false;  // untested: the switch names every scope
}

}  // namespace

// A group whose `where` looks at facts is kept where any of its facts is; all of them are read.
bool Evaluator::keeps(const Rows& rows, const Reading& row) {
  if (rows.where == none) return true;
  const bool looks_at_facts = plan_.node(rows.where).level.rank == Level::Rank::fact;
  if (row.from != Reading::From::group || !looks_at_facts) return holds(rows.where, row);
  bool any = false;
  for (const Index fact : book_.instances(row.group)[static_cast<std::size_t>(row.instance)].facts) {
    any = holds(rows.where, book_.at_fact(fact)) || any;
  }
  return any;
}

// Rows are read as themselves: with their own date and year, wherever the aggregate stands.
std::vector<Reading> Evaluator::kept_rows(const Rows& rows, const Reading& scope) {
  std::vector<Reading> kept;
  const auto keep = [&](const Reading& row) {
    if (!in_scope(rows, row, scope, book_)) return;
    if (keeps(rows, row)) kept.push_back(row);
  };
  if (rows.of.rank == Level::Rank::group) {
    const auto instances = static_cast<Index>(book_.instances(rows.of.of).size());
    for (Index instance = 0; instance < instances; ++instance) keep(book_.at_instance(rows.of.of, instance));
    return kept;
  }
  ENSURE(rows.of.rank == Level::Rank::fact);
  if (rows.scope.kind == Scope::Kind::group) {
    const auto& instances = book_.instances(rows.scope.group);
    for (const Index fact : instances[static_cast<std::size_t>(scope.instance)].facts) keep(book_.at_fact(fact));
    return kept;
  }
  for (Index fact = 0; fact < static_cast<Index>(book_.facts().size()); ++fact) {
    if (book_.fact(fact).counts && book_.fact(fact).table == rows.of.of) keep(book_.at_fact(fact));
  }
  return kept;
}

Reading Evaluator::scope_of(const Rows& rows, const Reading& from) const {
  switch (rows.scope.kind) {
    case Scope::Kind::fact:  // untested: `per` in an aggregate names a group, year or life
      return from;           // untested: `per` in an aggregate names a group, year or life
    case Scope::Kind::group:
      return book_.at_instance(rows.scope.group, book_.instance_of(rows.scope.group, from));
    case Scope::Kind::year:
      return book_.at_year(from.year);
    case Scope::Kind::life:
      return book_.at_life();
  }
  ENSURE(false);  // untested: the switch names every scope
  return from;
}

Value Evaluator::aggregate(NodeId id, const Reading& from) {
  const Node& node = plan_.node(id);
  if (node.rows->of.rank == Level::Rank::subject) return over_everybody(id);
  const Reading scope = scope_of(*node.rows, from);
  const std::uint64_t key = static_cast<std::uint64_t>(id) * book_.slots() + scope.slot;
  if (const auto known = aggregates_.find(key); known != aggregates_.end()) return known->second;
  Value folded = fold(node, from, scope);
  if (stop_) return stopped(node);
  return aggregates_.emplace(key, std::move(folded)).first->second;
}

Value Evaluator::fold(const Node& node, const Reading& from, const Reading& scope) {
  const std::vector<Reading> rows = kept_rows(*node.rows, scope);
  if (node.args.empty()) return Rational(static_cast<unsigned long>(rows.size()));
  std::vector<Value> values;
  values.reserve(rows.size());
  for (const Reading& row : rows) values.push_back(value(node.args[0], row));
  if (stop_) return stopped(node);
  const auto folded = fold_values(node.rows->fold, node.rows->distinct, std::move(values));
  return folded ? *folded : stopped(node, folded.error(), from);
}

Value Evaluator::over_everybody(NodeId id) {
  ENSURE(everybody_ != nullptr);
  auto folded = everybody_->fold(id);
  if (folded) return std::move(*folded);
  if (!stop_) stop_ = std::move(folded).error();
  return stopped(plan_.node(id));
}

Value Evaluator::place(NodeId id, const Reading& from) {
  const Node& node = plan_.node(id);
  const std::vector<std::int64_t>& of_slot = places(id);
  if (stop_) return stopped(node);
  const Level& of = node.rows->of;
  const Reading row = of.rank == Level::Rank::group ? book_.at_instance(of.of, book_.instance_of(of.of, from)) : from;
  return Rational(static_cast<long>(of_slot[row.slot]));
}

// 1 for the first row that `where` keeps in each scope, 2 for the next; 0 for rows it does not keep.
const std::vector<std::int64_t>& Evaluator::places(NodeId id) {
  const auto [known, fresh] = places_.try_emplace(id);
  if (!fresh) return known->second;
  const Rows& rows = *plan_.node(id).rows;
  Rows everywhere = rows;
  everywhere.scope = Scope{Scope::Kind::life, none};
  std::vector<std::int64_t> of_slot(book_.slots(), 0);
  std::vector<std::int64_t> last(book_.slots(), 0);
  for (const Reading& row : kept_rows(everywhere, book_.at_life())) {
    of_slot[row.slot] = ++last[scope_of(rows, row).slot];
  }
  // Reading the rows may have met other places and moved the entry.
  return places_[id] = std::move(of_slot);
}

}  // namespace nuan::policy
