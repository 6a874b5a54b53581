// Check: the refusals that every part of a survey shares.
#pragma once

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "survey/survey.hpp"

namespace nuan::survey {

[[nodiscard]] Failure counts_wrong(std::string zh, std::string en);
[[nodiscard]] Failure level_wrong(std::string zh, std::string en);

// 0 <= yes <= answered, and somebody answered.
[[nodiscard]] Result<void> check_tally(Tally tally);
// z of an interval: above 0.
[[nodiscard]] Result<void> check_z(double z);

// Where each entry stands in the order of the keys; fails with survey_groups for none or a key twice.
template <class Keyed>
Result<std::vector<std::size_t>> order_by_key(std::span<const Keyed> groups) {
  if (groups.empty()) return fail(Code::survey_groups, {}, {"一个分组也没有", "there is no group"});
  std::vector<std::size_t> order(groups.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return groups[i].key; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::string& key = groups[order[i]].key;
    if (key == groups[order[i - 1]].key)
      return fail(Code::survey_groups, {}, {"“" + key + "”出现了两次", "“" + key + "” stands twice"});
  }
  return order;
}

}  // namespace nuan::survey
