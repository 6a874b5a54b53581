#include "flow/receipt/receipt.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "flow/receipt/receipt_for_tests.hpp"

namespace nuan::flow {
namespace {

// The parts in which something is found, by signature, bytes and recomputing.
std::vector<std::string> wrong_parts(const SmallRun& run, const std::string& line, std::string_view key = "thumb") {
  const auto read = read_receipt(line, {"file", 1});
  if (!read) return {"unreadable"};
  std::vector<std::string> parts;
  for (const auto& one : check_signed(*read, line, holds_thumb, key)) parts.push_back(one.part);
  for (const auto& one : recompute(read->receipt, run.plan(), {}, run.of().year).findings) parts.push_back(one.part);
  return parts;
}

std::string replaced(std::string line, const std::string& what, const std::string& by) {
  const auto at = line.find(what);
  EXPECT_NE(at, std::string::npos) << what;
  return line.replace(at, what.size(), by);
}

TEST(Receipt, is_read_back_and_comes_to_its_own_amounts) {
  const SmallRun run;
  const std::string line = write_receipt(run.receipt(), ThumbSigner());
  EXPECT_EQ(line, write_receipt(run.receipt(), ThumbSigner()));
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_EQ(wrong_parts(run, line), std::vector<std::string>());
  EXPECT_EQ(wrong_parts(run, line, "another"), std::vector<std::string>{"signature"});
  const Receipt read = read_receipt(line, {})->receipt;
  EXPECT_EQ(read.run.number, 3);
  EXPECT_EQ(read.run.engine + " " + read.run.version, "columnar 0.1.0");
  EXPECT_EQ(read.facts.size(), 3U);
  EXPECT_EQ(read.decision.pay, Money::from_fen(15'000));
  EXPECT_EQ(write_receipt(read, ThumbSigner()), line);
}

TEST(Receipt, shows_nobodys_number) {
  const std::string line = write_receipt(SmallRun().receipt(), ThumbSigner());
  EXPECT_EQ(line.find("990101196503120011"), std::string::npos);
  EXPECT_NE(line.find("\"certificate\":\"990101********0011\""), std::string::npos);
  EXPECT_NE(line.find("号 990101********0011"), std::string::npos);
}

TEST(Receipt, tells_where_it_was_changed) {
  const SmallRun run;
  const std::string line = write_receipt(run.receipt(), ThumbSigner());
  const auto found = [&](const std::string& what, const std::string& by, const std::string& part) {
    const auto parts = wrong_parts(run, replaced(line, what, by));
    EXPECT_NE(std::ranges::find(parts, part), parts.end()) << what << " " << testing::PrintToString(parts);
  };
  found("\"pay\":\"150.00\"", "\"pay\":\"250.00\"", "decision");
  found("\"self_pay\":\"1000.00\"", "\"self_pay\":\"2000.00\"", "facts 1");
  found("\"covered\":\"2020", "\"covered\":\"2019", "subject");
  found("standing sample", "standing Sample", "policy");
  found("\"digest\":\"digest\"", "\"digest\":\"digesT\"", "run");
  found("\"verb\":\"run compute\"", "\"verb\":\"run c0mpute\"", "journal");
  found("\"person\":\"", "\"persom\":\"", "person");
  found("\"value\":\"", "\"value\":\"0", "signature");
  found("\"facts 3\":", "\"facts 4\":", "facts 3");
  found("{\"format\"", "{ \"format\"", "bytes");
  found("\"reason\":\"\"", "\"reason\":\"\",\"more\":\"\"", "bytes");
}

// Any one byte: found, or it is no receipt any more.
TEST(Receipt, has_no_byte_that_can_change_unseen) {
  const SmallRun run;
  const std::string line = write_receipt(run.receipt(), ThumbSigner());
  for (std::size_t i = 0; i < line.size(); ++i) {
    std::string changed = line;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    const auto read = read_receipt(changed, {});
    ASSERT_TRUE(!read || !check_signed(*read, changed, holds_thumb, "thumb").empty()) << i << " " << line.substr(i, 20);
  }
}

TEST(Receipt, signed_anew_over_another_amount_does_not_come_to_it) {
  const SmallRun run;
  Receipt receipt = run.receipt();
  receipt.decision.pay = Money::from_fen(99'900);
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())), std::vector<std::string>{"decision"});
  receipt = run.receipt();
  receipt.decision.benefits[0].second = Money::from_fen(1);
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())), std::vector<std::string>{"decision"});
  receipt = run.receipt();
  receipt.facts.pop_back();  // what undid c2
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())),
            (std::vector<std::string>{"decision", "decision", "decision"}));
  receipt = run.receipt();
  receipt.facts[0].columns[1].second = "1000.001";
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())), std::vector<std::string>{"facts 1"});
  receipt = run.receipt();
  receipt.policy.edition = "T2";
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())), std::vector<std::string>{"policy"});
  receipt = run.receipt();
  receipt.journal.proof.beside[0][0] ^= 1U;
  EXPECT_EQ(wrong_parts(run, write_receipt(receipt, ThumbSigner())), std::vector<std::string>{"journal"});
}

TEST(Receipt, is_not_made_of_what_does_not_come_to_the_decision) {
  SmallRun run;
  aid::Decision other = SmallRun::decision();
  other.due += Money::from_fen(1);
  const auto made = make_receipt(run.of(), run.person(), other, "code");
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error().code, Code::engine_range);
}

TEST(Receipt, tells_the_field_that_cannot_be_read) {
  const std::string line = write_receipt(SmallRun().receipt(), ThumbSigner());
  const auto said = [&](const std::string& what, const std::string& by) {
    const auto read = read_receipt(replaced(line, what, by), {"file", 4});
    EXPECT_FALSE(read) << what;
    if (read) return std::string();
    EXPECT_EQ(read.error().code, Code::receipt_unreadable);
    EXPECT_EQ(read.error().place.line, 4U);
    return read.error().sentence.en;
  };
  for (const auto& [what, by, field] :
       std::vector<std::array<std::string, 3>>{{"nuan-receipt-1", "nuan-receipt-2", "format"},
                                               {"\"number\":3", "\"number\":-3", "number"},
                                               {"\"number\":3", "\"number\":\"3\"", "number"},
                                               {"\"number\":3", "\"number\":3.5", "number"},
                                               {"\"due\":\"200.00\"", "\"due\":\"200.005\"", "due"},
                                               {"\"facts\":[", "\"facts\":{\"a\":[", ""},
                                               {"\"through\":null", "\"through\":\"soon\"", "through"},
                                               {"\"root\":\"", "\"root\":\"x", "root"},
                                               {"\"owner\"", "\"ownr\"", "owner"}})
    EXPECT_NE(said(what, by).find(field), std::string::npos) << what;
  for (const std::string& none : {std::string(), std::string("[]"), std::string("null"), std::string(100'000, '['),
                                  std::string("{\"format\":\"nuan-receipt-1\"}"), line + line})
    EXPECT_FALSE(read_receipt(none, {})) << none.substr(0, 40);
}

TEST(Receipt, is_proved_its_owners_by_code_and_number) {
  EXPECT_EQ(SmallRun().receipt().person.owner, owner_digest("code", "990101196503120011"));
  EXPECT_NE(owner_digest("code", "990101196503120011"), owner_digest("cod", "990101196503120011"));
  EXPECT_NE(owner_digest("code", "990101196503120011"), owner_digest("code", "990101196503120012"));
}

}  // namespace
}  // namespace nuan::flow
