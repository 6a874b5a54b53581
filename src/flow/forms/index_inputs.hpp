// IndexInputs: the rows of an index as src/index takes them. What was exact becomes real here, and never money.
#pragma once

#include "index/index.hpp"
#include "policy/everybody.hpp"

namespace nuan::flow {

struct IndexInputs {
  index::Table table;  // the indicators by name, and what they are divided by
  index::Method method;
  std::vector<policy::FormRowPlace> rows;  // of the table's keys, in their order
};

// The key of a row in one word: parts joined by a slash.
[[nodiscard]] std::string joined_key(const std::vector<std::string>& key);

// Rows with a value that cannot be decided are left out. Fails with policy_wrong where a setting cannot be worked out,
// with index_shape for a key that stands twice.
[[nodiscard]] Result<IndexInputs> index_inputs(policy::Everybody& everybody, const policy::Plan& plan,
                                               const policy::Composite& composite);

// A whole number that a policy states as a setting; 0 where none stands.
[[nodiscard]] Result<int> whole_setting(policy::Everybody& everybody, policy::NodeId node);

}  // namespace nuan::flow
