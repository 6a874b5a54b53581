// Folders of results, as `nuan run compute --from` and `nuan explain --from` read them: whatever payments.csv,
// summary.json and inputs.json hold, reading ends with what adds up, or with an error that says why. The first byte
// says which file the rest is: payments (the summary is made to fit them), a summary of two payments, inputs, or the
// inputs of a run in a store.
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "adapters/files/failing_files.hpp"
#include "base/digest.hpp"
#include "flow/run_inputs.hpp"
#include "flow/run_rule.hpp"
#include "flow/settled_results.hpp"

namespace {

using namespace nuan;
using namespace nuan::flow;

constexpr std::string_view two_payments =
    "person_id,card_no,outpatient,due,paid,pay,carry\n"
    "990101196503120011,0018,653.00,653.00,0.00,653.00,0.00\n"
    "HKMO:H12345678,,0.00,0.00,1.50,0.00,-1.50\n";

std::string summary_of(std::string_view payments, std::int64_t pay, std::int64_t carry) {
  return R"({"nuan": "0", "engine": {}, "policy": {}, "year": {"name": "2021"}, "through": null, "files": {}, "pay_fen": )" +
         std::to_string(pay) + R"(, "carry_fen": )" + std::to_string(carry) + R"(, "outputs": {"payments.csv": ")" +
         to_hex(digest_1m(payments)) + "\"}}";
}

Result<SettledResults> read(std::string_view payments, std::string_view summary) {
  adapters::files::MemoryFiles files;
  files.inputs["out/payments.csv"] = payments;
  files.inputs["out/summary.json"] = summary;
  return read_settled_results("out", files);
}

void says_why(const Error& error) { ENSURE(!error.sentence.zh.empty() && !error.sentence.en.empty()); }

void adds_up(const SettledResults& results) {
  ENSURE(results.certificates.size() == results.decisions.size());
  std::int64_t pay = 0, carry = 0;
  for (const aid::Decision& one : results.decisions) {
    ENSURE(one.due - one.paid == one.pay + one.carry);
    pay += one.pay.fen();
    carry += one.carry.fen();
  }
  ENSURE(results.pay.fen() == pay && results.carry.fen() == carry);
}

void try_payments(std::string_view bytes) {
  const auto refused = read(bytes, summary_of(bytes, 65300, -150));
  if (refused) return adds_up(*refused);
  says_why(refused.error());
}

void try_summary(std::string_view bytes) {
  ENSURE(read(two_payments, summary_of(two_payments, 65300, -150)).has_value());
  const auto found = read(two_payments, bytes);
  if (!found) return says_why(found.error());
  adds_up(*found);
  static_cast<void>(rule_of(found->inputs));
}

void try_inputs(std::string_view bytes) {
  const auto found = read_inputs_json(bytes, "inputs.json");
  if (!found) return says_why(found.error());
  const std::string written = inputs_json(*found);
  const auto again = read_inputs_json(written, "inputs.json");
  ENSURE(again.has_value() && inputs_json(*again) == written);
}

void try_kept_inputs(std::string_view bytes) {
  static_cast<void>(digest_of_input(bytes, "members"));
  if (const auto rule = rule_of(bytes)) {
    const auto again = rule_of(with_rule("{}", *rule));
    ENSURE(again.has_value() && again->policies.size() == rule->policies.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  switch (data[0]) {
    case 'p':
      try_payments(bytes);
      break;
    case 's':
      try_summary(bytes);
      break;
    case 'i':
      try_inputs(bytes);
      break;
    default:
      try_kept_inputs(bytes);
  }
  return 0;
}
