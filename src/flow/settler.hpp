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
  [[nodiscard]] policy::Subject subject(std::size_t index) const override;
  void settle_person(PartitionRows& rows, std::uint32_t number);
  void reject_all(PartitionRows& rows, std::uint32_t number, claims::Flaw flaw);
  void add_to_batch(const Person& person, PartitionRows& rows, std::uint32_t number);
  void fill_batch();
  void begin_batch();
  void run_batch();
  [[nodiscard]] Result<void> run_engine();
  void take_verdicts();
  void take_verdict(std::uint32_t fact_file, std::size_t row, std::uint8_t verdict);
  void take_person(std::size_t index);
  void take_groups(std::size_t index, std::int64_t pay);
  [[nodiscard]] bool is_in_group(std::size_t column, std::int64_t choice, std::size_t index) const;
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
  std::vector<const Person*> persons_;             // of the batch
  std::vector<std::vector<const FactRow*>> rows_;  // by fact file: of the batch, as the engine sees them
  std::vector<std::vector<KeptColumns>> columns_;  // by file, the members first: of the batch
  std::vector<TableFiller> fillers_;               // by file
  std::size_t facts_ = 0;
  std::vector<std::size_t> kept_;
  std::vector<bool> stopped_;
  std::vector<std::int64_t> due_;
  std::vector<Part> parts_;
  std::optional<Error> failure_;  // of this partition
};

}  // namespace nuan::flow
