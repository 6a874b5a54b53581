#include "policy/show/speaker.hpp"

#include <gtest/gtest.h>

namespace nuan::policy {
namespace {

struct Spoken {
  explicit Spoken(Language language) { page.language = language; }
  Plan plan;
  Page page;
  Speaker speaker{plan, page};
};

TEST(Masked, KeepsTheFirstSixAndTheLastFourOfACertificate) {
  EXPECT_EQ(masked("990101199001011239"), "990101********1239");
}
TEST(Masked, KeepsTheKindOfOtherCertificates) { EXPECT_EQ(masked("PASSPORT:E12345678"), "PASSPORT:E******78"); }
TEST(Masked, HidesShortCertificatesButTheirFirst) { EXPECT_EQ(masked("X:1234"), "X:1***"); }
TEST(Masked, LeavesWhatCannotBeACertificate) { EXPECT_EQ(masked("m1"), "m1"); }

TEST(Speaker, SaysTitlesInItsLanguageElseTheName) {
  const Spoken zh(Language::zh);
  const Spoken en(Language::en);
  EXPECT_EQ(zh.speaker.title("self_pay", {"自付一", "self-pay-1"}), "自付一");
  EXPECT_EQ(zh.speaker.title("self_pay", {}), "self_pay");
  EXPECT_EQ(en.speaker.title("self_pay", {"自付一", ""}), "self_pay");
  EXPECT_EQ(en.speaker.title("自付", {"自付一", ""}), "自付一");
}

TEST(Speaker, SaysValuesByTheirKind) {
  const Spoken zh(Language::zh);
  EXPECT_EQ(zh.speaker.value(Rational(180000), {Kind::money}), "1,800.00");
  EXPECT_EQ(zh.speaker.value(Rational(1, 5), {Kind::rate}), "20%");
  EXPECT_EQ(zh.speaker.value(Rational(1, 3), {Kind::rate}), "100/3%");
  EXPECT_EQ(zh.speaker.value(Rational(1234567), {Kind::count}), "1,234,567");
  EXPECT_EQ(zh.speaker.value(Rational(-1234), {Kind::number}), "-1,234");
  EXPECT_EQ(zh.speaker.value(Rational(30), {Kind::days}), "30 天");
  EXPECT_EQ(zh.speaker.value(*Periods::read("2020-04-01..;2018-01-01..2018-12-31"), {Kind::periods}),
            "2018-01-01 至 2018-12-31、2020-04-01 起");
  EXPECT_EQ(zh.speaker.value(Periods(), {Kind::periods}), "无");
}

TEST(Speaker, NumbersASourceOnce) {
  Spoken zh(Language::zh);
  zh.plan.standing = Standing::reconstructed;
  EXPECT_EQ(zh.speaker.cite("日报"), Text::footnote(1));
  EXPECT_EQ(zh.speaker.cite("晚报"), Text::footnote(2));
  EXPECT_EQ(zh.speaker.cite("日报"), Text::footnote(1));
  EXPECT_EQ(zh.speaker.cite(""), Text::ours());
}

TEST(Speaker, CallsNothingOursInAPublishedRule) {
  Spoken zh(Language::zh);
  zh.plan.standing = Standing::published;
  EXPECT_TRUE(zh.speaker.cite("").empty());
  EXPECT_TRUE(zh.page.ours.empty());
}

TEST(Speaker, SaysPlainlyWhatKindOfRuleItIs) {
  Spoken zh(Language::zh);
  zh.plan.after = "某市总工会";
  zh.plan.standing = Standing::reconstructed;
  EXPECT_EQ(zh.speaker.standing(), "本规则由本项目按公开报道重建，不是某市总工会发布的规则。");
  zh.plan.standing = Standing::sample;
  EXPECT_EQ(zh.speaker.standing(), "本规则是演示用的样例，不是某市总工会的规则。");
  zh.plan.standing = Standing::published;
  EXPECT_EQ(zh.speaker.standing(), "照某市总工会公布的规则写成。");
  zh.plan.by_issuer = true;
  EXPECT_EQ(zh.speaker.standing(), "某市总工会发布的规则。");
}

TEST(Speaker, SaysWhatAYearIs) {
  Spoken zh(Language::zh);
  Spoken en(Language::en);
  for (Plan* plan : {&zh.plan, &en.plan}) {
    plan->year.kind = YearRule::Kind::several;
    plan->year.start = *Date::from_ymd(2023, 7, 1);
    plan->year.count = 2;
  }
  EXPECT_EQ(zh.speaker.year_rule(), "自 2023-07-01 起每 2 年为一期");
  EXPECT_EQ(en.speaker.year_rule(), "terms of 2 years from 2023-07-01");
  for (Plan* plan : {&zh.plan, &en.plan}) {
    plan->year.kind = YearRule::Kind::listed;
    plan->year.listed = {{"一", {*Date::from_ymd(2014, 9, 1), *Date::from_ymd(2015, 8, 31)}},
                         {"二", {*Date::from_ymd(2015, 9, 1), *Date::from_ymd(2016, 12, 31)}}};
  }
  EXPECT_EQ(zh.speaker.year_rule(), "一 (2014-09-01 至 2015-08-31)、二 (2015-09-01 至 2016-12-31)");
  EXPECT_EQ(en.speaker.year_rule(), "一 (2014-09-01 to 2015-08-31), 二 (2015-09-01 to 2016-12-31)");
}

}  // namespace
}  // namespace nuan::policy
