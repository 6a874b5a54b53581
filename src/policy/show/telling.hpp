// Telling: what every part of an explanation needs at hand.
#pragma once

#include "policy/show/phrase.hpp"
#include "policy/show/reason.hpp"
#include "policy/show/speaker.hpp"

namespace nuan::policy {

struct Telling {
  const Speaker& speaker;
  const Phrases& phrases;
  const Readings& readings;
  const std::vector<Value>& inputs;
  const Subject& subject;
  const Outcome& outcome;
  const Year& year;
  Index year_index = none;  // into Outcome::years; none where no fact of it counts
  bool folded = false;      // a long history: only what cuts is told of caps and limits

  [[nodiscard]] const Plan& plan() const { return speaker.plan(); }
  [[nodiscard]] const Table& table(Index index) const { return plan().tables[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Benefit& benefit(Index index) const { return plan().benefits[static_cast<std::size_t>(index)]; }
  [[nodiscard]] const Limit& limit(Index index) const { return plan().limits[static_cast<std::size_t>(index)]; }
  // Over which stretch a benefit adds up: `当年`, `this year`.
  [[nodiscard]] Text so_far(const Benefit& benefit) const;
  [[nodiscard]] Kind base_kind(const Benefit& benefit) const {
    return benefit.on == none ? Kind::money : plan().node(benefit.on).type.kind;
  }
  // Where a value that was read at a fact comes from, as marks alone.
  [[nodiscard]] Text origin(const FactStep& fact, NodeId node, Date date, const std::string& source = "") const;
  // What the base has to exceed, with its mark.
  [[nodiscard]] Text threshold(const FactStep& fact, const BenefitStep& step) const;
  [[nodiscard]] Reasons reasons(const FactStep& fact, Date date) const {
    return {speaker, phrases, {&readings, fact.table, fact.id, date}};
  }
};

// `2020-05-10  门诊  自付一(封顶线内) 1,800.00  单号 c2`: a fact by its date, choices, amounts and id.
[[nodiscard]] std::string fact_in_words(const Telling& telling, Index table, const std::string& id,
                                        const std::vector<Value>& columns);

// Each line by which the benefit moved, down to what the fact adds to what is due, which `last` names.
void tell_benefit(const Telling& telling, const FactStep& fact, const BenefitStep& step, Text last);
// Why the benefit moved nothing, in a clause; empty when the fact has nothing for it.
[[nodiscard]] Text why_nothing(const Telling& telling, const FactStep& fact, const BenefitStep& step);

// The failing lines of a fact's cover, the deciding one first, with what was held against them.
void tell_refusal(const Telling& telling, const FactStep& fact);
[[nodiscard]] Text refusal_in_short(const Telling& telling, const FactStep& fact);

void tell_facts(const Telling& telling);
// The answer first: due, paid before, to pay now.
void tell_result(const Telling& telling, const std::vector<Money>& paid);
void tell_summary(const Telling& telling, const std::vector<Money>& paid);

}  // namespace nuan::policy
