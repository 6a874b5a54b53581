// Partition: the rows of the few thousand persons whose keys hash alike, gathered by person and made fit to be settled:
// duplicates dropped, conflicts, strangers and orphans rejected, undone facts left out, the rest in the policy's order.
//
// Most persons have no row that could be a duplicate (see candidates.hpp) and are ready at once. The others are
// deferred: their rows are set aside until all partitions were seen and it is known which ids are in conflict; then
// they come again.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_set>
#include <vector>

#include "flow/candidates.hpp"
#include "flow/fact_table.hpp"
#include "flow/intake.hpp"
#include "flow/people.hpp"

namespace nuan::flow {

// Ids that stand in rows of several persons, with their file: found exactly, after the first pass.
class Conflicts {
 public:
  [[nodiscard]] bool hold(std::uint32_t file, std::string_view id) const {
    return !ids_.empty() && ids_.contains(key_of(file, id));
  }
  [[nodiscard]] static std::string key_of(std::uint32_t file, std::string_view id) {
    return std::to_string(file) + ':' + std::string(id);
  }
  void add(std::string key) { ids_.insert(std::move(key)); }

 private:
  std::unordered_set<std::string> ids_;
};

// What all partitions share.
struct Case {
  Case(const Wish& the_wish, std::vector<Source>& the_sources, Reasons& the_reasons);
  const Wish& wish;
  std::vector<Source>& sources;
  Reasons& reasons;
  std::array<ReasonId, static_cast<std::size_t>(claims::Flaw::end_of_flaws)> flaws{};  // looked up once: millions ask
  Candidates candidates;
  Conflicts conflicts;
  [[nodiscard]] ReasonId reason(claims::Flaw flaw) const { return flaws[static_cast<std::size_t>(flaw)]; }
  [[nodiscard]] std::uint32_t fact_files() const { return static_cast<std::uint32_t>(wish.facts.size()); }
  [[nodiscard]] bool has_paid() const { return wish.paid.has_value(); }
};

// What one thread gathers beside the amounts.
struct Gathered {
  explicit Gathered(BlockPool& pool) : rejects(pool) {}
  RejectList rejects;
  std::vector<FileCount> counts;                 // by file
  std::vector<Stream> claimants;                 // [partition of ids]: rows whose id is a candidate: file, id, person
  std::vector<std::vector<RowStream>> deferred;  // [file][partition]
};

class PartitionRows {
 public:
  PartitionRows(Case& all, Gathered& gathered, BlockPool& pool);

  // First pass: everything the threads kept of a partition. Deferred persons have no facts in it afterwards.
  void load(const Taken& taken, std::size_t partition);
  // Second pass: the deferred rows of a partition, duplicates and conflicts sorted out.
  [[nodiscard]] Result<void> load_deferred(const std::vector<const Gathered*>& threads, std::size_t partition);

  [[nodiscard]] People& people() { return people_; }
  // A person's rows of a fact file (0: the first).
  [[nodiscard]] std::span<FactRow> rows(std::uint32_t fact_file, std::uint32_t person) {
    return tables_[fact_file].of(person);
  }
  // Whether all of them take part as they stand.
  [[nodiscard]] bool are_usual(std::uint32_t fact_file, std::uint32_t person) const {
    return tables_[fact_file].is_usual(person);
  }

 private:
  struct MemberRow {
    std::uint32_t person = 0;
    std::uint64_t offset = 0;
    std::string_view row;  // with its key
  };

  void clear();
  void take_member(std::uint64_t offset, std::string_view row);
  void take_facts(std::uint32_t file, const RowStream& stream, bool first_pass);
  void take_paid(std::uint64_t offset, std::string_view row, std::size_t partition);
  void defer_candidates(std::uint32_t file);
  void note_claimant(std::uint32_t file, const PersonKey& key, std::string_view id, std::uint64_t hash);
  void defer(std::size_t partition);
  void accept_members();
  [[nodiscard]] Result<void> sort_out_members();
  void sort_out_facts(std::uint32_t fact_file);
  void sort_out_facts_of_one(std::uint32_t file, FactRow* begin, FactRow* end);
  void reject(std::uint32_t file, std::uint64_t offset, claims::Flaw flaw);
  [[nodiscard]] Result<std::string> name_and_phone(std::uint64_t offset);
  [[nodiscard]] static std::size_t key_size(const PersonKey& key);

  Case& all_;
  Gathered& gathered_;
  BlockPool& pool_;
  People people_;
  std::vector<FactTable> tables_;        // by fact file
  std::vector<MemberRow> more_members_;  // rows of persons who had one already
  std::vector<std::uint64_t> hashes_;    // of the ids of the table being read, in the first pass
};

// The ids that rows of several persons claim, worked out of all threads' claimants.
void find_conflicts(Case& all, std::vector<Gathered*> threads, Partitions ids, BlockPool& pool);

}  // namespace nuan::flow
