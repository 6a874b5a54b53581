// Row columns: each expression that a form asks of its rows, worked out for all rows at the first that asks. By whom is
// left open: the machine of this folder, or a database.
#pragma once

#include <cstdint>
#include <string>

#include "policy/batch_of.hpp"
#include "policy/columnar/compiling.hpp"
#include "policy/row_values.hpp"

namespace nuan::policy::columnar {

class RowColumns : public RowValues {
 public:
  RowColumns(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects);

  void fold_with(Fold fold) override { fold_ = std::move(fold); }
  [[nodiscard]] bool has(NodeId id) const override { return wanted_.contains(id); }
  [[nodiscard]] std::optional<Value> value(NodeId id, const RowPlace& place) override;
  [[nodiscard]] const std::optional<Error>& failure() const override { return failure_; }

 protected:
  // Rows are subjects or facts of the batch; those of a group stand where its first fact does.
  struct Column {
    std::int64_t scale = 1;
    std::vector<std::int64_t> numbers;
    std::vector<std::uint8_t> known;  // by row; empty: the whole is the interpreter's
  };
  // The program has a row column.
  [[nodiscard]] virtual Result<Column> compute(const Program& program) = 0;
  // The plan has no such program: nothing to be done, or a refusal.
  [[nodiscard]] virtual Result<void> without(const Program& program);

  [[nodiscard]] const Batch& batch() const { return batch_; }
  [[nodiscard]] const std::vector<Subject>& subjects() const { return subjects_; }
  // Of the level on which the expression is asked.
  [[nodiscard]] static std::size_t rows_of(const Batch& batch, const Level& level, const Plan& plan);
  [[nodiscard]] const Level& level_of(NodeId id) const { return wanted_.at(id); }
  [[nodiscard]] NodeId asked() const { return asked_; }

 private:
  [[nodiscard]] Result<Column> column_of(NodeId id);
  void give(NodeId id, Program& program);
  [[nodiscard]] std::optional<Value> read(const Type& type, std::int64_t number, std::int64_t scale) const;

  const Plan& plan_;
  const std::vector<Value>& inputs_;
  const std::vector<Subject>& subjects_;
  std::map<NodeId, Level> wanted_;
  Batch batch_;
  Fold fold_;
  std::map<NodeId, Column> columns_;
  std::optional<Error> failure_;
  NodeId asked_ = none;  // whose column is being computed
};

// The table whose rows a level's are, facts standing for their groups.
[[nodiscard]] Index table_of(const Plan& plan, const Level& level);

}  // namespace nuan::policy::columnar
