// Cut: what limits leave of the asks, fact by fact, limit by limit.
#pragma once

#include <map>
#include <utility>

#include "policy/interpret/ceiling.hpp"
#include "policy/interpret/evaluator.hpp"

namespace nuan::policy {

// All limits over one subject. Facts are given in merged order, inside a fact benefits in the order of the file.
class Cutting {
 public:
  Cutting(const Plan& plan, Evaluator& evaluator, const Book& book);
  // Fills `limits` and `paid`. After a stop the step is not to be used.
  void cut(Index fact, BenefitStep& step);

 private:
  [[nodiscard]] Ceiling& ceiling_at(Index limit, const Reading& scope);

  const Plan& plan_;
  Evaluator& evaluator_;
  const Book& book_;
  std::vector<std::vector<Index>> limits_of_;                  // by benefit
  std::map<std::pair<Index, std::size_t>, Ceiling> ceilings_;  // by limit and its scope's slot
};

}  // namespace nuan::policy
