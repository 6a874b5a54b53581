#include "adapters/sodium/ed25519.hpp"

#include <sodium.h>

#include <array>

namespace nuan::adapters {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

template <std::size_t size>
using Bytes = std::array<unsigned char, size>;

template <std::size_t size>
std::string hex_of(const Bytes<size>& bytes) {
  std::string text(2 * size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), bytes.data(), size);
  text.pop_back();
  return text;
}

template <std::size_t size>
bool read_hex(std::string_view text, Bytes<size>& bytes) {
  std::size_t length = 0;
  return text.size() == 2 * size &&
         sodium_hex2bin(bytes.data(), size, text.data(), text.size(), nullptr, &length, nullptr) == 0 && length == size;
}

class Ed25519 final : public Signer {
 public:
  explicit Ed25519(const SecretKey& seed) { crypto_sign_seed_keypair(public_.data(), secret_.data(), seed.data()); }
  ~Ed25519() override { sodium_memzero(secret_.data(), secret_.size()); }
  [[nodiscard]] std::string public_key() const override { return hex_of(public_); }
  [[nodiscard]] std::string sign(std::string_view text) const override {
    Bytes<crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes_of(text), text.size(), secret_.data());
    return hex_of(signature);
  }

 private:
  Bytes<crypto_sign_PUBLICKEYBYTES> public_{};
  Bytes<crypto_sign_SECRETKEYBYTES> secret_{};
};

}  // namespace

std::unique_ptr<Signer> ed25519_signer(const SecretKey& seed) {
  static_assert(SecretKey::size == crypto_sign_SEEDBYTES);
  ENSURE(sodium_init() >= 0);
  return std::make_unique<Ed25519>(seed);
}

bool holds_ed25519(std::string_view text, std::string_view signature, std::string_view public_key) {
  ENSURE(sodium_init() >= 0);
  Bytes<crypto_sign_BYTES> value{};
  Bytes<crypto_sign_PUBLICKEYBYTES> key{};
  return read_hex(signature, value) && read_hex(public_key, key) &&
         crypto_sign_verify_detached(value.data(), bytes_of(text), text.size(), key.data()) == 0;
}

}  // namespace nuan::adapters
