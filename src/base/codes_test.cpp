// Codes: names for ever, each once.
#include "base/codes.hpp"

#include <gtest/gtest.h>

#include <set>

namespace nuan {
namespace {

TEST(Codes, EveryCodeHasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (const CodeInfo& each : all_codes()) {
    EXPECT_EQ(info(each.code).name, each.name);
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    EXPECT_EQ(each.name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_"), std::string_view::npos) << each.name;
    EXPECT_NE(each.exit, Exit::done) << each.name;
  }
  EXPECT_EQ(names.size(), code_count);
}

TEST(Codes, ExitStatusesAreThoseOfTheContract) {
  EXPECT_EQ(info(Code::bug).exit, Exit::bug);
  EXPECT_EQ(info(Code::policy_wrong).exit, Exit::policy);
  for (const Code code : {Code::input_missing, Code::input_is_directory, Code::input_unreadable, Code::input_empty,
                          Code::input_nul, Code::input_undecodable, Code::input_changed, Code::column_missing})
    EXPECT_EQ(static_cast<int>(info(code).exit), 4) << info(code).name;
  EXPECT_EQ(static_cast<int>(info(Code::usage).exit), 2);
}

TEST(CodesDeathTest, WhatIsNoCodeIsABug) {
  EXPECT_EXIT(static_cast<void>(info(Code::end_of_codes)), testing::ExitedWithCode(70), "codes.cpp");
}

}  // namespace
}  // namespace nuan
