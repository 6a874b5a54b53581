// ResultTasks: a result file in the making, as numbered stretches of it that any thread may write.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "base/digest.hpp"
#include "base/result.hpp"

namespace nuan::flow {

class ResultTasks {
 public:
  ResultTasks() = default;
  ResultTasks(const ResultTasks&) = delete;
  ResultTasks& operator=(const ResultTasks&) = delete;
  virtual ~ResultTasks() = default;

  [[nodiscard]] virtual std::size_t count() const = 0;
  // Each number once, lower ones no later than higher ones.
  virtual void write(unsigned thread, std::size_t task) = 0;
  // When all are written.
  [[nodiscard]] virtual Result<Sha256> finish() = 0;
};

// Writes all files at the same pace: threads that write one file wait for each other inside the system, those that
// write different ones do not.
void write_side_by_side(unsigned threads, const std::vector<std::unique_ptr<ResultTasks>>& files);

}  // namespace nuan::flow
