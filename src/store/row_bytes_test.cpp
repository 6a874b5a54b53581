#include "store/row_bytes.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan::store {
namespace {

std::string bytes_of(const Row& row) {
  std::string bytes;
  append_row_bytes(row, bytes);
  return bytes;
}

TEST(RowBytes, tell_kinds_and_borders_apart) {
  EXPECT_NE(bytes_of({std::string("1")}), bytes_of({std::int64_t{1}}));
  EXPECT_NE(bytes_of({std::string("1")}), bytes_of({Bytes{"1"}}));
  EXPECT_NE(bytes_of({std::string()}), bytes_of({std::monostate()}));
  EXPECT_NE(bytes_of({std::string("ab"), std::string("c")}), bytes_of({std::string("a"), std::string("bc")}));
  EXPECT_NE(bytes_of({std::string("n")}), bytes_of({std::string(), std::monostate()}));
}

RC_GTEST_PROP(RowBytes, of_different_rows_differ,
              (const std::vector<std::string>& a, const std::vector<std::string>& b)) {
  const Row first(a.begin(), a.end());
  const Row second(b.begin(), b.end());
  RC_ASSERT((bytes_of(first) == bytes_of(second)) == (a == b));
}

}  // namespace
}  // namespace nuan::store
