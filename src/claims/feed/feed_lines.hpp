// FeedLines: the words of a feed file, statement by statement.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"

namespace nuan::claims {

struct FeedWord {
  std::string text;
  bool quoted = false;
  Place place;
  [[nodiscard]] bool is(std::string_view word) const { return !quoted && text == word; }
};

// A statement begins at the margin, or with `choice`; what is indented otherwise goes on with it. `,` and `:` are words
// of their own; `#` begins a comment.
using FeedLine = std::vector<FeedWord>;
[[nodiscard]] Result<std::vector<FeedLine>> feed_lines(const std::string& file, std::string_view text);

// Walks along a statement.
class FeedWords {
 public:
  explicit FeedWords(const FeedLine& line) : line_(line) {}
  [[nodiscard]] bool at_end() const { return at_ == line_.size(); }
  [[nodiscard]] const FeedWord& here() const { return at_end() ? end_ : line_[at_]; }
  // Where the next word stands, or the statement ends.
  [[nodiscard]] Place place() const { return at_end() ? line_.back().place : line_[at_].place; }
  void step() { ++at_; }
  [[nodiscard]] bool take(std::string_view word) {
    if (!here().is(word)) return false;
    ++at_;
    return true;
  }
  // A word that is no sign and no quoted text; `what` is told when there is none.
  [[nodiscard]] Result<std::string> name(Words what);
  [[nodiscard]] Result<void> expect(std::string_view word);
  // `"中文" / "English"`; empty where no quoted text follows and it may be left out.
  [[nodiscard]] Result<Words> titles(bool needed);
  [[nodiscard]] Result<void> end() const;
  [[nodiscard]] Failure unexpected(const Words& wanted) const;

 private:
  const FeedLine& line_;
  std::size_t at_ = 0;
  FeedWord end_;
};

}  // namespace nuan::claims
