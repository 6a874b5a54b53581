#include "flow/find_holds.hpp"

#include <gtest/gtest.h>

namespace nuan::flow {
namespace {

using aid::Hold;
using aid::HoldReason;

constexpr Date today = Date::from_days(18'900);

// Members as files brought them, in the order of the persons.
struct Told final : aid::Payees {
  struct Version {
    std::int64_t person_no;
    std::int32_t days_ago;
    std::string text;
    std::int64_t leader = 0;  // 0: nobody else
  };
  std::vector<Version> versions;
  Result<void> each_version(const std::function<Result<void>(const aid::MemberVersion&)>& visit) override {
    for (const Version& one : versions)
      TRY(visit({one.person_no, one.leader == 0 ? one.person_no : one.leader, today.plus(-one.days_ago), one.text}));
    return {};
  }
  Result<std::vector<std::int64_t>> officers() override { return std::vector<std::int64_t>{3}; }
  Result<std::map<std::int64_t, aid::Stopped>> stopped() override {
    return std::map<std::int64_t, aid::Stopped>{{4, {.has_died = true}}};
  }
};

std::vector<Hold> holds_in(const std::vector<Told::Version>& versions, const std::vector<std::int64_t>& persons,
                           const std::vector<std::string>& cards = {}) {
  Told told;
  told.versions = versions;
  const aid::HoldRules rules;
  std::vector<aid::Decision> decisions;
  for (const std::int64_t person : persons)
    decisions.push_back({person, Money::from_fen(5), Money(), Money::from_fen(5), Money()});
  return *find_holds_in(told, rules, today)(decisions, cards);
}

TEST(FindHolds, a_card_changed_when_an_import_brought_another_one) {
  EXPECT_EQ(
      holds_in({{1, 50, "甲,0018,1,x"}, {1, 5, "甲,0026,1,x"}, {2, 50, "乙,0034,2,x"}, {2, 5, "乙,0034,3,x"}}, {1, 2}),
      (std::vector<Hold>{{1, HoldReason::card_changed, 18'895, 0}}));
}

TEST(FindHolds, a_first_card_took_the_place_of_none) {
  EXPECT_TRUE(holds_in({{1, 50, "甲,,1,x"}, {1, 5, "甲,0026,1,x"}}, {1}).empty());
}

TEST(FindHolds, a_change_is_as_old_as_the_last_one) {
  EXPECT_TRUE(holds_in({{1, 90, "甲,0018,1,x"}, {1, 60, "甲,0026,1,x"}, {1, 5, "\"甲, 一\",0026,9,x"}}, {1}).empty());
}

TEST(FindHolds, only_the_latest_card_of_a_member_counts_as_shared) {
  EXPECT_TRUE(holds_in({{1, 90, "甲,0018,1,x"}, {1, 60, "甲,0026,1,x"}, {9, 60, "己,0018,2,x"}}, {1}).empty());
  EXPECT_EQ(holds_in({{1, 90, "甲,0026,1,x"}, {9, 60, "己,0026,2,x"}}, {1}),
            (std::vector<Hold>{{1, HoldReason::shared_card, 2, 9}}));
}

TEST(FindHolds, a_card_in_both_rows_of_who_counts_as_one_is_not_shared) {
  EXPECT_TRUE(holds_in({{1, 90, "甲,0018,1,x"}, {9, 90, "甲,0018,1,x", 1}}, {1}).empty());
  EXPECT_EQ(holds_in({{1, 90, "甲,0018,1,x"}, {5, 90, "戊,0018,2,x"}, {9, 90, "甲,0018,1,x", 1}}, {1}),
            (std::vector<Hold>{{1, HoldReason::shared_card, 2, 5}}));
}

TEST(FindHolds, what_changed_of_either_number_is_of_the_one_they_count_as) {
  EXPECT_EQ(holds_in({{1, 50, "甲,0018,1,x", 9}, {1, 5, "甲,0026,1,x", 9}, {9, 90, "甲,0026,1,x"}}, {9}),
            (std::vector<Hold>{{9, HoldReason::card_changed, 18'895, 0}}));
}

TEST(FindHolds, a_card_of_either_number_is_a_card) {
  EXPECT_TRUE(holds_in({{1, 90, "甲,,1,x", 2}, {2, 90, "甲,0018,1,x"}}, {2}).empty());
  EXPECT_TRUE(holds_in({{1, 90, "甲,,1,x"}, {2, 90, "甲,0018,1,x", 1}}, {1}).empty());
}

TEST(FindHolds, the_phone_is_that_of_the_number_that_leads) {
  EXPECT_EQ(holds_in({{1, 90, "甲,0018,7,x", 2},
                      {2, 90, "甲,0018,8,x"},
                      {3, 90, "丙,0034,7,x"},
                      {4, 90, "丁,0042,7,x"},
                      {5, 90, "戊,0059,7,x"}},
                     {2, 5})
                .size(),
            0U);
}

TEST(FindHolds, what_the_files_of_a_run_say_of_cards_goes_before_the_register) {
  EXPECT_EQ(holds_in({{1, 90, "甲,0018,1,x"}, {2, 90, "乙,0026,2,x"}}, {1, 2}, {"", "0034"}),
            (std::vector<Hold>{{1, HoldReason::no_card}}));
}

TEST(FindHolds, nobody_knows_the_card_of_who_is_in_no_file) {
  EXPECT_TRUE(holds_in({}, {1, 2}).empty());
  EXPECT_EQ(holds_in({}, {3, 4}), (std::vector<Hold>{{3, HoldReason::officer}, {4, HoldReason::estate}}));
}

}  // namespace
}  // namespace nuan::flow
