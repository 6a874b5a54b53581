// Covers, benefits and limits as they are read.
#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/shape_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> mistakes(const std::string& text) { return read_behind_head(text).codes(); }

std::string bands(const Benefit& benefit) { return Shape().bands(benefit.bands); }

TEST(covers, hold_requirements) {
  const Reading reading = read_behind_head(
      "cover claim require settled_at in covered else not-covered \"不在保障期间内\" / \"not covered\" source "
      "\"第三条\"\n"
      "require a > 5 else hold 待核 \"待核\" require b else note seen \"已见\"");
  const Cover& cover = reading.only<Cover>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(cover.table.text, "claim");
  ASSERT_EQ(cover.requirements.size(), 3U);
  EXPECT_EQ(cover.requirements[0].code.text, "not-covered");
  EXPECT_EQ(cover.requirements[0].words.en->text, "not covered");
  EXPECT_EQ(cover.requirements[0].source->text, "第三条");
  EXPECT_EQ(cover.requirements[0].answer, Answer::refuse);
  EXPECT_EQ(cover.requirements[1].answer, Answer::hold);
  EXPECT_EQ(cover.requirements[2].answer, Answer::note);
  EXPECT_EQ(shape(cover.requirements[1].condition), "(> a 5)");
}

TEST(covers, an_if_in_a_requirement_needs_brackets) {
  EXPECT_THAT(mistakes("cover c require a if b else d else e \"f\""), ElementsAre("needs-brackets"));
  EXPECT_THAT(mistakes("cover c require (a if b else d) else e \"f\""), IsEmpty());
}

TEST(benefits, with_bands) {
  const Reading reading = read_behind_head(
      "benefit over-cap \"超封顶线\" on over_cap per year pay 40% + uplift to 50,000 source \"s\" 50% + uplift to "
      "100,000\n"
      "60% + uplift beyond at most over_cap_top");
  const Benefit& benefit = reading.only<Benefit>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(benefit.name.text, "over-cap");
  EXPECT_EQ(benefit.titles.zh->text, "超封顶线");
  EXPECT_EQ(bands(benefit), "[(+ 40% uplift) to 50000 source] [(+ 50% uplift) to 100000] [(+ 60% uplift) to end]");
  EXPECT_EQ(benefit.pay, Benefit::Pay::bands);
  ASSERT_EQ(benefit.at_most.size(), 1U);
  EXPECT_FALSE(benefit.at_most[0].per);
}

TEST(benefits, with_every_clause) {
  const Reading reading = read_behind_head(
      "benefit inpatient on self_borne where setting is inpatient per stay above 1,300 pay 20% if a else 30%\n"
      "raise to 50 at most 50,000 per year source \"第五条\" at most 9,000 payee union");
  const Benefit& benefit = reading.only<Benefit>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(shape(benefit.where), "(is setting inpatient)");
  EXPECT_EQ(benefit.per.name.text, "stay");
  EXPECT_EQ(shape(benefit.above), "1300");
  EXPECT_EQ(bands(benefit), "[(if a 20% 30%) to end]");
  EXPECT_EQ(shape(benefit.raise_to), "50");
  ASSERT_EQ(benefit.at_most.size(), 2U);
  EXPECT_EQ(benefit.at_most[0].per->name.text, "year");
  EXPECT_EQ(benefit.at_most[0].source->text, "第五条");
  EXPECT_EQ(benefit.payee->text, "union");
}

TEST(benefits, on_each_fact) {
  const Reading reading = read_behind_head(
      "benefit critical \"重疾\" on each claim where severity is not none per disease\n"
      "pay largest (match severity: none 0, mild 3,000, severe 10,000) nothing under 50");
  const Benefit& benefit = reading.only<Benefit>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(benefit.each->text, "claim");
  EXPECT_FALSE(benefit.on);
  EXPECT_EQ(benefit.pay, Benefit::Pay::largest);
  EXPECT_EQ(bands(benefit), "[(match severity none=0 mild=3000 severe=10000) to end]");
  EXPECT_EQ(shape(benefit.nothing_under), "50");
}

TEST(benefits, an_amount_for_each_unit) {
  const Reading reading = read_behind_head("benefit days_paid on nights per year pay 50 each source \"s\"");
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(reading.only<Benefit>().pay, Benefit::Pay::each);
  EXPECT_EQ(bands(reading.only<Benefit>()), "[50 to end source]");
}

TEST(benefits, the_largest_of_many_is_an_aggregate_and_no_way_of_paying) {
  const Reading reading = read_behind_head("benefit b on each claim per year pay largest of x per year");
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(reading.only<Benefit>().pay, Benefit::Pay::bands);
  EXPECT_EQ(bands(reading.only<Benefit>()), "[(largest x per year) to end]");
}

TEST(benefits, pay_what_stands_alone) {
  const Reading reading = read_behind_head("benefit b on x per year pay steps of n: 80% to 1, 70% beyond");
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(bands(reading.only<Benefit>()), "[(steps n [80% to 1] [70% to end]) to end]");
}

TEST(benefits, the_parts_stand_once_and_in_order) {
  EXPECT_THAT(mistakes("benefit b on x per year pay 5% pay 6%"), ElementsAre("clause-twice"));
  EXPECT_THAT(mistakes("benefit b on x where y where z per year pay 5%"), ElementsAre("clause-twice"));
  EXPECT_THAT(mistakes("benefit b on x per year pay 5% raise to 5 nothing under 6"), ElementsAre("clause-twice"));
  EXPECT_THAT(mistakes("benefit b on x pay 5% per year"), ElementsAre("clause-order"));
  EXPECT_THAT(mistakes("benefit b per year on x where y pay 5%"), ElementsAre("clause-order"));
}

TEST(benefits, none_without_on_per_and_pay) {
  EXPECT_THAT(mistakes("benefit b"), ElementsAre("clause-missing", "clause-missing", "clause-missing"));
  EXPECT_THAT(mistakes("benefit b on x pay 5%"), ElementsAre("clause-missing"));
}

TEST(limits, over_some_benefits_or_all) {
  const Reading reading =
      read_behind_head("limit ordinary \"合计\" outpatient + over-cap at most 653 per year source \"s\"");
  const Limit& limit = reading.only<Limit>();
  EXPECT_EQ(reading.told(), "");
  ASSERT_EQ(limit.benefits.size(), 2U);
  EXPECT_EQ(limit.benefits[1].text, "over-cap");
  EXPECT_EQ(shape(limit.at_most.amount), "653");
  EXPECT_EQ(limit.at_most.per->name.text, "year");
  EXPECT_TRUE(limit.at_most.source);
  EXPECT_TRUE(read_behind_head("limit whole all benefits at most top per life").only<Limit>().all_benefits);
}

TEST(limits, say_over_what_they_hold) {
  EXPECT_THAT(mistakes("limit whole all benefits at most 653"), ElementsAre("clause-missing"));
}

TEST(forms, half_written_ones) {
  for (const char* text : {"cover",
                           "cover claim",
                           "cover claim require",
                           "cover claim require a",
                           "cover claim require a else",
                           "cover claim require a else b",
                           "benefit",
                           "benefit b on",
                           "benefit b on each",
                           "benefit b on x where",
                           "benefit b on x per",
                           "benefit b on x per year above",
                           "benefit b on x per year pay",
                           "benefit b on x per year pay 5% to",
                           "benefit b on x per year pay 5% to 9,",
                           "benefit b on x per year pay 5% to 9 6%",
                           "benefit b on x per year pay 5% raise",
                           "benefit b on x per year pay 5% nothing",
                           "benefit b on x per year pay 5% at",
                           "benefit b on x per year pay 5% at most",
                           "benefit b on x per year pay 5% payee",
                           "limit",
                           "limit a",
                           "limit a all",
                           "limit a all benefits",
                           "limit a b +",
                           "limit a b at most 5 per"})
    EXPECT_EQ(mistakes(text).size(), 1U) << text << "\n" << read_behind_head(text).told();
}

TEST(forms, every_unfinished_form_over_rows_is_one_mistake) {
  for (const std::string text :
       {"admission",
        "admission a",
        "admission a of",
        "admission a of b",
        "price a of b",
        "price a of b full",
        "price a of b full x pay",
        "price a of b full x pay 5% saving",
        "price a of b full x pay 5% refund",
        "price a of b full x pay 5% refund where y",
        "share a of b",
        "share a of b pot 5",
        "share a of b pot 5 by x",
        "share a of b pot 5 by x ties",
        "share a of b pot 5 by x divide largest ties by c",
        "share a of b pot 5 by x at 3",
        "measure a of b",
        "measure a of b yes",
        "measure a of b yes c by",
        "measure a of b yes c by d",
        "measure a of b yes c by d interval",
        "measure a of b yes c by d interval wilson",
        "measure a of b yes c by d strata s",
        "measure a of b yes c by d interval wilson 95% compare x",
        "measure a of b yes c by d interval wilson 95% compare x with y",
        "measure a of b yes c by d interval wilson 95% hide",
        "measure a of b yes c by d interval wilson 95% order best",
        "measure a of b yes c by d interval wilson 95% compare x with y, same",
        "target a of b count of b reach 5 by d from 2020-01-01 to 2021-01-01 on t per",
        "target a of b count of b reach 5 by d from 2020-01-01 to 2021-01-01 on t per c within 2",
        "index a of b",
        "index a of b tree",
        "index a of b tree I = c",
        "index a of b tree I = c, 40%",
        "index a of b tree I = c / 5",
        "index a of b tree I = c scale log",
        "index a of b tree I = c scale min-max 0",
        "index a of b tree I = c scale ratio to 2010",
        "index a of b tree I = c scale ratio to 2010 = 99 combine arithmetic",
        "index a of b tree I = c scale rank 0 to 1 combine sum",
        "index a of b tree I = c missing guess scale rank 0 to 1 combine harmonic",
        "index a of b tree I = c missing skip, leave scale rank 0 to 1 combine harmonic",
        "index a of b tree I = c outliers winsorise scale rank 0 to 1 combine harmonic",
        "index a of b tree I = c scale rank 0 to 1 combine harmonic continues d",
        "index a of b tree I = c scale rank 0 to 1 combine harmonic against",
        "target a of b",
        "target a of b count",
        "target a of b count of b",
        "target a of b count of b reach 5",
        "target a of b count of b reach 5 by d",
        "target a of b count of b reach 5 by d from 2020-01-01",
        "target a of b count of b reach 5 by d from 2020-01-01 to 2021-01-01",
        "target a of b count of b reach 5 by d from 2020-01-01 to 2021-01-01 plan 3 on t",
        "target a of b count of b reach 5 by d from 2020-01-01 to 2021-01-01 on t beside c"})
    EXPECT_EQ(mistakes(text).size(), 1U) << text << "\n" << read_behind_head(text).told();
}

}  // namespace
}  // namespace nuan::policy::syntax
