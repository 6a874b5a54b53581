// Files as the program sees them: small interfaces, so that a test or a simulation can own every read and write.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan {

// A whole file that stands still: its size is known and any part can be read from any thread.
class InputFile {
 public:
  virtual ~InputFile() = default;
  [[nodiscard]] virtual const std::string& name() const = 0;  // as the user wrote it
  [[nodiscard]] virtual std::uint64_t size() const = 0;
  // Fills the whole buffer from `offset`, or fails (input_unreadable, input_changed when the file became shorter).
  [[nodiscard]] virtual Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const = 0;
};

// A file being written. Any thread may write any part that no other writes. Where offset, size and memory are all
// multiples of `alignment`, the bytes may go to the disk as they lie, without another copy.
class OutputFile {
 public:
  static constexpr std::size_t alignment = 4096;
  virtual ~OutputFile() = default;
  [[nodiscard]] virtual Result<void> write_at(std::uint64_t offset, std::string_view bytes) = 0;
};

// A folder of results that appears whole or not at all: written beside its place and renamed by commit().
// Destroyed without commit() it leaves nothing behind.
class OutputFolder {
 public:
  virtual ~OutputFolder() = default;
  [[nodiscard]] virtual Result<std::unique_ptr<OutputFile>> create(std::string_view name) = 0;
  // Flushes, checks every write and puts the folder in place.
  [[nodiscard]] virtual Result<void> commit() = 0;
};

class Files {
 public:
  virtual ~Files() = default;
  // Fails with input_missing, input_is_directory or input_unreadable. What cannot be read twice (a pipe, `-` for
  // standard input) is first copied to a temporary file without a name; a record longer than `record_limit` bytes
  // fails with record_too_long before it fills the disk.
  [[nodiscard]] virtual Result<std::unique_ptr<InputFile>> open(const std::string& path) = 0;
  // Fails with output_unwritable when the place cannot be written, or holds anything but earlier results: files named
  // as one of `result_names` (all that this command may ever write there). Those are replaced as a whole by commit().
  [[nodiscard]] virtual Result<std::unique_ptr<OutputFolder>> create_folder(
      const std::string& path, std::span<const std::string_view> result_names) = 0;
};

// The longest record any input may hold; beyond it a quote was surely left open or the file is not a table.
inline constexpr std::uint64_t record_limit = 1U << 20U;

}  // namespace nuan
