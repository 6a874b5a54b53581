#include "claims/unpack/unpack.hpp"

#include <algorithm>
#include <string>

#include "claims/unpack/archive.hpp"
#include "claims/unpack/held_text.hpp"
#include "claims/unpack/workbook.hpp"

namespace nuan::claims {
namespace {

// What systems put beside the file that was meant.
bool is_clutter(const std::string& name) {
  return name.ends_with('/') || name.starts_with("__MACOSX/") || name.ends_with(".DS_Store") ||
         name.ends_with("Thumbs.db");
}

Result<std::unique_ptr<InputFile>> read_only_file(const Archive& archive) {
  const std::string& name = archive.file().name();
  const Archive::Entry* only = nullptr;
  for (const Archive::Entry& entry : archive.entries()) {
    if (is_clutter(entry.name)) continue;
    if (only != nullptr)
      return fail(Code::archive_of_many, {name},
                  {"压缩包里不止一个文件: " + only->name + ", " + entry.name,
                   "the zip holds more than one file: " + only->name + ", " + entry.name},
                  {"请只压缩要结算的那一个", "zip only the one that is to be settled"});
    only = &entry;
  }
  if (only == nullptr)
    return fail(Code::input_empty, {name}, {"压缩包里没有文件", "the zip holds no file"},
                {"请确认导出已经完成", "check that its export was finished"});
  auto text = std::make_unique<HeldText>(name, archive.file().size());
  TRY(archive.read(*only, [&](std::string_view bytes) -> Result<void> {
    if (text->append(bytes)) return {};
    return archive.too_large();
  }));
  return text;
}

}  // namespace

Result<std::unique_ptr<InputFile>> unpack(const InputFile& file) {
  std::string magic(std::min<std::uint64_t>(file.size(), 4), '\0');
  TRY(file.read_at(0, magic));
  if (magic != "PK\x03\x04" && magic != "PK\x05\x06") return nullptr;
  TRY_LET(const Archive archive, Archive::open(file));
  return is_workbook(archive) ? read_workbook(archive) : read_only_file(archive);
}

Result<bool> is_tab_separated(const InputFile& text) {
  std::string head(std::min<std::uint64_t>(text.size(), std::uint64_t{1} << 16U), '\0');
  TRY(text.read_at(0, head));
  const std::string_view line = std::string_view(head).substr(0, head.find_first_of("\r\n"));
  return line.find('\t') != std::string_view::npos && line.find(',') == std::string_view::npos;
}

}  // namespace nuan::claims
