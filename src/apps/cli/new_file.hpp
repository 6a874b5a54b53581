// NewFile: one file that appears whole, readable by its owner alone, or not at all; nothing is written over.
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan::apps {

[[nodiscard]] Failure exists_already(const std::string& file);

// Written under another name, and removed unless it was given its own.
class NewFile {
 public:
  // Removes what an interrupted command left, too.
  explicit NewFile(std::string file);
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;
  ~NewFile();
  // Where it is written meanwhile, for whoever writes it otherwise than by append().
  [[nodiscard]] const std::string& path() const { return path_; }
  [[nodiscard]] Result<void> append(std::string_view text);
  // On the disk under its name. Fails with output_unwritable where that exists.
  [[nodiscard]] Result<void> commit();

 private:
  [[nodiscard]] Result<void> flush();
  void remove() const;
  std::string file_, path_;
  int descriptor_ = -1;
  std::string pending_;
};

}  // namespace nuan::apps
