// Writing CSV: fields as RFC 4180 has them, amounts as files carry them, without a heap in the inner loops.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace nuan::flow {

// Quoted where it must be.
void append_field(std::string& out, std::string_view field);

// `1234.50`, written at `at`; returns where it ends.
[[nodiscard]] char* put_amount(char* at, std::int64_t fen);
inline constexpr std::size_t amount_bytes_max = 22;

void append_amount(std::string& out, std::int64_t fen);

void append_number(std::string& out, std::uint64_t value);

}  // namespace nuan::flow
