// Periods: reading, joining and searching them (declared in date.hpp).
#include <algorithm>

#include "base/date.hpp"

namespace nuan {
namespace {

std::optional<Period> read_period(std::string_view text) {
  const auto dots = text.find("..");
  if (dots == std::string_view::npos) return std::nullopt;
  Period period;
  if (const auto from = text.substr(0, dots); !from.empty()) {
    const auto date = Date::read(from);
    if (!date) return std::nullopt;
    period.from = *date;
  }
  if (const auto to = text.substr(dots + 2); !to.empty()) {
    const auto date = Date::read(to);
    if (!date) return std::nullopt;
    period.to = *date;
  }
  if (period.to < period.from) return std::nullopt;
  return period;
}

}  // namespace

Periods::Periods(std::vector<Period> periods) {
  std::sort(periods.begin(), periods.end());
  for (const Period& period : periods) {
    if (period.to < period.from) continue;  // holds no day
    if (!items_.empty() && period.from <= items_.back().to.plus(1))
      items_.back().to = std::max(items_.back().to, period.to);
    else
      items_.push_back(period);
  }
}

std::optional<Periods> Periods::read(std::string_view text) {
  std::vector<Period> periods;
  while (!text.empty()) {
    const auto end = text.find(';');
    const auto period = read_period(text.substr(0, end));
    if (!period || end == text.size() - 1) return std::nullopt;
    periods.push_back(*period);
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return Periods(std::move(periods));
}

const Period* Periods::find(Date date) const {
  const auto after = std::upper_bound(items_.begin(), items_.end(), date,
                                      [](Date day, const Period& period) { return day < period.from; });
  if (after == items_.begin()) return nullptr;
  const Period& candidate = *(after - 1);
  return candidate.holds(date) ? &candidate : nullptr;
}

std::string to_text(const Period& period) {
  const std::string from = period.from == min_date ? "" : to_text(period.from);
  const std::string to = period.to == max_date ? "" : to_text(period.to);
  return from + ".." + to;
}

std::string to_text(const Periods& periods) {
  std::string text;
  for (const Period& period : periods.items()) {
    if (!text.empty()) text += ';';
    text += to_text(period);
  }
  return text;
}

}  // namespace nuan
