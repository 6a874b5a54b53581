// The museum of policies that read well and are wrong all the same: tests/bad/laws/<slug>.policy, beside it the whole
// message as a person reads it. NUAN_RECORD=1 writes the messages anew; look at every line of the difference.
#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "policy/laws/codes.hpp"
#include "policy/policy.hpp"

namespace nuan::policy {
namespace {

namespace fs = std::filesystem;

const fs::path& museum() {
  static const fs::path path = fs::path(NUAN_ROOT) / "tests" / "bad" / "laws";
  return path;
}

std::string read_file(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::vector<std::string> slugs() {
  std::vector<std::string> found;
  for (const fs::directory_entry& entry : fs::directory_iterator(museum())) {
    if (entry.path().extension() == ".policy") found.push_back(entry.path().stem().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

struct Read {
  Source source;
  std::vector<Diagnostic> told;
};

// Reading finds nothing; examples and laws do.
Read read(const std::string& slug) {
  Read result{Source(slug + ".policy", read_file(museum() / (slug + ".policy"))), {}};
  Diagnostics reading;
  const Plan plan = read_plan(result.source, reading);
  for (const Diagnostic& each : reading.items()) ADD_FAILURE() << to_text(each, result.source, Language::en);
  if (!reading.empty()) return result;
  Diagnostics out;
  static_cast<void>(check_examples_and_laws(plan, out));
  out.sort();
  result.told = out.items();
  return result;
}

std::string message(const Read& result, Language language) {
  std::string text;
  for (const Diagnostic& each : result.told)
    text += (text.empty() ? "" : "\n") + to_text(each, result.source, language) + "\n";
  return text;
}

class LawsMuseum : public testing::TestWithParam<std::string> {};

TEST_P(LawsMuseum, tells_what_is_recorded) {
  const Read result = read(GetParam());
  EXPECT_FALSE(result.told.empty()) << "nothing is wrong with this file";
  const char* record = std::getenv("NUAN_RECORD");
  for (const auto& [language, suffix] : {std::pair(Language::zh, ".zh.txt"), std::pair(Language::en, ".en.txt")}) {
    const fs::path recorded = museum() / (GetParam() + suffix);
    const std::string now = message(result, language);
    if (record != nullptr && std::string(record) == "1") std::ofstream(recorded, std::ios::binary) << now;
    EXPECT_EQ(now, read_file(recorded));
  }
}

std::string test_name(const testing::TestParamInfo<std::string>& slug) {
  std::string name = slug.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(bad, LawsMuseum, testing::ValuesIn(slugs()), test_name);

TEST(laws_museum, shows_every_mistake) {
  std::set<std::string_view> shown;
  for (const std::string& slug : slugs()) {
    for (const Diagnostic& each : read(slug).told) shown.insert(each.code);
  }
  for (const DiagnosticCode& code : laws_codes) EXPECT_TRUE(shown.contains(code.code)) << code.code;
}

}  // namespace
}  // namespace nuan::policy
