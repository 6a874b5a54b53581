// RunChecks: what must hold before a run is kept, approved or posted: nobody is paid twice, and nothing goes over the
// budget that another person did not release.
#pragma once

#include "aid/store.hpp"

namespace nuan::flow {

[[nodiscard]] Failure run_changed(std::int64_t run, Words sentence);

// What was posted for the scope and still counts as paid.
class PaidBefore {
 public:
  [[nodiscard]] static Result<PaidBefore> read(aid::RunStore& runs, const aid::Run& run);
  // Whether a payment was refused that this run decides about again.
  [[nodiscard]] bool was_refused(std::int64_t person) const { return refused_.contains(person); }
  // Fails with run_changed where less is taken off than this store has posted already.
  [[nodiscard]] Result<void> check(const aid::Run& run, const aid::Decision& one) const;

 private:
  std::map<std::int64_t, Money> posted_, refused_;
};

// Fails with run_over_budget, and with run_same_person where `actor` set the budget.
[[nodiscard]] Result<void> check_budget(aid::RunStore& runs, const aid::Run& run, const std::string& actor);

}  // namespace nuan::flow
