// Known rows: values of one subject's rows that another engine has worked out, as the evaluator asks for them.
#pragma once

#include <vector>

#include "policy/interpret/evaluator.hpp"
#include "policy/row_values.hpp"

namespace nuan::policy {

class KnownRows final : public KnownValues {
 public:
  // `values` and `book` must outlive it. `subject` is its number among those that `values` was given.
  KnownRows(const Book& book, RowValues& values, std::size_t subject);
  [[nodiscard]] std::optional<Value> known(NodeId id, const Reading& from) override;

 private:
  RowValues& values_;
  std::size_t subject_;
  std::vector<std::size_t> place_;  // of each fact of the book, among those of its table
};

}  // namespace nuan::policy
