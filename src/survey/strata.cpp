// Estimates over strata, and what weights cost.
#include <cmath>

#include "survey/check.hpp"

namespace nuan::survey {
namespace {

Result<void> check_size(const std::string& key, Count population, Count answered) {
  if (answered >= 1 && answered <= population) return {};
  return counts_wrong("“" + key + "”有 " + std::to_string(population) + " 人,回答 " + std::to_string(answered) +
                          " 人:应至少 1 人、至多全体",
                      "“" + key + "” has " + std::to_string(population) + " people and " + std::to_string(answered) +
                          " answers: expected from 1 to all");
}

Result<void> check_lonely(const std::string& key, Count population, Count answered) {
  if (answered > 1 || answered == population) return {};
  return fail(
      Code::survey_lonely, {},
      {"“" + key + "”只有一份回答,算不出抽样误差", "“" + key + "” has a single answer and so no sampling error"},
      {"与相近的层合并,或再多问一人", "join it with a stratum like it, or ask one more"});
}

// What everybody in the stratum who stays silent leaves open: 1 - n / N.
double left_open(Count population, Count answered) {
  return static_cast<double>(population - answered) / static_cast<double>(population);
}

Result<MeanStratum> mean_of(const Stratum& one) {
  TRY(check_tally({one.yes, one.answered}));
  const double n = static_cast<double>(one.answered);
  const double p = static_cast<double>(one.yes) / n;
  const double variance = one.answered > 1 ? p * (1 - p) * n / (n - 1) : 0;
  return MeanStratum{one.key, one.population, one.answered, p, variance};
}

struct Sums {
  double weight = 0;
  double yes = 0;
  double residual = 0;
  double square = 0;
  Count answered = 0;
};

Result<std::vector<Sums>> weigh(std::span<const Answer> answers, std::size_t strata) {
  std::vector<Sums> sums(strata);
  for (const Answer& one : answers) {
    if (one.stratum >= strata) return counts_wrong("回答属于不存在的层", "an answer belongs to no stratum");
    if (!(one.weight > 0) || !std::isfinite(one.weight))
      return counts_wrong("权数应大于 0", "a weight must be above 0");
    sums[one.stratum].weight += one.weight;
    sums[one.stratum].yes += one.yes ? one.weight : 0;
    sums[one.stratum].answered += 1;
  }
  return sums;
}

}  // namespace

Result<Estimate> stratified_mean(std::span<const MeanStratum> strata) {
  TRY_LET(const std::vector<std::size_t> order, order_by_key(strata));
  double everybody = 0;
  for (const std::size_t i : order) {
    TRY(check_size(strata[i].key, strata[i].population, strata[i].answered));
    TRY(check_lonely(strata[i].key, strata[i].population, strata[i].answered));
    if (!(strata[i].variance >= 0) || !std::isfinite(strata[i].mean) || !std::isfinite(strata[i].variance))
      return counts_wrong("“" + strata[i].key + "”的均值或方差不是可用的数",
                          "the mean or variance of “" + strata[i].key + "” is no usable number");
    everybody += static_cast<double>(strata[i].population);
  }
  Estimate estimate{.census = true};
  double variance = 0;
  for (const std::size_t i : order) {
    const MeanStratum& one = strata[i];
    const double part = static_cast<double>(one.population) / everybody;
    estimate.value += part * one.mean;
    variance +=
        part * part * left_open(one.population, one.answered) * one.variance / static_cast<double>(one.answered);
    estimate.answered += one.answered;
    estimate.census = estimate.census && one.answered == one.population;
  }
  estimate.standard_error = std::sqrt(variance);
  return estimate;
}

Result<Estimate> stratified_share(std::span<const Stratum> strata) {
  std::vector<MeanStratum> means;
  for (const Stratum& one : strata) {
    TRY_LET(MeanStratum mean, mean_of(one));
    means.push_back(std::move(mean));
  }
  return stratified_mean(means);
}

Result<Estimate> weighted_share(std::span<const Answer> answers, std::span<const Count> populations) {
  TRY_LET(std::vector<Sums> sums, weigh(answers, populations.size()));
  if (answers.empty()) return counts_wrong("没有人回答", "nobody answered");
  double weight = 0;
  double yes = 0;
  for (std::size_t h = 0; h < sums.size(); ++h) {
    const std::string key = std::to_string(h + 1);
    TRY(check_size(key, populations[h], sums[h].answered));
    TRY(check_lonely(key, populations[h], sums[h].answered));
    weight += sums[h].weight;
    yes += sums[h].yes;
  }
  Estimate estimate{.value = yes / weight, .answered = static_cast<Count>(answers.size()), .census = true};
  for (const Answer& one : answers)
    sums[one.stratum].residual += one.weight * ((one.yes ? 1 : 0) - estimate.value) / weight;
  for (const Answer& one : answers) {
    const double mean = sums[one.stratum].residual / static_cast<double>(sums[one.stratum].answered);
    const double off = one.weight * ((one.yes ? 1 : 0) - estimate.value) / weight - mean;
    sums[one.stratum].square += off * off;
  }
  double variance = 0;
  for (std::size_t h = 0; h < sums.size(); ++h) {
    const double n = static_cast<double>(sums[h].answered);
    estimate.census = estimate.census && sums[h].answered == populations[h];
    if (n > 1) variance += left_open(populations[h], sums[h].answered) * n / (n - 1) * sums[h].square;
  }
  estimate.standard_error = std::sqrt(variance);
  return estimate;
}

Result<Estimate> sample_mean(Count answered, double mean, double variance) {
  if (answered < 1 || !(variance >= 0) || !std::isfinite(mean) || !std::isfinite(variance))
    return counts_wrong("均值或方差不是可用的数", "the mean or variance is no usable number");
  TRY(check_lonely("", answered + 1, answered));
  return Estimate{
      .value = mean, .standard_error = std::sqrt(variance / static_cast<double>(answered)), .answered = answered};
}

Result<Interval> wilson_of(double share, double effective, double z) {
  TRY(check_z(z));
  if (!(share >= 0 && share <= 1) || !(effective > 0))
    return counts_wrong("这不是一个比例的估计", "this is not the estimate of a share");
  const double middle = share + z * z / (2 * effective);
  const double half = z * std::sqrt(share * (1 - share) / effective + z * z / (4 * effective * effective));
  const double whole = 1 + z * z / effective;
  return Interval{std::max(0.0, (middle - half) / whole), std::min(1.0, (middle + half) / whole)};
}

Result<std::optional<Interval>> interval_of(const Estimate& share, double z) {
  TRY(check_z(z));
  if (share.census) return std::optional<Interval>{};
  const double p = share.value;
  if (!(p >= 0 && p <= 1) || share.answered < 1)
    return counts_wrong("这不是一个比例的估计", "this is not the estimate of a share");
  const double error = share.standard_error;
  const double n = error > 0 ? p * (1 - p) / (error * error) : static_cast<double>(share.answered);
  TRY_LET(const Interval interval, wilson_of(p, n, z));
  return std::optional(interval);
}

Result<DesignEffect> design_effect(std::span<const double> weights) {
  double sum = 0;
  double squares = 0;
  for (const double weight : weights) {
    if (!(weight > 0) || !std::isfinite(weight)) return counts_wrong("权数应大于 0", "a weight must be above 0");
    sum += weight;
    squares += weight * weight;
  }
  if (weights.empty()) return counts_wrong("没有权数", "there is no weight");
  const double n = static_cast<double>(weights.size());
  const double effect = n * squares / (sum * sum);
  return DesignEffect{effect, n / effect};
}

}  // namespace nuan::survey
