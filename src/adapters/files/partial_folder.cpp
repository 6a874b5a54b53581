#include "adapters/files/partial_folder.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <string_view>

#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

constexpr std::string_view infix = ".partial-";
constexpr std::size_t suffix_length = 6;

std::string random_suffix() {
  static constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
  std::array<unsigned char, suffix_length> bytes{};
  ENSURE(::getrandom(bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()));
  std::string suffix;
  for (const unsigned char byte : bytes) suffix += letters[byte % letters.size()];
  return suffix;
}

Descriptor open_folder(const FolderPlace& place, const std::string& name) {
  return Descriptor(::openat(place.parent.number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
}

bool locked(const Descriptor& folder) { return ::flock(folder.number(), LOCK_EX | LOCK_NB) == 0; }

}  // namespace

Result<PartialFolder> make_partial_folder(const FolderPlace& place) {
  for (;;) {
    std::string name = place.name + std::string(infix) + random_suffix();
    if (::mkdirat(place.parent.number(), name.c_str(), 0777) == 0) {
      Descriptor folder = open_folder(place, name);
      if (!folder.is_open()) return Failure(output_error(place.shown, errno));
      static_cast<void>(locked(folder));  // where locks do not work, nothing is ever taken for abandoned either
      return PartialFolder{std::move(name), std::move(folder)};
    }
    if (errno != EEXIST) return Failure(output_error(place.shown, errno));
  }
}

void remove_abandoned(const FolderPlace& place, const std::vector<std::string>& result_names) {
  int error = 0;
  const std::string prefix = place.name + std::string(infix);
  for (const std::string& name : names_in(place.parent, error)) {
    if (!name.starts_with(prefix) || name.size() != prefix.size() + suffix_length) continue;
    const Descriptor folder = open_folder(place, name);
    if (folder.is_open() && locked(folder)) remove_results(place.parent, name, result_names);
  }
}

}  // namespace nuan::adapters::files
