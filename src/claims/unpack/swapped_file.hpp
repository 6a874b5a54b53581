// SwappedFile: a TAB-separated file in the eyes of a reader of commas. TAB and comma change places, and so do the quote
// and a byte that no text holds; every byte stays where it is, so offsets and lines are those of the file. Neither byte
// is part of a longer character in UTF-8 or GB18030.
#pragma once

#include <memory>
#include <string>
#include <utility>

#include "base/files.hpp"

namespace nuan::claims {

[[nodiscard]] inline char swapped(char c) {
  switch (c) {
    case '\t':
      return ',';
    case ',':
      return '\t';
    case '"':
      return '\x01';
    case '\x01':
      return '"';
    default:
      return c;
  }
}
inline void swap_bytes(std::span<char> text) {
  for (char& c : text) c = swapped(c);
}

class SwappedFile : public InputFile {
 public:
  // Of a file that outlives it, or that it owns.
  explicit SwappedFile(const InputFile& file) : file_(file) {}
  explicit SwappedFile(std::unique_ptr<InputFile> file) : owned_(std::move(file)), file_(*owned_) {}

  [[nodiscard]] const std::string& name() const override { return file_.name(); }
  [[nodiscard]] std::uint64_t size() const override { return file_.size(); }
  [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    TRY(file_.read_at(offset, buffer));
    swap_bytes(buffer);
    return {};
  }

 private:
  std::unique_ptr<InputFile> owned_;
  const InputFile& file_;
};

}  // namespace nuan::claims
