// The phrases that several statements of a feed share: conditions, sums, `when`, and the names that they read.
#pragma once

#include <algorithm>

#include "claims/feed/feed.hpp"
#include "claims/feed/feed_lines.hpp"

namespace nuan::claims {

[[nodiscard]] Failure said_twice(const Place& place, const std::string& name);
[[nodiscard]] Failure unknown_name(const Place& place, const Words& what, const std::string& name,
                                   const std::vector<std::string>& known);

// Where the item of that name stands, or -1.
template <class Items, class NameOf>
[[nodiscard]] std::int32_t place_of(const Items& items, std::string_view name, NameOf name_of) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const auto& item) { return name_of(item) == name; });
  return found == items.end() ? -1 : static_cast<std::int32_t>(found - items.begin());
}

class FeedPhrases {
 public:
  // Reads names of what the feed has so far.
  explicit FeedPhrases(const Feed& feed) : feed_(feed) {}

  // `when READING is CHOICE`, or nothing.
  [[nodiscard]] Result<void> when(FeedWords& words, FeedWhen& when) const;
  // `where COLUMN is CODE …` or `where COLUMN below 0`
  [[nodiscard]] Result<void> condition(FeedWords& words, FeedCondition& where) const;
  // `AMOUNT + AMOUNT - …` or `0`
  [[nodiscard]] Result<void> sum(FeedWords& words, FeedSum& sum) const;
  // The name of a column, as its place.
  [[nodiscard]] Result<void> column_place(FeedWords& words, std::size_t& column) const;

  // Places, or -1.
  [[nodiscard]] std::int32_t column_named(std::string_view name) const;
  [[nodiscard]] std::int32_t reading_named(std::string_view name) const;
  [[nodiscard]] std::int32_t amount_named(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> column_names() const;

 private:
  const Feed& feed_;
};

}  // namespace nuan::claims
