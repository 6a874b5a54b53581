// Survey: how large a share is satisfied, how surely, where it is worst, and what must not be shown. Pure.
// Counts are whole and exact; estimates and their errors are real numbers, summed in the order of the keys so that the
// order of the question changes no bit. Counts that contradict each other fail with survey_counts, keys that stand
// twice or lists without an entry with survey_groups, levels and margins out of range with survey_level.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace nuan::survey {

using Count = std::int64_t;

struct Interval {
  double low = 0;
  double high = 0;
};

// The two-sided point of the normal distribution: 0.95 gives 1.959964. Level within 0 to 1, ends excluded.
[[nodiscard]] Result<double> normal_point(double level);

// ---- one or two shares

struct Tally {
  Count yes = 0;
  Count answered = 0;
};

// Wilson's interval, 0 to 1; somebody must have answered. `continuity` is Newcombe's method 4 (1998), a little wider.
[[nodiscard]] Result<Interval> wilson(Tally tally, double z, bool continuity = false);

// Newcombe's hybrid interval for share(a) - share(b) of two independent groups, -1 to 1.
[[nodiscard]] Result<Interval> newcombe(Tally a, Tally b, double z);

struct Test {
  double statistic = 0;  // chi-square of one degree of freedom
  double chance = 1;     // how often chance alone makes it as large
};
// McNemar: the same people asked twice, `up` of them changed for the better, `down` for the worse. (b - c)² / (b + c).
[[nodiscard]] Result<Test> mcnemar(Count up, Count down);
// Two independent groups, pooled, without continuity correction. Nobody differs: 0.
[[nodiscard]] Result<Test> two_samples(Tally a, Tally b);

// ---- strata

struct Stratum {
  std::string key;
  Count population = 0;  // everybody who belongs to it
  Count answered = 0;    // 1 to population
  Count yes = 0;
};
struct MeanStratum {
  std::string key;
  Count population = 0;
  Count answered = 0;
  double mean = 0;
  double variance = 0;  // of the answers, with n - 1
};

struct Estimate {
  double value = 0;
  double standard_error = 0;  // of sampling; 0 in a census
  Count answered = 0;
  bool census = false;  // everybody answered: there is no sampling error, and no interval
};

// Σ W p and its error √(Σ W² (1 - n/N) p(1-p)/(n-1)), W = N/ΣN. A stratum of one answer that is no census has no
// variance: survey_lonely.
[[nodiscard]] Result<Estimate> stratified_share(std::span<const Stratum> strata);
[[nodiscard]] Result<Estimate> stratified_mean(std::span<const MeanStratum> strata);

struct Answer {
  std::size_t stratum = 0;  // its place in `populations`
  double weight = 1;        // above 0
  bool yes = false;
};
// Σ w·y / Σ w, its error by linearisation within strata with the finite population correction. With weights N/n it is
// stratified_share. Answers are summed as they stand: give them in the order of their keys.
[[nodiscard]] Result<Estimate> weighted_share(std::span<const Answer> answers, std::span<const Count> populations);

// Of a simple sample from very many: the mean, and √(variance / n). One answer has no variance: survey_lonely.
[[nodiscard]] Result<Estimate> sample_mean(Count answered, double mean, double variance);

// Wilson of a share as if `effective` had answered, a number above 0 that need not be whole.
[[nodiscard]] Result<Interval> wilson_of(double share, double effective, double z);
// Wilson with as many answers as a simple sample would need for this error; nothing in a census.
[[nodiscard]] Result<std::optional<Interval>> interval_of(const Estimate& share, double z);

struct DesignEffect {
  double effect = 1;     // Kish: n Σw² / (Σw)²
  double effective = 0;  // n / effect
};
// Weights above 0, at least one.
[[nodiscard]] Result<DesignEffect> design_effect(std::span<const double> weights);

// ---- how many to ask

// n0 = z² p(1-p) / margin², corrected for the population, rounded up. Margin and expected share within 0 to 1.
[[nodiscard]] Result<Count> sample_size(Count population, double z, double margin, double expected = 0.5);

struct Branch {
  std::string key;
  Count population = 0;
};
// Proportional, largest remainder, ties by key; at least `floor` (or everybody) of each branch with people, never more
// than it has. In the order of the branches; sums to `sample`, which fits between the floors and everybody.
[[nodiscard]] Result<std::vector<Count>> allocate(Count sample, std::span<const Branch> branches, Count floor = 0);

}  // namespace nuan::survey
