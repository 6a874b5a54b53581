// The register as tables (migrations 0004 and 0009). Every batch is a change of its own.
#pragma once

#include <array>
#include <cstring>
#include <unordered_map>

#include "adapters/tables/change.hpp"
#include "adapters/tables/moment.hpp"
#include "aid/register.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

[[nodiscard]] const Table& register_table(aid::Kind kind);

// A row of the register at its place in a file, as member_row, claim_row and status_row have it.
[[nodiscard]] store::Row register_row(const Secrets& secrets, aid::Kind kind, std::int64_t person, std::int64_t intake,
                                      std::int64_t file_row, const aid::FileRow& row);

// The person's rows of members and of statuses, each behind the header of its intake.
[[nodiscard]] Result<std::vector<std::pair<std::string, std::string>>> member_rows_of(store::Database& database,
                                                                                      const Secrets& secrets,
                                                                                      std::int64_t person);

// Fails with run_changed where the register is no longer as the entry `read_at` of the journal left it.
[[nodiscard]] Result<void> check_unchanged(store::Database& database, std::int64_t read_at);

class RegisterTables final : public aid::Register {
 public:
  // `by`: who imports, and why. All must outlive it. `as_of`: what is told of the register is what it was after this
  // entry of the journal.
  RegisterTables(store::Database& database, const Clock& clock, const Secrets& secrets, audit::Action by,
                 std::int64_t as_of = as_it_stands)
      : database_(database), clock_(clock), secrets_(secrets), by_(std::move(by)), as_of_(as_of) {}
  [[nodiscard]] Result<aid::Intake> begin(aid::Kind kind, const aid::FileForm& form) override;
  [[nodiscard]] Result<void> add(aid::Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                                 std::span<const aid::PutAside> aside) override;
  [[nodiscard]] Result<aid::HeldHeaders> headers() override;
  [[nodiscard]] Result<void> each_member(const std::function<void(const aid::HeldMember&)>& visit) override;
  [[nodiscard]] Result<void> each_claim(const std::function<void(const aid::HeldClaim&)>& visit) override;
  [[nodiscard]] Result<aid::Leads> leads() override;

 private:
  // Half a keyed hash: enough that no two texts of a country meet, and half the memory of a whole one.
  using Hash = std::array<char, 16>;
  struct Spread {
    std::size_t operator()(const Hash& hash) const {
      std::size_t first = 0;
      std::memcpy(&first, hash.data(), sizeof first);
      return first;
    }
  };
  // A row on its way in.
  struct Placed {
    std::int64_t person_no = 0;
    Hash claim{}, content{};
    const aid::FileRow* row = nullptr;
  };
  struct HeldText {
    const std::string& certificate;
    aid::HeldRow row;
  };

  [[nodiscard]] Result<Change> begin_change(aid::Kind kind, std::int64_t intake);
  [[nodiscard]] Result<void> add_batch(aid::Intake& intake, const aid::Progress& read,
                                       std::span<const aid::FileRow> rows, std::span<const aid::PutAside> aside);
  [[nodiscard]] Result<void> load_earlier(const aid::Intake& intake);
  [[nodiscard]] Result<void> load_persons();
  [[nodiscard]] Result<std::int64_t> person_of(Change& change, const std::string& certificate);
  [[nodiscard]] Result<std::vector<Placed>> place(Change& change, const aid::Intake& intake,
                                                  std::span<const aid::FileRow> rows);
  [[nodiscard]] Result<void> put(Change& change, aid::Intake& intake, const Placed& placed);
  [[nodiscard]] Result<void> put_aside(Change& change, aid::Intake& intake, const aid::PutAside& aside);
  // Of a query for person, intake, row, hidden text, hidden certificate and, of members, whether it is of statuses.
  [[nodiscard]] Result<void> each_row(const std::string& query,
                                      const std::function<void(const store::Row&, HeldText)>& visit);
  [[nodiscard]] Hash hash_of(std::string_view text) const;

  store::Database& database_;
  const Clock& clock_;
  const Secrets& secrets_;
  audit::Action by_;
  std::int64_t as_of_;
  std::int64_t last_person_ = -1;  // the highest number that persons_ knows; -1: it was not loaded
  std::unordered_map<Hash, std::int64_t, Spread> persons_;
  std::unordered_map<Hash, Hash, Spread> claims_;   // what earlier files brought
  std::unordered_map<std::int64_t, Hash> members_;  // their latest content
};

}  // namespace nuan::adapters::tables
