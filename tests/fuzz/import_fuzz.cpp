// Import files: whatever a file of members or claims holds, taking it into a register ends with every row taken or put
// aside, or with an error that says why; and neither the size of the pieces nor an interruption changes which. The
// first byte says what the file is and how it is cut.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "flow/import.hpp"
#include "flow/memory_files.hpp"
#include "policy/policy.hpp"
#include "tests/fuzz/no_files.hpp"

namespace {

using namespace nuan;

constexpr std::string_view text = R"(policy small "小规则"
  after    "试验"
  edition  "T1" from 2020-01-01
  standing sample
  money    CNY
  year     calendar
table person key person_id
  covered  periods  "保障期间"
table claim of person in order settled_at, claim_id  may reverse
  settled_at  date   "结算日期"
  self_pay    money  "自付一"
cover claim
  require settled_at in covered  else not-covered "不在保障期间"
benefit ordinary "普通"
  on    self_pay
  per   year
  pay   20%
)";

// Keeps what comes in; fails once, before the batch `fails_at`.
class Kept final : public aid::Register {
 public:
  using Row = std::tuple<std::int64_t, std::int64_t, std::string, std::string, std::string>;

  explicit Kept(int fails_at) : fails_at_(fails_at) {}

  Result<aid::Intake> begin(aid::Kind kind, const aid::FileForm& form) override {
    if (intake_.number == 0) intake_ = {1, kind, form.header, form.pieces, {}};
    return intake_;
  }
  Result<void> add(aid::Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                   std::span<const aid::PutAside> aside) override {
    if (batch_++ == fails_at_) return fail(Code::store_failed, {}, {"断了", "cut off"});
    const auto taken = static_cast<std::int64_t>(rows.size()) + intake.progress.taken;
    const auto quarantined = static_cast<std::int64_t>(aside.size()) + intake.progress.quarantined;
    ENSURE(read.pieces > intake.progress.pieces && read.pieces <= intake.pieces);
    intake.progress = read;
    intake.progress.taken = taken;
    intake.progress.quarantined = quarantined;
    for (const aid::FileRow& row : rows) taken_.emplace_back(row.row, row.line, row.certificate, row.id, row.text);
    for (const aid::PutAside& one : aside) {
      ENSURE(!one.code.empty() && !one.sentence.zh.empty() && !one.sentence.en.empty());
      taken_.emplace_back(one.row, one.line, one.code, "", one.text);
    }
    intake_ = intake;
    return {};
  }
  Result<aid::HeldHeaders> headers() override { return aid::HeldHeaders(); }
  Result<void> each_member(const std::function<void(const aid::HeldMember&)>&) override { return {}; }
  Result<void> each_claim(const std::function<void(const aid::HeldClaim&)>&) override { return {}; }
  Result<aid::Leads> leads() override { return aid::Leads(); }
  [[nodiscard]] std::vector<Row> rows() const {
    std::vector<Row> sorted = taken_;
    std::ranges::sort(sorted);
    return sorted;
  }

 private:
  int fails_at_ = -1, batch_ = 0;
  aid::Intake intake_;
  std::vector<Row> taken_;
};

const policy::Plan& plan() {
  static const policy::Plan read = [] {
    policy::Diagnostics out;
    policy::Plan made = policy::read_plan(policy::Source("fuzz", std::string(text)), out);
    ENSURE(out.empty());
    return made;
  }();
  return read;
}

Result<aid::Intake> import(std::string_view bytes, bool claims, Kept& into, std::int64_t batch, std::size_t piece) {
  NoFiles none;
  flow::MemoryFiles files(none);
  files.put("file.csv", std::string(bytes));
  TRY_LET(
      flow::Source source,
      flow::open_source("file.csv", claims ? claims::facts_shape(plan(), 1, "claims") : claims::members_shape(plan()),
                        nullptr, files));
  flow::Watcher watcher;
  return flow::import_file(source, into, watcher, batch, piece);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const bool claims = (data[0] & 1) != 0;
  Kept whole(-1);
  const auto at_once = import(bytes, claims, whole, 32, digest_piece_bytes);
  Kept cut((data[0] >> 1) % 4);
  const std::size_t piece = 48 + data[0] / 8;
  auto in_pieces = import(bytes, claims, cut, 2, piece);
  if (!in_pieces && in_pieces.error().code == Code::store_failed) in_pieces = import(bytes, claims, cut, 2, piece);
  if (!at_once) {
    ENSURE(!at_once.error().sentence.zh.empty() && !at_once.error().sentence.en.empty());
    ENSURE(!in_pieces.has_value());
    return 0;
  }
  ENSURE(in_pieces.has_value() && in_pieces->is_done() && at_once->is_done());
  ENSURE(whole.rows() == cut.rows());
  ENSURE(at_once->progress.rows == in_pieces->progress.rows);
  ENSURE(at_once->progress.taken + at_once->progress.quarantined <= at_once->progress.rows);
  return 0;
}
