// IndexSeries: an index over its rows, continued from the one before it and set to 100 where the policy says so.
#pragma once

#include <map>

#include "flow/forms/index_inputs.hpp"

namespace nuan::flow {

struct IndexSeries {
  IndexInputs inputs;
  index::Build build;
  std::vector<std::string> keys;                       // rising; those of the index before, then its own
  std::vector<double> values;                          // of the index
  std::map<std::string, policy::FormRowPlace> places;  // of the keys
  std::size_t carried = 0;                             // so many of them come from the index before
  double factor = 1;                                   // what its own values were multiplied by
  double link = 1;                                     // the part of it by which it meets the index before
};

// Fails with the codes of src/index: index_series where the joint or the base is no row that both, or it, have.
[[nodiscard]] Result<IndexSeries> index_series(policy::Everybody& everybody, const policy::Plan& plan,
                                               const policy::Composite& composite);

}  // namespace nuan::flow
