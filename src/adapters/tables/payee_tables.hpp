// What is known of payees, as tables: officers and what was told (migration 0007), members as files had them (0004).
#pragma once

#include "adapters/tables/change.hpp"
#include "aid/payees.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

class PayeeTables final : public aid::Payees {
 public:
  PayeeTables(store::Database& database, const Secrets& secrets) : database_(database), secrets_(secrets) {}
  [[nodiscard]] Result<void> each_version(const std::function<Result<void>(const aid::MemberVersion&)>& visit) override;
  [[nodiscard]] Result<std::vector<std::int64_t>> officers() override;
  [[nodiscard]] Result<std::map<std::int64_t, aid::Stopped>> stopped() override;

 private:
  store::Database& database_;
  const Secrets& secrets_;
};

// `serves`: begins to, or ceases to.
[[nodiscard]] Result<void> set_officer(Change& change, const std::string& name, std::int64_t person_no, bool serves);
// 0 where nobody of that name serves.
[[nodiscard]] Result<std::int64_t> person_of_officer(store::Database& database, const std::string& name);
[[nodiscard]] Result<void> each_officer(store::Database& database,
                                        const std::function<void(const std::string& name, std::int64_t person)>& visit);

[[nodiscard]] Result<void> tell_payee(Change& change, std::int64_t person_no, aid::PayeeState state, Date since);
// Payees of a run who are known to be officers, to have died or to have no usable card, and are not held for that.
[[nodiscard]] Result<std::vector<aid::Hold>> late_holds(store::Database& database, std::int64_t run);

[[nodiscard]] Result<aid::Stopped> stopped_of(store::Database& database, std::int64_t person_no);
// The latest version of a member, as the register keeps it; nothing where it knows nobody of that number.
[[nodiscard]] Result<std::optional<std::string>> member_text(store::Database& database, const Secrets& secrets,
                                                             std::int64_t person_no);

// The number of the person with this certificate; 0 where nobody has it.
[[nodiscard]] Result<std::int64_t> find_person(store::Database& database, const Secrets& secrets,
                                               const std::string& certificate);
[[nodiscard]] Result<std::string> certificate_of(store::Database& database, const Secrets& secrets,
                                                 std::int64_t person_no);

}  // namespace nuan::adapters::tables
