// For fuzz targets: a disk without files that takes none.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/files.hpp"

namespace nuan {

class NoFiles final : public Files {
 public:
  Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    return fail(Code::input_missing, {path}, {"没有", "none"});
  }
  Result<std::unique_ptr<OutputFolder>> create_folder(const std::string& path,
                                                      std::span<const std::string_view>) override {
    return fail(Code::output_unwritable, {path}, {"不写", "not written"});
  }
};

}  // namespace nuan
