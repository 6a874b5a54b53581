// Receipts: whatever a line holds, reading it ends with a receipt or with an error that says why; a receipt that was
// read is written again, read again and checked without a stop, and what is signed over another text is never taken for
// true.
#include <cstdint>
#include <string>
#include <string_view>

#include "flow/receipt/receipt_for_tests.hpp"
#include "flow/receipt/receipt_json.hpp"

namespace {

using namespace nuan;

bool never_holds(std::string_view, std::string_view, std::string_view) { return false; }

const flow::SmallRun& run() {
  static const flow::SmallRun one;
  return one;
}

void check(std::string_view line) {
  const auto read = flow::read_receipt(line, {"fuzz", 1});
  if (!read) {
    ENSURE(!read.error().sentence.zh.empty() && !read.error().sentence.en.empty());
    return;
  }
  const std::string again = flow::line_of(flow::body_of(read->receipt), read->by);
  const auto same = flow::read_receipt(again, {"fuzz", 1});
  ENSURE(same && flow::line_of(flow::body_of(same->receipt), same->by) == again);
  ENSURE(!flow::check_signed(*read, line, never_holds, "").empty());
  const auto findings = flow::check_signed(*read, line, flow::holds_thumb, "");
  ENSURE(!findings.empty() || again == line);
  static_cast<void>(flow::recompute(read->receipt, run().plan(), {}, run().of().year));
}

}  // namespace

// A true receipt with some of its bytes exchanged reaches further than bytes by chance: the first byte says which of
// the two, then come a place and what stands there.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::string good = flow::write_receipt(run().receipt(), flow::ThumbSigner());
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] % 2 == 0 || bytes.size() < 2) {
    check(bytes);
    return 0;
  }
  std::string changed = good;
  const std::size_t at =
      (static_cast<std::uint8_t>(bytes[0]) * 256U + static_cast<std::uint8_t>(bytes[1])) % good.size();
  const std::string_view by = bytes.substr(2);
  changed.replace(at, std::min<std::size_t>(data[0] / 2 % 8 + by.size(), good.size() - at), by);
  check(changed);
  return 0;
}
