// The door: every change is made in the text, checked anew, and held against the examples.
#include <algorithm>
#include <utility>

#include "policy/laws/attack_law.hpp"
#include "policy/laws/examples.hpp"
#include "policy/mutate/change.hpp"
#include "policy/mutate/equal.hpp"
#include "policy/mutate/witness.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

// A law is tried with this many made-up people on each change that no example notices.
constexpr std::size_t attacks_on_a_change = 300;

constexpr std::array<std::string_view, change_kind_count> kind_names = {
    "amount",     "rate", "days",  "date", "comparison", "condition",   "choice", "branch",
    "arithmetic", "rows", "scope", "band", "clause",     "requirement", "limit",
};

class Mutating {
 public:
  Mutating(const Plan& plan, Apply apply) : plan_(plan), apply_(apply), witnesses_(plan) {
    const Vocabulary words = vocabulary_of(plan);
    for (std::size_t law = 0; law < plan.laws.size(); ++law) {
      if (!breaks(plan, law, words)) holding_.push_back(law);
    }
  }

  [[nodiscard]] Mutant judge(const Change& change) {
    Mutant mutant;
    mutant.kind = change.kind;
    mutant.span = change.span;
    mutant.change = change.words;
    mutant.before = plan_.source.text(change.span);
    mutant.after = replaced(change);
    Diagnostics out;
    const Plan changed = read_plan(Source(plan_.source.name(), edited(plan_.source.text(), change.edits)), out);
    const Diagnostic* mistake = first_mistake(change, out);
    if (mistake != nullptr) {
      judge_refused(change, *mistake, mutant);
    } else if (const Example* example = first_that_fails(changed)) {
      mutant.fate = Mutant::Fate::noticed;
      mutant.example = example->title;
    } else if (auto proof = proof_of_equality(change, changed)) {
      mutant.fate = Mutant::Fate::equal;
      mutant.why = std::move(*proof);
    } else {
      mutant.law = law_that_notices(changed);
      if (auto found = witnesses_.seek(changed, change.words)) {
        mutant.to_paste = std::move(found->example);
        mutant.pasted_before = found->again;
      }
    }
    return mutant;
  }

 private:
  [[nodiscard]] std::optional<Words> proof_of_equality(const Change& change, const Plan& changed) const {
    if (never_reached_a_fen_higher(change)) {
      return Words{"其他上限已经使它从不超过", "other caps keep it from ever being passed"};
    }
    return proved_equal(plan_, changed, change.kind);
  }

  [[nodiscard]] bool never_reached_a_fen_higher(const Change& change) const {
    const auto never_reached = [&](const std::vector<Edit>& edits) {
      Diagnostics out;
      static_cast<void>(read_plan(Source(plan_.source.name(), edited(plan_.source.text(), edits)), out));
      return std::any_of(out.items().begin(), out.items().end(),
                         [](const Diagnostic& each) { return each.code == "cap-never-reached"; });
    };
    return !change.a_fen_higher.empty() &&
           std::all_of(change.a_fen_higher.begin(), change.a_fen_higher.end(), never_reached);
  }

  // The changed span's new text: edits at its ends and inside it.
  [[nodiscard]] std::string replaced(const Change& change) const {
    std::vector<Edit> inside = change.edits;
    std::erase_if(inside, [&](const Edit& edit) {
      return edit.span.begin < change.span.begin || edit.span.end > change.span.end;
    });
    if (inside.empty()) return "";
    for (Edit& edit : inside) edit.span = {edit.span.begin - change.span.begin, edit.span.end - change.span.begin};
    return edited(plan_.source.text(change.span), inside);
  }

  // What the checker has against the changed text, apart from leftovers: names nothing reads any more, numbers whose
  // source went with them.
  [[nodiscard]] const Diagnostic* first_mistake(const Change& change, const Diagnostics& out) const {
    for (const Diagnostic& each : out.items()) {
      if (each.code == "unused" || each.code == "source-missing") continue;
      if (change.lifts_a_cap && each.code == "cap-never-reached") continue;
      return &each;
    }
    return nullptr;
  }

  // A mistake inside an example means that the example no longer makes sense: it noticed.
  void judge_refused(const Change& change, const Diagnostic& mistake, Mutant& mutant) const {
    std::int64_t begin = mistake.span.begin;
    for (const Edit& edit : change.edits) {
      const auto grown = static_cast<std::int64_t>(edit.text.size()) - (edit.span.end - edit.span.begin);
      if (begin >= static_cast<std::int64_t>(edit.span.begin) + static_cast<std::int64_t>(edit.text.size()))
        begin -= grown;
    }
    for (const Example& example : plan_.examples) {
      if (begin < example.span.begin || begin >= example.span.end) continue;
      mutant.fate = Mutant::Fate::noticed;
      mutant.example = example.title;
      return;
    }
    mutant.fate = Mutant::Fate::refused;
    mutant.why = mistake.sentence;
  }

  [[nodiscard]] const Example* first_that_fails(const Plan& changed) const {
    std::vector<bool> reached(changed.forms.size());
    for (const Example& example : changed.examples) {
      Diagnostics out;
      check_example(changed, example, run_example(changed, example), out);
      check_figures(changed, example, apply_, reached, out);
      if (!out.empty()) return &example;
    }
    return nullptr;
  }

  [[nodiscard]] bool breaks(const Plan& plan, std::size_t law, const Vocabulary& words) const {
    return attack_law(plan, static_cast<Index>(law), words, attacks_on_a_change, apply_).breaking.has_value();
  }

  [[nodiscard]] std::string law_that_notices(const Plan& changed) const {
    if (holding_.empty()) return "";
    const Vocabulary words = vocabulary_of(changed);
    for (const std::size_t law : holding_) {
      if (breaks(changed, law, words)) return changed.laws[law].title;
    }
    return "";
  }

  const Plan& plan_;
  Apply apply_;
  Witnesses witnesses_;
  std::vector<std::size_t> holding_;  // laws that do not fall before anything is changed
};

}  // namespace

std::string_view name_of(ChangeKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }

std::size_t Mutation::count(Mutant::Fate fate) const {
  return static_cast<std::size_t>(
      std::count_if(mutants.begin(), mutants.end(), [fate](const Mutant& mutant) { return mutant.fate == fate; }));
}

Mutation mutate(const Plan& plan, Apply apply) {
  Mutating mutating(plan, apply);
  Mutation mutation;
  for (const Change& change : changes_of(plan)) mutation.mutants.push_back(mutating.judge(change));
  return mutation;
}

}  // namespace nuan::policy
