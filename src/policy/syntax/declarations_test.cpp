#include "policy/syntax/declarations.hpp"

#include <gmock/gmock.h>

#include "policy/syntax/reading_test.hpp"
#include "policy/syntax/shape_test.hpp"

namespace nuan::policy::syntax {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(const std::vector<Name>& names) {
  std::vector<std::string> all;
  for (const Name& name : names) all.push_back(name.text);
  return all;
}

std::vector<std::string> mistakes(const std::string& text) { return read_behind_head(text).codes(); }

// ---- inputs and types

TEST(inputs, have_a_name_a_type_and_titles) {
  const Reading reading = read_behind_head("input pot money \"总额\" / \"the pot\"");
  const Input& input = reading.only<Input>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(input.name.text, "pot");
  EXPECT_EQ(input.type.word, TypeWord::money);
  EXPECT_EQ(input.titles.zh->text, "总额");
  EXPECT_EQ(input.titles.en->text, "the pot");
}

TEST(types, all_words) {
  const std::pair<const char*, TypeWord> words[] = {
      {"money", TypeWord::money}, {"rate", TypeWord::rate}, {"number", TypeWord::number},   {"count", TypeWord::count},
      {"date", TypeWord::date},   {"days", TypeWord::days}, {"periods", TypeWord::periods}, {"flag", TypeWord::flag},
      {"text", TypeWord::text},   {"real", TypeWord::real},
  };
  for (const auto& [word, type] : words) {
    const Reading reading = read_behind_head(std::string("input x ") + word);
    EXPECT_EQ(reading.only<Input>().type.word, type) << word;
    EXPECT_EQ(reading.told(), "");
  }
}

TEST(types, a_choice_lists_its_choices_with_their_titles) {
  const Reading reading =
      read_behind_head("input x one of outpatient \"门诊\" / \"outpatient\", in-patient, 住院 \"住院\"");
  const Type& type = reading.only<Input>().type;
  EXPECT_EQ(reading.told(), "");
  ASSERT_EQ(type.choices.size(), 3U);
  EXPECT_EQ(type.choices[0].titles.en->text, "outpatient");
  EXPECT_EQ(type.choices[1].name.text, "in-patient");
  EXPECT_FALSE(type.choices[1].titles.zh);
  EXPECT_EQ(type.choices[2].titles.zh->text, "住院");
}

TEST(types, the_second_text_behind_the_last_choice_is_the_columns_title) {
  const Reading reading =
      read_behind_head("table claim of member setting one of a \"甲\", b \"乙\" \"就医方式\" pay_1 money");
  const Table& table = reading.only<Table>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(table.columns.at(0).type.choices.at(1).titles.zh->text, "乙");
  EXPECT_EQ(table.columns.at(0).titles.zh->text, "就医方式");
}

TEST(types, dated) {
  const Reading reading = read_behind_head("input shares dated count");
  EXPECT_TRUE(reading.only<Input>().type.dated);
  EXPECT_EQ(reading.only<Input>().type.word, TypeWord::count);
}

TEST(types, unknown_ones_are_told_with_the_one_meant) {
  for (const auto& [word, meant] :
       {std::pair("bool", "`flag`"), {"日期", "`date`"}, {"mony", "`money`"}, {"enum", "`one of`"}}) {
    const Reading reading = read_behind_head(std::string("input x ") + word);
    EXPECT_THAT(reading.codes(), ElementsAre("unknown-type"));
    EXPECT_THAT(reading.told(), testing::HasSubstr(meant));
  }
}

// ---- tables and groups

TEST(tables, of_subjects_have_a_key) {
  const Reading reading =
      read_behind_head("table member \"会员\" key person_id covered periods hardship flag \"困难\"");
  const Table& table = reading.only<Table>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(table.titles.zh->text, "会员");
  EXPECT_THAT(texts(table.key), ElementsAre("person_id"));
  EXPECT_FALSE(table.of);
  EXPECT_EQ(table.columns.size(), 2U);
}

TEST(tables, of_facts_have_an_order) {
  const Reading reading = read_behind_head(
      "table claim of member in order settled_at, claim_id may reverse settled_at date score real or missing \"分\"");
  const Table& table = reading.only<Table>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(table.of->text, "member");
  EXPECT_THAT(texts(table.order), ElementsAre("settled_at", "claim_id"));
  EXPECT_TRUE(table.may_reverse);
  EXPECT_FALSE(table.columns[0].or_missing);
  EXPECT_TRUE(table.columns[1].or_missing);
  EXPECT_EQ(table.columns[1].titles.zh->text, "分");
}

TEST(tables, a_reserved_column_is_told_and_the_rest_still_read) {
  const Reading reading = read_behind_head("table member key id\n  price money\n  date date \"日期\"\n  born date\n");
  EXPECT_THAT(reading.codes(), ElementsAre("reserved-word", "reserved-word"));
  EXPECT_EQ(reading.only<Table>().columns.size(), 3U);
}

TEST(tables, end_where_a_let_or_an_input_begins) {
  const Reading reading = read_behind_head("table member key id born date\nlet rate = 5\ninput date money\n");
  EXPECT_EQ(reading.only<Table>().columns.size(), 1U);
  EXPECT_THAT(reading.codes(), ElementsAre("reserved-word", "reserved-word"));
}

TEST(groups, name_a_table_and_columns) {
  const Reading reading = read_behind_head("group stay \"住院\" of claim by hospital, stay_id");
  const Group& group = reading.only<Group>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(group.name.text, "stay");
  EXPECT_EQ(group.of.text, "claim");
  EXPECT_THAT(texts(group.by), ElementsAre("hospital", "stay_id"));
  EXPECT_EQ(group.titles.zh->text, "住院");
}

// ---- lets

TEST(lets, hold_one_value_and_its_source) {
  const Reading reading = read_behind_head("let uplift = 5 points source \"工人日报\"");
  const Let& let = reading.only<Let>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(let.items.size(), 1U);
  EXPECT_FALSE(let.items[0].from);
  EXPECT_EQ(let.source->text, "工人日报");
}

TEST(lets, hold_values_that_follow_each_other) {
  const Reading reading = read_behind_head("let top = 100,000 from 2012-05-01, 200,000 from 2015-01-01 source \"s\"");
  const Let& let = reading.only<Let>();
  EXPECT_EQ(reading.told(), "");
  ASSERT_EQ(let.items.size(), 2U);
  EXPECT_EQ(let.items[1].from, Date::from_ymd(2015, 1, 1));
  EXPECT_EQ(reading.source.text(let.items[1].from_span), "from 2015-01-01");
  EXPECT_TRUE(let.source);
}

TEST(lets, dated_steps_end_where_their_date_stands) {
  const Reading reading =
      read_behind_head("let base = steps of n: 1 to 5, 2 to 9 from 2012-01-01, steps of n: 3 beyond from 2015-01-01");
  const Let& let = reading.only<Let>();
  EXPECT_EQ(reading.told(), "");
  ASSERT_EQ(let.items.size(), 2U);
  EXPECT_EQ(shape(let.items[0].value), "(steps n [1 to 5] [2 to 9])");
  EXPECT_EQ(shape(let.items[1].value), "(steps n [3 to end])");
}

TEST(lets, all_values_have_their_first_day_or_none) {
  EXPECT_THAT(mistakes("let top = 5, 6 from 2015-01-01"), ElementsAre("dated-in-part"));
  EXPECT_THAT(mistakes("let top = 5 from 2015-01-01, 6"), ElementsAre("dated-in-part"));
}

// ---- laws

TEST(laws, always) {
  const Reading reading = read_behind_head("law \"上限\" always over-cap + total <= whole_top and total >= 0");
  const Law& law = reading.only<Law>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(law.kind, Law::Kind::always);
  EXPECT_EQ(shape(law.condition), "(and (<= (+ over-cap total) whole_top) (>= total 0))");
}

TEST(laws, monotone) {
  const Reading reading = read_behind_head("law \"多花多得\" over-cap monotone in self_pay, over_cap");
  const Law& law = reading.only<Law>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(law.kind, Law::Kind::monotone);
  EXPECT_EQ(law.result->text, "over-cap");
  EXPECT_THAT(texts(law.columns), ElementsAre("self_pay", "over_cap"));
}

TEST(laws, never) {
  const Reading reading = read_behind_head("law \"上限\" never total > whole_top");
  const Law& law = reading.only<Law>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(law.kind, Law::Kind::never);
  EXPECT_EQ(shape(law.condition), "(> total whole_top)");
}

TEST(laws, no_cliff) {
  const Reading reading = read_behind_head("law \"不跳\" over-cap no cliff above 2 * 50 in self_pay, over_cap");
  const Law& law = reading.only<Law>();
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(law.kind, Law::Kind::cliff);
  EXPECT_EQ(law.result->text, "over-cap");
  EXPECT_EQ(shape(law.most), "(* 2 50)");
  EXPECT_THAT(texts(law.columns), ElementsAre("self_pay", "over_cap"));
}

TEST(laws, leave_their_own_words_free_as_names) {
  EXPECT_THAT(mistakes("let never = 5\nlet cliff = never"), ElementsAre());
  const Reading reading = read_behind_head("law \"多花多得\" never monotone in cliff");
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(reading.only<Law>().result->text, "never");
}

TEST(laws, half_written_cliffs) {
  EXPECT_FALSE(mistakes("law \"不跳\" total no clif above 5 in self_pay").empty());
  EXPECT_FALSE(mistakes("law \"不跳\" total no cliff above in self_pay").empty());
  EXPECT_FALSE(mistakes("law \"不跳\" total no cliff above 5").empty());
}

TEST(laws, of_order) {
  const Reading reading = read_behind_head("law \"次序\" order of facts does not matter");
  EXPECT_EQ(reading.told(), "");
  EXPECT_EQ(reading.only<Law>().kind, Law::Kind::order);
}

TEST(laws, names_of_benefits_keep_their_hyphens_in_laws_alone) {
  EXPECT_THAT(mistakes("law \"上限\" always over-cap <= 5\nlet x = over-cap"), ElementsAre("hyphen-in-name"));
}

// ---- what is refused anywhere

TEST(declarations, half_written_ones) {
  for (const char* text : {"input",
                           "input x",
                           "table",
                           "table claim of",
                           "table claim in",
                           "table claim in order",
                           "table claim may",
                           "table member key",
                           "group",
                           "group stay",
                           "group stay of",
                           "group stay of claim",
                           "group stay of claim by",
                           "let",
                           "let x",
                           "let x =",
                           "let x = 5 from",
                           "let x = 5,",
                           "law",
                           "law \"a\"",
                           "law \"a\" total",
                           "law \"a\" total monotone",
                           "law \"a\" order of",
                           "law \"a\" always",
                           "let x = 5 source",
                           "input x one",
                           "input x one of",
                           "input x dated",
                           "table t a date or"})
    EXPECT_EQ(mistakes(text).size(), 1U) << text << "\n" << read_behind_head(text).told();
}

TEST(declarations, total_is_the_name_of_the_sum_alone) {
  EXPECT_THAT(mistakes("let total = 5"), ElementsAre("reserved-total"));
  EXPECT_THAT(mistakes("table claim of member total money"), ElementsAre("reserved-total"));
}

}  // namespace
}  // namespace nuan::policy::syntax
