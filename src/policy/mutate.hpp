// Mutation: how sharply do a policy's examples watch its rule? Each threshold, rate, date, comparison and clause is
// changed a little, one at a time; an example that then fails has noticed. Pure, and the same answer every time.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "policy/apply.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

enum class ChangeKind : std::uint8_t {
  amount,       // money by a fen, a count by one, a decimal by its last digit
  rate,         // by a point, or by the last digit written
  days,         // a length by a day
  date,         // by a day
  comparison,   // < as <=, < as >, is as is not
  condition,    // and as or, one side alone, negated
  choice,       // another choice, text or flag
  branch,       // one side of an `if` for all
  arithmetic,   // + as -, least as greatest, start as end
  rows,         // sum as largest, `where` and `distinct` left out
  scope,        // per year as per stay
  band,         // left out
  clause,       // `above`, a floor, a cap, a later value left out
  requirement,  // left out, or no longer a note
  limit,        // left out, or over one benefit fewer
};
inline constexpr std::size_t change_kind_count = 15;
// `amount`, `rate` … as --json and tests name them.
[[nodiscard]] std::string_view name_of(ChangeKind kind);

struct Mutant {
  enum class Fate : std::uint8_t {
    noticed,    // `example` fails, or no longer makes sense
    unnoticed,  // every example passes all the same
    refused,    // the checker does not take the changed text: nobody could have used it
    equal,      // proved to pay the same whatever the facts: there is nothing to notice
  } fate = Fate::unnoticed;
  ChangeKind kind = ChangeKind::amount;
  Span span;                      // what is changed, in the plan's own text
  std::string before, after;      // the words in the file
  Words change;                   // 门诊:起付线 1,800 元 → 1,800.01 元
  Words why;                      // refused: the checker's sentence; equal: the proof
  std::string example;            // noticed: the first example's title
  std::string law;                // unnoticed: the title of a law that notices, tried with made-up people; or empty
  std::optional<Words> to_paste;  // unnoticed: an example under which the change shows, with the amounts that the
                                  // plan as it is gives; nothing where made-up people found none
  bool pasted_before = false;     // that example was already given for an earlier change
};

struct Mutation {
  std::vector<Mutant> mutants;  // in the order of the file
  [[nodiscard]] std::size_t count(Mutant::Fate fate) const;
  // Those an example could have noticed: noticed and unnoticed ones.
  [[nodiscard]] std::size_t counted() const { return count(Mutant::Fate::noticed) + count(Mutant::Fate::unnoticed); }
};

// Of a plan whose text was read without problems and whose examples all pass.
[[nodiscard]] Mutation mutate(const Plan& plan, Apply apply = nullptr);

}  // namespace nuan::policy
