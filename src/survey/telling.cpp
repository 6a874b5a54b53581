#include "survey/telling.hpp"

#include <tuple>

#include "survey/check.hpp"

namespace nuan::survey {

Result<Response> non_response(Count asked, Count answered, Count yes) {
  if (asked < 1 || answered < 0 || answered > asked || yes < 0 || yes > answered)
    return counts_wrong("问了 " + std::to_string(asked) + " 人,回答 " + std::to_string(answered) + " 人,满意 " +
                            std::to_string(yes) + " 人:后者不能多于前者",
                        std::to_string(asked) + " asked, " + std::to_string(answered) + " answered, " +
                            std::to_string(yes) + " satisfied: none can exceed the one before");
  const double all = static_cast<double>(asked);
  Response response;
  response.rate = static_cast<double>(answered) / all;
  if (answered > 0) response.of_those = static_cast<double>(yes) / static_cast<double>(answered);
  response.bounds = {static_cast<double>(yes) / all, static_cast<double>(yes + (asked - answered)) / all};
  return response;
}

Result<std::vector<Placed>> worst_first(std::span<const Group> groups, double z) {
  TRY_LET(const std::vector<std::size_t> order, order_by_key(groups));
  std::vector<Placed> placed;
  for (const std::size_t i : order) {
    const Tally& tally = groups[i].tally;
    Placed one{groups[i].key, tally.answered};
    if (tally.answered != 0 || tally.yes != 0) {
      TRY(check_tally(tally));
      one.dissatisfied = tally.answered - tally.yes;
      one.share = static_cast<double>(one.dissatisfied) / static_cast<double>(tally.answered);
      TRY_LET(const Interval interval, wilson({one.dissatisfied, tally.answered}, z));
      one.low = interval.low;
    }
    placed.push_back(std::move(one));
  }
  std::ranges::stable_sort(placed, [&](const Placed& a, const Placed& b) {
    return std::tuple(a.answered == 0, -a.low, -a.dissatisfied) < std::tuple(b.answered == 0, -b.low, -b.dissatisfied);
  });
  return placed;
}

}  // namespace nuan::survey
