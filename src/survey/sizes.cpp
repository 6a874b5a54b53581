// How many to ask, and how many of them in each branch.
#include <cmath>

#include "base/apportion.hpp"
#include "survey/check.hpp"

namespace nuan::survey {
namespace {

Claimant claimant_of(const Branch& branch, Count floor) {
  return {Rational(mpz_class(static_cast<long>(branch.population))), std::min(floor, branch.population),
          branch.population};
}

}  // namespace

Result<Count> sample_size(Count population, double z, double margin, double expected) {
  TRY(check_z(z));
  if (population < 1) return counts_wrong("没有可问的人", "there is nobody to ask");
  if (!(margin > 0) || !(margin < 1)) return level_wrong("误差应在 0 与 1 之间", "the margin must lie between 0 and 1");
  if (!(expected > 0) || !(expected < 1))
    return level_wrong("预计比例应在 0 与 1 之间", "the expected share must lie between 0 and 1");
  const double endless = z * z * expected * (1 - expected) / (margin * margin);
  const double corrected = endless / (1 + (endless - 1) / static_cast<double>(population));
  // A whole number that came out a hair above itself is not rounded up to the next.
  const Count size = static_cast<Count>(std::ceil(corrected - 1e-9));
  return std::clamp<Count>(size, 1, population);
}

Result<std::vector<Count>> allocate(Count sample, std::span<const Branch> branches, Count floor) {
  TRY_LET(const std::vector<std::size_t> order, order_by_key(branches));
  if (floor < 0) return level_wrong("每处至少人数不能为负", "the least number of each branch cannot be negative");
  std::vector<Claimant> claimants;
  for (const std::size_t i : order) {
    if (branches[i].population < 0)
      return counts_wrong("“" + branches[i].key + "”的人数为负", "“" + branches[i].key + "” has a negative head count");
    claimants.push_back(claimant_of(branches[i], floor));
  }
  const auto portions = apportion(sample, claimants, Divide::largest_remainder);
  if (!portions) {
    const std::string sum = portions.error().sum.get_str();
    const std::string wanted = std::to_string(sample);
    if (portions.error().flaw == ApportionFlaw::floors_above)
      return counts_wrong("各处至少人数合计 " + sum + ",样本只有 " + wanted,
                          "the least numbers make " + sum + ", the sample is " + wanted);
    if (portions.error().flaw == ApportionFlaw::caps_below)
      return counts_wrong("全体只有 " + sum + " 人,样本要 " + wanted + " 人",
                          "there are " + sum + " people, the sample is " + wanted);
    return counts_wrong("样本 " + wanted + " 人无处可问", "a sample of " + wanted + " cannot be asked of anybody");
  }
  std::vector<Count> counts(branches.size());
  for (std::size_t i = 0; i < order.size(); ++i) counts[order[i]] = (*portions)[i].units;
  return counts;
}

}  // namespace nuan::survey
