#include "flow/settled_results.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "adapters/files/failing_files.hpp"
#include "base/digest.hpp"

namespace nuan::flow {
namespace {

constexpr std::string_view header = "person_id,card_no,ordinary,due,paid,pay,carry\n";

// The results of a run that pays so, with a summary whose files are `files`.
Result<SettledResults> read(const std::string& payments, const std::string& pay, const std::string& files = "{}") {
  adapters::files::MemoryFiles memory;
  memory.inputs["out/payments.csv"] = payments;
  memory.inputs["out/summary.json"] = fmt::format(
      R"({{"nuan": "0", "engine": {{}}, "policy": {{}}, "year": {{"name": "2021"}}, "through": null, "files": {},
           "pay_fen": {}, "carry_fen": 0, "outputs": {{"payments.csv": "{}"}}}})",
      files, pay, to_hex(digest_1m(payments)));
  return read_settled_results("out", memory);
}

std::string one_payment() { return std::string(header) + "HKMO:H10000001,,6.53,6.53,0.00,6.53,0.00\n"; }

TEST(SettledResults, are_read_where_the_summary_fits_them) {
  const auto results = read(one_payment(), "653");
  ASSERT_TRUE(results) << to_text(results.error(), Language::en);
  EXPECT_EQ(results->scope, "2021");
  EXPECT_EQ(results->pay, Money::from_fen(653));
}

TEST(SettledResults, totals_that_differ_are_refused) {
  for (const char* pay : {"654", "653.5", "\"653\"", "9223372036854775808"}) {
    const auto results = read(one_payment(), pay);
    ASSERT_FALSE(results) << pay;
    EXPECT_EQ(results.error().code, Code::input_changed);
  }
}

TEST(SettledResults, a_summary_that_goes_too_deep_is_refused) {
  EXPECT_FALSE(read(one_payment(), "653", std::string(100'000, '[') + std::string(100'000, ']')));
}

TEST(SettledResults, payments_whose_sum_leaves_64_bits_are_refused_with_their_line) {
  std::string payments(header);
  for (int i = 0; i < 9300; ++i)
    payments += fmt::format("HKMO:H{},,0.00,9999999999999.99,0.00,9999999999999.99,0.00\n", 10000000 + i);
  const auto results = read(payments, "0");
  ASSERT_FALSE(results);
  EXPECT_EQ(results.error().code, Code::input_changed);
  EXPECT_GT(results.error().place.line, 9000U);
}

}  // namespace
}  // namespace nuan::flow
