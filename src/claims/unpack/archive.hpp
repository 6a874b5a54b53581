// Archive: a zip file, read through the operating system's zip library from any InputFile.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"

struct zip;

namespace nuan::claims {

class Archive {
 public:
  [[nodiscard]] static Result<Archive> open(const InputFile& file);

  struct Entry {
    std::uint64_t index = 0;
    std::string name;
    bool locked = false;
  };
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const Entry* find(std::string_view name) const;

  // Gives the content to `take` piece by piece until it fails, is out of proportion, or there is no more.
  using Take = std::function<Result<void>(std::string_view bytes)>;
  [[nodiscard]] Result<void> read(const Entry& entry, const Take& take) const;

  [[nodiscard]] Failure damaged(const std::string& what) const;
  [[nodiscard]] Failure too_large() const;
  [[nodiscard]] const InputFile& file() const { return *file_; }

 private:
  struct Closer {
    void operator()(zip* archive) const;
  };
  const InputFile* file_ = nullptr;
  std::unique_ptr<zip, Closer> zip_;
  std::vector<Entry> entries_;
};

}  // namespace nuan::claims
