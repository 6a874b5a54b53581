// Fields of small tables as exact values, kind by kind.
#include "claims/values.hpp"

#include <gtest/gtest.h>

#include "base/rational.hpp"

namespace nuan::claims {
namespace {

using policy::DatedValues;
using policy::Kind;
using policy::Value;

Flaw read(policy::Type type, std::string_view field, Value& value, bool may_be_negative = false) {
  return read_value(ShapeColumn{"some", {}, type, {}}, field, may_be_negative, value);
}

void expect_number(Kind kind, std::string_view field, const Rational& number) {
  Value value;
  EXPECT_EQ(read({kind}, field, value), Flaw::none) << field;
  EXPECT_EQ(value, Value(number)) << field;
}

TEST(values, keep_all_their_decimals) {
  expect_number(Kind::money, "12.50", 1250);
  expect_number(Kind::count, "3", 3);
  expect_number(Kind::days, "30", 30);
  expect_number(Kind::rate, "12.5%", Rational(1, 8));
  expect_number(Kind::number, "0.3333333", Rational(3'333'333, 10'000'000));
}

TEST(values, have_flaws_by_their_kind) {
  Value value;
  EXPECT_EQ(read({Kind::days}, "3.5", value), Flaw::days_malformed);
  EXPECT_EQ(read({Kind::count}, "three", value), Flaw::count_malformed);
  EXPECT_EQ(read({Kind::rate}, "half", value), Flaw::rate_malformed);
  EXPECT_EQ(read({Kind::number}, "", value), Flaw::number_malformed);
  EXPECT_EQ(read({Kind::money}, "-1", value), Flaw::negative_amount);
  EXPECT_EQ(read({Kind::money}, "-1", value, true), Flaw::none);
}

TEST(values, that_change_over_time_carry_their_days) {
  Value value;
  ASSERT_EQ(read({Kind::count, true}, "2020-01-01..2020-12-31=2;2021-01-01..=3", value), Flaw::none);
  const auto& dated = std::get<DatedValues>(value);
  ASSERT_EQ(dated.size(), 2U);
  EXPECT_EQ(dated[0].value, 2);
  EXPECT_EQ(dated[1].period.from, *Date::from_ymd(2021, 1, 1));
  EXPECT_NE(read({Kind::count, true}, "sometimes=2", value), Flaw::none);
}

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
