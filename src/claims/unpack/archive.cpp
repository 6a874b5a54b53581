#include "claims/unpack/archive.hpp"

#include <zip.h>

#include <algorithm>

#include "claims/unpack/held_text.hpp"

namespace nuan::claims {
namespace {

constexpr std::uint64_t entries_max = 10'000;
constexpr std::size_t piece_bytes = std::size_t{1} << 18U;

// An error of the library, with the sentence it makes of it.
struct LibraryError {
  LibraryError() { zip_error_init(&value); }
  LibraryError(const LibraryError&) = delete;
  LibraryError& operator=(const LibraryError&) = delete;
  ~LibraryError() { zip_error_fini(&value); }
  zip_error_t value{};
};

// What the library keeps about the file it reads.
struct Reading {
  const InputFile* file = nullptr;
  std::uint64_t at = 0;
  LibraryError error;
};

zip_int64_t read_part(Reading& reading, void* data, zip_uint64_t bytes) {
  const std::uint64_t size = std::min<std::uint64_t>(bytes, reading.file->size() - reading.at);
  if (!reading.file->read_at(reading.at, {static_cast<char*>(data), size})) {
    zip_error_set(&reading.error.value, ZIP_ER_READ, 0);
    return -1;
  }
  reading.at += size;
  return static_cast<zip_int64_t>(size);
}

zip_int64_t answer(void* state, void* data, zip_uint64_t bytes, zip_source_cmd_t command) {
  Reading& reading = *static_cast<Reading*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      reading.at = 0;
      return 0;
    case ZIP_SOURCE_READ:
      return read_part(reading, data, bytes);
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT: {
      auto* const status = static_cast<zip_stat_t*>(data);
      zip_stat_init(status);
      status->valid = ZIP_STAT_SIZE;
      status->size = reading.file->size();
      return sizeof *status;
    }
    case ZIP_SOURCE_SEEK: {
      const zip_int64_t to =
          zip_source_seek_compute_offset(reading.at, reading.file->size(), data, bytes, &reading.error.value);
      if (to < 0) return -1;
      reading.at = static_cast<std::uint64_t>(to);
      return 0;
    }
    case ZIP_SOURCE_TELL:
      return static_cast<zip_int64_t>(reading.at);
    case ZIP_SOURCE_ERROR:
      return zip_error_to_data(&reading.error.value, data, bytes);
    case ZIP_SOURCE_FREE:
      delete &reading;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:                                                     // untested: libzip asks only for what `supports` names
      zip_error_set(&reading.error.value, ZIP_ER_OPNOTSUPP, 0);  // untested: libzip asks only for what `supports` names
      return -1;                                                 // untested: the same
  }
}

Failure damaged_file(const std::string& file, const std::string& what) {
  return fail(Code::archive_damaged, {file}, {"压缩包或 xlsx 已损坏: " + what, "the zip or xlsx is damaged: " + what},
              {"请重新取得这个文件; 若是从邮件或网盘来的, 请核对大小", "fetch the file again and compare its size"});
}

}  // namespace

void Archive::Closer::operator()(zip* archive) const { zip_discard(archive); }

Failure Archive::damaged(const std::string& what) const { return damaged_file(file_->name(), what); }

Failure Archive::too_large() const {
  return fail(
      Code::archive_too_large, {file_->name()},
      {"解开后比压缩时大得离谱, 不会是表格", "what is inside is out of all proportion to the file"},
      {"请核对来源; 确是表格时, 请解开后再给出", "check where it came from; if it is a table, unpack it first"});
}

Result<Archive> Archive::open(const InputFile& file) {
  LibraryError error;
  auto reading = std::make_unique<Reading>();
  reading->file = &file;
  zip_source_t* const source = zip_source_function_create(&answer, reading.get(), &error.value);
  if (source == nullptr) return damaged_file(file.name(), zip_error_strerror(&error.value));
  reading.release();  // the source frees it
  Archive archive;
  archive.file_ = &file;
  archive.zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error.value));
  if (archive.zip_ == nullptr) {
    zip_source_free(source);
    return damaged_file(file.name(), zip_error_strerror(&error.value));
  }
  const zip_int64_t count = zip_get_num_entries(archive.zip_.get(), 0);
  for (std::uint64_t i = 0; i < std::min(static_cast<std::uint64_t>(count), entries_max); ++i) {
    zip_stat_t status;
    if (zip_stat_index(archive.zip_.get(), i, 0, &status) != 0 || (status.valid & ZIP_STAT_NAME) == 0)
      return archive.damaged("entry " + std::to_string(i));  // untested: libzip read the directory when it opened
    const bool locked = (status.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status.encryption_method != ZIP_EM_NONE;
    archive.entries_.push_back({i, status.name, locked});
  }
  return archive;
}

const Archive::Entry* Archive::find(std::string_view name) const {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& one) { return one.name == name; });
  return found == entries_.end() ? nullptr : &*found;
}

Result<void> Archive::read(const Entry& entry, const Take& take) const {
  if (entry.locked)
    return fail(Code::archive_locked, {file_->name()}, {entry.name + " 有密码", entry.name + " has a password"},
                {"请先解开再给出", "unpack it first"});
  const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> open(zip_fopen_index(zip_.get(), entry.index, 0),
                                                               &zip_fclose);
  if (open == nullptr) return damaged(entry.name + ": " + zip_strerror(zip_.get()));
  std::string piece(piece_bytes, '\0');
  for (std::uint64_t size = 0;;) {
    const zip_int64_t got = zip_fread(open.get(), piece.data(), piece.size());
    if (got < 0) return damaged(entry.name + ": " + zip_file_strerror(open.get()));
    if (got == 0) return {};
    size += static_cast<std::uint64_t>(got);
    if (is_out_of_proportion(size, file_->size())) return too_large();
    TRY(take(std::string_view(piece).substr(0, static_cast<std::size_t>(got))));
  }
}

}  // namespace nuan::claims
