#include "store/row_bytes.hpp"

namespace nuan::store {
namespace {

void append_sized(char kind, std::string_view text, std::string& bytes) {
  bytes += kind;
  bytes += std::to_string(text.size());
  bytes += ':';
  bytes += text;
}

}  // namespace

void append_row_bytes(const Row& row, std::string& bytes) {
  for (const Value& value : row) {
    if (const auto* number = std::get_if<std::int64_t>(&value))
      append_sized('i', std::to_string(*number), bytes);
    else if (const auto* text = std::get_if<std::string>(&value))
      append_sized('t', *text, bytes);
    else if (const auto* raw = std::get_if<Bytes>(&value))
      append_sized('b', raw->bytes, bytes);
    else
      bytes += 'n';
  }
}

}  // namespace nuan::store
