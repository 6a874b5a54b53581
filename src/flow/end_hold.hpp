// EndHold: a hold of a run released or refused, once, by a person who had no part in the run and is not the payee. A
// payment moves when its last hold is released; one that is refused goes back, and its other holds end with it.
#pragma once

#include "aid/store.hpp"
#include "ledger/store.hpp"

namespace nuan::flow {

struct EndedHold {
  Money moved;     // owed to the person now
  Money returned;  // free again
};

// Inside one transaction of the caller. Fails with hold_unknown, hold_ended, run_same_person.
[[nodiscard]] Result<EndedHold> end_hold(aid::RunStore& runs, ledger::Store& ledger, std::int64_t run,
                                         std::int64_t person_no, aid::HoldReason reason, aid::HoldOutcome outcome,
                                         const std::string& actor, Date day);

}  // namespace nuan::flow
