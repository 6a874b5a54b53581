#include "flow/one_row.hpp"

#include <optional>

#include "flow/import.hpp"
#include "flow/memory_files.hpp"

namespace nuan::flow {
namespace {

constexpr const char* path = "row";

Failure flawed(const std::string& code, const Words& why) {
  return fail(Code::quarantine_flawed, {code},
              {"这一行还是不能收下: " + why.zh, "the row still cannot be taken: " + why.en},
              {"请改正后再试; 隔离没有变动", "correct it and try again; the quarantine is as it was"});
}

// Keeps what an import would have taken.
class Caught final : public aid::Register {
 public:
  [[nodiscard]] Result<aid::Intake> begin(aid::Kind kind, const aid::FileForm& form) override {
    return aid::Intake{.number = 1, .kind = kind, .header = form.header, .pieces = form.pieces, .progress = {}};
  }
  [[nodiscard]] Result<void> add(aid::Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                                 std::span<const aid::PutAside> aside) override {
    intake.progress = read;
    for (const aid::PutAside& one : aside) return flawed(one.code, one.sentence);
    count_ += rows.size();
    if (!rows.empty()) row_ = rows.front();
    return {};
  }
  [[nodiscard]] Result<aid::HeldHeaders> headers() override { return aid::HeldHeaders(); }
  [[nodiscard]] Result<void> each_member(const std::function<void(const aid::HeldMember&)>& /*visit*/) override {
    return {};
  }
  [[nodiscard]] Result<void> each_claim(const std::function<void(const aid::HeldClaim&)>& /*visit*/) override {
    return {};
  }
  [[nodiscard]] Result<aid::Leads> leads() override { return aid::Leads(); }
  [[nodiscard]] Result<aid::FileRow> row() const {
    if (count_ == 1) return *row_;
    return flawed("usage", {"要正好一行, 找到 " + std::to_string(count_) + " 行",
                            "exactly one row is expected, not " + std::to_string(count_)});
  }

 private:
  std::size_t count_ = 0;
  std::optional<aid::FileRow> row_;
};

}  // namespace

Result<aid::FileRow> read_one_row(const claims::Shape& shape, const std::string& header, const std::string& text,
                                  Files& files) {
  if (register_header(shape) != header)
    return fail(Code::run_state, {},
                {"那次导入的列是 " + header + ", 规则要的是 " + register_header(shape),
                 "that intake has the columns " + header + ", the policy wants " + register_header(shape)},
                {"请用导入时的规则", "use the policy it was imported by"});
  MemoryFiles memory(files);
  memory.put(path, shape.key_name + "," + header + "\n" + text + "\n");
  TRY_LET(Source source, open_source(path, shape, nullptr, memory));
  Caught caught;
  Watcher nobody;
  TRY(import_file(source, caught, nobody));
  return caught.row();
}

}  // namespace nuan::flow
