#include "adapters/sm/sm_secrets.hpp"

#include "adapters/sm/sm.hpp"

namespace nuan::adapters {
namespace {

class SmSecrets final : public Secrets {
 public:
  SmSecrets(sm::Library library, const SecretKey& key, std::int64_t number)
      : library_(std::move(library)),
        number_(number),
        header_(header_of({Cipher::sm4, number})),
        hiding_(library_.hmac_sm3(key.bytes(), "nuan hide")),
        sealing_(library_.hmac_sm3(key.bytes(), "nuan seal")),
        looking_(library_.hmac_sm3(key.bytes(), "nuan look")) {}

  [[nodiscard]] std::string lookup(std::string_view text) const override {
    return library_.hmac_sm3(looking_.bytes(), text);
  }

  [[nodiscard]] std::string hide(std::string_view text, std::string_view place) const override {
    const std::string nonce = sm::random_bytes(sm::sm4_block);
    std::string hidden = header_ + nonce + library_.sm4_ctr(hiding_key(), nonce, text);
    hidden += seal_of(hidden, place);
    return hidden;
  }

  [[nodiscard]] Result<std::string> open(std::string_view hidden, std::string_view place) const override {
    if (hidden.size() < header_.size() + sm::sm4_block + sm::sm3_bytes || !hidden.starts_with(header_))
      return does_not_open();
    const std::string_view sealed = hidden.substr(0, hidden.size() - sm::sm3_bytes);
    if (!sm::same_bytes(seal_of(sealed, place), hidden.substr(sealed.size()))) return does_not_open();
    const std::string_view nonce = sealed.substr(header_.size(), sm::sm4_block);
    return library_.sm4_ctr(hiding_key(), nonce, sealed.substr(header_.size() + sm::sm4_block));
  }

  [[nodiscard]] std::int64_t key_number() const override { return number_; }

 private:
  [[nodiscard]] std::string_view hiding_key() const { return hiding_.bytes().substr(0, sm::sm4_block); }
  // The size of the place goes first: no bytes can move between it and what is hidden.
  [[nodiscard]] std::string seal_of(std::string_view sealed, std::string_view place) const {
    return library_.hmac_sm3(sealing_.bytes(),
                             std::to_string(place.size()) + ":" + std::string(place) + std::string(sealed));
  }
  sm::Library library_;
  std::int64_t number_;
  std::string header_;
  SecretKey hiding_, sealing_, looking_;
};

}  // namespace

Result<std::unique_ptr<Secrets>> sm_secrets(const SecretKey& key, std::int64_t number) {
  TRY_LET(sm::Library library, sm::Library::open());
  return std::make_unique<SmSecrets>(std::move(library), key, number);
}

}  // namespace nuan::adapters
