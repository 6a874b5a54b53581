// HeldText: text that was unpacked, kept in memory as if it were a file. It grows in pieces, so that nothing is copied
// when there is more, and stops at what no table reaches.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"

namespace nuan::claims {

// Whether so much cannot have come out of a file of so few bytes that is a table: a decompression bomb.
[[nodiscard]] bool is_out_of_proportion(std::uint64_t bytes, std::uint64_t packed_bytes);

class HeldText : public InputFile {
 public:
  // `packed_bytes`: of the file it came out of, against which its size is held.
  HeldText(std::string name, std::uint64_t packed_bytes) : name_(std::move(name)), packed_bytes_(packed_bytes) {}
  // False when the text is out of proportion.
  [[nodiscard]] bool append(std::string_view bytes);

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return size_; }
  [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override;

  static constexpr std::uint64_t always_allowed = std::uint64_t{64} << 20U;
  static constexpr std::uint64_t ratio_max = 200;
  static constexpr std::uint64_t bytes_max = std::uint64_t{16} << 30U;

 private:
  static constexpr std::size_t piece_bytes = std::size_t{4} << 20U;
  std::string name_;
  std::uint64_t packed_bytes_;
  std::uint64_t size_ = 0;
  std::vector<std::unique_ptr<char[]>> pieces_;
};

}  // namespace nuan::claims
