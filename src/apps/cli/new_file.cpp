#include "apps/cli/new_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <utility>

#include "adapters/files/system_error.hpp"

namespace nuan::apps {
namespace {

constexpr std::size_t pending_max = 1U << 20U;

}  // namespace

Failure exists_already(const std::string& file) {
  return fail(Code::output_unwritable, {file},
              {"已经有这个文件了, 不会覆盖它", "the file exists and is not written over"},
              {"请换一个文件名", "choose another name"});
}

NewFile::NewFile(std::string file) : file_(std::move(file)), path_(file_ + ".unfinished") { remove(); }

NewFile::~NewFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
  remove();
}

void NewFile::remove() const {
  std::error_code ignored;
  for (const char* more : {"", "-wal", "-shm", "-journal"}) std::filesystem::remove(path_ + more, ignored);
}

Result<void> NewFile::append(std::string_view text) {
  pending_ += text;
  return pending_.size() < pending_max ? Result<void>() : flush();
}

Result<void> NewFile::flush() {
  if (descriptor_ < 0) descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (descriptor_ < 0) return Failure(adapters::files::output_error(file_, errno));
  std::string_view left = pending_;
  while (!left.empty()) {
    const ::ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return Failure(adapters::files::output_error(file_, written < 0 ? errno : EIO));
    left.remove_prefix(static_cast<std::size_t>(written));
  }
  pending_.clear();
  return {};
}

Result<void> NewFile::commit() {
  if (!pending_.empty()) TRY(flush());
  if (descriptor_ >= 0 && ::fsync(descriptor_) != 0) return Failure(adapters::files::output_error(file_, errno));
  if (::chmod(path_.c_str(), S_IRUSR | S_IWUSR) != 0) return Failure(adapters::files::output_error(file_, errno));
  if (::link(path_.c_str(), file_.c_str()) != 0) {
    if (errno == EEXIST) return exists_already(file_);
    return Failure(adapters::files::output_error(file_, errno));
  }
  const std::filesystem::path parent = std::filesystem::absolute(file_).parent_path();
  const int folder = ::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const bool flushed = folder >= 0 && ::fsync(folder) == 0;
  const int error_number = errno;
  if (folder >= 0) ::close(folder);
  if (!flushed) return Failure(adapters::files::output_error(file_, error_number));
  return {};
}

}  // namespace nuan::apps
