// Spooling: what can be read only once (a pipe, a terminal) is copied to a temporary file without a name, which goes
// when it is closed. A line longer than any record is refused before it fills the disk (declared in input_file.hpp).
#include <fcntl.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

#include "adapters/files/input_file.hpp"
#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

constexpr std::size_t buffer_bytes = 1U << 18U;

std::string temporary_folder() {
  const char* const chosen = std::getenv("TMPDIR");
  return chosen != nullptr && *chosen != '\0' ? chosen : "/tmp";
}

// Not every file system can make files without a name; there it is made with one, which is taken away at once.
Descriptor nameless_file(const std::string& folder) {
  Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (file.is_open()) return file;
  std::string name = folder + "/nuan-input-XXXXXX";
  Descriptor named(::mkostemp(name.data(), O_CLOEXEC));
  if (named.is_open()) ::unlink(name.c_str());
  return named;
}

Error spool_error(const std::string& folder, int error_number) {
  Error error = output_error(folder, error_number);
  error.advice = {"输入来自管道, 须先存入临时文件夹; 请腾出空间, 或用环境变量 TMPDIR 另指一处, 或直接给出文件",
                  "input from a pipe is first kept in the temporary folder; free some space there, name another one in "
                  "TMPDIR, or give a file instead"};
  return error;
}

Failure line_too_long(const std::string& name, std::uint64_t line) {
  const std::string limit = std::to_string(record_limit);
  return fail(
      Code::record_too_long, {name, line},
      {"这一行超过 " + limit + " 字节, 不会是一条记录", "this line is over " + limit + " bytes, which no record is"},
      {"请检查是否给错了文件", "check whether this is the right file"});
}

// Follows the lines of what passes by.
struct LineLength {
  std::uint64_t line = 1;
  std::uint64_t bytes = 0;  // of the line so far

  [[nodiscard]] bool follow(std::string_view part) {
    for (std::size_t end; (end = part.find('\n')) != std::string_view::npos; part.remove_prefix(end + 1)) {
      if (bytes + end > record_limit) return false;
      bytes = 0;
      ++line;
    }
    bytes += part.size();
    return bytes <= record_limit;
  }
};

int write_all(int number, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(number, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return errno;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

}  // namespace

Result<std::unique_ptr<InputFile>> spooled(std::string name, const Descriptor& source) {
  const std::string folder = temporary_folder();
  Descriptor copy = nameless_file(folder);
  if (!copy.is_open()) return Failure(spool_error(folder, errno));
  std::vector<char> buffer(buffer_bytes);
  LineLength lines;
  for (std::uint64_t size = 0;;) {
    const ssize_t got = ::read(source.number(), buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failure(input_error(name, errno));
    if (got == 0) return whole_file(std::move(name), std::move(copy), 0, size);
    const std::string_view part(buffer.data(), static_cast<std::size_t>(got));
    if (!lines.follow(part)) return line_too_long(name, lines.line);
    if (const int error = write_all(copy.number(), part); error != 0) return Failure(spool_error(folder, error));
    size += part.size();
  }
}

}  // namespace nuan::adapters::files
