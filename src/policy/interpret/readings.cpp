// Readings: single expressions of one subject, read as settle() read them.
#include <algorithm>

#include "policy/interpret/cover.hpp"
#include "policy/interpret/settlement.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

namespace {

Index find_fact(const Book& book, Index table, std::string_view id) {
  const auto& facts = book.facts();
  const auto found = std::find_if(facts.begin(), facts.end(),
                                  [&](const BookFact& each) { return each.table == table && each.fact->id == id; });
  return found == facts.end() ? none : static_cast<Index>(found - facts.begin());
}

}  // namespace

// Facts that a cover refused were read while they still counted, so they are read from a book of their own.
struct Readings::Inside {
  Inside(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject)
      : before_cover(plan, inputs, subject), settled(plan, inputs, subject) {
    settled.refuse_outside();
    settled.apply_cover();
  }
  Settlement before_cover;
  Settlement settled;
};

Readings::Readings(const Plan& plan, const std::vector<Value>& inputs, const Subject& subject)
    : inside_(std::make_unique<Inside>(plan, inputs, subject)) {}

Readings::~Readings() = default;

std::optional<Value> Readings::at(NodeId node, Index table, std::string_view fact_id, Date reading) const {
  const Index fact = find_fact(inside_->settled.book(), table, fact_id);
  if (fact == none || inside_->settled.book().fact(fact).year == none || inside_->settled.stopped())
    return std::nullopt;
  Settlement& read = inside_->settled.book().fact(fact).counts ? inside_->settled : inside_->before_cover;
  Reading from = read.book().at_fact(fact);
  from.date = reading;
  // What was remembered of this place may have been read on another day.
  read.evaluator().forget();
  Value value = read.evaluator().value(node, from);
  const bool decided = !read.evaluator().stop();
  read.evaluator().go_on();
  if (!decided) return std::nullopt;
  return value;
}

}  // namespace nuan::policy
