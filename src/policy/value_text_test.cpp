// Values as files and pages of forms carry them.
#include "policy/value_text.hpp"

#include <gtest/gtest.h>

namespace nuan::policy {
namespace {

std::string text_of(const Type& type, const Value& value) {
  Plan plan;
  plan.choice_sets.push_back({{"mild", {}}, {"severe", {}}});
  return value_text(plan, type, value);
}

TEST(value_text, is_written_by_its_kind) {
  EXPECT_EQ(text_of({Kind::money}, Rational(1250)), "12.50");
  EXPECT_EQ(text_of({Kind::money}, Rational(1, 2)), "0.005");
  EXPECT_EQ(text_of({Kind::rate}, Rational(1, 8)), "12.5%");
  EXPECT_EQ(text_of({Kind::count}, Rational(3)), "3");
  EXPECT_EQ(text_of({Kind::date}, *Date::from_ymd(2020, 1, 31)), "2020-01-31");
  EXPECT_EQ(text_of({Kind::periods}, *Periods::read("2020-01-01..2020-12-31")), "2020-01-01..2020-12-31");
  EXPECT_EQ(text_of({Kind::flag}, true), "yes");
  EXPECT_EQ(text_of({Kind::text}, std::string("甲")), "甲");
  EXPECT_EQ(text_of({Kind::choice, false, 0}, Choice{1}), "severe");
}

TEST(value_text, that_changes_over_time_names_its_days) {
  const DatedValues shares{{Periods::read("..2020-12-31")->items().front(), 1},
                           {Periods::read("2021-01-01..")->items().front(), 2}};
  EXPECT_EQ(text_of({Kind::count, true}, shares), "..2020-12-31=1;2021-01-01..=2");
}

}  // namespace
}  // namespace nuan::policy
