// Run: one settlement of a scope (a quarter, a year) on its way from computed to posted, and who did each step.
//
// Money takes two people: whoever approves is none of those who computed or submitted. What is approved is a digest of
// everything the run says; a run that is no longer what that digest says cannot be posted.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/digest.hpp"
#include "base/money.hpp"
#include "base/result.hpp"

namespace nuan::aid {

enum class Step : std::uint8_t { opened, computed, submitted, approved, posted };
[[nodiscard]] std::string_view name_of(Step step);

struct Done {
  Step step = Step::opened;
  std::string actor;
  std::string digest;  // of the run as it then was; from `computed` on
};

struct Run {
  std::int64_t number = 0;
  std::string scope;       // the year, by its name in the policy
  std::string inputs;      // what it was computed from: digests of policy, files and engine; empty before
  std::vector<Done> done;  // in order
  [[nodiscard]] bool reached(Step step) const { return static_cast<std::size_t>(step) < done.size(); }
};

// What a run says of one person.
struct Decision {
  std::int64_t person_no = 0;
  Money due, paid, pay, carry;
  friend bool operator==(const Decision&, const Decision&) = default;
};

// Whether `actor` may do `step` now. Fails with run_state or run_same_person.
[[nodiscard]] Result<void> check_step(const Run& run, Step step, const std::string& actor);

// Takes the decisions in the order of their persons.
class RunDigest {
 public:
  explicit RunDigest(const Run& run);
  void add(const Decision& decision);
  [[nodiscard]] std::string finish();  // in hexadecimal

 private:
  Digester digester_;
};

// approved = posted = settled + returned + waiting, all in fen. What was not yet instructed at the bank waits.
struct Equation {
  Money approved, posted, instructed, settled, returned, waiting;
  [[nodiscard]] bool holds() const { return approved == posted && posted == settled + returned + waiting; }
};

}  // namespace nuan::aid
