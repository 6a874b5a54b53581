// The answers of `adjudicate` to every kind of row, each by name.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "flow/adjudication_for_tests.hpp"

namespace nuan::flow {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

// One member covered from the policy's first day, and a bill of 600.00: 100.00 are due.
class AnswerTable : public testing::Test {
 protected:
  AnswerTable() { world.members({member(li)}); }
  static std::string member(std::string_view id, std::string_view card = "6000000000000018") {
    return std::string(id) + ",李先生," + std::string(card) + ",10000000001,2020-03-01..,no,plain,2020-03-01..=1";
  }
  static std::string claim(std::string_view id, std::string_view amount = "600.00", std::string_view person = li,
                           std::string_view day = "2021-05-01", std::string_view reverses = "") {
    return std::string(id) + "," + std::string(person) + "," + std::string(day) + ",outpatient," + std::string(amount) +
           ",0," + std::string(reverses);
  }
  Results settle() {
    auto results = world.settle();
    EXPECT_TRUE(results) << (results ? "" : to_text(results.error(), Language::en));
    return std::move(*results);
  }
  static std::string payments(std::string_view rows) {
    return "person_id,card_no,outpatient,nights-money,visits,due,paid,pay,carry\n" + std::string(rows);
  }
  static std::string paid_100() {
    return payments(std::string(li) + ",6000000000000018,100.00,0.00,0.00,100.00,0.00,100.00,0.00\n");
  }
  World world;
};

TEST_F(AnswerTable, an_ordinary_claim_is_paid) {
  world.claims({claim("1")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results["parts.csv"],
            "person_id,claim_id,benefit,base,amount\n" + std::string(li) + ",1,outpatient,600.00,100.00\n");
  EXPECT_EQ(results["rejects.csv"], "file,line,code,message,text\n");
}

TEST_F(AnswerTable, a_negative_amount_without_reverses_is_rejected) {
  world.claims({claim("1"), claim("2", "-5.00")});
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("claims,3,negative_amount"));
  EXPECT_EQ(results["payments.csv"], paid_100());
}

TEST_F(AnswerTable, a_reversal_undoes_its_claim_whatever_its_own_amounts) {
  for (const std::string_view amount : {"-600.00", "600.00", "0.00", "-1.00"}) {
    world.claims({claim("1"), claim("2", "50.00"), claim("3", amount, li, "2021-06-01", "1")});
    const Results results = settle();
    EXPECT_EQ(results["payments.csv"], payments("")) << amount;
    EXPECT_EQ(results.count("claims").undone, 1U);
    EXPECT_EQ(results.count("claims").undoing, 1U);
    EXPECT_EQ(results.count("claims").accepted, 1U);
  }
}

TEST_F(AnswerTable, a_reversal_may_come_before_its_claim_and_in_another_year) {
  world.claims({claim("3", "-600.00", li, "2022-01-05", "1"), claim("1")});
  EXPECT_EQ(settle()["payments.csv"], payments(""));
}

TEST_F(AnswerTable, a_reversal_after_through_undoes_nothing) {
  world.wish.through = Date::read("2021-06-30");
  world.claims({claim("1"), claim("2", "-600.00", li, "2021-07-01", "1"), claim("3", "10.00", li, "2021-07-01")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results.count("claims").after_through, 2U);
  EXPECT_THAT(results.rejects(), IsEmpty());
}

TEST_F(AnswerTable, orphan_reversals_undo_nothing) {
  world.members({member(li), member(wang)});
  world.claims({claim("1"), claim("2", "700.00", wang), claim("3", "-1", li, "2021-06-01", "9"),
                claim("4", "-1", li, "2021-06-01", "2"), claim("5", "-600.00", wang, "2021-06-01", "2"),
                claim("6", "-1", wang, "2021-06-01", "5"), claim("7", "-1", li, "2021-06-01", "7")});
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("claims,4,reversal_orphan", "claims,5,reversal_orphan",
                                             "claims,7,reversal_orphan", "claims,8,reversal_orphan"));
  EXPECT_EQ(results["payments.csv"], paid_100());
}

TEST_F(AnswerTable, identical_claims_count_once) {
  world.claims({claim("1"), claim("1", "600"), claim("1", "600.0", li, "2021-05-01 08:30:00")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results.count("claims").identical, 2U);
  EXPECT_EQ(results.report.rejects, 0U);
}

TEST_F(AnswerTable, differing_claims_of_one_id_are_all_rejected) {
  world.members({member(li), member(wang)});
  world.claims(
      {claim("1"), claim("1", "601.00"), claim("1"), claim("2"), claim("2", "600.00", wang), claim("3", "200.00")});
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("claims,2,claim_conflict", "claims,3,claim_conflict",
                                             "claims,5,claim_conflict", "claims,6,claim_conflict"));
  EXPECT_EQ(results.count("claims").identical, 1U);
  EXPECT_EQ(results["payments.csv"],
            payments(std::string(li) + ",6000000000000018,20.00,0.00,0.00,20.00,0.00,20.00,0.00\n"));
}

TEST_F(AnswerTable, a_claim_also_of_a_stranger_is_in_conflict) {
  world.claims({claim("1"), claim("1", "600.00", wang)});
  EXPECT_THAT(settle().rejects(), ElementsAre("claims,2,claim_conflict", "claims,3,claim_conflict"));
}

TEST_F(AnswerTable, the_same_member_twice_is_one) {
  world.members({member(li), member(li), member("９９0101196503120011")});
  world.claims({claim("1")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results.count("members").identical, 2U);
  EXPECT_EQ(results.count("members").accepted, 1U);
}

TEST_F(AnswerTable, members_that_differ_are_not_paid) {
  world.members({member(li), member(li, "6000000000000026"), member(li), member(wang)});
  world.claims({claim("1"), claim("2", "600.00", wang)});
  world.paid({std::string(li) + ",outpatient,1.00"});
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("members,2,member_conflict", "members,3,member_conflict",
                                             "claims,2,member_conflict", "paid,2,member_conflict"));
  EXPECT_EQ(results.count("members").identical, 1U);
  EXPECT_EQ(results["payments.csv"],
            payments(std::string(wang) + ",6000000000000018,100.00,0.00,0.00,100.00,0.00,100.00,0.00\n"));
}

TEST_F(AnswerTable, members_who_differ_by_name_or_telephone_only_differ) {
  const std::string other_name =
      std::string(li) + ",李某,6000000000000018,10000000001,2020-03-01..,no,plain,2020-03-01..=1";
  const std::string other_phone =
      std::string(li) + ",李先生,6000000000000018,10000000002,2020-03-01..,no,plain,2020-03-01..=1";
  for (const std::string& other : {other_name, other_phone}) {
    world.members({member(li), other});
    EXPECT_THAT(settle().rejects(), ElementsAre("members,2,member_conflict", "members,3,member_conflict"));
  }
}

TEST_F(AnswerTable, members_whose_names_differ_by_the_kind_of_dot_are_one) {
  const std::string rest = ",6000000000000018,10000000001,2020-03-01..,no,plain,2020-03-01..=1";
  world.members({std::string(li) + ",买买提·艾山" + rest, std::string(li) + ",买买提•艾山" + rest});
  world.claims({claim("1")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results.count("members").identical, 1U);
}

TEST_F(AnswerTable, a_stranger_is_rejected) {
  world.claims({claim("1"), claim("2", "600.00", wang)});
  EXPECT_THAT(settle().rejects(), ElementsAre("claims,3,no_such_person"));
}

TEST_F(AnswerTable, paid_rows_of_strangers_or_of_unknown_benefits_are_rejected) {
  world.claims({claim("1")});
  world.paid({std::string(wang) + ",outpatient,1.00", std::string(li) + ",dental,1.00",
              std::string(li) + ",outpatient,30.00", std::string(li) + ",visits,20.00",
              std::string(li) + ",outpatient,5", std::string(li) + ",outpatient,-5"});
  const Results results = settle();
  EXPECT_THAT(results.rejects(),
              ElementsAre("paid,2,no_such_person", "paid,3,no_such_benefit", "paid,7,negative_amount"));
  EXPECT_EQ(results["payments.csv"],
            payments(std::string(li) + ",6000000000000018,100.00,0.00,0.00,100.00,55.00,45.00,0.00\n"));
}

TEST_F(AnswerTable, who_was_paid_without_any_fact_carries_it) {
  world.paid({std::string(li) + ",outpatient,30.00"});
  EXPECT_EQ(settle()["payments.csv"],
            payments(std::string(li) + ",6000000000000018,0.00,0.00,0.00,0.00,30.00,0.00,-30.00\n"));
}

TEST_F(AnswerTable, malformed_fields_are_rejected_with_their_codes) {
  world.claims({claim("1"), claim("2", "60O.00"), claim("3", "6.000"), claim("4", "1e3"), claim("5", " 6.00"),
                claim("6", "600.00", "990101196503120012"), claim("7", "600.00", li, "2021-02-29"),
                claim("8", "600.00", li, "2021-05-01 25:00:00"), claim(""), claim("9", "99999999999999.00"),
                claim("10", "600.00", ""), claim("11", "600.00", "1.10101E+17"), claim("12", "")});
  const Results results = settle();
  EXPECT_THAT(results.rejects(),
              ElementsAre("claims,3,amount_malformed", "claims,4,amount_malformed", "claims,5,amount_malformed",
                          "claims,6,amount_malformed", "claims,7,identity_check_digit", "claims,8,date_impossible",
                          "claims,9,date_impossible", "claims,10,id_missing", "claims,11,amount_too_large",
                          "claims,12,key_missing", "claims,13,identity_as_number", "claims,14,amount_malformed"));
  EXPECT_EQ(results["payments.csv"], paid_100());
}

TEST_F(AnswerTable, the_first_flaw_in_the_order_of_the_policy_is_told) {
  world.visits(
      {"1," + std::string(li) + ",a,2021-99-01,x,20%,1,yes,1", "2," + std::string(li) + ",a,2021-05-01,1,x,y,yes,1"});
  EXPECT_THAT(settle().rejects(), ElementsAre("visit,2,date_impossible", "visit,3,rate_malformed"));
}

TEST_F(AnswerTable, every_type_of_column_says_what_it_cannot_read) {
  const auto visit = [](int id, const std::string& rest) {
    return std::to_string(id) + "," + std::string(li) + ",a,2021-05-01," + rest + ",1.00";
  };
  world.visits({visit(1, "1,20%,1,yes"), visit(2, "1.5,20%,1,yes"), visit(3, "-1,20%,1,yes"), visit(4, "1,2o%,1,yes"),
                visit(5, "1,20%,1.0000001,yes"), visit(6, "1,20%,one,yes"), visit(7, "1,20%,1,maybe"),
                visit(8, "9999999999999999,20%,1,yes"), visit(9, "1,0.00001%,1,no")});
  world.members({member(li), std::string(wang) + ",王,1,1,2020-03-01,no,plain,",
                 std::string(wang) + ",王,1,1,,no,middle,", std::string(wang) + ",王,1,1,,no,plain,2020-01-01..=x",
                 std::string(wang) + ",王,1,1,,,plain,"});
  EXPECT_THAT(settle().rejects(),
              ElementsAre("members,3,periods_malformed", "members,4,choice_unknown", "members,5,dated_malformed",
                          "members,6,flag_malformed", "visit,3,count_malformed", "visit,4,negative_amount",
                          "visit,5,rate_malformed", "visit,6,number_too_fine", "visit,7,number_malformed",
                          "visit,8,flag_malformed", "visit,9,number_too_large", "visit,10,number_too_fine"));
}

TEST_F(AnswerTable, rows_with_too_few_or_too_many_fields_are_rejected) {
  world.claims({claim("1"), "2," + std::string(li), claim("3") + ",x", ",,,,,,"});
  EXPECT_THAT(settle().rejects(), ElementsAre("claims,3,field_count", "claims,4,field_count", "claims,5,key_missing"));
}

TEST_F(AnswerTable, a_last_record_cut_short_is_told_as_such) {
  world.files.inputs["claims.csv"] = csv({std::string(claims_header), claim("1")}) + "2," + std::string(li) + ",2021-";
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("claims,3,truncated_record"));
  EXPECT_EQ(results["payments.csv"], paid_100());
}

TEST_F(AnswerTable, a_whole_last_record_needs_no_line_end) {
  world.files.inputs["claims.csv"] = csv({std::string(claims_header)}) + claim("1");
  EXPECT_EQ(settle()["payments.csv"], paid_100());
}

TEST_F(AnswerTable, an_unclosed_quote_at_the_end_is_one_truncated_record) {
  world.files.inputs["claims.csv"] =
      csv({std::string(claims_header), claim("1"), "2,\"" + std::string(li), claim("3")});
  EXPECT_THAT(settle().rejects(), ElementsAre("claims,3,truncated_record"));
}

TEST_F(AnswerTable, text_behind_a_closing_quote_is_malformed) {
  world.claims({claim("1"), "\"2\"x," + claim("2").substr(2)});
  EXPECT_THAT(settle().rejects(), ElementsAre("claims,3,quotes_malformed"));
}

TEST_F(AnswerTable, blank_lines_are_skipped_and_counted) {
  world.files.inputs["claims.csv"] = csv({std::string(claims_header), "", claim("1"), "\r", "", claim("x", "1,2")});
  const Results results = settle();
  EXPECT_EQ(results.count("claims").blank_lines, 3U);
  EXPECT_EQ(results.count("claims").rows, 2U);
  EXPECT_THAT(results.rejects(), ElementsAre("claims,6,field_count"));
}

TEST_F(AnswerTable, what_cover_refuses_or_holds_is_listed_with_the_policys_code_and_words) {
  world.members({std::string(li) + ",李先生,6000000000000018,1,2021-04-01..,no,plain,"});
  world.claims({claim("1"), claim("2", "50.00", li, "2021-03-31"), claim("3", "9000.00"), claim("4", "0.00")});
  const Results results = settle();
  EXPECT_THAT(results.rejects(), ElementsAre("claims,3,not-covered", "claims,4,large-amount"));
  EXPECT_THAT(results["rejects.csv"], HasSubstr(",not-covered,不在保障期间,"));
  EXPECT_THAT(results.report.totals.notes, ElementsAre(1U));
  EXPECT_EQ(results.count("claims").accepted, 2U);
}

TEST_F(AnswerTable, facts_of_other_years_are_counted_and_those_before_the_first_edition_rejected) {
  world.claims({claim("1"), claim("2", "600.00", li, "2020-12-31"), claim("3", "600.00", li, "2022-01-01"),
                claim("4", "600.00", li, "2020-02-29")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"], paid_100());
  EXPECT_EQ(results.count("claims").outside_scope, 2U);
  EXPECT_THAT(results.rejects(), ElementsAre("claims,5,before_first_edition"));
}

TEST_F(AnswerTable, an_area_code_that_no_place_has_is_accepted_and_other_certificates_too) {
  world.members({member("PASSPORT:E12345678"), member("hkmo : H12345678"), member("HKMO:H12345678")});
  world.claims({claim("1", "600.00", "PASSPORT: e1234 5678"), claim("2", "600.00", "HKMO:H12345678")});
  const Results results = settle();
  EXPECT_EQ(results["payments.csv"],
            payments("HKMO:H12345678,6000000000000018,100.00,0.00,0.00,100.00,0.00,100.00,0.00\n"
                     "PASSPORT:E12345678,6000000000000018,100.00,0.00,0.00,100.00,0.00,100.00,0.00\n"));
  EXPECT_THAT(results.rejects(), ElementsAre("members,3,identity_type"));
}

TEST_F(AnswerTable, a_fifteen_digit_number_is_the_same_person) {
  world.claims({claim("1", "600.00", "990101650312001")});
  EXPECT_EQ(settle()["payments.csv"], paid_100());
}

TEST_F(AnswerTable, messages_come_in_the_wanted_language) {
  world.claims({claim("1", "x")});
  EXPECT_THAT(settle()["rejects.csv"], HasSubstr(",amount_malformed,\"self_pay 不是金额, 应如 1234.50\","));
  world.wish.language = Language::en;
  EXPECT_THAT(settle()["rejects.csv"], HasSubstr(",amount_malformed,self_pay is not an amount such as 1234.50,"));
}

TEST_F(AnswerTable, a_rejected_row_is_shown_quoted_and_cut_at_a_thousand_characters) {
  const std::string long_name(1200, 'x');
  std::string tail;
  for (int i = 0; i < 1200; ++i) tail += "暖";
  world.claims({"1," + std::string(li) + ",\"a \"\"b\"\"\"", tail});
  const std::string rejects = settle()["rejects.csv"];
  EXPECT_THAT(rejects, HasSubstr(",\"1," + std::string(li) + ",\"\"a \"\"\"\"b\"\"\"\"\"\"\"\n"));
  EXPECT_THAT(rejects, HasSubstr("," + tail.substr(0, 3000) + "\n"));
}

}  // namespace
}  // namespace nuan::flow
