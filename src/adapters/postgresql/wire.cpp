#include "adapters/postgresql/wire.hpp"

namespace nuan::adapters {
namespace {

using store::Bytes;
using store::Row;
using store::Value;

// Types by their numbers in pg_type, which are for ever.
constexpr Oid type_bool = 16, type_bytea = 17, type_int8 = 20, type_int4 = 23, type_text = 25, type_varchar = 1043;

// Most significant byte first.
void append_big_endian(std::uint64_t number, int bytes, std::string& out) {
  for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(number >> shift & 0xFFU);
}

std::uint64_t big_endian(const char* at, int bytes) {
  std::uint64_t number = 0;
  for (int i = 0; i < bytes; ++i) number = number << 8U | static_cast<unsigned char>(at[i]);
  return number;
}

}  // namespace

Parameters::Parameters(const Row& row) {
  numbers_.reserve(row.size());  // the pointers below stay good
  for (const Value& value : row) {
    const std::string* bytes = std::get_if<std::string>(&value);
    if (const auto* number = std::get_if<std::int64_t>(&value)) {
      numbers_.emplace_back();
      append_big_endian(static_cast<std::uint64_t>(*number), 8, numbers_.back());
      bytes = &numbers_.back();
    } else if (const auto* raw = std::get_if<Bytes>(&value)) {
      bytes = &raw->bytes;
    }
    values_.push_back(bytes == nullptr ? nullptr : bytes->data());
    sizes_.push_back(bytes == nullptr ? 0 : static_cast<int>(bytes->size()));
    formats_.push_back(1);
  }
}

Result<Value> value_of(const PGresult* answer, int row, int column) {
  if (PQgetisnull(answer, row, column) != 0) return Value();
  const char* const at = PQgetvalue(answer, row, column);
  const auto size = static_cast<std::size_t>(PQgetlength(answer, row, column));
  switch (PQftype(answer, column)) {
    case type_int8:
      return static_cast<std::int64_t>(big_endian(at, 8));
    case type_int4:
      return std::int64_t{static_cast<std::int32_t>(big_endian(at, 4))};
    case type_bool:
      return std::int64_t{*at};
    case type_text:
    case type_varchar:
      return std::string(at, size);
    case type_bytea:
      return Bytes{std::string(at, size)};
    default:
      return fail(Code::store_failed, {},
                  {"出现了不认识的列类型, 如小数", "a column has a type that is none of ours, such as a fraction"});
  }
}

void append_copied(const Row& row, std::string& bytes) {
  append_big_endian(row.size(), 2, bytes);
  for (const Value& value : row) {
    const auto* number = std::get_if<std::int64_t>(&value);
    const auto* text = std::get_if<std::string>(&value);
    const auto* raw = std::get_if<Bytes>(&value);
    if (number != nullptr) {
      append_big_endian(8, 4, bytes);
      append_big_endian(static_cast<std::uint64_t>(*number), 8, bytes);
    } else if (text != nullptr || raw != nullptr) {
      const std::string& content = text != nullptr ? *text : raw->bytes;
      append_big_endian(content.size(), 4, bytes);
      bytes += content;
    } else {
      append_big_endian(0xFFFFFFFF, 4, bytes);
    }
  }
}

std::string copy_header() {
  std::string header("PGCOPY\n\xFF\r\n\0", 11);
  header.append(8, '\0');
  return header;
}

std::string copy_trailer() { return "\xFF\xFF"; }

}  // namespace nuan::adapters
