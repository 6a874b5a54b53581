// Words from a command line and its environment, and small files beside it: whatever a store's address, a key file, the
// settings of a policy, the names of its tables and its year, a day or one row of an officer hold, each is taken or
// refused with a sentence, and no sentence shows a password or a key. The first byte says which of them the rest is.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/files/failing_files.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "apps/cli/policy_inputs.hpp"
#include "apps/cli/read_format.hpp"
#include "apps/cli/table_files.hpp"
#include "apps/cli/year_option.hpp"
#include "flow/adjudication_for_tests.hpp"
#include "flow/import.hpp"
#include "flow/one_row.hpp"
#include "store/url.hpp"

namespace {

using namespace nuan;

template <typename T>
void says_why(const Result<T>& result) {
  if (result) return;
  ENSURE(!result.error().sentence.zh.empty() && !result.error().sentence.en.empty());
}

template <typename T>
void keeps_secret(const Result<T>& result, std::string_view secret) {
  says_why(result);
  if (result || secret.size() < 12) return;
  for (const Language language : {Language::zh, Language::en})
    ENSURE(to_text(result.error(), language).find(secret) == std::string::npos);
}

std::vector<std::string> lines(std::string_view text) {
  std::vector<std::string> found(1);
  for (const char letter : text) {
    if (letter == '\n')
      found.emplace_back();
    else
      found.back() += letter;
  }
  return found;
}

const policy::Plan& plan_with_inputs() {
  static const policy::Plan plan = flow::plan_of(R"(policy small "小规则"
  after    "试验"
  edition  "T1" from 2020-01-01
  standing sample
  money    CNY
  year     listed "第1期" 2020-01-01..2020-12-31, "第2期" 2021-01-01..2021-06-30
input pot money "总额"
input today date "今天"
input open periods "开放"
input part rate "比例"
input heads count "人数"
input kind one of plain "普通", rare "少见"
input word text "文字"
input urgent flag "是否"
table person key person_id
table claim of person in order settled_at, claim_id
  settled_at  date   "结算日期"
  self_pay    money  "自付一"
benefit ordinary "普通"
  on    self_pay where settled_at in open and kind is plain and urgent and word is "a" and settled_at < today
  per   year
  pay   part
  at most pot * heads
)");
  return plan;
}

void try_row(const std::string& text) {
  adapters::files::MemoryFiles none;
  const claims::Shape shape = claims::facts_shape(flow::every_type_plan(), 1, "claims");
  const auto row = flow::read_one_row(shape, flow::register_header(shape), text, none);
  says_why(row);
  if (row) ENSURE(!row->certificate.empty() && !row->id.empty());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string text(reinterpret_cast<const char*>(data) + 1, size - 1);
  adapters::files::MemoryFiles none;
  static const std::vector<policy::Plan> editions = [] {
    std::vector<policy::Plan> one;
    one.push_back(plan_with_inputs());
    return one;
  }();
  switch (data[0]) {
    case 'u':
      keeps_secret(store::read_url(text), text);
      break;
    case 'k':
      keeps_secret(adapters::sodium_secrets(text, "nuan.key"), text);
      break;
    case 's':
      says_why(apps::read_inputs(plan_with_inputs(), lines(text)));
      break;
    case 't':
      says_why(apps::assign_tables("claims.csv", lines(text), flow::every_type_plan()));
      break;
    case 'y':
      says_why(apps::wanted_year(text, "", editions));
      break;
    case 'd':
      says_why(apps::wanted_year("", text, editions));
      break;
    case 'f':
      says_why(apps::read_format(lines(text).front(), {}, none));
      break;
    case 'g':
      says_why(apps::read_format("setlinfo", lines(text), none));
      break;
    default:
      try_row(text);
  }
  return 0;
}
