#include "base/nearest.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.hpp"

namespace nuan {
namespace {

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

}  // namespace

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

}  // namespace nuan
