// Following the bytes of a file: is it UTF-8 so far, and where is the first NUL (declared in encoding.hpp).
#include <algorithm>

#include "base/text.hpp"
#include "claims/encoding.hpp"

namespace nuan::claims {

void TextCheck::look_for_nul(std::string_view bytes) {
  if (nul_ == nowhere) {
    const std::size_t found = bytes.find('\0');
    if (found != std::string_view::npos) nul_ = offset_ + found;
    if (found != 0) beyond_nul_ = true;
  }
  if (!beyond_nul_ && bytes.find_first_not_of('\0') != std::string_view::npos) beyond_nul_ = true;
}

// Completes the character begun at the end of the bytes before; what is left of `bytes` begins with a new one.
std::string_view TextCheck::finish_character(std::string_view bytes) {
  while (!begun_.empty() && !bytes.empty()) {
    begun_ += bytes.front();
    const bool whole = is_utf8(begun_);
    if (!whole && unfinished_tail(begun_) != begun_.size()) {
      flaw_ = offset_ - (begun_.size() - 1);
      begun_.clear();
      return bytes;
    }
    bytes.remove_prefix(1);
    ++offset_;
    if (whole) {
      beyond_ascii_ = true;
      beyond_two_bytes_ = beyond_two_bytes_ || begun_.size() > 2;
      begun_.clear();
    }
  }
  return bytes;
}

void TextCheck::add(std::string_view bytes) {
  if (bytes.empty()) return;
  look_for_nul(bytes);
  const std::uint64_t after = offset_ + bytes.size();
  if (flaw_ == nowhere) bytes = finish_character(bytes);
  if (flaw_ == nowhere) check_characters(bytes);
  offset_ = after;
}

void TextCheck::add_valid(std::size_t size, bool beyond_ascii, bool beyond_two_bytes) {
  ENSURE(begun_.empty());
  offset_ += size;
  beyond_nul_ = beyond_nul_ || size > 0;
  beyond_ascii_ = beyond_ascii_ || beyond_ascii;
  beyond_two_bytes_ = beyond_two_bytes_ || beyond_two_bytes;
}

// Of bytes that begin with a character; the last may be cut short.
void TextCheck::check_characters(std::string_view bytes) {
  const std::size_t whole_size = bytes.size() - unfinished_tail(bytes);
  const std::string_view whole = bytes.substr(0, whole_size);
  const std::size_t found = utf8_flaw(whole);
  if (found != no_flaw) {
    flaw_ = offset_ + found;
    return;
  }
  begun_.append(bytes.substr(whole_size));
  if (!beyond_ascii_) beyond_ascii_ = plain_prefix(whole) != whole.size();
  const auto of_three_or_four = [](char c) { return static_cast<unsigned char>(c) >= 0xE0; };
  if (beyond_ascii_ && !beyond_two_bytes_)
    beyond_two_bytes_ = std::any_of(whole.begin(), whole.end(), of_three_or_four);
}

std::uint64_t TextCheck::cut() const { return flaw_ == nowhere && !begun_.empty() ? offset_ - begun_.size() : nowhere; }

void TextCheck::join(const TextCheck& other) {
  flaw_ = std::min(flaw_, other.flaw_);
  nul_ = std::min(nul_, other.nul_);
  beyond_nul_ = beyond_nul_ || other.beyond_nul_;
  beyond_ascii_ = beyond_ascii_ || other.beyond_ascii_;
  beyond_two_bytes_ = beyond_two_bytes_ || other.beyond_two_bytes_;
  if (other.offset_ > offset_) {  // only the end of the file can lie inside a character
    offset_ = other.offset_;
    begun_ = other.begun_;
  }
}

}  // namespace nuan::claims
