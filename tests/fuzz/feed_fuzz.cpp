// Feeds: whatever a feed file says and whatever an archive holds, reading ends with a value or an error that says
// where; what a right feed makes of any row has the fields it promised, and money it can read.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "claims/feed/feed_reader.hpp"
#include "claims/feed/shipped.hpp"
#include "claims/records.hpp"
#include "claims/unpack/held_text.hpp"
#include "claims/unpack/unpack.hpp"

namespace {

using namespace nuan;
using namespace nuan::claims;

void try_unpack(std::string_view bytes) {
  HeldText file("fuzz", bytes.size());
  ENSURE(file.append(bytes));
  const auto text = unpack(file);
  if (!text) {
    ENSURE(!text.error().sentence.zh.empty() && !text.error().sentence.en.empty());
    return;
  }
  if (*text == nullptr) return;
  std::string whole((*text)->size(), '\0');
  ENSURE((*text)->read_at(0, whole).has_value());
}

// The first record of the rows is the header.
void try_rows(const Feed& feed, std::string_view rows) {
  const Shape shape{.role = Role::facts, .key_name = "person_id", .id_name = "claim_id", .may_reverse = true};
  SplitRow row;
  FeedLayout layout;
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(feed.columns.size()); ++i) layout.places.push_back(i);
  layout.fields = static_cast<std::uint32_t>(layout.places.size());
  FeedReader reader(feed, layout, shape, nullptr, false);
  const std::size_t made = made_header(feed, shape).size();
  while (!rows.empty()) {
    const std::size_t end = std::min(record_end(rows, 0, QuoteState::field_start, '\n'), rows.size());
    row.split(rows.substr(0, end));
    rows.remove_prefix(std::min(end + 1, rows.size()));
    if (row.size() != layout.fields) continue;
    if (!reader.take(row)) {
      ENSURE(reader.refusal().flaw != Flaw::none || reader.refusal().words != nullptr);
      continue;
    }
    ENSURE(reader.count() == 1 || reader.count() == 2);
    for (std::size_t i = 0; i < reader.count(); ++i) ENSURE(reader[i].size() == made);
  }
}

}  // namespace

// The first byte says what the rest is: an archive, a feed with rows behind a line `---`, or rows of a shipped feed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  if (data[0] == 'z') {
    try_unpack(bytes);
    return 0;
  }
  if (data[0] == 'r') {
    for (const Shipped& one : shipped_feeds()) {
      const auto feed = read_feed(std::string(one.name), std::string(one.text));
      ENSURE(feed.has_value());
      try_rows(*feed, bytes);
    }
    return 0;
  }
  const std::size_t cut = std::min(bytes.find("\n---\n"), bytes.size());
  const auto feed = read_feed("fuzz.feed", std::string(bytes.substr(0, cut)));
  if (!feed) {
    ENSURE(!feed.error().sentence.zh.empty() && !feed.error().sentence.en.empty());
    return 0;
  }
  if (cut < bytes.size()) try_rows(*feed, bytes.substr(cut + 5));
  return 0;
}
