#include "policy/syntax/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.hpp"

namespace nuan::policy::syntax {
namespace {

constexpr auto word_count = static_cast<std::size_t>(Word::count_of_words);

// In the order of the enumerators.
constexpr std::array<std::string_view, word_count> spellings = {
    "",         "policy",  "issuer",   "after",   "edition",  "standing", "money",   "year",      "input",   "table",
    "group",    "let",     "cover",    "benefit", "limit",    "law",      "example", "admission", "price",   "share",
    "index",    "measure", "target",   "of",      "key",      "in",       "order",   "may",       "reverse", "missing",
    "by",       "source",  "from",     "require", "hold",     "note",     "on",      "each",      "where",   "per",
    "above",    "pay",     "raise",    "to",      "nothing",  "under",    "at",      "most",      "payee",   "all",
    "benefits", "beyond",  "life",     "always",  "monotone", "set",      "times",   "paid",      "expect",  "refused",
    "rate",     "number",  "count",    "date",    "days",     "periods",  "one",     "dated",     "flag",    "text",
    "real",     "if",      "else",     "and",     "or",       "not",      "is",      "match",     "steps",   "sum",
    "first",    "last",    "smallest", "largest", "mean",     "any",      "every",   "distinct",  "place",   "as",
    "start",    "end",     "years",    "least",   "greatest", "down",     "yes",     "no",        "points",
};
static_assert(!spellings.back().empty());

constexpr std::array declarations = {
    Word::input,   Word::table,     Word::group, Word::let,   Word::cover, Word::benefit, Word::limit,  Word::law,
    Word::example, Word::admission, Word::price, Word::share, Word::index, Word::measure, Word::target,
};

std::u32string small_letters(std::string_view text) {
  std::u32string letters;
  for (std::size_t at = 0; at < text.size();) {
    const Character character = character_at(text, at);
    const bool capital = character.value >= U'A' && character.value <= U'Z';
    letters += capital ? character.value - U'A' + U'a' : character.value;
    at += character.size;
  }
  return letters;
}

// Letters to add, drop, change or swap with a neighbour.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> steps(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        steps[i][j] = i + j;
        continue;
      }
      const std::size_t change = steps[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      steps[i][j] = std::min({steps[i - 1][j] + 1, steps[i][j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        steps[i][j] = std::min(steps[i][j], steps[i - 2][j - 2] + 1);
    }
  }
  return steps[a.size()][b.size()];
}

// In two letters nothing is a slip, in five one letter, in longer words two.
std::size_t slips_allowed(std::size_t letters) { return letters < 3 ? 0 : letters < 6 ? 1 : 2; }

std::optional<std::size_t> nearest(std::string_view text, std::span<const std::string_view> candidates) {
  const std::u32string wanted = small_letters(text);
  if (wanted.size() > 40) return std::nullopt;
  std::optional<std::size_t> best;
  std::size_t best_distance = 0;
  bool alone = false;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::u32string candidate = small_letters(candidates[i]);
    if (candidate.size() > wanted.size() + 2 || wanted.size() > candidate.size() + 2) continue;
    const std::size_t found = distance(wanted, candidate);
    if (found > slips_allowed(std::min(candidate.size(), wanted.size()))) continue;
    if (best && candidates[*best] == candidates[i]) continue;
    if (best && found > best_distance) continue;
    alone = !best || found < best_distance;
    best = i;
    best_distance = found;
  }
  return alone ? best : std::nullopt;
}

}  // namespace

std::string_view spelling(Word word) { return spellings[static_cast<std::size_t>(word)]; }

Word word_of(std::string_view text) {
  static const auto words = [] {
    std::unordered_map<std::string_view, Word> by_spelling;
    for (std::size_t i = 1; i < word_count; ++i) by_spelling.emplace(spellings[i], static_cast<Word>(i));
    return by_spelling;
  }();
  const auto found = words.find(text);
  return found == words.end() ? Word::none : found->second;
}

std::span<const Word> declaration_words() { return declarations; }

bool begins_declaration(Word word) {
  return std::find(declarations.begin(), declarations.end(), word) != declarations.end();
}

std::optional<Word> nearest_word(std::string_view text, std::span<const Word> candidates) {
  std::vector<std::string_view> texts;
  for (const Word candidate : candidates) texts.push_back(spelling(candidate));
  const auto found = nearest(text, texts);
  return found ? std::optional(candidates[*found]) : std::nullopt;
}

std::optional<std::string_view> nearest_name(std::string_view text, std::span<const std::string_view> candidates) {
  const auto found = nearest(text, candidates);
  return found ? std::optional(candidates[*found]) : std::nullopt;
}

}  // namespace nuan::policy::syntax
