// Forms' tables: whatever the files of a policy's tables hold, working out its forms ends with results or with an error
// that says why; and every engine that takes them writes the same bytes. The first byte chooses the policy; behind it
// stand the two files, parted by a line `---`.
#include <array>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/sqlite/sqlite_database.hpp"
#include "flow/forms/apply.hpp"
#include "flow/memory_files.hpp"
#include "policy/policy.hpp"
#include "tests/fuzz/no_files.hpp"

namespace {

using namespace nuan;

constexpr std::string_view header = R"(policy made-up "made up"
  after "nobody"
  edition "E1" from 2020-01-01
  standing sample
  money CNY
  year calendar
table branch key branch_code
  staff  count  "staff"
  wages  money  "wages"
  size   number "size"
table answer of branch in order answered_on, answer_id  may reverse
  answered_on  date  "day"
  part   one of canteen, home
  who    text   "who"
  score  number "score"
)";
// Rows alone, which queries take; then what looks at all rows at once.
constexpr std::array<std::string_view, 3> forms = {
    R"(let n = place of answer where score > 0 per year
admission large of branch
  require staff >= 3 and wages > 1,000 else few "few"
  require (count of answer) < 5 else hold many "many"
price asked of answer full wages pay (30% if part is home else 20%) saving at most 100 per year
target people "people" of answer where score > 1 count of distinct who reach 10
  by answered_on from 2020-01-01 to 2023-12-31 on 2022-06-30 beside count of answer "times"
measure content "content" of answer where n <= 3
  yes score >= 4 by part interval wilson 95% hide under 2
)",
    R"(share pot of branch pot 1,000 by staff * wages / (sum of wages) at least 1 at most 900 ties by branch_code
)",
    R"(index overall of branch
  tree Overall = 30% staff, 70% size less
  missing mean, leave out under 50%
  scale min-max 0 to 100
  combine arithmetic
)",
};

const policy::Plan& plan_of(std::size_t which) {
  static const auto plans = [] {
    std::vector<policy::Plan> read;
    for (const std::string_view each : forms) {
      policy::Diagnostics out;
      std::string text = std::string(header) + std::string(each);
      // Measurements stand in an index alone.
      if (each.starts_with("index")) text.replace(text.find("number \"size\""), 6, "real or missing");
      read.push_back(policy::read_plan(policy::Source("fuzz", text), out));
      for (const policy::Diagnostic& one : out.items()) {
        if (one.code == "unused" || one.code == "unreached") continue;  // each policy reads some of the columns
        std::fprintf(stderr, "%s\n", to_text(one, read.back().source, Language::en).c_str());
        ENSURE(false);
      }
    }
    return read;
  }();
  return plans[which % plans.size()];
}

// The results of one engine, one file behind the other, or the code with which it fails.
std::string results(const policy::Plan& plan, flow::Engine engine, std::string_view branches,
                    std::string_view answers) {
  NoFiles none;
  flow::MemoryFiles files(none);
  files.put("branch.csv", std::string(branches));
  files.put("answer.csv", std::string(answers));
  flow::ApplyWish wish;
  wish.plan = &plan;
  wish.tables = {{0, "branch.csv"}, {1, "answer.csv"}};
  wish.out = "out";
  wish.engine = engine;
  wish.open_database = adapters::open_sqlite_in_memory;
  const auto report = flow::apply(wish, files);
  if (!report) {
    ENSURE(!report.error().sentence.zh.empty() && !report.error().sentence.en.empty());
    return std::string(info(report.error().code).name);
  }
  std::string all;
  std::vector<std::string> names = {"rejects.csv", "why.json"};
  for (const policy::FormTable& table : report->applied.tables) names.push_back(table.name + ".csv");
  for (const std::string& name : names) {
    const auto file = files.open("out/" + name);
    ENSURE(file.has_value());
    std::string text((*file)->size(), '\0');
    ENSURE((*file)->read_at(0, text).has_value());
    all += text;
  }
  return all;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const policy::Plan& plan = plan_of(data[0]);
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const std::size_t cut = std::min(bytes.find("\n---\n"), bytes.size());
  const std::string_view branches = bytes.substr(0, cut);
  const std::string_view answers = cut < bytes.size() ? bytes.substr(cut + 5) : std::string_view();
  const std::string told = results(plan, flow::Engine::interpreter, branches, answers);
  ENSURE(results(plan, flow::Engine::columnar, branches, answers) == told);
  const std::string by_sql = results(plan, flow::Engine::sql, branches, answers);
  ENSURE(by_sql == told || by_sql == "engine_cannot" || by_sql == "engine_range");
  return 0;
}
