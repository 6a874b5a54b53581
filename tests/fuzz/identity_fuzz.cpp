// Certificate numbers: whatever the bytes, an accepted number has one spelling, which is accepted as itself; the fast
// road and the careful one agree; and no sentence about a wrong number shows it whole.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "claims/identity.hpp"

namespace {

using namespace nuan;

void try_accepted(const claims::Certificate& certificate) {
  const auto again = claims::read_certificate(certificate.text());
  ENSURE(again.flaw == claims::IdentityFlaw::none && again.value == certificate);
  if (!certificate.is_resident()) return;
  const auto fast = claims::read_resident_number(certificate.text().data());
  ENSURE(fast.valid);
  std::string written(18, '?');
  claims::write_resident_number(fast.digits, written.data());
  ENSURE(written == certificate.text());
}

void try_refused(claims::IdentityFlaw flaw, std::string_view text) {
  const Error error = claims::identity_error(flaw, text, Place{"members.csv", 2, 1});
  ENSURE(!error.sentence.zh.empty() && !error.sentence.en.empty());
  // A text without digits names nobody, and may be a part of the sentence by chance; one with stars is masked already.
  const auto digits = std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (text.size() >= 15 && digits >= 8 && text.find('*') == std::string_view::npos)
    ENSURE(error.sentence.zh.find(text) == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto read = claims::read_certificate(text);
  if (read.flaw == claims::IdentityFlaw::none)
    try_accepted(read.value);
  else
    try_refused(read.flaw, text);
  if (text.size() == 18 && claims::read_resident_number(text.data()).valid)
    ENSURE(read.flaw == claims::IdentityFlaw::none && read.value.text() == text);
  static_cast<void>(claims::masked(text));
  return 0;
}
