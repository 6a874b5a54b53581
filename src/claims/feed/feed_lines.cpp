#include "claims/feed/feed_lines.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nuan::claims {
namespace {

constexpr std::string_view blanks = " \t\r";

bool is_sign(const FeedWord& word) {
  return !word.quoted && (word.text == "," || word.text == ":" || word.text == "=" || word.text == "+" ||
                          word.text == "-" || word.text == "/");
}

Result<void> add_words(const std::string& file, std::string_view text, std::uint64_t number, FeedLine& line) {
  for (std::size_t at = text.find_first_not_of(blanks); at < text.size(); at = text.find_first_not_of(blanks, at)) {
    const Place place{file, number, count_characters(text.substr(0, at)) + 1};
    if (text[at] == '#') break;
    if (text[at] == '"') {
      const std::size_t end = text.find('"', at + 1);
      if (end == std::string_view::npos)
        return fail(Code::feed_word, place, {"引号没有闭合", "the quote is never closed"},
                    {"请在这一行内写上另一个 \"", "close it with another \" on this line"});
      line.push_back({std::string(text.substr(at + 1, end - at - 1)), true, place});
      at = end + 1;
      continue;
    }
    std::size_t end = text.find_first_of(" \t\r,:\"#", at);
    if (end == at) ++end;
    end = std::min(end, text.size());
    line.push_back({std::string(text.substr(at, end - at)), false, place});
    at = end;
  }
  return {};
}

}  // namespace

Result<std::vector<FeedLine>> feed_lines(const std::string& file, std::string_view text) {
  if (const std::size_t flaw = utf8_flaw(text); flaw != no_flaw) {
    const auto line = static_cast<std::uint64_t>(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(flaw), '\n'));
    return fail(Code::feed_word, {file, line}, {"这里不是 UTF-8", "this is not UTF-8"},
                {"请把格式文件存为 UTF-8", "save the format as UTF-8"});
  }
  std::vector<FeedLine> lines;
  std::uint64_t number = 0;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    FeedLine words;
    TRY(add_words(file, text.substr(0, end), ++number, words));
    const bool goes_on = blanks.find(text.front()) != std::string_view::npos && !lines.empty();
    text.remove_prefix(std::min(end + 1, text.size()));
    if (words.empty()) continue;
    if (goes_on && !words.front().is("choice"))
      lines.back().insert(lines.back().end(), words.begin(), words.end());
    else
      lines.push_back(std::move(words));
  }
  return lines;
}

Failure FeedWords::unexpected(const Words& wanted) const {
  const std::string found = at_end() ? "" : here().text;
  return fail(Code::feed_word, place(),
              {found.empty() ? "这里缺少" + wanted.zh : "这里应是" + wanted.zh + ", 找到的是 " + found,
               found.empty() ? wanted.en + " is missing here" : "expected " + wanted.en + ", found " + found},
              {"写法见 docs/guides/add-a-feed.zh-CN.md", "docs/guides/add-a-feed.md shows how each line is written"});
}

Result<std::string> FeedWords::name(Words what) {
  if (at_end() || here().quoted || is_sign(here())) return unexpected(what);
  return line_[at_++].text;
}

Result<void> FeedWords::expect(std::string_view word) {
  if (take(word)) return {};
  const std::string text(word);
  return unexpected({" " + text, text});
}

Result<Words> FeedWords::titles(bool needed) {
  if (!needed && !here().quoted) return Words{};
  const Words wanted = {"“\"中文\" / \"English\"”", "\"中文\" / \"English\""};
  if (!here().quoted) return unexpected(wanted);
  Words words{here().text, {}};
  step();
  TRY(expect("/"));
  if (!here().quoted) return unexpected(wanted);
  words.en = here().text;
  step();
  return words;
}

Result<void> FeedWords::end() const {
  if (at_end()) return {};
  return unexpected({"这一行的结尾", "the end of the line"});
}

}  // namespace nuan::claims
