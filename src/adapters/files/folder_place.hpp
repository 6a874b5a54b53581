// Where a folder of results is to stand: its parent, its name, and what stands there now.
#pragma once

#include <string>
#include <vector>

#include "adapters/files/descriptor.hpp"
#include "base/result.hpp"

namespace nuan::adapters::files {

struct FolderPlace {
  std::string shown;  // as the user wrote it
  Descriptor parent;
  std::string name;  // inside the parent
};

// Follows symbolic links, so that what they point to is replaced and not they.
[[nodiscard]] Result<FolderPlace> find_place(const std::string& path);

enum class Occupant { nothing, folder };

// `folder`: an empty one, or one that holds nothing but files with these names. Fails with output_unwritable when it
// holds anything else, is no folder, or is a mount point (which cannot be renamed).
[[nodiscard]] Result<Occupant> occupant(const FolderPlace& place, const std::string& name,
                                        const std::vector<std::string>& result_names);

// The names inside a folder; errno in `error` when it cannot be listed.
[[nodiscard]] std::vector<std::string> names_in(const Descriptor& folder, int& error);

// Takes away the files of these names and then the folder, unless it holds anything else.
void remove_results(const Descriptor& parent, const std::string& name, const std::vector<std::string>& result_names);

}  // namespace nuan::adapters::files
