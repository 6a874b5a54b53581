// Keys: the order that settles ties, and a key that stands twice.
#pragma once

#include <algorithm>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace nuan::fund {

// Where each party stands when they are put in the order of their keys; fails with share_parties.
template <class Keyed>
Result<std::vector<std::size_t>> order_by_key(std::span<const Keyed> parties) {
  std::vector<std::size_t> order(parties.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::sort(order, {}, [&](std::size_t i) -> const std::string& { return parties[i].key; });
  for (std::size_t i = 1; i < order.size(); ++i) {
    const std::string& key = parties[order[i]].key;
    if (key == parties[order[i - 1]].key)
      return fail(Code::share_parties, {}, {"“" + key + "”出现了两次", "“" + key + "” stands twice"},
                  {"每一方只写一次", "name every party once"});
  }
  return order;
}

}  // namespace nuan::fund
