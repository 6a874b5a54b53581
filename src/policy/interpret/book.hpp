// Book: one subject's facts in force in the order they are taken, with their years and groups, and the places an
// expression can be read from.
#pragma once

#include <vector>

#include "policy/facts.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// What an expression is read from. Everything yearly in it is read in that place's year, everything dated on its date.
struct Reading {
  enum class From : std::uint8_t { fact, group, year, life } from = From::life;
  Index fact = none;      // into Book::facts(); for a group its first fact
  Index group = none;     // group: into Plan::groups
  Index instance = none;  // group: which one
  Index year = none;      // into Book::years(); none under `per life`
  Date date;              // own date; of a group that of its first fact; of a year its first day
  std::size_t slot = 0;   // a number no other place of this book has, below Book::slots()
};

struct BookFact {
  Index table = none;
  const Fact* fact = nullptr;
  Date date;
  Index year = none;   // none before the first edition and between listed years
  bool counts = true;  // seen by groups, aggregates and places
};

// The facts of one subject that belong together, in order; never empty.
struct Instance {
  std::vector<Index> facts;
};

class Book {
 public:
  // Facts outside the plan's years do not count. `subject` must outlive the book.
  Book(const Plan& plan, const Subject& subject);

  [[nodiscard]] const std::vector<BookFact>& facts() const { return facts_; }
  [[nodiscard]] const BookFact& fact(Index index) const { return facts_[static_cast<std::size_t>(index)]; }
  // Ascending.
  [[nodiscard]] const std::vector<Year>& years() const { return years_; }
  [[nodiscard]] const std::vector<Instance>& instances(Index group) const;

  // Takes facts out of groups, aggregates and places.
  void leave_out(const std::vector<Index>& facts);

  [[nodiscard]] Reading at_fact(Index fact) const;
  [[nodiscard]] Reading at_instance(Index group, Index instance) const;
  [[nodiscard]] Reading at_year(Index year) const;
  [[nodiscard]] Reading at_life() const;
  // The group's instance that a fact belongs to, or that is being read from.
  [[nodiscard]] Index instance_of(Index group, const Reading& reading) const;
  // The scope that a fact lies in, its year being `year`.
  [[nodiscard]] Reading at_scope(const Scope& scope, Index fact, Index year) const;
  [[nodiscard]] std::size_t slots() const { return slots_; }

 private:
  struct Groups {
    std::vector<Instance> instances;
    std::vector<Index> of_fact;  // none for facts of other tables and those that do not count
    std::size_t first_slot = 0;
  };
  void number_years();
  void form_groups();
  void form_group(const Group& group, Groups& groups) const;

  const Plan& plan_;
  std::vector<BookFact> facts_;
  std::vector<Year> years_;
  std::vector<Groups> groups_;
  std::size_t slots_ = 0;
};

}  // namespace nuan::policy
