#include "adapters/files/input_file.hpp"

#include <cerrno>

#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

class WholeFile : public InputFile {
 public:
  WholeFile(std::string name, Descriptor descriptor, std::uint64_t begin, std::uint64_t size)
      : name_(std::move(name)), descriptor_(std::move(descriptor)), begin_(begin), size_(size) {}

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }

  [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    while (!buffer.empty()) {
      const ssize_t got =
          ::pread(descriptor_.number(), buffer.data(), buffer.size(), static_cast<off_t>(begin_ + offset));
      if (got < 0 && errno == EINTR) continue;
      if (got < 0) return Failure(input_error(name_, errno));
      if (got == 0) return became_shorter(offset);
      offset += static_cast<std::uint64_t>(got);
      buffer = buffer.subspan(static_cast<std::size_t>(got));
    }
    return {};
  }

 private:
  [[nodiscard]] Failure became_shorter(std::uint64_t offset) const {
    const std::string found = std::to_string(offset);
    const std::string expected = std::to_string(size_);
    return fail(
        Code::input_changed, {name_},
        {"文件在读取时变短了: 原有 " + expected + " 字节, 现在只有 " + found + " 字节",
         "the file became shorter while it was read: it had " + expected + " bytes, now " + found},
        {"请等待写这个文件的程序结束, 再运行一次", "wait until whatever writes it has finished, then run again"});
  }

  std::string name_;
  Descriptor descriptor_;
  std::uint64_t begin_;
  std::uint64_t size_;
};

}  // namespace

std::unique_ptr<InputFile> whole_file(std::string name, Descriptor descriptor, std::uint64_t begin,
                                      std::uint64_t size) {
  return std::make_unique<WholeFile>(std::move(name), std::move(descriptor), begin, size);
}

}  // namespace nuan::adapters::files
