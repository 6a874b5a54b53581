// What changed in a receipt since it was signed.
#include <algorithm>

#include "flow/receipt/receipt_json.hpp"

namespace nuan::flow {
namespace {

using Findings = std::vector<ReceiptFinding>;

// Every part there is against the digest it was signed with, and every digest against the parts.
void compare(const NamedTexts& are, const NamedTexts& were, Findings& findings) {
  for (const auto& [part, digest] : are) {
    const auto found = std::ranges::find(were, part, &std::pair<std::string, std::string>::first);
    if (found == were.end())
      findings.push_back({part, {"签名时没有这一部分", "was not there when it was signed"}});
    else if (found->second != digest)
      findings.push_back({part, {"签名之后被改过", "was changed after it was signed"}});
  }
  for (const auto& [part, digest] : were) {
    if (std::ranges::find(are, part, &std::pair<std::string, std::string>::first) == are.end())
      findings.push_back({part, {"签名时有这一部分, 现在不见了", "was there when it was signed, and is gone"}});
  }
}

void check_journal(const Receipt::OfJournal& journal, Findings& findings) {
  if (audit::chain_at(journal.before, journal.entry) != journal.chain)
    findings.push_back({"journal", {"日志这一条与它的链值不符", "the journal's entry is not what its chain says"}});
  if (!audit::holds(journal.proof, journal.chain, journal.root))
    findings.push_back(
        {"journal", {"证明不成立: 这一条不在这个根之内", "the proof fails: the entry is not within this root"}});
}

void check_signature(const Signed& by, HoldsSignature holds, std::string_view key, Findings& findings) {
  if (by.algorithm != signature_algorithm || !holds(signed_text(by.digests), by.signature, by.key))
    findings.push_back(
        {"signature",
         {"签名不成立: 摘要表或签名被改过", "the signature does not hold: the digests, or it, were changed"}});
  if (!key.empty() && by.key != key)
    findings.push_back({"signature", {"不是用这个公钥签的", "it was signed with another key than this public one"}});
}

}  // namespace

Findings check_signed(const ReadReceipt& read, std::string_view line, HoldsSignature holds, std::string_view key) {
  Findings findings;
  ReceiptJson body = body_of(read.receipt);
  compare(digests_of(body), read.by.digests, findings);
  check_signature(read.by, holds, key, findings);
  check_journal(read.receipt.journal, findings);
  const std::string again = line_of(std::move(body), read.by);
  if (again != line && findings.empty()) {
    const auto differs = std::ranges::mismatch(again, line).in2 - line.begin() + 1;
    const std::string column = std::to_string(differs);
    findings.push_back({"bytes",
                        {"第 " + column + " 个字节起, 写法与出具时不同",
                         "from byte " + column + " on it is not written as it was issued"}});
  }
  return findings;
}

}  // namespace nuan::flow
