// Everybody: all subjects of a run under one plan, and what the forms that need nothing else come to. The other forms
// ask it for the values of their rows.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "policy/apply.hpp"
#include "policy/row_values.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

// One subject, or a fact or group inside it.
struct FormRowPlace {
  std::size_t subject = 0;
  Level level;
  Index number = none;  // of the fact or the group among the subject's
};

class Everybody {
 public:
  // All must outlive it. Rows stand in the order of the subjects' keys, inside a subject in the order of the facts.
  // Where there are `values` of these subjects, rows are looked up there first.
  Everybody(const Plan& plan, const std::vector<Value>& inputs, const std::vector<Subject>& subjects,
            RowValues* values = nullptr);
  ~Everybody();
  Everybody(const Everybody&) = delete;
  Everybody& operator=(const Everybody&) = delete;

  // Those that `where` keeps; one of which that cannot be decided is left out.
  [[nodiscard]] std::vector<FormRowPlace> rows(const Each& each);
  [[nodiscard]] std::vector<std::string> key_names(const Level& level) const;
  [[nodiscard]] std::vector<std::string> key(const FormRowPlace& row) const;
  [[nodiscard]] std::expected<Value, Stop> value(const FormRowPlace& row, NodeId node);
  // Of an expression of level all.
  [[nodiscard]] std::expected<Value, Stop> value_for_all(NodeId node);
  // What the expressions read there: columns, inputs, lets and aggregates, each once, by its words in the file.
  [[nodiscard]] std::vector<ReadValue> read_values(const FormRowPlace& row, const std::vector<NodeId>& expressions);
  void leave_out(const FormRowPlace& row, const Stop& stop);
  // Refused by covers, outside the years, or left out since.
  [[nodiscard]] std::vector<LeftOut> left_out() const;

  [[nodiscard]] FormTable admit(const Admission& admission);
  [[nodiscard]] FormTable price(const Price& price);

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

}  // namespace nuan::policy
