// Attempts on a law, and what breaks it.
//
// `always C`: C holds in every year in which the subject has facts.
// `R monotone in c`: where one fact's c is raised and nothing else changes, R falls in no year.
// `R no cliff above X in c`: where one fact's c is raised by the smallest step there is and nothing else changes, R
// moves, up or down, by more than X in no year; X is read on the year's first day.
// `order of facts does not matter`: facts of one day are taken by the table's further order columns and their ids;
// where two of them exchange those, every result of every year stays what it was. (Exchanging days would change the
// facts themselves.) A subject that cannot be decided neither holds nor breaks a law.
//
// A law about a form is about its rows instead of years: `always C` in every row; `R monotone in c` and `no cliff` in
// the rows of the one whose c is raised (all rows of a measure or target), X read as a value of the whole; the order of
// facts must not change what a form comes to for their subject. Rows that cannot be worked out hold and break nothing.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "policy/apply.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

struct Attempt {
  std::vector<Value> inputs;
  Subject subject;
  Index table = none;                // monotone, cliff: whose value is raised; order: of the two facts
  std::size_t fact = 0;              // into the subject's facts of that table
  std::size_t other = 0;             // order: the second fact
  std::size_t column = 0;            // monotone, cliff
  Value raised;                      // monotone: what it is raised to
  std::vector<Subject> others = {};  // of a form that looks at more than one: who else takes part
};

// A row of a form, and what it comes to, as an example writes them.
struct FigureBreach {
  std::vector<std::string> row;  // which one: none, one or two of its keys
  std::string expected;
  std::string got;
};

struct Breach {
  Subject shown;  // the facts under which `result` comes out as `got`
  std::string year;
  Index result = none;
  Money expected;  // what the law would have: for an example that fails until the policy is mended
  Money got;
  bool expectation_known = true;  // false: the condition is too involved to tell one amount that would satisfy it
  std::optional<FigureBreach> figure = {};  // of a form: instead of a year and amounts
  std::vector<Subject> others = {};
};

// The least that matters: a fen, a day, one of a count, a point.
[[nodiscard]] Rational smallest_step(Kind kind);

// The subject after the raise or the exchange; the same subject for `always`.
[[nodiscard]] Subject changed_subject(const Plan& plan, const Law& law, const Attempt& attempt);

// How the attempt breaks the law, or nothing. Laws about forms need `apply`.
[[nodiscard]] std::optional<Breach> breach_of(const Plan& plan, const Law& law, const Attempt& attempt,
                                              Apply apply = nullptr);

}  // namespace nuan::policy
