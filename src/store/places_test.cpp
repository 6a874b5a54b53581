#include "store/places.hpp"

#include <gtest/gtest.h>

namespace nuan::store {
namespace {

TEST(Places, are_numbered_in_the_order_they_are_written) {
  EXPECT_EQ(with_numbered_places("select a from t where b = ? and c > ?"), "select a from t where b = $1 and c > $2");
}

TEST(Places, are_none_inside_quotes) {
  EXPECT_EQ(with_numbered_places("select '?', 'it''s ?', \"?\", ?"), "select '?', 'it''s ?', \"?\", $1");
}

}  // namespace
}  // namespace nuan::store
