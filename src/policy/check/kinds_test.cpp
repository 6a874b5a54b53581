// What may be calculated with what: every pair of kinds under every sign.
#include "policy/check/kinds.hpp"

#include <gtest/gtest.h>

#include "policy/check/plan_test.hpp"

namespace nuan::policy::check {
namespace {

constexpr Kind all_kinds[] = {Kind::money, Kind::rate,    Kind::number, Kind::count, Kind::days, Kind::date,
                              Kind::flag,  Kind::periods, Kind::choice, Kind::text,  Kind::real, Kind::literal};

// All that a kind can stand left of, as `right→result`.
std::string row(char sign, Kind left) {
  std::string text;
  for (const Kind right : all_kinds)
    if (const auto made = combine(sign, left, right)) text += " " + name_of(right) + "→" + name_of(made->kind);
  return text.empty() ? "" : text.substr(1);
}

TEST(sums, of_each_kind) {
  EXPECT_EQ(row('+', Kind::money), "money→money literal→money");
  EXPECT_EQ(row('+', Kind::rate), "rate→rate");
  EXPECT_EQ(row('+', Kind::number), "number→number count→number literal→number");
  EXPECT_EQ(row('+', Kind::count), "number→number count→count literal→count");
  EXPECT_EQ(row('+', Kind::days), "days→days date→date");
  EXPECT_EQ(row('+', Kind::date), "days→date");
  EXPECT_EQ(row('+', Kind::literal), "money→money number→number count→count literal→literal");
  for (const Kind kind : {Kind::flag, Kind::periods, Kind::choice, Kind::text, Kind::real})
    EXPECT_EQ(row('+', kind), "");
}

TEST(differences, of_each_kind) {
  EXPECT_EQ(row('-', Kind::money), "money→money literal→money");
  EXPECT_EQ(row('-', Kind::rate), "rate→rate");
  EXPECT_EQ(row('-', Kind::number), "number→number count→number literal→number");
  EXPECT_EQ(row('-', Kind::count), "number→number count→number literal→number");
  EXPECT_EQ(row('-', Kind::days), "days→days");
  EXPECT_EQ(row('-', Kind::date), "days→date date→days");
  EXPECT_EQ(row('-', Kind::literal), "money→money number→number count→number literal→literal");
}

TEST(products, of_each_kind) {
  EXPECT_EQ(row('*', Kind::money), "rate→money number→money count→money literal→money");
  EXPECT_EQ(row('*', Kind::rate), "money→money rate→rate number→rate count→rate literal→rate");
  EXPECT_EQ(row('*', Kind::number), "money→money rate→rate number→number count→number days→days literal→number");
  EXPECT_EQ(row('*', Kind::days), "number→days count→days literal→days");
  EXPECT_EQ(row('*', Kind::literal), "money→money rate→rate number→number count→number days→days literal→literal");
  for (const Kind kind : {Kind::date, Kind::flag, Kind::periods, Kind::choice, Kind::text})
    EXPECT_EQ(row('*', kind), "");
}

TEST(quotients, of_each_kind) {
  EXPECT_EQ(row('/', Kind::money), "money→number rate→money number→money count→money literal→money");
  EXPECT_EQ(row('/', Kind::rate), "rate→number number→rate count→rate literal→rate");
  EXPECT_EQ(row('/', Kind::days), "number→days count→days days→number literal→days");
  EXPECT_EQ(row('/', Kind::count), "rate→number number→number count→number literal→number");
  EXPECT_EQ(row('/', Kind::literal), "rate→number number→number count→number literal→literal");
  EXPECT_EQ(row('/', Kind::date), "");
}

TEST(bare_numbers, become_yuan_beside_money_but_factors_under_times) {
  EXPECT_TRUE(combine('+', Kind::money, Kind::literal)->right_to_money);
  EXPECT_TRUE(combine('-', Kind::literal, Kind::money)->left_to_money);
  EXPECT_FALSE(combine('*', Kind::money, Kind::literal)->right_to_money);
  EXPECT_FALSE(combine('/', Kind::money, Kind::literal)->right_to_money);
}

TEST(dates, move_by_days_on_either_side) {
  EXPECT_EQ(combine('+', Kind::date, Kind::days)->op, Op::date_plus);
  EXPECT_EQ(combine('-', Kind::date, Kind::days)->op, Op::date_minus);
  EXPECT_EQ(combine('-', Kind::date, Kind::date)->op, Op::days_between);
  EXPECT_TRUE(combine('+', Kind::days, Kind::date)->swapped);
}

TEST(shared_kinds, are_the_same_or_take_in_bare_numbers) {
  for (const Kind left : all_kinds)
    for (const Kind right : all_kinds) {
      EXPECT_EQ(shared_kind(left, right), shared_kind(right, left)) << name_of(left) << name_of(right);
    }
  for (const Kind kind : all_kinds) EXPECT_EQ(shared_kind(kind, kind), kind);
  EXPECT_EQ(shared_kind(Kind::money, Kind::literal), Kind::money);
  EXPECT_EQ(shared_kind(Kind::count, Kind::literal), Kind::count);
  EXPECT_EQ(shared_kind(Kind::number, Kind::count), Kind::number);
  EXPECT_EQ(shared_kind(Kind::rate, Kind::literal), std::nullopt);
  EXPECT_EQ(shared_kind(Kind::days, Kind::literal), std::nullopt);
  EXPECT_EQ(shared_kind(Kind::money, Kind::rate), std::nullopt);
}

}  // namespace
}  // namespace nuan::policy::check
