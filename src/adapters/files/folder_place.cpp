#include "adapters/files/folder_place.hpp"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <memory>

#include "adapters/files/system_error.hpp"

namespace nuan::adapters::files {
namespace {

// The path without symbolic links; empty with errno where it leads nowhere.
std::string resolved(const std::string& path) {
  const std::unique_ptr<char, decltype(&std::free)> real(::realpath(path.c_str(), nullptr), &std::free);
  return real ? std::string(real.get()) : std::string();
}

struct Parts {
  std::string parent, name;
};

Parts split(std::string path) {
  while (path.size() > 1 && path.ends_with('/')) path.pop_back();
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return {".", path};
  return {slash == 0 ? "/" : path.substr(0, slash), path.substr(slash + 1)};
}

Failure occupied(const FolderPlace& place, Words what) {
  return fail(
      Code::output_unwritable, {place.shown}, std::move(what),
      {"请另指一个新的或空的文件夹; 这里的东西没有动过", "name a new or an empty folder; nothing here was touched"});
}

bool is_file(const Descriptor& folder, const std::string& name) {
  struct stat status{};
  return ::fstatat(folder.number(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(status.st_mode);
}

bool is_mount_point(const Descriptor& folder) {
  struct statx status{};
  return ::statx(folder.number(), "", AT_EMPTY_PATH, STATX_TYPE, &status) == 0 &&
         (status.stx_attributes & STATX_ATTR_MOUNT_ROOT) != 0;
}

bool is_listed(const std::string& name, const std::vector<std::string>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

Result<FolderPlace> find_place(const std::string& path) {
  std::string whole = resolved(path);
  if (whole.empty()) {
    if (path.empty() || errno != ENOENT) return Failure(output_error(path, path.empty() ? ENOENT : errno));
    const auto [parent, name] = split(path);
    const std::string real_parent = resolved(parent);
    if (real_parent.empty()) return Failure(output_error(path, errno));
    whole = (real_parent == "/" ? "" : real_parent) + "/" + name;
  }
  const auto [parent, name] = split(whole);
  FolderPlace place{path, Descriptor(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), name};
  if (!place.parent.is_open()) return Failure(output_error(path, errno));
  if (name.empty() || whole == resolved("."))
    return occupied(
        place, {"结果不能代替根目录或当前文件夹", "results cannot take the place of the root or the current folder"});
  return place;
}

std::vector<std::string> names_in(const Descriptor& folder, int& error) {
  std::vector<std::string> names;
  error = 0;
  const int copy = ::openat(folder.number(), ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const std::unique_ptr<DIR, int (*)(DIR*)> listing(copy < 0 ? nullptr : ::fdopendir(copy), &::closedir);
  if (!listing) {
    error = errno;
    return names;
  }
  errno = 0;
  while (const dirent* const entry = ::readdir(listing.get())) {
    const std::string name = entry->d_name;
    if (name != "." && name != "..") names.push_back(name);
  }
  error = errno;
  return names;
}

Result<Occupant> occupant(const FolderPlace& place, const std::string& name,
                          const std::vector<std::string>& result_names) {
  const Descriptor folder(
      ::openat(place.parent.number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder.is_open() && errno == ENOENT) return Occupant::nothing;
  if (!folder.is_open() && (errno == ENOTDIR || errno == ELOOP))
    return occupied(place, {"这里已有一个文件, 应为文件夹", "a file stands here; expected a folder"});
  if (!folder.is_open()) return Failure(output_error(place.shown, errno));
  if (is_mount_point(folder))
    return occupied(place, {"这是一个挂载点, 不能整个替换; 请写它里面的一个文件夹",
                            "it is a mount point, which cannot be replaced as a whole; name a folder inside it"});
  int error = 0;
  for (const std::string& found : names_in(folder, error))
    if (!is_listed(found, result_names) || !is_file(folder, found))
      return occupied(
          place, {"这个文件夹里有不是结果的东西: " + found, "this folder holds something that is no result: " + found});
  if (error != 0) return Failure(output_error(place.shown, error));
  return Occupant::folder;
}

void remove_results(const Descriptor& parent, const std::string& name, const std::vector<std::string>& result_names) {
  const Descriptor folder(::openat(parent.number(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  if (!folder.is_open()) return;
  for (const std::string& result : result_names)
    if (is_file(folder, result)) ::unlinkat(folder.number(), result.c_str(), 0);
  ::unlinkat(parent.number(), name.c_str(), AT_REMOVEDIR);
}

}  // namespace nuan::adapters::files
