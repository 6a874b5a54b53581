// What runs need kept. All calls are inside one transaction.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "aid/run.hpp"

namespace nuan::aid {

class RunStore {
 public:
  virtual ~RunStore() = default;
  [[nodiscard]] virtual Result<std::int64_t> open(const std::string& scope, const std::string& actor) = 0;
  // Fails with run_unknown.
  [[nodiscard]] virtual Result<Run> find(std::int64_t number) = 0;
  [[nodiscard]] virtual Result<void> add_step(std::int64_t number, const Done& done) = 0;
  [[nodiscard]] virtual Result<void> keep(std::int64_t number, const std::string& inputs,
                                          std::span<const Decision> decisions) = 0;
  // Ordered by person.
  [[nodiscard]] virtual Result<void> each_decision(std::int64_t number,
                                                   const std::function<void(const Decision&)>& visit) = 0;
  // What runs of the scope that were posted paid to each person, and to those who count as that person.
  [[nodiscard]] virtual Result<std::map<std::int64_t, Money>> posted(const std::string& scope) = 0;
  // The number of the person with this certificate, given out when it is first met, or of whom that person counts as;
  // in the order asked.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> persons(std::span<const std::string> certificates) = 0;
};

}  // namespace nuan::aid
