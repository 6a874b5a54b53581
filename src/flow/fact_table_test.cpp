// Dealt by counting, facts stand as a plain stable sort would put them.
#include "flow/fact_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace nuan::flow {
namespace {

constexpr std::int32_t year_begin = 18628;  // 2021
constexpr std::int32_t year_end = 18992;

struct Filled {
  FactTable table{Period{Date::from_days(year_begin), Date::from_days(year_end)}};
  std::vector<FactRow> plain;
};

void add(Filled& filled, std::uint32_t person, std::int32_t day, bool reverses) {
  filled.table.reserve(1);
  FactRow& row = filled.table.add();
  row = {filled.plain.size() & 0xFFFFFFFFU, reverses ? 1U : 0U, 0, nullptr, 0, 0, person, day};
  filled.plain.push_back(row);
}

void sort_plainly(std::vector<FactRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const FactRow& a, const FactRow& b) {
    return a.person != b.person ? a.person < b.person : a.day < b.day;
  });
}

bool usual(std::span<const FactRow> rows) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].reverses != 0 || rows[i].day < year_begin || rows[i].day > year_end) return false;
    if (i > 0 && rows[i].day == rows[i - 1].day) return false;
  }
  return true;
}

void expect_as_sorted(Filled& filled, std::uint32_t persons) {
  sort_plainly(filled.plain);
  std::size_t at = 0;
  for (std::uint32_t person = 0; person < persons; ++person) {
    const std::span<FactRow> rows = filled.table.of(person);
    EXPECT_EQ(filled.table.is_usual(person), usual(rows)) << person;
    for (const FactRow& row : rows) {
      ASSERT_LT(at, filled.plain.size());
      EXPECT_EQ(row.person, person);
      EXPECT_EQ(row.offset, filled.plain[at].offset);
      EXPECT_EQ(row.day, filled.plain[at].day);
      ++at;
    }
  }
  EXPECT_EQ(at, filled.plain.size());
}

TEST(FactTable, facts_stand_as_a_stable_sort_puts_them) {
  std::mt19937 generator(7);
  const auto dice = [&generator](std::uint32_t limit) { return static_cast<std::uint32_t>(generator() % limit); };
  for (int round = 0; round < 50; ++round) {
    Filled filled;
    const std::uint32_t persons = 1 + dice(40);
    const std::uint32_t count = dice(300);
    for (std::uint32_t i = 0; i < count; ++i)
      add(filled, dice(persons), year_begin - 5 + static_cast<std::int32_t>(dice(380)), dice(30) == 0);
    filled.table.group(persons);
    expect_as_sorted(filled, persons);
  }
}

TEST(FactTable, days_far_apart_are_left_to_whoever_looks_closer) {
  Filled filled;
  add(filled, 0, year_begin + 9, false);
  add(filled, 0, year_begin + 2, false);
  add(filled, 1, -700'000, false);
  add(filled, 2, year_begin, false);
  filled.table.group(3);
  EXPECT_FALSE(filled.table.is_usual(0));  // out of order still
  EXPECT_FALSE(filled.table.is_usual(1));  // of another year
  EXPECT_TRUE(filled.table.is_usual(2));
  EXPECT_EQ(filled.table.of(0).size(), 2U);
}

TEST(FactTable, dropped_facts_leave_no_gap_and_nobody_is_usual_behind_them) {
  Filled filled;
  for (std::int32_t i = 0; i < 6; ++i) add(filled, static_cast<std::uint32_t>(i) / 2, year_begin + i, false);
  filled.table.group(3);
  EXPECT_TRUE(filled.table.is_usual(1));
  filled.table.of(0)[1].dropped = 1;
  filled.table.of(2)[0].dropped = 1;
  filled.table.remove_dropped();
  EXPECT_EQ(filled.table.of(0).size(), 1U);
  EXPECT_EQ(filled.table.of(1).size(), 2U);
  EXPECT_EQ(filled.table.of(2).front().day, year_begin + 5);
  EXPECT_FALSE(filled.table.is_usual(1));
}

TEST(FactTable, a_person_met_in_a_later_file_has_no_facts) {
  Filled filled;
  filled.table.group(2);
  EXPECT_TRUE(filled.table.of(5).empty());
  EXPECT_TRUE(filled.table.is_usual(5));
}

}  // namespace
}  // namespace nuan::flow
