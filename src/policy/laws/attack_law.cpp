#include "policy/laws/attack_law.hpp"

#include "base/digest.hpp"
#include "policy/form_parts.hpp"
#include "policy/laws/attack.hpp"

namespace nuan::policy {

std::uint64_t seed_of(const Plan& plan) {
  const Sha256 digest = sha256(plan.source.text());
  std::uint64_t seed = 0;
  for (std::size_t byte = 0; byte < sizeof seed; ++byte) seed = seed << 8U | digest[byte];
  return seed;
}

namespace {

// Tries attempts on one law. Of a plan with several forms only those the law is about are worked out; what breaks it
// then has to break it where every form is, since one of the others may refuse the whole.
class Trying {
 public:
  Trying(const Plan& plan, const Law& law, Apply apply) : plan_(plan), law_(law), apply_(apply) {
    if (plan.forms.size() > 1 && form_of_law(plan, law) != none) asking_ = asking_for(plan, law);
  }

  [[nodiscard]] bool breaks(const Attempt& attempt) const {
    if (asking_ && !breach_of(*asking_, law_, attempt, apply_)) return false;
    return breach_of(plan_, law_, attempt, apply_).has_value();
  }

 private:
  const Plan& plan_;
  const Law& law_;
  Apply apply_;
  std::optional<Plan> asking_;
};

}  // namespace

Attacked attack_law(const Plan& plan, Index law, const Vocabulary& words, std::size_t most, Apply apply) {
  const Law& attacked = plan.laws[static_cast<std::size_t>(law)];
  Attacking attacking(plan, attacked, words, seed_of(plan) + static_cast<std::uint64_t>(law));
  const Trying trying(plan, attacked, apply);
  Attacked result;
  for (std::size_t attempt = 0; attempt < most; ++attempt) {
    std::optional<Attempt> next = attacking.next();
    if (!next) continue;
    ++result.attacks;
    if (!trying.breaks(*next)) continue;
    result.breaking = std::move(next);
    break;
  }
  return result;
}

}  // namespace nuan::policy
