// FindHolds: which payments of a run must wait, out of what the store knows of its payees. Everybody is read once, in
// the order of the persons.
#pragma once

#include <functional>
#include <span>
#include <string>

#include "aid/payees.hpp"
#include "aid/run.hpp"

namespace nuan::flow {

// `decisions` by person; `cards` of the same persons, or none at all where the register alone knows them.
using FindHolds = std::function<Result<std::vector<aid::Hold>>(std::span<const aid::Decision> decisions,
                                                               std::span<const std::string> cards)>;

// Both must outlive it. `day`: when the run is to be paid.
[[nodiscard]] FindHolds find_holds_in(aid::Payees& store, const aid::HoldRules& rules, Date day);

}  // namespace nuan::flow
