#include "claims/records.hpp"

#include <algorithm>

namespace nuan::claims {
namespace {

QuoteState step(QuoteState state, char c, char line_end) {
  if (state == QuoteState::quoted) return c == '"' ? QuoteState::quote_seen : QuoteState::quoted;
  if (c == '"') {
    if (state == QuoteState::plain) return QuoteState::plain;
    return QuoteState::quoted;  // a field opens, or a doubled quote goes on
  }
  return c == ',' || c == line_end ? QuoteState::field_start : QuoteState::plain;
}

}  // namespace

QuoteState state_after(std::string_view bytes, bool has_quote, QuoteState before, char line_end) {
  if (bytes.empty()) return before;
  if (!has_quote) return before == QuoteState::quoted ? before : step(QuoteState::plain, bytes.back(), line_end);
  if (const Quotes quotes = follow_quotes(bytes, before, line_end); quotes.tidy) return quotes.after;
  QuoteState state = before;
  for (const char c : bytes) state = step(state, c, line_end);
  return state;
}

std::size_t record_end(std::string_view bytes, std::size_t from, QuoteState state, char line_end) {
  for (std::size_t at = from; at < bytes.size(); ++at) {
    if (bytes[at] == line_end && state != QuoteState::quoted) return at;
    state = step(state, bytes[at], line_end);
  }
  return std::string_view::npos;
}

// Takes the field that opens with the quote at `at`; returns where the next separator stands, or the end.
std::size_t SplitRow::take_quoted(std::string_view text, std::size_t at) {
  const std::size_t kept = room_.size();
  std::size_t from = at + 1;
  std::size_t close = text.find('"', from);
  for (; close != std::string_view::npos && close + 1 < text.size() && text[close + 1] == '"';
       close = text.find('"', from)) {
    room_.append(text.substr(from, close + 1 - from));
    from = close + 2;
  }
  if (close == std::string_view::npos) open_ = true;
  const std::string_view tail = text.substr(from, open_ ? std::string_view::npos : close - from);
  if (room_.size() == kept) {
    fields_.push_back(tail);  // nothing doubled: the file's own bytes will do
  } else {
    room_.append(tail);
    fields_.push_back(std::string_view(room_).substr(kept));
  }
  if (open_) return text.size();
  const std::size_t comma = std::min(text.find(',', close + 1), text.size());
  if (comma != close + 1) malformed_ = true;
  return comma;
}

void SplitRow::split(std::string_view text) {
  fields_.clear();
  room_.assign(8, ' ');             // readers of fields may look at the 8 bytes before
  room_.reserve(text.size() + 16);  // the fields look into it, so it must not move
  bytes_in_all_ = text.size();
  blank_ = text.empty();
  open_ = malformed_ = false;
  for (std::size_t at = 0;; ++at) {
    std::size_t comma = 0;
    if (at < text.size() && text[at] == '"') {
      comma = take_quoted(text, at);
    } else {
      comma = std::min(text.find(',', at), text.size());
      fields_.push_back(text.substr(at, comma - at));
    }
    if (comma >= text.size()) return;
    at = comma;
  }
}

}  // namespace nuan::claims
