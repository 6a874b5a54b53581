// Review: what a second person looks at before approving a run: its sums beside those of the last one, how the payments
// are spread, the largest of them, the holds and the budget.
#pragma once

#include <optional>
#include <vector>

#include "aid/store.hpp"

namespace nuan::aid {

struct RunSums {
  std::uint64_t persons = 0, payees = 0, carried = 0;
  Money due, paid, pay, carry;
  void add(const Decision& decision);
  // Of those who are paid something, rounded down to the fen.
  [[nodiscard]] Money mean() const;
};

// Payments from `from` up to where the next band begins.
struct PayBand {
  Money from;
  std::uint64_t payees = 0;
  Money pay;
};
[[nodiscard]] std::vector<PayBand> pay_bands();
void add_to(std::vector<PayBand>& bands, Money pay);

// The largest payments, the largest first and the lower person first where two are equal.
class Largest {
 public:
  explicit Largest(std::size_t count) : count_(count) {}
  void add(const Decision& decision);
  [[nodiscard]] const std::vector<Decision>& found() const { return found_; }

 private:
  std::size_t count_;
  std::vector<Decision> found_;
};

// The holds of one reason; a payment that is held for two reasons counts under each.
struct HoldSums {
  HoldReason reason = HoldReason::shared_card;
  std::uint64_t open = 0, released = 0, refused = 0;
  Money pay;  // of all of them
};
[[nodiscard]] std::vector<HoldSums> sums_of(const std::vector<HoldNow>& holds,
                                            const std::map<std::int64_t, Money>& pays);

struct Review {
  Run run;
  RunSums sums;
  struct Last {
    Run run;
    RunSums sums;
  };
  std::optional<Last> last;  // the last posted run of the same kind
  std::vector<PayBand> bands;
  std::vector<Decision> largest;
  std::vector<HoldSums> holds;
  std::uint64_t held_payees = 0;  // by holds that are open
  Money held;
  std::optional<Budget> budget;
  Money posted;                           // of the scope, by other runs
  std::vector<std::string> unregistered;  // who worked on the run without being registered as an officer
};

}  // namespace nuan::aid
