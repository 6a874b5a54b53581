// CSV: whatever the bytes, looking at a file in two parts shows what looking at it whole does, and rows without quotes
// come out the same by the fast road and by the careful one.
#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/encoding.hpp"
#include "claims/records.hpp"

namespace {

using namespace nuan::claims;
using Rows = std::vector<std::vector<std::string>>;

constexpr std::size_t margin = 64;  // what may be read beyond a stretch

void try_text_check(std::string_view bytes, std::size_t cut) {
  TextCheck whole;
  whole.add(bytes);
  TextCheck first;
  TextCheck second(cut);
  first.add(bytes.substr(0, cut));
  second.add(bytes.substr(cut));
  first.join(second);
  // Where the cut lies inside a character, parts are not what the contract allows: they begin with a line.
  if (cut > 0 && bytes[cut - 1] != '\n') return;
  ENSURE(first.flaw() == whole.flaw() && first.nul() == whole.nul());
  if (whole.flaw() == TextCheck::nowhere) ENSURE(first.beyond_ascii() == whole.beyond_ascii());
}

void try_quote_states(std::string_view bytes, std::size_t cut) {
  const bool quotes = bytes.find('"') != std::string_view::npos;
  for (const auto before : {QuoteState::field_start, QuoteState::plain, QuoteState::quoted, QuoteState::quote_seen}) {
    const QuoteState whole = state_after(bytes, quotes, before, '\n');
    const QuoteState first = state_after(bytes.substr(0, cut), quotes, before, '\n');
    ENSURE(whole == state_after(bytes.substr(cut), quotes, first, '\n'));
    QuoteState one_by_one = before;
    for (const char& byte : bytes) one_by_one = state_after({&byte, 1}, true, one_by_one, '\n');
    ENSURE(whole == one_by_one);
  }
}

template <class Row>
std::vector<std::string> fields_of(const Row& row) {
  std::vector<std::string> fields;
  for (std::uint32_t i = 0; i < row.size(); ++i) fields.emplace_back(row[i]);
  return fields;
}

// A copy with its margins and a last line end, as the reader lays a stretch out.
struct Laid {
  explicit Laid(std::string_view bytes) : room(margin, ' ') {
    room += bytes;
    if (!bytes.ends_with('\n')) room += '\n';
    stretch.from = 0;
    stretch.end = stretch.starts_end = room.size() - margin;
    stretch.is_cut = !bytes.ends_with('\n');
    room += std::string(margin, ' ');
    stretch.bytes = room.data() + margin;
  }
  std::string room;
  Stretch stretch;
};

Rows careful_rows(std::string_view bytes) {
  const Laid laid(bytes);
  SplitRow row;
  Rows rows;
  visit_records_slowly(laid.stretch, 0, laid.stretch.starts_end, row,
                       [&](std::size_t, const SplitRow& split, bool) { rows.push_back(fields_of(split)); });
  return rows;
}

Rows quoted_rows(std::string_view bytes) {
  const Laid laid(bytes);
  Separators separators;
  SplitRow split;
  Rows rows;
  visit_quoted_records(laid.stretch, separators, split,
                       [&](std::size_t, const auto& row, bool) { rows.push_back(fields_of(row)); });
  return rows;
}

Rows fast_rows(std::string_view bytes) {
  const Laid laid(bytes);
  Separators separators;
  Rows rows;
  visit_plain_records(laid.stretch, separators,
                      [&](std::size_t, const PlainRow& plain, bool) { rows.push_back(fields_of(plain)); });
  return rows;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = bytes.empty() ? 0 : data[0] % (bytes.size() + 1);
  static_cast<void>(read_opening(bytes.substr(0, 8), "fuzz.csv"));
  try_text_check(bytes, cut);
  try_quote_states(bytes, cut);
  const Rows careful = careful_rows(bytes);
  ENSURE(quoted_rows(bytes) == careful);
  if (bytes.find('"') == std::string_view::npos) ENSURE(fast_rows(bytes) == careful);
  return 0;
}
