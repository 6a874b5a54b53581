#include "policy/check/say.hpp"

#include <array>
#include <string_view>

namespace nuan::policy::check {
namespace {

template <std::size_t count>
void close(std::string& text, const std::array<std::string_view, count>& ends, std::string_view stop) {
  for (const std::string_view end : ends)
    if (text.ends_with(end)) return;
  text += stop;
}

}  // namespace

Words sentence(Words words) {
  if (words.zh.empty() || words.en.empty()) return words;
  char& first = words.en.front();
  if (first >= 'a' && first <= 'z') first = static_cast<char>(first - 'a' + 'A');
  close(words.zh, std::array<std::string_view, 3>{"。", "？", "……"}, "。");
  close(words.en, std::array<std::string_view, 3>{".", "?", "…"}, ".");
  return words;
}

}  // namespace nuan::policy::check
