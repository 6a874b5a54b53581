#include "flow/memory_files.hpp"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

namespace nuan::flow {
namespace {

class KeptFile final : public InputFile {
 public:
  KeptFile(std::string name, std::shared_ptr<const std::string> text)
      : name_(std::move(name)), text_(std::move(text)) {}
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return text_->size(); }
  [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    ENSURE(offset + buffer.size() <= text_->size());
    std::copy_n(text_->begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
    return {};
  }

 private:
  std::string name_;
  std::shared_ptr<const std::string> text_;
};

// Threads write different parts of one file.
struct Written {
  std::mutex mutex;
  std::string text;
};

class WrittenFile final : public OutputFile {
 public:
  explicit WrittenFile(std::shared_ptr<Written> written) : written_(std::move(written)) {}
  [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes) override {
    const std::lock_guard lock(written_->mutex);
    std::string& text = written_->text;
    if (text.size() < offset + bytes.size()) text.resize(offset + bytes.size());
    text.replace(offset, bytes.size(), bytes);
    return {};
  }

 private:
  std::shared_ptr<Written> written_;
};

class WrittenFolder final : public OutputFolder {
 public:
  WrittenFolder(MemoryFiles& files, std::string path) : files_(files), path_(std::move(path)) {}
  [[nodiscard]] Result<std::unique_ptr<OutputFile>> create(std::string_view name) override {
    const auto& [kept, written] = written_.emplace_back(name, std::make_shared<Written>());
    return std::make_unique<WrittenFile>(written);
  }
  [[nodiscard]] Result<void> commit() override {
    for (auto& [name, written] : written_) files_.put(path_ + "/" + name, std::move(written->text));
    return {};
  }

 private:
  MemoryFiles& files_;
  std::string path_;
  std::vector<std::pair<std::string, std::shared_ptr<Written>>> written_;
};

}  // namespace

Result<std::unique_ptr<InputFile>> MemoryFiles::open(const std::string& path) {
  const auto kept = kept_.find(path);
  if (kept == kept_.end()) return others_.open(path);
  return std::make_unique<KeptFile>(path, kept->second);
}

Result<std::unique_ptr<OutputFolder>> MemoryFiles::create_folder(const std::string& path,
                                                                 std::span<const std::string_view> /*result_names*/) {
  return std::make_unique<WrittenFolder>(*this, path);
}

}  // namespace nuan::flow
