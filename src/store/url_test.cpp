#include "store/url.hpp"

#include <gtest/gtest.h>

namespace nuan::store {
namespace {

TEST(Url, names_a_file_or_a_server) {
  EXPECT_EQ(read_url("sqlite:a b.db")->where, "a b.db");
  EXPECT_EQ(read_url("postgresql://host/nuan")->dialect, Dialect::postgresql);
  EXPECT_EQ(read_url("postgresql://host/nuan")->where, "postgresql://host/nuan");
}

TEST(Url, that_is_none_is_refused_without_showing_its_password) {
  for (const char* wrong : {"", "sqlite:", "nuan.db", "mysql://user:geheim@host/nuan"}) {
    const auto read = read_url(wrong);
    ASSERT_FALSE(read) << wrong;
    EXPECT_EQ(read.error().code, Code::store_url);
    EXPECT_EQ(to_text(read.error(), Language::en).find("geheim"), std::string::npos);
  }
}

}  // namespace
}  // namespace nuan::store
