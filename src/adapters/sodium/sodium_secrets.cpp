#include "adapters/sodium/sodium_secrets.hpp"

#include <sodium.h>

#include <array>

namespace nuan::adapters {
namespace {

using Key = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

class SodiumSecrets final : public Secrets {
 public:
  SodiumSecrets(const SecretKey& key, std::int64_t number)
      : number_(number), header_(header_of({Cipher::xchacha20, number})) {
    crypto_kdf_derive_from_key(hiding_.data(), hiding_.size(), 1, "nuanhide", key.data());
    crypto_kdf_derive_from_key(looking_.data(), looking_.size(), 2, "nuanlook", key.data());
  }
  ~SodiumSecrets() override {
    sodium_memzero(hiding_.data(), hiding_.size());
    sodium_memzero(looking_.data(), looking_.size());
  }

  [[nodiscard]] std::string lookup(std::string_view text) const override {
    std::string hash(32, '\0');
    crypto_generichash(bytes_of(hash), hash.size(), bytes_of(text), text.size(), looking_.data(), looking_.size());
    return hash;
  }

  [[nodiscard]] std::string hide(std::string_view text, std::string_view place) const override {
    std::string hidden = header_;
    hidden.resize(header_.size() + nonce_bytes + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    unsigned char* const nonce = bytes_of(hidden) + header_.size();
    randombytes_buf(nonce, nonce_bytes);
    const std::string beside = bound_to(place);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                               bytes_of(beside), beside.size(), nullptr, nonce, hiding_.data());
    return hidden;
  }

  [[nodiscard]] Result<std::string> open(std::string_view hidden, std::string_view place) const override {
    const std::size_t around = header_.size() + nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (hidden.size() < around || !hidden.starts_with(header_)) return does_not_open();
    std::string text(hidden.size() - around, '\0');
    const unsigned char* const nonce = bytes_of(hidden) + header_.size();
    const std::string beside = bound_to(place);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, nonce + nonce_bytes,
                                                   hidden.size() - header_.size() - nonce_bytes, bytes_of(beside),
                                                   beside.size(), nonce, hiding_.data()) != 0)
      return does_not_open();
    return text;
  }

  [[nodiscard]] std::int64_t key_number() const override { return number_; }

 private:
  static constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  // The header, too, but where values had none with a number.
  [[nodiscard]] std::string bound_to(std::string_view place) const {
    return (number_ == 0 ? std::string() : header_) + std::string(place);
  }
  std::int64_t number_;
  std::string header_;
  Key hiding_{}, looking_{};
};

void start_sodium() { ENSURE(sodium_init() >= 0); }

}  // namespace

SecretKey new_secret_key() {
  start_sodium();
  std::string bytes(SecretKey::size, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  SecretKey key(bytes);
  sodium_memzero(bytes.data(), bytes.size());
  return key;
}

std::string new_key() {
  const SecretKey key = new_secret_key();
  std::string text(2 * SecretKey::size + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), key.data(), SecretKey::size);
  text.back() = '\n';
  return text;
}

std::unique_ptr<Secrets> sodium_secrets(const SecretKey& key, std::int64_t number) {
  start_sodium();
  return std::make_unique<SodiumSecrets>(key, number);
}

Result<std::unique_ptr<Secrets>> sodium_secrets(std::string_view text, const std::string& file) {
  TRY_LET(const SecretKey key, read_secret_key(text, file));
  return sodium_secrets(key, 0);
}

}  // namespace nuan::adapters
