// Digests: the standard's own samples, and pieces that come to the same whole however they are cut.
#include "base/digest.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace nuan {
namespace {

TEST(Digest, KnownSha256) {  // FIPS 180-4 samples
  EXPECT_EQ(to_hex(sha256("abc")), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(to_hex(sha256("")), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(Digest, AWholeIsDigestedOverItsPieces) {
  EXPECT_EQ(digest_1m(""), sha256("")) << "no pieces at all";
  const std::string small = "abc";
  const Sha256 piece = sha256(small);
  EXPECT_EQ(digest_1m(small), sha256({reinterpret_cast<const char*>(piece.data()), piece.size()}));
  const std::string exact(digest_piece_bytes, 'x');
  EXPECT_EQ(digest_1m(exact), digest_of_pieces(std::vector{sha256(exact)})) << "no empty piece after a full one";
  EXPECT_EQ(digest_1m(exact + "y"), digest_of_pieces(std::vector{sha256(exact), sha256("y")}));
}

TEST(Digest, ADigesterStartsAnewAfterItFinished) {
  Digester digester;
  digester.add("abc");
  static_cast<void>(digester.finish());
  EXPECT_EQ(digester.finish(), digest_1m(""));
}

// Bytes that repeat nowhere near a piece's length.
const std::string& long_text() {
  static const std::string text = [] {
    std::string bytes(3 * digest_piece_bytes + 17, 'a');
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 31 + i / 977);
    return bytes;
  }();
  return text;
}

RC_GTEST_PROP(Digest, CutsChangeNothing, ()) {
  const auto size = *rc::gen::element<std::size_t>(0, 1, digest_piece_bytes - 1, digest_piece_bytes,
                                                   digest_piece_bytes + 1, 3 * digest_piece_bytes + 17);
  const std::string_view text = std::string_view(long_text()).substr(0, size);
  Digester digester;
  for (std::size_t at = 0; at < size;) {
    const auto cut = *rc::gen::element<std::size_t>(10000, 65536, digest_piece_bytes - 1, digest_piece_bytes, 2500000);
    digester.add(text.substr(at, cut));
    at += cut;
  }
  std::vector<Sha256> pieces;
  for (std::size_t at = 0; at < size; at += digest_piece_bytes)
    pieces.push_back(sha256(text.substr(at, digest_piece_bytes)));
  RC_ASSERT(digester.finish() == digest_of_pieces(pieces));
}

}  // namespace
}  // namespace nuan
