#include "index/series.hpp"

#include <algorithm>

#include "index/refuse.hpp"

namespace nuan::index {
namespace {

Result<void> check(const Series& series) {
  if (series.empty()) return refuse(Code::index_series, "序列是空的", "the series is empty");
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::string period = std::to_string(series[i].period);
    if (!std::isfinite(series[i].value))
      return refuse(Code::index_series, period + " 期没有数", "period " + period + " has no value");
    if (i > 0 && series[i].period <= series[i - 1].period)
      return refuse(Code::index_series, period + " 期不在前一期之后",
                    "period " + period + " does not follow the one before");
  }
  return {};
}

Result<double> value_at(const Series& series, std::int64_t period) {
  const auto found = std::ranges::find(series, period, &Point::period);
  if (found == series.end())
    return refuse(Code::index_series, "序列没有 " + std::to_string(period) + " 期",
                  "the series has no period " + std::to_string(period));
  return found->value;
}

Failure zero(std::int64_t period) {
  return refuse(Code::index_zero, std::to_string(period) + " 期的数为零,不能作基",
                "the value of " + std::to_string(period) + " is zero and no base");
}

}  // namespace

Result<Series> rebase(const Series& series, std::int64_t base) {
  TRY(check(series));
  TRY_LET(const double at_base, value_at(series, base));
  if (at_base == 0) return zero(base);
  Series result = series;
  for (Point& point : result) point.value = 100 * (point.value / at_base);
  return result;
}

Result<Chained> chain(std::span<const Series> links) {
  if (links.empty()) return refuse(Code::index_series, "没有可连接的序列", "there is no series to chain");
  TRY(check(links[0]));
  Chained result{links[0], {}};
  for (const Series& link : links.subspan(1)) {
    TRY(check(link));
    const std::int64_t meeting = link.front().period;
    TRY_LET(const double old_level, value_at(result.series, meeting));
    if (link.front().value == 0) return zero(meeting);
    const double factor = old_level / link.front().value;
    result.breaks.push_back({meeting, factor});
    std::erase_if(result.series, [&](const Point& point) { return point.period > meeting; });
    for (const Point& point : std::span(link).subspan(1)) result.series.push_back({point.period, point.value * factor});
  }
  return result;
}

}  // namespace nuan::index
