#include "apps/cli/reject_words.hpp"

#include <vector>

#include "claims/flaws.hpp"
#include "claims/shape.hpp"

namespace nuan::apps {
namespace {

std::vector<std::string> columns_of(const policy::Plan& plan) {
  std::vector<std::string> names = {"", "benefit", "amount"};
  for (const policy::Table& table : plan.tables) {
    names.insert(names.end(), {table.key_name, table.id_name});
    for (const policy::Column& column : table.columns) names.push_back(column.name);
  }
  return names;
}

}  // namespace

std::string reject_words(std::string_view code, std::string_view written, const policy::Plan& plan, Language language) {
  for (int number = 1; number < static_cast<int>(claims::Flaw::end_of_flaws); ++number) {
    const auto flaw = static_cast<claims::Flaw>(number);
    if (claims::code_of(flaw) != code) continue;
    for (const std::string& column : columns_of(plan)) {
      const Words words = claims::words_of(flaw, column);
      if (written == words.zh || written == words.en) return words.in(language);
    }
  }
  return std::string(written);
}

}  // namespace nuan::apps
