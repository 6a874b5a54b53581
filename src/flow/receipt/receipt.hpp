// Receipt: one decision with everything it was made of, as one line of JSON that anyone can check without a store: the
// policy's text, the person's facts, the amounts, where the journal has it, and a signature over all that. Certificates
// are only in it masked; names, cards and phones not at all. docs/reference/receipt.md says what each field means.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "aid/run.hpp"
#include "audit/audit.hpp"
#include "base/signing.hpp"
#include "flow/run_rule.hpp"

namespace nuan::flow {

inline constexpr std::string_view receipt_format = "nuan-receipt-1";

// By name, as files carry them.
using NamedTexts = std::vector<std::pair<std::string, std::string>>;

struct Receipt {
  struct Person {
    std::string certificate;  // masked
    std::string owner;        // owner_digest()
  } person;
  struct OfRun {
    std::int64_t number = 0;
    std::string year;
    std::string digest;  // what was signed with the run
    std::string engine, version;
    NamedTexts inputs;  // digests of what it read
  } run;
  struct OfPolicy {
    std::string name, title, edition, standing, digest;  // of the edition that decides
    RunRule rule;                                        // all editions, settings, through
  } policy;
  NamedTexts subject;  // the columns of the person's own row
  struct Fact {
    std::string table, id, reverses;
    NamedTexts columns;
  };
  std::vector<Fact> facts;
  struct OfDecision {
    std::vector<std::pair<std::string, Money>> benefits;  // due for the year
    Money due, paid, pay, carry;
  } decision;
  // The entry that wrote the decision, and that it is among the first `proof.size` entries.
  struct OfJournal {
    audit::Entry entry;
    std::string before, chain;  // at the entry before, and at this one
    audit::Proof proof;
    Sha256 root{};
  } journal;
};

struct Signed {
  NamedTexts digests;  // of each part, in order: what the signature is over
  std::string algorithm, key, signature;
};

// Which part of a receipt, and what is wrong with it.
struct ReceiptFinding {
  std::string part;
  Words sentence;
};

// One line, without its end: the same bytes for the same receipt and signer.
[[nodiscard]] std::string write_receipt(const Receipt& receipt, const Signer& signer);

struct ReadReceipt {
  Receipt receipt;
  Signed by;
};
// Fails with receipt_unreadable, at the column where reading ended.
[[nodiscard]] Result<ReadReceipt> read_receipt(std::string_view line, const Place& place);

// What changed since it was signed, part by part, and whether its journal's entry is where it says. `key`: the public
// key it must be signed with, or empty for whichever it names.
[[nodiscard]] std::vector<ReceiptFinding> check_signed(const ReadReceipt& read, std::string_view line,
                                                       HoldsSignature holds, std::string_view key);

// What the person proves to be the owner with: only whoever knows both has the digest.
[[nodiscard]] std::string owner_digest(std::string_view code, std::string_view certificate);

}  // namespace nuan::flow
