// Runs and persons as tables (migrations 0003 and 0006).
#pragma once

#include <optional>

#include "adapters/tables/change.hpp"
#include "adapters/tables/moment.hpp"
#include "aid/store.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

class RunTables final : public aid::RunStore {
 public:
  // `secrets` may be null where nobody asks for persons.
  explicit RunTables(Change& change, const Secrets* secrets = nullptr) : change_(change), secrets_(secrets) {}
  using RunStore::open;
  [[nodiscard]] Result<std::int64_t> open(const aid::Opening& opening, const std::string& actor) override;
  [[nodiscard]] Result<aid::Run> find(std::int64_t number) override;
  [[nodiscard]] Result<void> add_step(std::int64_t number, const aid::Done& done) override;
  [[nodiscard]] Result<void> keep(std::int64_t number, const std::string& inputs,
                                  std::span<const aid::Decision> decisions) override;
  [[nodiscard]] Result<void> each_decision(std::int64_t number,
                                           const std::function<void(const aid::Decision&)>& visit) override;
  [[nodiscard]] Result<std::optional<aid::Decision>> decision(std::int64_t number, std::int64_t person_no) override;
  [[nodiscard]] Result<std::map<std::int64_t, Money>> posted(const std::string& scope) override;
  [[nodiscard]] Result<std::map<std::int64_t, Money>> refused(const std::string& scope) override;
  [[nodiscard]] Result<void> add_hold(std::int64_t number, const aid::Hold& hold, aid::Step raised) override;
  [[nodiscard]] Result<void> end_hold(std::int64_t number, const aid::Hold& hold, aid::HoldOutcome outcome,
                                      const std::string& actor) override;
  [[nodiscard]] Result<std::vector<aid::HoldNow>> holds(std::int64_t number) override;
  [[nodiscard]] Result<std::int64_t> person_of_officer(const std::string& name) override;
  [[nodiscard]] Result<std::int64_t> leader_of(std::int64_t person_no) override;
  [[nodiscard]] Result<std::optional<aid::Budget>> budget(const std::string& scope) override;
  [[nodiscard]] Result<Money> posted_by_others(const aid::Run& run) override;
  [[nodiscard]] Result<std::vector<std::int64_t>> persons(std::span<const std::string> certificates) override;

 private:
  [[nodiscard]] Result<std::int64_t> next_number(const std::string& table, const std::string& column);
  [[nodiscard]] Result<std::int64_t> kind_number(const aid::Opening& opening);
  [[nodiscard]] Result<std::map<std::int64_t, Money>> sums(const std::string& text, const std::string& scope);
  Change& change_;
  const Secrets* secrets_;
};

// For looking, outside of a change.
// What runs of the scope that were posted paid, by certificate; a correction counts what was refused as not paid.
[[nodiscard]] Result<std::map<std::string, Money>> paid_before(store::Database& database, const Secrets& secrets,
                                                               const std::string& scope,
                                                               aid::RunKind kind = aid::RunKind::regular);
[[nodiscard]] Result<aid::Run> find_run(store::Database& database, std::int64_t number);
[[nodiscard]] Result<void> each_decision_of(store::Database& database, std::int64_t number,
                                            const std::function<void(const aid::Decision&)>& visit);
// The same, with everybody's certificate.
[[nodiscard]] Result<void> each_decided_person(
    store::Database& database, const Secrets& secrets, std::int64_t number,
    const std::function<void(const std::string& certificate, const aid::Decision&)>& visit);
// The entry of the journal that wrote the run's decisions: the register as it left it is what they were worked out of.
[[nodiscard]] Result<std::int64_t> computed_at(store::Database& database, std::int64_t number);
// Nothing where the run moves no money of the person. `as_of`: who counted as whom after that entry.
[[nodiscard]] Result<std::optional<aid::Decision>> find_decision(store::Database& database, const Secrets& secrets,
                                                                 std::int64_t run, const std::string& certificate,
                                                                 std::int64_t as_of = as_it_stands);
// From the decisions and, apart from them, from the ledger.
[[nodiscard]] Result<aid::Equation> equation_of(store::Database& database, std::int64_t number);
// By person and reason.
[[nodiscard]] Result<std::vector<aid::HoldNow>> holds_of_run(store::Database& database, std::int64_t number);

}  // namespace nuan::adapters::tables
