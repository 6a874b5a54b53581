// The one shape in which both engines answer for a batch, and the interpreter's way into it.
#pragma once

#include <cstdint>
#include <vector>

#include "policy/columnar.hpp"

namespace nuan::policy::columnar {

// Where the notes of a table's cover stand in BatchOutcome::notes: by requirement, none where it is no note.
struct CoverNotes {
  const Cover* cover = nullptr;
  std::vector<Index> slots;
};

// What both engines ask of a plan again and again.
struct PlanFacts {
  PlanFacts(const Plan& plan_of, const RunWish& wish_of);
  const Plan& plan;
  const RunWish& wish;
  bool every_year = false;         // facts of other years are looked at too
  std::vector<CoverNotes> covers;  // by table
  std::size_t note_count = 0;
};

// verdict_too_early, verdict_no_year, verdict_other_year, or 0 for a date inside the wanted year.
[[nodiscard]] std::uint8_t verdict_of_date(const Plan& plan, const Year& wanted, Date date);

// Sizes everything for the batch and puts it to zero; keeps what memory it has.
void prepare(const PlanFacts& facts, const Batch& batch, BatchOutcome& out);

// Settles one subject by the interpreter and writes its rows and its due. `subject` holds the same facts as the batch.
void settle_into(const PlanFacts& facts, const std::vector<Value>& inputs, const Batch& batch, std::size_t index,
                 Subject subject, BatchOutcome& out);

}  // namespace nuan::policy::columnar
