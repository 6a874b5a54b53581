#include "adapters/sodium/sodium_secrets.hpp"

#include <sodium.h>

#include <array>

namespace nuan::adapters {
namespace {

using Key = std::array<unsigned char, 32>;

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

// The first byte of what is hidden: which way it was, and with which key.
constexpr char version = 1;

class SodiumSecrets final : public Secrets {
 public:
  explicit SodiumSecrets(const Key& master) {
    crypto_kdf_derive_from_key(hiding_.data(), hiding_.size(), 1, "nuanhide", master.data());
    crypto_kdf_derive_from_key(looking_.data(), looking_.size(), 2, "nuanlook", master.data());
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
    std::string hidden(1 + nonce_bytes + text.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES, version);
    unsigned char* const nonce = bytes_of(hidden) + 1;
    randombytes_buf(nonce, nonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(nonce + nonce_bytes, nullptr, bytes_of(text), text.size(),
                                               bytes_of(place), place.size(), nullptr, nonce, hiding_.data());
    return hidden;
  }

  [[nodiscard]] Result<std::string> open(std::string_view hidden, std::string_view place) const override {
    constexpr std::size_t around = 1 + nonce_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (hidden.size() < around || hidden[0] != version) return wrong();
    std::string text(hidden.size() - around, '\0');
    const unsigned char* const nonce = bytes_of(hidden) + 1;
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(bytes_of(text), nullptr, nullptr, nonce + nonce_bytes,
                                                   hidden.size() - 1 - nonce_bytes, bytes_of(place), place.size(),
                                                   nonce, hiding_.data()) != 0)
      return wrong();
    return text;
  }

 private:
  static constexpr std::size_t nonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
  [[nodiscard]] static Failure wrong() {
    return fail(Code::key_wrong, {},
                {"密钥解不开, 或内容被换过位置", "the key does not open it, or it was moved from its place"},
                {"请检查 --key", "check --key"});
  }
  Key hiding_{}, looking_{};
};

}  // namespace

std::string new_key() {
  ENSURE(sodium_init() >= 0);
  Key key{};
  randombytes_buf(key.data(), key.size());
  std::string text(2 * key.size() + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), key.data(), key.size());
  text.back() = '\n';
  sodium_memzero(key.data(), key.size());
  return text;
}

Result<std::unique_ptr<Secrets>> sodium_secrets(std::string_view text, const std::string& file) {
  ENSURE(sodium_init() >= 0);
  Key key{};
  std::size_t size = 0;
  if (sodium_hex2bin(key.data(), key.size(), text.data(), text.size(), "\n", &size, nullptr) != 0 || size != key.size())
    return fail(
        Code::key_unreadable, {file}, {"应是 64 个十六进制字符", "expected 64 hexadecimal characters"},
        {"密钥由 nuan init 写下; 请找回它, 不要另写一个", "nuan init wrote the key: find it, do not make another"});
  std::unique_ptr<Secrets> made = std::make_unique<SodiumSecrets>(key);
  sodium_memzero(key.data(), key.size());
  return made;
}

}  // namespace nuan::adapters
