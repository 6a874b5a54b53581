#include "adapters/sm/sm.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>

#include <array>

namespace nuan::adapters::sm {
namespace {

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytes_of(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

template <auto free>
struct Freed {
  template <class T>
  void operator()(T* one) const {
    free(one);
  }
};
using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, Freed<EVP_CIPHER_CTX_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Freed<EVP_MAC_CTX_free>>;

}  // namespace

struct Library::Inside {
  std::unique_ptr<EVP_MD, Freed<EVP_MD_free>> sm3;
  std::unique_ptr<EVP_MAC, Freed<EVP_MAC_free>> hmac;
  std::unique_ptr<EVP_CIPHER, Freed<EVP_CIPHER_free>> sm4;
};

Result<Library> Library::open() {
  auto inside = std::make_shared<Inside>();
  inside->sm3.reset(EVP_MD_fetch(nullptr, "SM3", nullptr));
  inside->hmac.reset(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
  inside->sm4.reset(EVP_CIPHER_fetch(nullptr, "SM4-CTR", nullptr));
  if (inside->sm3 && inside->hmac && inside->sm4) return Library(std::move(inside));
  return fail(Code::cipher_missing, {},
              {"这台机器的 OpenSSL 没有 SM3 或 SM4", "this machine's OpenSSL has no SM3 or SM4"},
              {"请换用带国密算法的 libcrypto 3, 或用 --cipher xchacha20",
               "use a libcrypto 3 that has them, or --cipher xchacha20"});
}

std::string Library::sm3(std::string_view text) const {
  std::string digest(sm3_bytes, '\0');
  ENSURE(EVP_Digest(text.data(), text.size(), bytes_of(digest), nullptr, inside_->sm3.get(), nullptr) == 1);
  return digest;
}

std::string Library::hmac_sm3(std::string_view key, std::string_view text) const {
  const MacContext context(EVP_MAC_CTX_new(inside_->hmac.get()));
  std::array<char, 4> name = {'S', 'M', '3', '\0'};
  const std::array<OSSL_PARAM, 2> wanted = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, name.data(), 0),
                                            OSSL_PARAM_construct_end()};
  std::string code(sm3_bytes, '\0');
  std::size_t size = 0;
  ENSURE(context && EVP_MAC_init(context.get(), bytes_of(key), key.size(), wanted.data()) == 1);
  ENSURE(EVP_MAC_update(context.get(), bytes_of(text), text.size()) == 1);
  ENSURE(EVP_MAC_final(context.get(), bytes_of(code), &size, code.size()) == 1 && size == sm3_bytes);
  return code;
}

std::string Library::sm4_ctr(std::string_view key, std::string_view counter, std::string_view text) const {
  ENSURE(key.size() == sm4_block && counter.size() == sm4_block && text.size() <= 1U << 30U);
  const CipherContext context(EVP_CIPHER_CTX_new());
  ENSURE(context &&
         EVP_EncryptInit_ex2(context.get(), inside_->sm4.get(), bytes_of(key), bytes_of(counter), nullptr) == 1);
  std::string done(text.size(), '\0');
  int size = 0;
  ENSURE(EVP_EncryptUpdate(context.get(), bytes_of(done), &size, bytes_of(text), static_cast<int>(text.size())) == 1);
  ENSURE(static_cast<std::size_t>(size) == text.size());
  return done;
}

std::string random_bytes(std::size_t size) {
  std::string bytes(size, '\0');
  ENSURE(RAND_bytes(bytes_of(bytes), static_cast<int>(size)) == 1);
  return bytes;
}

bool same_bytes(std::string_view one, std::string_view other) {
  return one.size() == other.size() && CRYPTO_memcmp(one.data(), other.data(), one.size()) == 0;
}

}  // namespace nuan::adapters::sm
