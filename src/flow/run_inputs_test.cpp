#include "flow/run_inputs.hpp"

#include <gtest/gtest.h>

namespace nuan::flow {
namespace {

RunInputs sample() {
  RunInputs inputs;
  inputs.folder = "/office";
  inputs.policies = {{"policy", "p.policy", "aa"}};
  inputs.files = {{"members", "会员.csv", "bb"}, {"claims", "c.csv", "cc"}};
  inputs.year = "2021";
  inputs.through = Date::from_ymd(2021, 9, 30);
  inputs.complete = true;
  inputs.settings = {"today=2021-10-01"};
  return inputs;
}

TEST(RunInputs, come_back_as_they_were_written) {
  const auto read = read_inputs_json(inputs_json(sample()), "inputs.json");
  ASSERT_TRUE(read);
  EXPECT_EQ(inputs_json(*read), inputs_json(sample()));
  EXPECT_EQ(read->files[0].path, "会员.csv");
  EXPECT_EQ(read->through, Date::from_ymd(2021, 9, 30));
}

TEST(RunInputs, anything_else_is_refused) {
  const std::string whole = inputs_json(sample());
  for (std::size_t cut = 0; cut + 2 < whole.size(); ++cut)
    EXPECT_FALSE(read_inputs_json(whole.substr(0, cut), "inputs.json")) << cut;
  EXPECT_FALSE(read_inputs_json("[]", "inputs.json"));
  EXPECT_FALSE(read_inputs_json("{\"folder\": 3}", "inputs.json"));
  std::string wrong_date = whole;
  wrong_date.replace(wrong_date.find("2021-09-30"), 10, "2021-02-30");
  const auto read = read_inputs_json(wrong_date, "inputs.json");
  ASSERT_FALSE(read);
  EXPECT_EQ(read.error().code, Code::input_unreadable);
}

TEST(RunInputs, deep_text_and_keys_that_stand_twice_are_refused) {
  const std::string whole = inputs_json(sample());
  std::string deep = whole;
  deep.replace(deep.find("\"/office\""), 9, std::string(100'000, '[') + std::string(100'000, ']'));
  EXPECT_FALSE(read_inputs_json(deep, "inputs.json"));
  std::string twice = whole;
  twice.replace(twice.rfind('}'), 1, ", \"year\": \"2020\"}");
  EXPECT_FALSE(read_inputs_json(twice, "inputs.json"));
}

}  // namespace
}  // namespace nuan::flow
