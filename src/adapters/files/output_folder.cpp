#include "adapters/files/output_folder.hpp"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>

#include "adapters/files/folder_place.hpp"
#include "adapters/files/partial_folder.hpp"
#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

// One file, shared by the folder (which flushes it) and whoever writes it.
struct OpenFile {
  std::string shown;
  Descriptor descriptor;
  Descriptor direct;           // the same past the system's cache, where the file system has that
  std::atomic<int> error = 0;  // the first that any write met
};

class PartialFile : public OutputFile {
 public:
  explicit PartialFile(std::shared_ptr<OpenFile> file) : file_(std::move(file)) {}

  [[nodiscard]] Result<void> write_at(std::uint64_t offset, std::string_view bytes) override {
    if (is_aligned(offset, bytes) && write_directly(offset, bytes)) return {};
    const auto from = static_cast<off_t>(offset);
    const auto to = static_cast<off_t>(offset + bytes.size());
    while (!bytes.empty()) {
      const ssize_t written =
          ::pwrite(file_->descriptor.number(), bytes.data(), bytes.size(), static_cast<off_t>(offset));
      if (written < 0 && errno == EINTR) continue;
      if (written <= 0) return failed(written < 0 ? errno : EIO);
      offset += static_cast<std::uint64_t>(written);
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    begin_to_store(from, to);
    return {};
  }

 private:
  [[nodiscard]] static bool is_aligned(std::uint64_t offset, std::string_view bytes) {
    return (offset | bytes.size() | reinterpret_cast<std::uintptr_t>(bytes.data())) % alignment == 0;
  }
  // All of it or nothing that counts: whatever stands in the way, the usual road meets it too and tells it.
  [[nodiscard]] bool write_directly(std::uint64_t offset, std::string_view bytes) {
    return file_->direct.is_open() && ::pwrite(file_->direct.number(), bytes.data(), bytes.size(),
                                               static_cast<off_t>(offset)) == static_cast<ssize_t>(bytes.size());
  }
  // The disk begins while the rest is being worked out, so that flush() finds little left to wait for. In large steps:
  // each costs as much as writing a quarter of a megabyte. Only advice: what goes wrong with these bytes, flush() is
  // told.
  void begin_to_store(off_t from, off_t to) {
    constexpr off_t step = off_t{4} << 20U;
    const off_t first = from / step * step;
    const off_t size = to / step * step - first;
    if (size > 0) static_cast<void>(::sync_file_range(file_->descriptor.number(), first, size, SYNC_FILE_RANGE_WRITE));
  }
  Failure failed(int error) {
    int none = 0;
    file_->error.compare_exchange_strong(none, error);
    return Failure(output_error(file_->shown, error));
  }

  std::shared_ptr<OpenFile> file_;
};

class RealFolder : public OutputFolder {
 public:
  RealFolder(FolderPlace place, PartialFolder partial, std::vector<std::string> result_names)
      : place_(std::move(place)), partial_(std::move(partial)), result_names_(std::move(result_names)) {}
  RealFolder(const RealFolder&) = delete;
  RealFolder& operator=(const RealFolder&) = delete;
  ~RealFolder() override {
    if (!done_) remove_results(place_.parent, partial_.name, result_names_);
  }

  [[nodiscard]] Result<std::unique_ptr<OutputFile>> create(std::string_view name) override;
  [[nodiscard]] Result<void> commit() override;

 private:
  [[nodiscard]] Result<void> flush();
  [[nodiscard]] Result<void> put_in_place();
  [[nodiscard]] Result<void> exchange();
  [[nodiscard]] int rename(const std::string& from, const std::string& to, unsigned flags) const;
  [[nodiscard]] Failure failed(int error) const { return Failure(output_error(place_.shown, error)); }

  FolderPlace place_;
  PartialFolder partial_;
  std::vector<std::string> result_names_;
  std::vector<std::shared_ptr<OpenFile>> files_;
  bool done_ = false;
};

Result<std::unique_ptr<OutputFile>> RealFolder::create(std::string_view name) {
  ENSURE(!done_ && std::count(result_names_.begin(), result_names_.end(), std::string(name)) == 1);
  auto file = std::make_shared<OpenFile>();
  file->shown = place_.shown + (place_.shown.ends_with('/') ? "" : "/") + std::string(name);
  file->descriptor = Descriptor(
      ::openat(partial_.folder.number(), std::string(name).c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
  if (!file->descriptor.is_open()) return Failure(output_error(file->shown, errno));
  // Results are read by others, later: a copy of them in the system's cache would be made for nobody.
  file->direct = Descriptor(
      ::openat(partial_.folder.number(), std::string(name).c_str(), O_WRONLY | O_DIRECT | O_NOFOLLOW | O_CLOEXEC));
  files_.push_back(file);
  return std::make_unique<PartialFile>(std::move(file));
}

// Every byte is on the disk before the folder gets its name.
Result<void> RealFolder::flush() {
  for (const auto& file : files_) {
    int error = file->error;
    if (error == 0 && ::fsync(file->descriptor.number()) != 0) error = errno;
    if (error == 0 && file->direct.close() != 0) error = errno;
    if (error == 0 && file->descriptor.close() != 0) error = errno;
    if (error != 0) return Failure(output_error(file->shown, error));
  }
  if (::fsync(partial_.folder.number()) != 0) return failed(errno);
  return {};
}

int RealFolder::rename(const std::string& from, const std::string& to, unsigned flags) const {
  const int parent = place_.parent.number();
  return ::renameat2(parent, from.c_str(), parent, to.c_str(), flags) == 0 ? 0 : errno;
}

// Earlier results and new ones change names in one step; then the earlier ones go.
Result<void> RealFolder::exchange() {
  const int error = rename(partial_.name, place_.name, RENAME_EXCHANGE);
  const std::string earlier = partial_.name;
  if (error == EINVAL || error == ENOSYS) {
    // File systems without the one step: the earlier ones step aside first.
    const std::string aside = place_.name + ".earlier";
    if (const int first = rename(place_.name, aside, RENAME_NOREPLACE); first != 0) return failed(first);
    if (const int second = rename(partial_.name, place_.name, 0); second != 0) {
      static_cast<void>(rename(aside, place_.name, 0));
      return failed(second);
    }
    remove_results(place_.parent, aside, result_names_);
    return {};
  }
  if (error != 0) return failed(error);
  if (const auto old = occupant(place_, earlier, result_names_); !old) {  // somebody put a file there meanwhile
    static_cast<void>(rename(partial_.name, place_.name, RENAME_EXCHANGE));
    return Failure(old.error());
  }
  remove_results(place_.parent, earlier, result_names_);
  return {};
}

Result<void> RealFolder::put_in_place() {
  TRY_LET(const Occupant now, occupant(place_, place_.name, result_names_));
  if (now == Occupant::folder) {
    struct stat earlier{};  // who may read them stays as it was
    if (::fstatat(place_.parent.number(), place_.name.c_str(), &earlier, 0) == 0)
      static_cast<void>(::fchmod(partial_.folder.number(), earlier.st_mode & 07777U));
    return exchange();
  }
  int error = rename(partial_.name, place_.name, RENAME_NOREPLACE);
  if (error == EINVAL || error == ENOSYS) error = rename(partial_.name, place_.name, 0);
  if (error != 0) return failed(error);
  return {};
}

Result<void> RealFolder::commit() {
  ENSURE(!done_);
  TRY(flush());
  TRY(put_in_place());
  done_ = true;
  if (::fsync(place_.parent.number()) != 0) return failed(errno);
  return {};
}

}  // namespace

Result<std::unique_ptr<OutputFolder>> output_folder(const std::string& path, std::vector<std::string> result_names) {
  TRY_LET(FolderPlace place, find_place(path));
  TRY(occupant(place, place.name, result_names));
  remove_abandoned(place, result_names);
  TRY_LET(PartialFolder partial, make_partial_folder(place));
  return std::make_unique<RealFolder>(std::move(place), std::move(partial), std::move(result_names));
}

}  // namespace nuan::adapters::files
