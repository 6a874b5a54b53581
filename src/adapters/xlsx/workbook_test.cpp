// What is written is what is read back: every digit of a number that is a text, every fen of an amount.
#include "adapters/xlsx/workbook.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>
#include <sys/stat.h>

#include "adapters/files/files.hpp"
#include "adapters/files/test_folder.hpp"
#include "claims/unpack/unpack.hpp"

namespace nuan::adapters {
namespace {

std::string read_back(const std::string& path) {
  const auto real = files::real_files();
  const auto file = real->open(path);
  EXPECT_TRUE(file);
  const auto text = claims::unpack(**file);
  EXPECT_TRUE(text) << to_text(text.error(), Language::en);
  std::string whole((*text)->size(), ' ');
  EXPECT_TRUE((*text)->read_at(0, whole));
  return whole;
}

std::string written(const std::vector<std::string>& columns, const std::vector<std::vector<Cell>>& rows) {
  const files::TestFolder folder;
  const std::string path = folder.at("table.xlsx");
  auto book = Workbook::create(path, "表", columns);
  EXPECT_TRUE(book);
  for (const auto& row : rows) book->add(row);
  EXPECT_TRUE(book->commit());
  return read_back(path);
}

TEST(Workbook, TextsStayTexts) {
  const std::string text = written({"person_id", "card_no", "name", "row"},
                                   {{"990101196503120011", "0000000000000018", "买买提·艾山", std::int64_t{42}},
                                    {"=1+1", "1E5", "a,\"b\"", std::int64_t{0}}});
  EXPECT_EQ(text,
            "person_id,card_no,name,row\n990101196503120011,0000000000000018,买买提·艾山,42\n"
            "=1+1,1E5,\"a,\"\"b\"\"\",0\n");
}

TEST(Workbook, WhatNoSpreadsheetHoldsIsReplaced) {
  EXPECT_EQ(written({"text"}, {{std::string("a\x01\xFF") + "b"}}),
            "text\na\xEF\xBF\xBD"
            "b\n");
}

// `-1234.5` as fen.
std::int64_t fen_in(std::string text) {
  const bool negative = text.starts_with('-');
  if (negative) text.erase(0, 1);
  const std::size_t point = text.find('.');
  std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
  fraction.resize(std::max<std::size_t>(fraction.size(), 2), '0');
  const std::int64_t fen = std::stoll(text.substr(0, point) + fraction);
  return negative ? -fen : fen;
}

RC_GTEST_PROP(Workbook, EveryFenIsExact, ()) {
  const std::int64_t top = 999'999'999'999'999;
  std::vector<std::vector<Cell>> rows;
  std::vector<std::int64_t> fens = {0, 1, -1, 10, 99, 20'065'300, top, -top};
  const auto more = *rc::gen::container<std::vector<std::int64_t>>(200, rc::gen::inRange<std::int64_t>(-top, top));
  fens.insert(fens.end(), more.begin(), more.end());
  for (const std::int64_t fen : fens) rows.push_back({Money::from_fen(fen)});
  std::string text = written({"amount"}, rows);
  std::size_t at = text.find('\n') + 1;
  for (const std::int64_t fen : fens) {
    const std::size_t end = text.find('\n', at);
    RC_ASSERT(fen_in(text.substr(at, end - at)) == fen);
    at = end + 1;
  }
}

TEST(Workbook, AnAmountOfMoreDigitsThanASpreadsheetKnowsIsAText) {
  EXPECT_EQ(written({"amount"}, {{Money::from_fen(9'007'199'254'740'993)}}), "amount\n90071992547409.93\n");
}

TEST(Workbook, NothingStandsThereBeforeItIsWhole) {
  const files::TestFolder folder;
  const std::string path = folder.at("table.xlsx");
  struct ::stat status{};
  {
    auto book = Workbook::create(path, "表", {"a"});
    ASSERT_TRUE(book);
    book->add({std::string("x")});
    EXPECT_NE(::stat(path.c_str(), &status), 0);
  }
  EXPECT_NE(::stat(path.c_str(), &status), 0);
  auto book = Workbook::create(path, "表", {"a"});
  ASSERT_TRUE(book->commit());
  ASSERT_EQ(::stat(path.c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST(Workbook, APlaceThatCannotBeWrittenIsSaid) {
  const auto book = Workbook::create("/nowhere/table.xlsx", "表", {"a"});
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code, Code::output_unwritable);
}

}  // namespace
}  // namespace nuan::adapters
