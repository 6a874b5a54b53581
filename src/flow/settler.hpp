// Settler: runs the persons of a partition through the engine, a thousand facts at a time, and keeps what comes out.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "flow/earned.hpp"
#include "flow/in_force.hpp"
#include "flow/kept_columns.hpp"
#include "flow/partition.hpp"
#include "policy/columnar.hpp"
#include "policy/sql.hpp"

namespace nuan::flow {

// What settles, as one thread has it: the columns, or the query and its database, or else the interpreter.
struct Engines {
  const policy::Columnar* columnar = nullptr;
  const policy::SqlQuery* query = nullptr;
  policy::SqlDatabase* database = nullptr;
};

class Settler : private policy::SubjectSource {
 public:
  Settler(Case& all, const Engines& engines, Gathered& gathered, Earned& earned);

  // Fails only where the engine refuses a value by name.
  [[nodiscard]] Result<void> settle(PartitionRows& rows);

 private:
  // A person with facts to settle, and where it stands among the partition's people.
  struct Chosen {
    const Person* person = nullptr;
    std::uint32_t number = 0;
  };
  // A column of the subject that tells groups, or one choice of it.
  struct GroupColumn {
    std::size_t column = 0;
    policy::Kind kind = policy::Kind::periods;
    std::int64_t choice = 0;
  };
  // A fact that may have parts.
  struct PartFact {
    std::int32_t day = 0;
    policy::Index table = policy::none;
    std::uint32_t file = 0, row = 0;
  };

  [[nodiscard]] policy::Subject subject(std::size_t index) const override;
  void settle_person(PartitionRows& rows, std::uint32_t number);
  void reject_all(PartitionRows& rows, std::uint32_t number, claims::Flaw flaw);
  void run_batch(PartitionRows& rows);
  void begin_batch();
  void fill_batch(PartitionRows& rows);
  void gather_facts(PartitionRows& rows, std::uint32_t fact_file);
  [[nodiscard]] Result<void> run_engine();
  void take_verdicts();
  void take_verdict(std::uint32_t fact_file, std::size_t row, std::uint8_t verdict);
  void take_persons();
  void take_person(std::size_t index);
  void take_groups(std::size_t index, std::int64_t pay);
  [[nodiscard]] bool is_in_group(const GroupColumn& group, std::size_t index) const;
  void take_parts(std::size_t index);
  void take_stop(std::size_t index, const policy::Stop& stop);
  [[nodiscard]] const policy::TableRows& facts_of(std::uint32_t fact_file) const;
  [[nodiscard]] const policy::BatchOutcome::TableOutcome& outcome_of(std::uint32_t fact_file) const;
  void reject(std::uint32_t fact_file, const FactRow& row, ReasonId reason);

  static constexpr std::size_t batch_facts = 1024;

  Case& all_;
  Engines engines_;
  std::shared_ptr<policy::Columnar::Workspace> workspace_;
  policy::RunWish run_wish_;
  Gathered& gathered_;
  Earned& earned_;
  std::vector<InForce> in_force_;                    // by fact file
  std::vector<std::vector<ReasonId>> requirements_;  // by fact file: of its cover
  policy::Batch batch_;
  TextNumbers texts_;
  policy::BatchOutcome outcome_;
  std::vector<Chosen> persons_;                    // of the batch
  std::vector<std::vector<std::uint32_t>> kept_;   // by fact file, then person of the batch: how many facts take part
  std::vector<std::vector<const FactRow*>> rows_;  // by fact file: of the batch, as the engine sees them
  std::vector<KeptColumns> columns_;               // of the file being put into the batch
  std::vector<TableFiller> fillers_;               // by file
  std::vector<GroupColumn> groups_;                // in the order of empty_totals
  std::size_t facts_ = 0;
  std::vector<bool> stopped_;
  std::vector<std::int64_t> due_;
  std::vector<std::int64_t> total_due_;  // by person of the batch
  std::vector<PartFact> part_facts_;     // of the person whose parts are being taken
  std::vector<Part> parts_;
  std::optional<Error> failure_;  // of this partition
};

}  // namespace nuan::flow
