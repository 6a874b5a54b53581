// Kernels: loops over whole vectors that the compiler turns into vector instructions. Sums and products wrap round like
// unsigned numbers: only rows of subjects that are left to the interpreter can wrap, and nobody reads what comes out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>

#include "policy/columnar/bounds.hpp"

namespace nuan::policy::columnar {

[[nodiscard]] inline std::int64_t wrap_add(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) + static_cast<std::uint64_t>(b));
}
[[nodiscard]] inline std::int64_t wrap_subtract(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) - static_cast<std::uint64_t>(b));
}
[[nodiscard]] inline std::int64_t wrap_multiply(std::int64_t a, std::int64_t b) {
  return static_cast<std::int64_t>(static_cast<std::uint64_t>(a) * static_cast<std::uint64_t>(b));
}
// 0 or all ones.
[[nodiscard]] inline std::int64_t mask_of(bool condition) { return -static_cast<std::int64_t>(condition); }

template <class Each>
void map(std::int64_t* __restrict out, const std::int64_t* a, std::size_t count, Each each) {
  for (std::size_t i = 0; i < count; ++i) out[i] = each(a[i]);
}

template <class Each>
void zip(std::int64_t* __restrict out, const std::int64_t* a, const std::int64_t* b, std::size_t count, Each each) {
  for (std::size_t i = 0; i < count; ++i) out[i] = each(a[i], b[i]);
}

// Division by a number known beforehand, as a multiplication. Exact for 0 <= n < 2^62 (Granlund and Montgomery).
class Divider {
 public:
  explicit Divider(std::int64_t divisor) {
    int bits = 0;
    while (bits < 62 && (std::int64_t{1} << bits) < divisor) ++bits;
    shift_ = 62 + bits;
    factor_ =
        static_cast<std::uint64_t>((static_cast<UnsignedWide>(1) << shift_) / static_cast<std::uint64_t>(divisor) + 1);
  }
  [[nodiscard]] std::int64_t quotient(std::int64_t n) const {
    return static_cast<std::int64_t>((static_cast<UnsignedWide>(static_cast<std::uint64_t>(n)) * factor_) >> shift_);
  }

 private:
  __extension__ using UnsignedWide = unsigned __int128;
  int shift_ = 0;
  std::uint64_t factor_ = 0;
};

// Rounds down, for any sign; the divisor is positive.
[[nodiscard]] inline std::int64_t floor_quotient(std::int64_t a, std::int64_t divisor) {
  const std::int64_t quotient = a / divisor;
  return quotient - static_cast<std::int64_t>(a % divisor < 0);
}

}  // namespace nuan::policy::columnar
