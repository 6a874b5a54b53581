// What runs need kept. All calls are inside one transaction.
#pragma once

#include <functional>
#include <map>
#include <optional>

#include "aid/budget.hpp"
#include "aid/run.hpp"

namespace nuan::aid {

// A hold of a run, as it is now.
struct HoldNow {
  Hold hold;
  Step raised = Step::computed;  // `posted`: found after the run was signed
  HoldOutcome outcome = HoldOutcome::open;
  friend auto operator<=>(const HoldNow&, const HoldNow&) = default;
};

class RunStore {
 public:
  virtual ~RunStore() = default;
  // Fails with run_twice where such a run was opened before.
  [[nodiscard]] virtual Result<std::int64_t> open(const Opening& opening, const std::string& actor) = 0;
  [[nodiscard]] Result<std::int64_t> open(const std::string& scope, const std::string& actor) {
    return open(Opening{.scope = scope, .period = scope}, actor);
  }
  // Fails with run_unknown.
  [[nodiscard]] virtual Result<Run> find(std::int64_t number) = 0;
  [[nodiscard]] virtual Result<void> add_step(std::int64_t number, const Done& done) = 0;
  [[nodiscard]] virtual Result<void> keep(std::int64_t number, const std::string& inputs,
                                          std::span<const Decision> decisions) = 0;
  // Ordered by person.
  [[nodiscard]] virtual Result<void> each_decision(std::int64_t number,
                                                   const std::function<void(const Decision&)>& visit) = 0;
  [[nodiscard]] virtual Result<std::optional<Decision>> decision(std::int64_t number, std::int64_t person_no) = 0;
  // What runs of the scope that were posted paid to each person and to those who count as that person, held or not.
  // What was refused counts, until a correction paid it anew.
  [[nodiscard]] virtual Result<std::map<std::int64_t, Money>> posted(const std::string& scope) = 0;
  // The part of it that was refused.
  [[nodiscard]] virtual Result<std::map<std::int64_t, Money>> refused(const std::string& scope) = 0;

  [[nodiscard]] virtual Result<void> add_hold(std::int64_t number, const Hold& hold, Step raised) = 0;
  [[nodiscard]] virtual Result<void> end_hold(std::int64_t number, const Hold& hold, HoldOutcome outcome,
                                              const std::string& actor) = 0;
  // All of a run, by person and reason.
  [[nodiscard]] virtual Result<std::vector<HoldNow>> holds(std::int64_t number) = 0;
  // The person who is this officer; 0 where nobody registered them.
  [[nodiscard]] virtual Result<std::int64_t> person_of_officer(const std::string& name) = 0;
  // Whom the person counts as: itself where that is nobody else.
  [[nodiscard]] virtual Result<std::int64_t> leader_of(std::int64_t person_no) = 0;
  [[nodiscard]] virtual Result<std::optional<Budget>> budget(const std::string& scope) = 0;
  // What all runs of the scope but this one were posted for, less what was refused.
  [[nodiscard]] virtual Result<Money> posted_by_others(const Run& run) = 0;
  // The number of the person with this certificate, given out when it is first met, or of whom that person counts as;
  // in the order asked.
  [[nodiscard]] virtual Result<std::vector<std::int64_t>> persons(std::span<const std::string> certificates) = 0;
};

}  // namespace nuan::aid
