// Scaling: every indicator on one scale, more is better on all of them.
#include <algorithm>

#include "index/refuse.hpp"
#include "index/stages.hpp"
#include "index/statistics.hpp"

namespace nuan::index {
namespace {

using Values = std::vector<double>;

Failure constant(const std::string& name) {
  return refuse(Code::index_constant, "“" + name + "”各对象数值相同或无数据,没有范围可言",
                "“" + name + "” is the same for everybody, or empty: it has no range");
}

Values mapped(std::span<const double> values, double factor, double shift) {
  Values result;
  for (const double value : values) result.push_back(shift + factor * value);
  return result;
}

class Scaler {
 public:
  Scaler(std::span<const double> values, const Indicator& indicator, std::span<const std::string> keys)
      : values_(values), indicator_(indicator), keys_(keys), list_(present(values)) {}

  Result<Values> operator()(const MinMax& scale) const {
    if (!has_range()) return constant(indicator_.name);
    const double low = std::ranges::min(list_);
    const double high = std::ranges::max(list_);
    Values result;
    for (const double value : values_) {
      const double better = indicator_.less ? high - value : value - low;
      result.push_back(scale.low + (scale.high - scale.low) * better / (high - low));
    }
    return result;
  }

  Result<Values> operator()(const ZScore& scale) const {
    if (!has_range()) return constant(indicator_.name);
    const double factor = sign() * scale.deviation / standard_deviation(list_);
    const double middle = average(list_);
    Values result;
    for (const double value : values_) result.push_back(scale.mean + factor * (value - middle));
    return result;
  }

  Result<Values> operator()(const Ranks& scale) const {
    if (list_.size() < 2) return constant(indicator_.name);
    const double last = static_cast<double>(list_.size() - 1);
    Values ranks = middle_ranks(mapped(values_, sign(), 0));
    for (double& rank : ranks) rank = scale.low + (scale.high - scale.low) * (rank - 1) / last;
    return ranks;
  }

  Result<Values> operator()(const Goalposts& scale) const {
    const Posts posts = indicator_.posts.value_or(scale.posts);
    if (!(posts.high > posts.low))
      return refuse(Code::index_method, "“" + indicator_.name + "”的两个标杆应一低一高",
                    "the goalposts of “" + indicator_.name + "” must be a lower and a higher one");
    Values result;
    for (const double value : values_) {
      const double way = (indicator_.less ? posts.high - value : value - posts.low) / (posts.high - posts.low);
      result.push_back(is_missing(way) ? missing : scale.scale * std::clamp(way, 0.0, 1.0));
    }
    return result;
  }

  Result<Values> operator()(const Distance& scale) const {
    if (!indicator_.target)
      return refuse(Code::index_method, "“" + indicator_.name + "”没有目标值",
                    "“" + indicator_.name + "” has no target");
    if (list_.empty()) return constant(indicator_.name);
    const double worst = indicator_.less ? std::ranges::max(list_) : std::ranges::min(list_);
    if (worst == *indicator_.target) return constant(indicator_.name);
    Values result;
    for (const double value : values_) {
      const double way = (value - worst) / (*indicator_.target - worst);
      result.push_back(scale.cap && way > 1 ? 1 : way);
    }
    return result;
  }

  Result<Values> operator()(const RatioToBase& scale) const {
    const auto found = std::ranges::find(keys_, scale.key);
    if (found == keys_.end() || is_missing(values_[static_cast<std::size_t>(found - keys_.begin())]))
      return refuse(Code::index_missing, "“" + indicator_.name + "”没有基期“" + scale.key + "”的数",
                    "“" + indicator_.name + "” has no figure of the base “" + scale.key + "”");
    const double base = values_[static_cast<std::size_t>(found - keys_.begin())];
    Values result;
    for (const double value : values_) {
      if ((indicator_.less ? value : base) == 0)
        return refuse(Code::index_zero, "“" + indicator_.name + "”以零为分母",
                      "“" + indicator_.name + "” would be divided by zero");
      if (value < 0 || base < 0)
        return refuse(Code::index_positive, "“" + indicator_.name + "”有负数,不能取比率",
                      "“" + indicator_.name + "” holds a negative number, of which no ratio is taken");
      result.push_back(100 * (indicator_.less ? base / value : value / base));
    }
    return result;
  }

 private:
  [[nodiscard]] bool has_range() const { return list_.size() > 1 && std::ranges::max(list_) > std::ranges::min(list_); }
  [[nodiscard]] double sign() const { return indicator_.less ? -1 : 1; }

  std::span<const double> values_;
  const Indicator& indicator_;
  std::span<const std::string> keys_;
  Values list_;
};

}  // namespace

Result<std::vector<double>> scale_column(std::span<const double> values, const Indicator& indicator, const Scale& scale,
                                         std::span<const std::string> keys) {
  return std::visit(Scaler(values, indicator, keys), scale);
}

Result<Table> scale_table(const Table& table, std::span<const Indicator> indicators, const Scale& scale) {
  Table result{table.keys, table.groups, {}};
  for (std::size_t c = 0; c < indicators.size(); ++c) {
    TRY_LET(std::vector<double> values, scale_column(table.columns[c].values, indicators[c], scale, table.keys));
    result.columns.push_back({indicators[c].name, std::move(values)});
  }
  return result;
}

}  // namespace nuan::index
