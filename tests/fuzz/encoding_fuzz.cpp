// Encodings: whatever the bytes, the decision does not depend on where pieces are cut, GB18030 comes out as UTF-8 with
// the same commas, quotes and line ends, and a text converted in two pieces is the text converted in one.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/text.hpp"
#include "claims/encoding.hpp"
#include "claims/gb18030.hpp"

namespace {

using namespace nuan;

void try_cuts(std::string_view bytes, std::size_t cut) {
  claims::TextCheck whole;
  whole.add(bytes);
  claims::TextCheck pieces;
  pieces.add(bytes.substr(0, cut));
  pieces.add(bytes.substr(cut));
  ENSURE(pieces.flaw() == whole.flaw() && pieces.cut() == whole.cut());
  ENSURE(pieces.nul() == whole.nul() && pieces.only_nul() == whole.only_nul());
  const bool flawless = whole.flaw() == claims::TextCheck::nowhere && whole.cut() == claims::TextCheck::nowhere;
  ENSURE(flawless == is_utf8(bytes));
}

void try_decision(std::string_view bytes) {
  const auto opening = claims::read_opening(bytes.substr(0, 8), "fuzz.csv");
  if (!opening) return;
  claims::TextCheck whole;
  whole.add(bytes);
  const auto encoding = claims::decide(*opening, whole, "fuzz.csv");
  if (bytes.find('\0') != std::string_view::npos) {
    ENSURE(!encoding && encoding.error().code == Code::input_nul);
    return;
  }
  // Characters of two bytes alone are more likely to be Chinese in GB18030 than Greek in UTF-8.
  const bool doubtful = whole.beyond_ascii() && !whole.beyond_two_bytes();
  if (is_utf8(bytes) && !opening->encoding)
    ENSURE(encoding && *encoding == (doubtful ? claims::Encoding::gb18030 : claims::Encoding::utf8));
  if (!encoding) ENSURE(!encoding.error().sentence.zh.empty() && !encoding.error().advice.en.empty());
}

void try_gb18030(std::string_view bytes, std::size_t cut) {
  const auto table = claims::Gb18030::table();
  ENSURE(table.has_value());
  std::string out;
  const auto whole = (*table)->append_utf8(bytes, out);
  ENSURE(is_utf8(out));
  ENSURE(whole.flaw == no_flaw ? bytes.size() - whole.used < 4 : whole.flaw == whole.used);
  for (const char mark : {',', '"', '\n', '\r'})
    ENSURE(std::count(out.begin(), out.end(), mark) ==
           std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole.used), mark));
  std::string twice;
  const auto first = (*table)->append_utf8(bytes.substr(0, cut), twice);
  if (first.flaw != no_flaw) {
    ENSURE(first.flaw == whole.flaw);
    return;
  }
  const auto second = (*table)->append_utf8(bytes.substr(first.used), twice);
  ENSURE(first.used + second.used == whole.used && twice == out);
}

void try_text(std::string_view bytes) {
  ENSURE(count_characters(bytes) <= bytes.size());
  ENSURE(first_characters(bytes, count_characters(bytes)) == bytes);
  ENSURE(trim(trim(bytes)) == trim(bytes));
  const std::string folded = fold_full_width(bytes);
  ENSURE(is_utf8(folded) == is_utf8(bytes) && fold_full_width(folded) == folded);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = bytes.empty() ? 0 : data[0] % (bytes.size() + 1);
  try_cuts(bytes, cut);
  try_decision(bytes);
  try_gb18030(bytes, cut);
  try_text(bytes);
  return 0;
}
