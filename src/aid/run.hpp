// Run: one settlement of a scope (a quarter, a year) on its way from computed to posted, and who did each step.
//
// Money takes two people: whoever approves is none of those who computed or submitted. What is approved is a digest of
// everything the run says; a run that is no longer what that digest says cannot be posted.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "aid/hold.hpp"
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

// `regular` settles a period, `supplementary` what came late to it, `correction` what was wrong: the only one that
// decides again about payments that were refused.
enum class RunKind : std::uint8_t { regular, supplementary, correction };
[[nodiscard]] std::string_view name_of(RunKind kind);
[[nodiscard]] std::optional<RunKind> run_kind_named(std::string_view name);

// What a run is opened for. No two runs agree in all four.
struct Opening {
  std::string scope;
  std::string period;  // of the scope: `2021Q3`, or the scope itself
  RunKind kind = RunKind::regular;
  std::int64_t kind_number = 0;  // among those of its kind; 0: the next
};

struct Run {
  std::int64_t number = 0;
  std::string scope;       // the year, by its name in the policy
  std::string inputs;      // what it was computed from: digests of policy, files and engine; empty before
  std::vector<Done> done;  // in order
  std::string period;      // empty where it was opened before runs had kinds
  RunKind kind = RunKind::regular;
  std::int64_t kind_number = 1;
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

// Who worked it out or submitted it: neither approves it nor ends its holds.
[[nodiscard]] bool took_part(const Run& run, const std::string& actor);

// Takes the decisions in the order of their persons, then the holds in theirs. Runs without holds have the digests they
// had before there were any.
class RunDigest {
 public:
  explicit RunDigest(const Run& run);
  void add(const Decision& decision);
  void add(const Hold& hold);
  [[nodiscard]] std::string finish();  // in hexadecimal

 private:
  Digester digester_;
};

// approved = posted = settled + returned + waiting, all in fen. What was not yet instructed at the bank waits, and so
// does what is held.
struct Equation {
  Money approved, posted, instructed, settled, returned, waiting;
  Money held;     // of what waits
  Money refused;  // of what returned: it never left
  [[nodiscard]] bool holds() const {
    return approved == posted && posted == settled + returned + waiting && held <= waiting && instructed <= posted;
  }
};

}  // namespace nuan::aid
