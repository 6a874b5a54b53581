#include "policy/syntax/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/nearest.hpp"

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
