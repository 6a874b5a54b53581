// What an index or a measure is told to do, clause by clause, as its page says it.
#include <gmock/gmock.h>

#include "policy/explain.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

using testing::HasSubstr;

const std::string head = R"(policy options "做法" / "options"
  after     "某市"
  edition   "1" from 2020-01-01
  standing  sample
)";

// Columns that only some clauses read are in every file.
std::string page_of(const std::string& declarations) {
  Diagnostics problems;
  const Plan plan = read_plan(Source("options", head + declarations), problems);
  for (const Diagnostic& problem : problems.items())
    if (problem.code != "unused") ADD_FAILURE() << to_text(problem, plan.source, Language::en);
  return show(plan, Language::en);
}

std::string page_of_index(const std::string& clauses) {
  return page_of(R"(
table county key code
  region  text             "片" / "region"
  roads   real or missing  "路" / "roads"
  water   real or missing  "水" / "water"
index living "生活" / "living" of county
  tree Whole "指数" / "index" = roads, water
)" + clauses);
}

TEST(IndexPage, SaysHowGapsAreFilled) {
  const auto page = [](const std::string& rule) {
    return page_of_index("missing " + rule + " scale rank 0 to 100 combine arithmetic");
  };
  EXPECT_THAT(page("mean"), HasSubstr("A missing cell is filled with the mean."));
  EXPECT_THAT(page("mean of same region"), HasSubstr("filled with the mean of the same"));
  EXPECT_THAT(page("carry"), HasSubstr("carries on from the period before"));
  EXPECT_THAT(page("between"), HasSubstr("lies on the line between the periods around it"));
  EXPECT_THAT(page("skip"), HasSubstr("A missing cell is left out, and the other weights stand for all."));
}

TEST(IndexPage, SaysWhoIsLeftOut) {
  const auto page = [](const std::string& rule) {
    return page_of_index("missing skip, " + rule + " scale rank 0 to 100 combine arithmetic");
  };
  EXPECT_THAT(page("leave out under 50%"), HasSubstr("Who has under 50% (ours) of the data is left out."));
  EXPECT_THAT(page("leave out under 50% after filling"), HasSubstr("of the data after filling is left out."));
  EXPECT_THAT(page("no part under 60%"), HasSubstr("A part with under 60% (ours) of its weight is not told."));
}

TEST(IndexPage, SaysHowNumbersAreMadeAlike) {
  const auto page = [](const std::string& rule) {
    return page_of_index("missing refuse scale " + rule + " combine harmonic");
  };
  EXPECT_THAT(page("min-max 1 to 100"),
              HasSubstr("Scale: the worst 1 (ours), the best 100 (ours), in proportion between."));
  EXPECT_THAT(page("z-score 10 deviation 2"), HasSubstr("Scale: z-scores with mean 10 (ours) and deviation 2 (ours)."));
  EXPECT_THAT(page("rank 1 to 100"), HasSubstr("Scale: by rank, the worst 1 (ours), the best 100 (ours)."));
  EXPECT_THAT(page("goalposts 0 to 10"), HasSubstr("Scale: nothing at 0, all (100) at 10 (ours), cut off beyond"));
  EXPECT_THAT(page("ratio to a = 100"), HasSubstr("Scale: by ratio, a is 100"));
  EXPECT_THAT(page("rank 1 to 100"), HasSubstr("Each part is a harmonic mean."));
}

TEST(IndexPage, SaysWhatContributionsStandFor) {
  const auto page = [](const std::string& ending) {
    return page_of_index("missing refuse scale ratio to a = 100 combine arithmetic " + ending);
  };
  EXPECT_THAT(page("base a = 100 against previous"), HasSubstr("what each indicator changed since the period before"));
  EXPECT_THAT(page("against a"), HasSubstr("Contributions: what each indicator changed since a; they add up."));
  EXPECT_THAT(page(""), HasSubstr("what each indicator makes up of the index; they add up."));
}

TEST(MeasurePage, SaysWhoIsCompared) {
  const auto page = [](const std::string& how) {
    return page_of(R"(
table branch key code
  staff  count  "职工" / "staff"
table answer of branch in order on_day, answer_id
  on_day  date   "日期" / "day"
  wave    one of w1 "前" / "before", w2 "后" / "after" "批" / "wave"
  person  text   "谁" / "person"
  happy   flag   "满意" / "happy"
measure m "满意率" / "happy" of answer yes happy by wave interval wilson 95% compare w1 with w2, )" +
                   how);
  };
  EXPECT_THAT(page("independent"), HasSubstr("different people, interval by Newcombe."));
  EXPECT_THAT(page("same person"), HasSubstr("the same people, told by"));
}

TEST(LawPage, SaysThatTheOrderDoesNotMatter) {
  const std::string page = page_of(R"(
table member key person_id
table claim of member in order on_day, claim_id
  on_day date   "日期" / "day"
  cost   money  "费用" / "cost"
benefit aid "补助" / "aid" on cost per year pay 50%
law "先后无关" order of facts does not matter
)");
  EXPECT_THAT(page, HasSubstr("The order of facts does not matter."));
}

}  // namespace
}  // namespace nuan::policy
