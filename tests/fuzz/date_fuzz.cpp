// Dates, times and periods: whatever the bytes, what is accepted is written back as the same days.
#include <cstdint>
#include <string_view>

#include "base/date.hpp"
#include "base/result.hpp"

namespace {

void try_date(std::string_view text) {
  const auto date = nuan::Date::read(text);
  if (!date) return;
  ENSURE(nuan::to_text(*date) == text);
  ENSURE(nuan::Date::from_ymd(date->year(), date->month(), date->day()) == date);
  ENSURE(nuan::Date::read_with_time(text) == date);
}

void try_periods(std::string_view text) {
  const auto periods = nuan::Periods::read(text);
  if (!periods) return;
  ENSURE(nuan::Periods::read(nuan::to_text(*periods)) == periods);
  const nuan::Period* before = nullptr;
  for (const auto& period : periods->items()) {
    ENSURE(period.from <= period.to);
    ENSURE(before == nullptr || before->to.plus(1) < period.from);  // never touching
    ENSURE(periods->find(period.from) == &period && periods->find(period.to) == &period);
    before = &period;
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  try_date(text);
  if (const auto date = nuan::Date::read_with_time(text)) ENSURE(nuan::Date::read(nuan::to_text(*date)) == date);
  try_periods(text);
  return 0;
}
