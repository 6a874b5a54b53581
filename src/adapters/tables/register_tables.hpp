// The register as tables (migration 0004). Every batch is a change of its own.
#pragma once

#include <array>
#include <cstring>
#include <unordered_map>

#include "adapters/tables/change.hpp"
#include "aid/register.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

// A row of the register at its place in a file, as member_row and claim_row have it.
[[nodiscard]] store::Row register_row(const Secrets& secrets, aid::Kind kind, std::int64_t person, std::int64_t intake,
                                      std::int64_t file_row, const aid::FileRow& row);

class RegisterTables final : public aid::Register {
 public:
  // `by`: who imports, and why. All must outlive it.
  RegisterTables(store::Database& database, const Clock& clock, const Secrets& secrets, audit::Action by)
      : database_(database), clock_(clock), secrets_(secrets), by_(std::move(by)) {}
  [[nodiscard]] Result<aid::Intake> begin(aid::Kind kind, const std::string& digest, const std::string& header,
                                          std::int64_t pieces) override;
  [[nodiscard]] Result<void> add(aid::Intake& intake, const aid::Progress& read, std::span<const aid::FileRow> rows,
                                 std::span<const aid::PutAside> aside) override;
  [[nodiscard]] Result<std::string> each(
      aid::Kind kind,
      const std::function<void(const std::string& certificate, const std::string& text)>& visit) override;

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
  [[nodiscard]] Result<std::string> header_of_all(aid::Kind kind);
  [[nodiscard]] Hash hash_of(std::string_view text) const;

  store::Database& database_;
  const Clock& clock_;
  const Secrets& secrets_;
  audit::Action by_;
  std::int64_t last_person_ = -1;  // the highest number that persons_ knows; -1: it was not loaded
  std::unordered_map<Hash, std::int64_t, Spread> persons_;
  std::unordered_map<Hash, Hash, Spread> claims_;   // what earlier files brought
  std::unordered_map<std::int64_t, Hash> members_;  // their latest content
};

}  // namespace nuan::adapters::tables
