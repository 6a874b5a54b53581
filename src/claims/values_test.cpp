#include "claims/values.hpp"

#include <gtest/gtest.h>

#include "base/rational.hpp"

namespace nuan::claims {
namespace {

// What a field of measurements holds: its number, "missing", or the code of what is wrong with it.
std::string measured(std::string_view field, bool or_missing = false) {
  ShapeColumn column;
  column.type.kind = policy::Kind::real;
  column.type.or_missing = or_missing;
  policy::Value value;
  const Flaw flaw = read_value(column, field, false, value);
  if (flaw != Flaw::none) return std::string(code_of(flaw));
  const auto& one = std::get<policy::Measured>(value);
  return one.number ? to_text(*one.number) : "missing";
}

TEST(Values, measurements_are_exact_also_with_an_exponent) {
  EXPECT_EQ(measured("4.18803135"), "4.18803135");
  EXPECT_EQ(measured("-2.5"), "-2.5");
  EXPECT_EQ(measured("2e-06"), "0.000002");
  EXPECT_EQ(measured("3.6E+2"), "360");
  EXPECT_EQ(measured("-1.5e0"), "-1.5");
}

TEST(Values, what_is_no_measurement_is_told) {
  for (const char* field : {"", "NA", "e5", "1e", "1e1.5", "1e++2", "nan", "inf", "1,000", "0x10"})
    EXPECT_EQ(measured(field), "number_malformed") << field;
  EXPECT_EQ(measured("1e301"), "number_too_large");
}

TEST(Values, an_empty_cell_is_missing_only_where_it_may_be) {
  EXPECT_EQ(measured("", true), "missing");
  EXPECT_EQ(measured("  ", true), "missing");
  EXPECT_EQ(measured("0", true), "0");
  EXPECT_EQ(measured("NA", true), "number_malformed");
}

}  // namespace
}  // namespace nuan::claims
