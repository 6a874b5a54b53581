// MemoryFiles: files that never reach a disk, because they hold what a store keeps hidden. Everything else is opened
// where it is.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "base/files.hpp"

namespace nuan::flow {

class MemoryFiles final : public Files {
 public:
  explicit MemoryFiles(Files& others) : others_(others) {}
  void put(const std::string& path, std::string text) {
    kept_[path] = std::make_shared<const std::string>(std::move(text));
  }
  [[nodiscard]] Result<std::unique_ptr<InputFile>> open(const std::string& path) override;
  // Kept here, as `path/name`, once committed.
  [[nodiscard]] Result<std::unique_ptr<OutputFolder>> create_folder(
      const std::string& path, std::span<const std::string_view> result_names) override;

 private:
  Files& others_;
  std::map<std::string, std::shared_ptr<const std::string>> kept_;
};

}  // namespace nuan::flow
