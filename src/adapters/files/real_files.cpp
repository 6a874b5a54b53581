// The door: opens what can be read, spools what cannot be read twice, and lays out folders of results.
#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "adapters/files/files.hpp"
#include "adapters/files/input_file.hpp"
#include "adapters/files/output_folder.hpp"
#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

Descriptor opened(const std::string& path) {
  if (path == "-") return Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3));
  int number = -1;
  do {
    number = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
  } while (number < 0 && errno == EINTR);
  return Descriptor(number);
}

// Files that the system makes up while they are read (under /proc) say they are empty.
bool is_really_empty(const Descriptor& file) {
  char byte = 0;
  return ::pread(file.number(), &byte, 1, 0) == 0;
}

class RealFiles : public Files {
 public:
  [[nodiscard]] Result<std::unique_ptr<InputFile>> open(const std::string& path) override {
    Descriptor file = opened(path);
    struct stat status{};
    if (!file.is_open() || ::fstat(file.number(), &status) != 0) return Failure(input_error(path, errno));
    if (S_ISDIR(status.st_mode)) return Failure(input_error(path, EISDIR));
    const bool stands_still = S_ISREG(status.st_mode) && (status.st_size > 0 || is_really_empty(file));
    if (!stands_still) return spooled(path, file);
    const off_t begin = path == "-" ? std::max<off_t>(::lseek(file.number(), 0, SEEK_CUR), 0) : 0;
    const off_t size = std::max<off_t>(status.st_size - begin, 0);
    return whole_file(path, std::move(file), static_cast<std::uint64_t>(begin), static_cast<std::uint64_t>(size));
  }

  [[nodiscard]] Result<std::unique_ptr<OutputFolder>> create_folder(
      const std::string& path, std::span<const std::string_view> result_names) override {
    return output_folder(path, {result_names.begin(), result_names.end()});
  }
};

}  // namespace

std::unique_ptr<Files> real_files() { return std::make_unique<RealFiles>(); }

}  // namespace nuan::adapters::files
