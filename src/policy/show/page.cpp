// Text put together from patterns and marked parts.
#include "policy/show/page.hpp"

namespace nuan::policy {

Text::Text(std::string words) {
  if (!words.empty()) runs.push_back({Run::Kind::words, std::move(words), 0});
}
Text::Text(std::string_view words) : Text(std::string(words)) {}
Text::Text(const char* words) : Text(std::string(words)) {}

Text Text::ours() {
  Text text;
  text.runs.push_back({Run::Kind::ours, {}, 0});
  return text;
}

Text Text::footnote(std::size_t number) {
  Text text;
  text.runs.push_back({Run::Kind::note, {}, number});
  return text;
}

Text& Text::operator+=(const Text& more) {
  for (const Run& run : more.runs) {
    const bool joins = run.kind == Run::Kind::words && !runs.empty() && runs.back().kind == Run::Kind::words;
    if (joins)
      runs.back().words += run.words;
    else
      runs.push_back(run);
  }
  return *this;
}

Text fill(std::string_view pattern, std::initializer_list<Text> parts) {
  Text text;
  while (!pattern.empty()) {
    const std::size_t open = pattern.find('{');
    text += Text(pattern.substr(0, open));
    if (open == std::string_view::npos) break;
    ENSURE(open + 2 < pattern.size() && pattern[open + 2] == '}');
    const auto wanted = static_cast<std::size_t>(pattern[open + 1] - '0');
    ENSURE(wanted < parts.size());
    text += *(parts.begin() + wanted);
    pattern.remove_prefix(open + 3);
  }
  return text;
}

Text join(const std::vector<Text>& items, std::string_view separator) {
  Text text;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) text += separator;
    text += items[i];
  }
  return text;
}

}  // namespace nuan::policy
