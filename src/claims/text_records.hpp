// TextRecords: the records of a text that is in memory as a whole, one after the other.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

#include "claims/records.hpp"

namespace nuan::claims {

class TextRecords {
 public:
  explicit TextRecords(std::string_view text) : rest_(text) {}
  // The next one without its line end, LF or CR LF; nothing behind the last.
  [[nodiscard]] std::optional<std::string_view> next() {
    if (rest_.empty()) return std::nullopt;
    const std::size_t end = std::min(record_end(rest_, 0, QuoteState::field_start, '\n'), rest_.size());
    const std::string_view record = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    return without_cr(record, '\n');
  }

 private:
  std::string_view rest_;
};

}  // namespace nuan::claims
