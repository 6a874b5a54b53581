// The museum of wrong files: tests/bad/<slug>.policy holds one mistake, or one cluster of them, and beside it stands
// the whole message as a person reads it, <slug>.zh.txt and <slug>.en.txt. NUAN_RECORD=1 writes the messages anew; look
// at every line of the difference before you commit it.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "policy/check/codes.hpp"
#include "policy/policy.hpp"
#include "policy/syntax/codes.hpp"

namespace nuan::policy {
namespace {

namespace fs = std::filesystem;

const fs::path& museum() {
  static const fs::path path = fs::path(NUAN_ROOT) / "tests" / "bad";
  return path;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> slugs() {
  std::vector<std::string> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(museum()))
    if (entry.path().extension() == ".policy") found.push_back(entry.path().stem().string());
  std::sort(found.begin(), found.end());
  return found;
}

// What reading the file tells. The one place to widen when more than reading is to be shown.
Diagnostics told_of(const Source& source) {
  Diagnostics out;
  static_cast<void>(read_plan(source, out));
  return out;
}

std::string message(const Diagnostics& told, const Source& source, Language language) {
  std::string text;
  for (const Diagnostic& one : told.items()) text += (text.empty() ? "" : "\n") + to_text(one, source, language) + "\n";
  return text;
}

bool recording() {
  const char* value = std::getenv("NUAN_RECORD");
  return value != nullptr && std::string(value) == "1";
}

class Museum : public testing::TestWithParam<std::string> {};

TEST_P(Museum, tells_what_is_recorded) {
  const Source source(GetParam() + ".policy", read_file(museum() / (GetParam() + ".policy")));
  const Diagnostics told = told_of(source);
  EXPECT_FALSE(told.empty()) << "nothing is wrong with this file";
  for (const auto& [language, suffix] : {std::pair(Language::zh, ".zh.txt"), std::pair(Language::en, ".en.txt")}) {
    const fs::path recorded = museum() / (GetParam() + suffix);
    const std::string now = message(told, source, language);
    if (recording()) std::ofstream(recorded, std::ios::binary) << now;
    EXPECT_EQ(now, read_file(recorded));
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& slug) {
  std::string name = slug.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(bad, Museum, testing::ValuesIn(slugs()), test_name);

TEST(museum, has_no_message_without_its_file) {
  for (const fs::directory_entry& entry : fs::directory_iterator(museum())) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".txt")) continue;
    EXPECT_TRUE(fs::exists(museum() / (name.substr(0, name.find('.')) + ".policy"))) << name;
  }
}

// All but the one that takes a file of a mebibyte, which the lexer's own test shows, and those that take two files,
// which editions_test.cpp shows.
TEST(museum, shows_every_mistake) {
  std::set<std::string_view> shown{syntax::code::file_too_large.code, check::code::edition_inside_year.code,
                                   check::code::edition_of_other.code, check::code::edition_twice.code};
  for (const std::string& slug : slugs()) {
    const Diagnostics told = told_of(Source(slug, read_file(museum() / (slug + ".policy"))));
    for (const Diagnostic& one : told.items()) shown.insert(one.code);
  }
  for (const DiagnosticCode& code : syntax::syntax_codes) EXPECT_TRUE(shown.contains(code.code)) << code.code;
  for (const DiagnosticCode& code : check::check_codes) EXPECT_TRUE(shown.contains(code.code)) << code.code;
}

}  // namespace
}  // namespace nuan::policy
