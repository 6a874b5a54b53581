// A review read out of the tables, in one reading: nothing is asked person by person.
#pragma once

#include "aid/review.hpp"
#include "store/database.hpp"

namespace nuan::adapters::tables {

// `largest`: how many of the largest payments. Fails with run_unknown, and with run_state before the run is computed.
[[nodiscard]] Result<aid::Review> review_of(store::Database& database, std::int64_t number, std::size_t largest);

// Of one run, for those who only want the sums.
[[nodiscard]] Result<aid::RunSums> sums_of_run(store::Database& database, std::int64_t number);

}  // namespace nuan::adapters::tables
