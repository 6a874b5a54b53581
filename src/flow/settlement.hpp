// Settlement: the two passes of an engine over the partitions of what intake kept, on all threads.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "flow/settler.hpp"
#include "policy/columnar.hpp"

namespace nuan::flow {

// The query and its databases, where it is SQL that settles.
struct Databases {
  std::optional<policy::SqlQuery> query;
  std::vector<std::unique_ptr<policy::SqlDatabase>> of_thread;
};
[[nodiscard]] Result<Databases> open_databases(const Wish& wish);

// The threads' workshops. Everything given must outlive it.
class Settlement {
 public:
  // `releasing`: gives a partition's rows back as soon as it was settled; else the same rows can be settled again.
  Settlement(Case& all, Taken& taken, Watcher& watcher, Databases databases, bool releasing = true);

  // Everybody whose rows need no closer look.
  [[nodiscard]] Result<void> first_pass();
  // Those who were set aside, once it is known which ids are in conflict.
  [[nodiscard]] Result<void> second_pass();

  [[nodiscard]] std::vector<std::unique_ptr<Earned>>& earned() { return earned_; }
  [[nodiscard]] std::vector<std::unique_ptr<Gathered>>& gathered() { return gathered_; }

 private:
  Case& all_;
  Taken& taken_;
  Watcher& watcher_;
  Databases databases_;
  bool releasing_;
  std::optional<policy::Columnar> columnar_;
  std::vector<std::unique_ptr<Gathered>> gathered_;
  std::vector<std::unique_ptr<Earned>> earned_;
  std::vector<std::unique_ptr<PartitionRows>> rows_;
  std::vector<std::unique_ptr<Settler>> settlers_;
};

}  // namespace nuan::flow
