// The unfinished twin of a folder of results. It is locked while its program lives, so that the next run can tell one
// that was left behind by a killed run from one in use.
#pragma once

#include <string>
#include <vector>

#include "adapters/files/descriptor.hpp"
#include "adapters/files/folder_place.hpp"

namespace nuan::adapters::files {

struct PartialFolder {
  std::string name;
  Descriptor folder;
};

[[nodiscard]] Result<PartialFolder> make_partial_folder(const FolderPlace& place);

void remove_abandoned(const FolderPlace& place, const std::vector<std::string>& result_names);

}  // namespace nuan::adapters::files
