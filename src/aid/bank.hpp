// Bank: where the money that a run owes leaves for. Files and reports of banks come behind this one interface; what
// they did with a run enters its equation as three sums, each zero until there is a bank.
#pragma once

#include <cstdint>

#include "base/money.hpp"
#include "base/result.hpp"

namespace nuan::aid {

struct BankTerms {
  Money instructed;  // what the bank was told to pay
  Money settled;     // what arrived
  Money returned;    // what came back
};

class Bank {
 public:
  virtual ~Bank() = default;
  [[nodiscard]] virtual Result<BankTerms> terms(std::int64_t run) = 0;
};

}  // namespace nuan::aid
