// Every operation in words.
#include "policy/show/phrase.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policy/show/plan_builder_test.hpp"
#include "policy/show/print.hpp"

namespace nuan::policy {
namespace {

// A member with a status, claims with a date, an amount, a severity and a stay.
class PhraseTest : public testing::Test {
 protected:
  PhraseTest() {
    make.plan.standing = Standing::published;  // no marks, only words
    make.plan.choice_sets = {{{"mild", {"轻症", "mild"}}, {"severe", {"重症", "severe"}}}};
    make.subject_columns({{"hardship", {"困难职工", "hardship"}, {Kind::periods}, {}},
                          {"model", {"劳模", "model worker"}, {Kind::periods}, {}},
                          {"shares", {"份数", "shares"}, {Kind::count, true}, {}}});
    claim = make.table("claim", {{"day", {"日期", "day"}, {Kind::date}, {}},
                                 {"paid", {"自付", "self-paid"}, {Kind::money}, {}},
                                 {"grade", {"病情", "severity"}, {Kind::choice, false, 0}, {}},
                                 {"stay", {"住院号", "stay"}, {Kind::text}, {}},
                                 {"place", {}, {Kind::choice, false, 0}, {}}});
    make.plan.groups.push_back({"stay_group", {"住院", "stay"}, claim, {3}, {}});
    date = make.column(claim, 0);
    paid = make.column(claim, 1);
    grade = make.column(claim, 2);
    make.last().type.choices = 0;
    hardship = make.column(0, 0);
  }

  NodeId literal(int value) { return make.constant(Kind::literal, Rational(value)); }
  NodeId severe() {
    const NodeId made = make.choice(1);
    make.last().type.choices = 0;
    return made;
  }
  NodeId flag(Op op, std::vector<NodeId> args) { return make.node(op, Kind::flag, std::move(args)); }
  NodeId in_hardship() { return flag(Op::in_periods, {date, hardship}); }
  NodeId is_model() { return flag(Op::in_periods, {date, make.column(0, 1)}); }
  NodeId over_100() { return flag(Op::greater, {paid, make.money("100")}); }
  static Rows rows(Level::Rank rank, Index of, Scope::Kind scope, Fold fold = Fold::sum) {
    Rows made;
    made.of = {rank, of, false};
    made.scope = {scope, scope == Scope::Kind::group ? 0 : none};
    made.fold = fold;
    return made;
  }

  std::string say(NodeId node, Language language) {
    Page page;
    page.language = language;
    const Speaker speaker(make.plan, page);
    return print(Phrases(speaker).of(node), language);
  }
  void expect(NodeId node, const std::string& zh, const std::string& en) {
    EXPECT_EQ(say(node, Language::zh), zh);
    EXPECT_EQ(say(node, Language::en), en);
  }

  PlanBuilder make;
  Index claim = none;
  NodeId date = none, paid = none, grade = none, hardship = none;
};

TEST_F(PhraseTest, Values) {
  expect(make.money("1800"), "1,800.00", "1,800.00");
  expect(literal(1800), "1,800", "1,800");
  expect(make.node(Op::yuan_to_fen, Kind::money, {literal(1800)}), "1,800.00", "1,800.00");
  expect(make.percent(20), "20%", "20%");
  expect(make.constant(Kind::days, Rational(30)), "30 天", "30 days");
  expect(make.constant(Kind::flag, true), "是", "yes");
  expect(make.constant(Kind::text, std::string("C50")), "「C50」", "\"C50\"");
  expect(make.constant(Kind::text, std::string()), "空", "empty");
  expect(severe(), "重症", "severe");
}

TEST_F(PhraseTest, Names) {
  expect(paid, "「自付」", "\"self-paid\"");
  expect(make.node(Op::key, Kind::text), "「person_id」", "\"person_id\"");
  const NodeId id = make.node(Op::id, Kind::text);
  make.last().level = {Level::Rank::fact, claim, false};
  expect(id, "「claim_id」", "\"claim_id\"");
  make.plan.inputs.push_back({"today", {"今天", "today"}, {Kind::date}, {}});
  expect(make.node(Op::input, Kind::date, {}, 0), "「今天」", "\"today\"");
  make.benefit("inpatient", claim, paid).title = {"住院", "hospital stays"};
  make.limit("whole", {0}, make.money("1"));
  expect(make.node(Op::result, Kind::money, {}, 0), "「住院」", "\"hospital stays\"");
  expect(make.node(Op::result, Kind::money, {}, 1), "「whole」", "\"whole\"");
  expect(make.node(Op::result, Kind::money, {}, 2), "「全部待遇合计」", "\"the total of all benefits\"");
}

TEST_F(PhraseTest, ArithmeticBracketsWhatWouldBeMisread) {
  const NodeId sum = make.node(Op::add, Kind::money, {paid, make.money("1")});
  expect(sum, "「自付」+ 1.00", "\"self-paid\" + 1.00");
  expect(make.node(Op::multiply, Kind::money, {sum, make.percent(20)}), "（「自付」+ 1.00）× 20%",
         "(\"self-paid\" + 1.00) × 20%");
  expect(make.node(Op::subtract, Kind::money, {paid, sum}), "「自付」-（「自付」+ 1.00）",
         "\"self-paid\" - (\"self-paid\" + 1.00)");
  expect(make.node(Op::divide, Kind::number, {paid, sum}), "「自付」÷（「自付」+ 1.00）",
         "\"self-paid\" ÷ (\"self-paid\" + 1.00)");
  expect(make.node(Op::least, Kind::money, {paid, make.money("9")}), "「自付」、9.00中最小的",
         "the least of \"self-paid\", 9.00");
  expect(make.node(Op::greatest, Kind::money, {paid, make.money("9")}), "「自付」、9.00中最大的",
         "the greatest of \"self-paid\", 9.00");
  expect(make.node(Op::down_to, Kind::money, {paid, make.money("10")}), "「自付」按 10.00 的整倍数向下取",
         "\"self-paid\" down to a multiple of 10.00");
}

TEST_F(PhraseTest, DatesAndPeriods) {
  const NodeId days = make.constant(Kind::days, Rational(30));
  expect(make.node(Op::date_plus, Kind::date, {date, days}), "「日期」后 30 天", "30 days after \"day\"");
  expect(make.node(Op::date_minus, Kind::date, {date, days}), "「日期」前 30 天", "30 days before \"day\"");
  const NodeId start = make.node(Op::period_start, Kind::date, {hardship, date});
  expect(start, "「日期」所在的「困难职工」那一段的首日",
         "the first day of the period of \"hardship\" that holds \"day\"");
  expect(make.node(Op::period_end, Kind::date, {hardship, date}), "「日期」所在的「困难职工」那一段的末日",
         "the last day of the period of \"hardship\" that holds \"day\"");
  expect(make.node(Op::days_between, Kind::days, {date, start}),
         "（「日期」所在的「困难职工」那一段的首日）到「日期」的天数",
         "the days from (the first day of the period of \"hardship\" that holds \"day\") to \"day\"");
  expect(make.node(Op::years_between, Kind::count, {date, date}), "「日期」到「日期」的整年数",
         "the full years from \"day\" to \"day\"");
  expect(make.node(Op::next_month_day, Kind::date, {date}, 331), "「日期」之后的第一个 03-31",
         "the first 03-31 after \"day\"");
  expect(make.node(Op::as_of, Kind::count, {make.column(0, 2), date}), "「日期」当日的「份数」",
         "\"shares\" as of \"day\"");
  expect(make.dated(Kind::money, {{make.money("100"), "2012-05-01"}, {make.money("200"), "2015-01-01"}}),
         "100.00（2012-05-01 起），200.00（2015-01-01 起）", "100.00 from 2012-05-01, 200.00 from 2015-01-01");
}

TEST_F(PhraseTest, Conditions) {
  expect(over_100(), "「自付」超过 100.00", "\"self-paid\" is above 100.00");
  expect(flag(Op::less_equal, {date, date}), "「日期」不晚于「日期」", "\"day\" is no later than \"day\"");
  expect(flag(Op::equal, {grade, severe()}), "「病情」为「重症」", "\"severity\" is severe");
  const NodeId place = make.column(claim, 4);
  expect(flag(Op::equal, {place, severe()}), "是「重症」", "\"place\" is severe");
  expect(flag(Op::in_list, {grade, severe(), severe()}), "「病情」是重症、重症之一",
         "\"severity\" is one of severe, severe");
  expect(in_hardship(), "「日期」在「困难职工」期内", "\"day\" lies in \"hardship\"");
}

TEST_F(PhraseTest, AndOrNot) {
  expect(flag(Op::logical_or, {in_hardship(), is_model()}), "「日期」在「困难职工」或「劳模」期内",
         "\"day\" lies in \"hardship\" or \"model worker\"");
  expect(flag(Op::logical_or, {in_hardship(), over_100()}), "「日期」在「困难职工」期内，或「自付」超过 100.00",
         "\"day\" lies in \"hardship\" or \"self-paid\" is above 100.00");
  const NodeId either = flag(Op::logical_or, {in_hardship(), over_100()});
  expect(flag(Op::logical_and, {either, over_100()}),
         "（「日期」在「困难职工」期内，或「自付」超过 100.00），且「自付」超过 100.00",
         "(\"day\" lies in \"hardship\" or \"self-paid\" is above 100.00) and \"self-paid\" is above 100.00");
  expect(flag(Op::logical_not, {in_hardship()}), "「日期」不在「困难职工」期内",
         "\"day\" does not lie in \"hardship\"");
  expect(flag(Op::logical_not, {over_100()}), "「自付」不超过 100.00", "\"self-paid\" is at most 100.00");
  expect(flag(Op::logical_not, {either}), "并非（「日期」在「困难职工」期内，或「自付」超过 100.00）",
         "not (\"day\" lies in \"hardship\" or \"self-paid\" is above 100.00)");
}

TEST_F(PhraseTest, EveryComparisonAndItsOpposite) {
  const auto of = [&](Op op) { return flag(op, {paid, make.money("100")}); };
  const auto none_of = [&](Op op) { return flag(Op::logical_not, {of(op)}); };
  expect(of(Op::less), "「自付」低于 100.00", "\"self-paid\" is below 100.00");
  expect(of(Op::less_equal), "「自付」不超过 100.00", "\"self-paid\" is at most 100.00");
  expect(of(Op::greater_equal), "「自付」不低于 100.00", "\"self-paid\" is at least 100.00");
  expect(of(Op::not_equal), "「自付」不为 100.00", "\"self-paid\" is not 100.00");
  expect(none_of(Op::less), "「自付」不低于 100.00", "\"self-paid\" is at least 100.00");
  expect(none_of(Op::less_equal), "「自付」超过 100.00", "\"self-paid\" is above 100.00");
  expect(none_of(Op::greater_equal), "「自付」低于 100.00", "\"self-paid\" is below 100.00");
  expect(none_of(Op::equal), "「自付」不为 100.00", "\"self-paid\" is not 100.00");
  expect(none_of(Op::not_equal), "「自付」为 100.00", "\"self-paid\" is 100.00");
  expect(flag(Op::logical_not, {flag(Op::logical_not, {in_hardship()})}), "「日期」在「困难职工」期内",
         "\"day\" lies in \"hardship\"");
  expect(flag(Op::logical_not, {flag(Op::in_list, {grade, severe(), severe()})}), "并非（「病情」是重症、重症之一）",
         "not (\"severity\" is one of severe, severe)");
}

TEST_F(PhraseTest, ScopesByThemselves) {
  const auto per = [&](Scope scope, Language language) {
    Page page;
    page.language = language;
    const Speaker speaker(make.plan, page);
    return Phrases(speaker).per(scope, claim);
  };
  EXPECT_EQ(per({Scope::Kind::life, none}, Language::zh), "历年累计");
  EXPECT_EQ(per({Scope::Kind::life, none}, Language::en), "over all years");
  make.plan.groups[0].title = {};
  EXPECT_EQ(per({Scope::Kind::group, 0}, Language::zh), "每个「住院号」") << "without a title, what it is a group by";
  EXPECT_EQ(per({Scope::Kind::group, 0}, Language::en), "per stay_group");
}

TEST_F(PhraseTest, Choosing) {
  expect(make.node(Op::conditional, Kind::rate, {in_hardship(), make.percent(90), make.percent(80)}),
         "若「日期」在「困难职工」期内则为 90%，否则为 80%", "90% if \"day\" lies in \"hardship\", else 80%");
  expect(make.node(Op::match, Kind::money, {grade, make.money("3000"), make.money("10000")}),
         "按「病情」：轻症 3,000.00、重症 10,000.00", "by \"severity\": mild 3,000.00, severe 10,000.00");
  expect(make.node(Op::steps, Kind::rate, {paid, make.percent(80), make.money("1"), make.percent(70)}),
         "按「自付」：不超过 1.00 的为 80%，以上的为 70%", "by \"self-paid\": 80% up to 1.00, 70% beyond");
}

TEST_F(PhraseTest, AnAdditionThatDependsReadsAsOne) {
  const NodeId uplift = make.let(
      "uplift", Kind::rate, make.node(Op::conditional, Kind::rate, {in_hardship(), make.percent(5), make.percent(0)}));
  expect(make.node(Op::add, Kind::rate, {make.percent(20), uplift}), "20%（「日期」在「困难职工」期内的，加 5%）",
         "20% (plus 5% if \"day\" lies in \"hardship\")");
  expect(make.node(Op::subtract, Kind::rate, {make.percent(20), uplift}), "20%（「日期」在「困难职工」期内的，减 5%）",
         "20% (less 5% if \"day\" lies in \"hardship\")");
}

TEST_F(PhraseTest, OverRows) {
  using Rank = Level::Rank;
  using Kind_ = Scope::Kind;
  const auto fold = [&](Fold how, Kind_ scope) {
    return make.over(Op::aggregate, Kind::money, rows(Rank::fact, claim, scope, how), {paid});
  };
  expect(fold(Fold::sum, Kind_::year), "当年各笔「自付」之和", "the sum of \"self-paid\" over each claim of the year");
  expect(fold(Fold::sum, Kind_::group), "同一「住院」各笔「自付」之和",
         "the sum of \"self-paid\" over each claim of the same stay");
  expect(fold(Fold::smallest, Kind_::life), "历年各笔「自付」中最小的",
         "the smallest \"self-paid\" of any claim of all years");
  expect(fold(Fold::largest, Kind_::year), "当年各笔「自付」中最大的",
         "the largest \"self-paid\" of any claim of the year");
  expect(fold(Fold::mean, Kind_::year), "当年各笔「自付」的平均",
         "the mean of \"self-paid\" over each claim of the year");
  expect(fold(Fold::first, Kind_::year), "当年第一笔的「自付」", "\"self-paid\" at the first claim of the year");
  expect(fold(Fold::last, Kind_::year), "当年最后一笔的「自付」", "\"self-paid\" at the last claim of the year");
  expect(make.over(Op::aggregate, Kind::flag, rows(Rank::fact, claim, Kind_::year, Fold::any), {over_100()}),
         "当年有任何一笔「自付」超过 100.00", "for any claim of the year, \"self-paid\" is above 100.00");
  expect(make.over(Op::aggregate, Kind::flag, rows(Rank::fact, claim, Kind_::year, Fold::every), {over_100()}),
         "当年每一笔都「自付」超过 100.00", "for every claim of the year, \"self-paid\" is above 100.00");
  expect(make.over(Op::aggregate, Kind::count, rows(Rank::fact, claim, Kind_::year, Fold::count)), "当年的笔数",
         "the number of claim rows of the year");
  Rows distinct = rows(Rank::fact, claim, Kind_::year, Fold::count);
  distinct.distinct = true;
  expect(make.over(Op::aggregate, Kind::count, distinct, {grade}), "当年不同「病情」的个数",
         "the number of different values of \"severity\" of the year");
  Rows places = rows(Rank::group, 0, Kind_::year);
  places.where = over_100();
  expect(make.over(Op::place, Kind::count, places), "当年第几个「住院」（只计：「自付」超过 100.00）",
         "the place of the stay among those of the year (counting only where \"self-paid\" is above 100.00)");
}

TEST_F(PhraseTest, MarksWhereAValueComesFrom) {
  make.plan.standing = Standing::reconstructed;
  const NodeId known = make.let("known", Kind::rate, make.percent(5));
  make.plan.lets.back().source = "日报";
  expect(make.node(Op::add, Kind::rate, {make.percent(20), known}), "20%（自拟）+ 5%[1]", "20% (ours) + 5%[1]");
  expect(make.percent(0), "0%", "0%");
}

TEST_F(PhraseTest, NamesALetThatIsTooLongToSpellOut) {
  NodeId sum = paid;
  for (int i = 0; i < 8; ++i) sum = make.node(Op::add, Kind::money, {sum, paid});
  expect(make.let("long_sum", Kind::money, sum), "「long_sum」", "\"long_sum\"");
}

}  // namespace
}  // namespace nuan::policy
