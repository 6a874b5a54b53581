#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "audit/audit.hpp"

namespace nuan::audit {
namespace {

std::vector<std::string> chains_of(std::size_t count) {
  std::vector<std::string> chains;
  for (std::size_t i = 0; i < count; ++i) chains.push_back(to_hex(sha256(std::to_string(i))));
  return chains;
}

// The roots of RFC 6962's own test data: leaves "", 00 and 10.
TEST(Tree, is_the_one_of_the_standard) {
  const std::vector<std::string> leaves = {"", std::string(1, '\0'), "\x10"};
  EXPECT_EQ(to_hex(root_of(std::span(leaves).first(0))),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(root_of(std::span(leaves).first(1))),
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  EXPECT_EQ(to_hex(root_of(std::span(leaves).first(2))),
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  EXPECT_EQ(to_hex(root_of(leaves)), "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
}

RC_GTEST_PROP(Tree, every_entry_can_be_shown_to_be_in_it_and_no_other, ()) {
  const auto size = *rc::gen::inRange<std::size_t>(1, 70);
  const auto index = *rc::gen::inRange<std::size_t>(0, size);
  const auto chains = chains_of(size);
  const Sha256 root = root_of(chains);
  const Proof proof = prove(chains, index);
  RC_ASSERT(holds(proof, chains[index], root));
  RC_ASSERT(!holds(proof, chains[index] + "0", root));
  Proof longer = proof;
  longer.beside.push_back(root);
  RC_ASSERT(!holds(longer, chains[index], root));
  if (size > 1) {
    RC_ASSERT(!holds(proof, chains[(index + 1) % size], root));
    Proof changed = proof;
    changed.beside[*rc::gen::inRange<std::size_t>(0, changed.beside.size())][3] ^= 1U;
    RC_ASSERT(!holds(changed, chains[index], root));
  }
  RC_ASSERT(!holds({size, size, proof.beside}, chains[index], root));
}

}  // namespace
}  // namespace nuan::audit
