// The clock as the program sees it, so that a test or a simulation can own it.
#pragma once

#include <string>

namespace nuan {

class Clock {
 public:
  virtual ~Clock() = default;
  // Now, in UTC, to the second: `2026-11-23T08:05:00Z`. Its first ten characters are the day.
  [[nodiscard]] virtual std::string now() const = 0;
};

}  // namespace nuan
