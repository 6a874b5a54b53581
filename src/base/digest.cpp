#include "base/digest.hpp"

#include <openssl/evp.h>

#include "base/result.hpp"

namespace nuan {
namespace {

// Fetched once: looking the algorithm up by name costs more than digesting a short text.
const EVP_MD* algorithm() {
  static const EVP_MD* const fetched = EVP_MD_fetch(nullptr, "SHA256", nullptr);
  return fetched;
}

}  // namespace

Sha256 sha256(std::string_view bytes) {
  Sha256 digest{};
  unsigned int size = 0;
  ENSURE(EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, algorithm(), nullptr) == 1);
  ENSURE(size == digest.size());
  return digest;
}

std::string to_hex(const Sha256& digest) {
  static constexpr std::string_view figures = "0123456789abcdef";
  std::string text;
  text.reserve(digest.size() * 2);
  for (const std::uint8_t byte : digest) {
    text += figures[byte >> 4U];
    text += figures[byte & 15U];
  }
  return text;
}

Sha256 digest_of_pieces(std::span<const Sha256> pieces) {
  return sha256({reinterpret_cast<const char*>(pieces.data()), pieces.size_bytes()});
}

Sha256 digest_1m(std::string_view bytes) {
  Digester digester;
  digester.add(bytes);
  return digester.finish();
}

void Digester::add(std::string_view bytes) {
  while (!bytes.empty()) {
    if (pending_.empty() && bytes.size() >= digest_piece_bytes) {  // whole pieces need no copy
      pieces_.push_back(sha256(bytes.substr(0, digest_piece_bytes)));
      bytes.remove_prefix(digest_piece_bytes);
      continue;
    }
    const std::string_view part = bytes.substr(0, digest_piece_bytes - pending_.size());
    pending_.append(part);
    bytes.remove_prefix(part.size());
    if (pending_.size() == digest_piece_bytes) {
      pieces_.push_back(sha256(pending_));
      pending_.clear();
    }
  }
}

Sha256 Digester::finish() {
  if (!pending_.empty()) pieces_.push_back(sha256(pending_));
  const Sha256 digest = digest_of_pieces(pieces_);
  pending_.clear();
  pieces_.clear();
  return digest;
}

}  // namespace nuan
