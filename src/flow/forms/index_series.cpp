#include "flow/forms/index_series.hpp"

#include <algorithm>
#include <map>

#include "index/series.hpp"

namespace nuan::flow {
namespace {

// Keys stand for periods by their order.
class Periods {
 public:
  explicit Periods(const std::vector<std::vector<std::string>>& lists) {
    for (const auto& list : lists)
      for (const std::string& key : list) places_[key] = 0;
    for (auto& [key, place] : places_) {
      place = static_cast<std::int64_t>(keys_.size());
      keys_.push_back(key);
    }
  }

  [[nodiscard]] const std::string& key(const index::Point& point) const {
    return keys_[static_cast<std::size_t>(point.period)];
  }
  [[nodiscard]] index::Series series(const std::vector<std::string>& keys, const std::vector<double>& values,
                                     const std::string& from) const {
    index::Series series;
    for (std::size_t i = 0; i < keys.size(); ++i)
      if (keys[i] >= from) series.push_back({places_.at(keys[i]), values[i]});
    return series;
  }
  // Nothing where no row has that key.
  [[nodiscard]] std::optional<std::int64_t> place(const std::string& key) const {
    const auto found = places_.find(key);
    return found == places_.end() ? std::nullopt : std::optional(found->second);
  }

 private:
  std::map<std::string, std::int64_t> places_;
  std::vector<std::string> keys_;
};

Failure no_row(const std::string& index, const std::string& key) {
  return fail(
      Code::index_series, {},
      {"指数 " + index + " 没有“" + key + "”这一行", "the index " + index + " has no row “" + key + "”"},
      {"指数的行以主键为期,按主键的次序排", "the rows of an index are its periods, in the order of their keys"});
}

void keep(const Periods& periods, const index::Series& series, IndexSeries& result) {
  result.keys.clear();
  result.values.clear();
  for (const index::Point& point : series) {
    result.keys.push_back(periods.key(point));
    result.values.push_back(point.value);
  }
}

// Both are known at the joint; from there on this one goes on at the level of the one before.
Result<void> go_on(const IndexSeries& before, const policy::Composite& composite, IndexSeries& result) {
  const Periods periods({before.keys, result.keys});
  const auto knows = [&](const std::vector<std::string>& keys) {
    return std::ranges::binary_search(keys, composite.joint);
  };
  if (!knows(before.keys) || !knows(result.keys)) return no_row(composite.name, composite.joint);
  const std::vector links = {periods.series(before.keys, before.values, {}),
                             periods.series(result.keys, result.values, composite.joint)};
  TRY_LET(const index::Chained chained, index::chain(links));
  keep(periods, chained.series, result);
  result.carried =
      static_cast<std::size_t>(std::ranges::upper_bound(result.keys, composite.joint) - result.keys.begin());
  result.link = chained.breaks.front().factor;
  result.factor = result.link;
  return {};
}

Result<void> set_base(const policy::Composite& composite, IndexSeries& result) {
  const Periods periods({result.keys});
  const auto base = periods.place(composite.base);
  if (!base) return no_row(composite.name, composite.base);
  const double at_base = result.values[static_cast<std::size_t>(*base)];
  TRY_LET(const index::Series series, index::rebase(periods.series(result.keys, result.values, {}), *base));
  keep(periods, series, result);
  result.factor *= 100 / at_base;
  return {};
}

}  // namespace

Result<IndexSeries> index_series(policy::Everybody& everybody, const policy::Plan& plan,
                                 const policy::Composite& composite) {
  IndexSeries result;
  TRY_LET(result.inputs, index_inputs(everybody, plan, composite));
  TRY_LET(result.build, index::build(result.inputs.table, result.inputs.method));
  for (std::size_t i = 0; i < result.inputs.rows.size(); ++i)
    result.places.emplace(result.inputs.table.keys[i], result.inputs.rows[i]);
  result.keys = result.build.nodes.keys;
  result.values = result.build.nodes.columns.back().values;
  if (composite.continued != policy::none) {
    const policy::Composite& before = plan.composites[static_cast<std::size_t>(composite.continued)];
    TRY_LET(const IndexSeries earlier, index_series(everybody, plan, before));
    TRY(go_on(earlier, composite, result));
    result.places.insert(earlier.places.begin(), earlier.places.end());
  }
  if (!composite.base.empty()) TRY(set_base(composite, result));
  return result;
}

}  // namespace nuan::flow
