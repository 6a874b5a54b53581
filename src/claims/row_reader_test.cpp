// Rows of facts: what is kept, and which flaw of which column is told.
#include "claims/row_reader.hpp"

#include <gtest/gtest.h>

#include "claims/records.hpp"

namespace nuan::claims {
namespace {

using policy::Kind;

Shape shape() {
  Shape shape{.role = Role::facts, .label = "claims", .table = 1, .key_name = "person_id", .id_name = "claim_id"};
  const auto add = [&shape](const std::string& name, Kind kind) {
    shape.kept_order.push_back(static_cast<std::uint32_t>(shape.columns.size()));
    shape.columns.push_back({name, {}, {.kind = kind}, {}});
  };
  add("on_day", Kind::date);
  add("cost", Kind::money);
  add("covered", Kind::periods);
  add("share", Kind::rate);
  return shape;
}

Layout layout() {
  Layout layout;
  layout.fields = 6;
  layout.key = 0;
  layout.id = 1;
  layout.columns = {2, 3, 4, 5};
  return layout;
}

struct Told {
  bool kept = false;
  std::string bytes;
  Flaw flaw = Flaw::none;
  std::string column;
};

Told told(const std::string& row) {
  const Shape of = shape();
  const Layout at = layout();
  RowReader reader(of, at, nullptr);
  const std::string padded = std::string(64, ' ') + row + std::string(64, ' ');  // fields may be looked at from beside
  SplitRow fields;
  fields.split(std::string_view(padded).substr(64, row.size()));
  KeptRow kept;
  Told told;
  told.kept = reader.read(fields, kept);
  if (told.kept) told.bytes = kept.bytes;
  const Finding finding = reader.find_flaw(fields);
  told.flaw = finding.flaw;
  told.column = column_name(of, finding.column);
  return told;
}

const std::string person = "11010519491231002X";

TEST(RowReader, NothingIsWrongWithARowThatIsKept) {
  const Told good = told(person + ",7,2018-05-01,12.50,2015-01-01..,20%");
  EXPECT_TRUE(good.kept);
  EXPECT_EQ(good.flaw, Flaw::none);
  EXPECT_EQ(good.column, "") << "the whole row";
}

TEST(RowReader, EqualPeriodsAreEqualBytesHoweverTheyAreSpelled) {
  const auto kept = [](const std::string& periods) {
    return told(person + ",7,2018-05-01,1," + periods + ",0.2").bytes;
  };
  EXPECT_NE(kept(""), "");
  EXPECT_EQ(kept("2015-01-01..2015-12-31;2017-01-01.."), kept("2017-01-01..;2015-01-01..2015-12-31"));
  EXPECT_NE(kept(".."), kept(""));
  EXPECT_NE(kept("..2015-12-31"), kept("2015-12-31.."));
}

TEST(RowReader, TellsEachFlawOfACertificate) {
  const auto flaw = [](const std::string& key) {
    const Told bad = told(key + ",7,2018-05-01,1,,0.2");
    EXPECT_FALSE(bad.kept) << key;
    EXPECT_EQ(bad.column, "person_id") << key;
    return bad.flaw;
  };
  EXPECT_EQ(flaw(""), Flaw::key_missing);
  EXPECT_EQ(flaw("110105194913310025"), Flaw::identity_birth_date);
  EXPECT_EQ(flaw("110105194912310021"), Flaw::identity_check_digit);
  EXPECT_EQ(flaw("1.10105E+17"), Flaw::identity_as_number);
  EXPECT_EQ(flaw("11010519491231A02X"), Flaw::identity_character);
  EXPECT_EQ(flaw("1101051949"), Flaw::identity_length);
  EXPECT_EQ(flaw("passport:E1"), Flaw::identity_type);
}

TEST(RowReader, NamesTheFirstColumnThatIsWrong) {
  const auto column = [](const std::string& rest, Flaw flaw) {
    const Told bad = told(person + "," + rest);
    EXPECT_FALSE(bad.kept) << rest;
    EXPECT_EQ(bad.flaw, flaw) << code_of(bad.flaw);
    return bad.column;
  };
  EXPECT_EQ(column(",2018-05-01,1,,0.2", Flaw::id_missing), "claim_id");
  EXPECT_EQ(column("7,2018-02-30,x,,0.2", Flaw::date_impossible), "on_day");
  EXPECT_EQ(column("7,2018-05-01,-1,,0.2", Flaw::negative_amount), "cost");
  EXPECT_EQ(column("7,2018-05-01,1,2015,0.2", Flaw::periods_malformed), "covered");
  EXPECT_EQ(column("7,2018-05-01,1,,a fifth", Flaw::rate_malformed), "share");
}

}  // namespace
}  // namespace nuan::claims
