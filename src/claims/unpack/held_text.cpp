#include "claims/unpack/held_text.hpp"

#include <algorithm>

namespace nuan::claims {

bool is_out_of_proportion(std::uint64_t bytes, std::uint64_t packed_bytes) {
  return bytes > HeldText::bytes_max ||
         (bytes > HeldText::always_allowed && bytes / HeldText::ratio_max > packed_bytes);
}

bool HeldText::append(std::string_view bytes) {
  if (is_out_of_proportion(size_ + bytes.size(), packed_bytes_)) return false;
  while (!bytes.empty()) {
    const std::size_t at = size_ % piece_bytes;
    if (at == 0) pieces_.push_back(std::make_unique_for_overwrite<char[]>(piece_bytes));
    const std::size_t part = std::min(bytes.size(), piece_bytes - at);
    std::copy_n(bytes.data(), part, pieces_.back().get() + at);
    bytes.remove_prefix(part);
    size_ += part;
  }
  return true;
}

Result<void> HeldText::read_at(std::uint64_t offset, std::span<char> buffer) const {
  if (offset > size_ || buffer.size() > size_ - offset)
    return fail(Code::input_changed, {name_}, {"读到了文件之外", "the file was read beyond its end"});
  while (!buffer.empty()) {
    const std::size_t at = offset % piece_bytes;
    const std::size_t part = std::min(buffer.size(), piece_bytes - at);
    std::copy_n(pieces_[offset / piece_bytes].get() + at, part, buffer.data());
    buffer = buffer.subspan(part);
    offset += part;
  }
  return {};
}

}  // namespace nuan::claims
