// Values of a spreadsheet's cells, as text. Numbers are worked on as decimal digits, never as binary fractions.
#pragma once

#include <string>
#include <string_view>

namespace nuan::claims {

// What the sheet shows: 15 digits, so that 4.0999999999999996 is 4.1 again. A number of 16 digits or more has lost its
// last ones; it is spelled 1.10101198003071E+17, which no reader of numbers or ids takes for whole.
[[nodiscard]] std::string number_text(std::string_view stored);

// A day as a number of days, with its time as a fraction: `2021-09-12` or `2021-09-12 10:30:00`. Outside of 1900-03-01
// to 9999-12-31 the number itself.
[[nodiscard]] std::string day_text(std::string_view stored, bool counts_from_1904);

// Whether a number format shows days.
[[nodiscard]] bool shows_days(unsigned format);
[[nodiscard]] bool shows_days(std::string_view format);

}  // namespace nuan::claims
