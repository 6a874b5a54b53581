// WhatIf: the same facts settled by two rules, person by person: who gains, who loses, what it costs. The facts are
// taken in once; each rule after that is one pass over them in memory.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "flow/adjudicate.hpp"
#include "flow/candidates.hpp"
#include "flow/earned.hpp"
#include "flow/intake.hpp"

namespace nuan::flow {

// What a rule gives everybody whom it gives anything, before what was paid is taken off.
struct PersonDue {
  PersonRow person;  // points into the facts
  std::int64_t due = 0;
};
struct Dues {
  Totals totals;
  std::vector<std::vector<PersonDue>> buckets;  // by a hash of the person; ordered within
};

class LoadedFacts {
 public:
  // Reads the files of a wish. What was paid before plays no part.
  [[nodiscard]] static Result<LoadedFacts> load(Wish wish, Files& files, Watcher& watcher);
  // Whether a plan reads the very columns that were taken in.
  [[nodiscard]] bool serve(const policy::Plan& plan) const;
  // By the plan, year, inputs and first day of a wish whose plan these facts serve. As often as wanted.
  [[nodiscard]] Result<Dues> settle(const Wish& rule, Watcher& watcher);

 private:
  LoadedFacts() = default;
  Wish wish_;
  std::vector<Source> sources_;
  Taken taken_;
  Candidates candidates_;
};

// One person to whom the two rules give different amounts, in fen.
struct DueChange {
  PersonRow person;
  std::int64_t before = 0, after = 0;
  [[nodiscard]] std::int64_t difference() const { return after - before; }
};
struct Sum {
  std::uint64_t persons = 0;
  std::int64_t fen = 0;
};

struct WhatIf {
  // Where the bands of differences end: up to 100, 1,000, 10,000 yuan, and all above; losses first, the largest first.
  static constexpr std::array<std::int64_t, 3> band_ends = {100'00, 1'000'00, 10'000'00};
  static constexpr std::size_t band_count = 2 * (band_ends.size() + 1);
  std::array<Sum, band_count> bands{};
  Sum gain, loss;
  std::uint64_t same = 0;          // due something, and the same by either rule
  std::vector<DueChange> changes;  // ordered by person
};
// `before` and `after` must be of the same facts, or of facts of the same persons.
[[nodiscard]] WhatIf compare(const Dues& before, const Dues& after, unsigned threads);

// Those who lose or gain the most, the most first; of equal differences in the order of their numbers.
[[nodiscard]] std::vector<DueChange> largest(const WhatIf& compared, bool gains, std::size_t count);

// `person_id,before,after,change`, by person: the whole file. Fails with the folder.
[[nodiscard]] Result<void> write_changes(const WhatIf& compared, const std::string& folder, Files& files);

}  // namespace nuan::flow
