// Secrets: personal data made unreadable, and findable again. An interface, so that a test can own chance.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan {

class Secrets {
 public:
  virtual ~Secrets() = default;
  // The same text gives the same 32 bytes, which nobody can make or undo without the key.
  [[nodiscard]] virtual std::string lookup(std::string_view text) const = 0;
  // `place` says whose and which value it is; elsewhere it does not open.
  [[nodiscard]] virtual std::string hide(std::string_view text, std::string_view place) const = 0;
  // Fails with key_wrong.
  [[nodiscard]] virtual Result<std::string> open(std::string_view hidden, std::string_view place) const = 0;
  // Which of a store's keys it works with; 0: the key file itself, as in stores of before there were others.
  [[nodiscard]] virtual std::int64_t key_number() const { return 0; }
};

// How values are hidden and looked up.
enum class Cipher : std::uint8_t {
  xchacha20,  // XChaCha20-Poly1305, keyed BLAKE2b
  sm4,        // SM4-CTR, then HMAC-SM3; HMAC-SM3
};
[[nodiscard]] std::string_view name_of(Cipher cipher);
[[nodiscard]] std::optional<Cipher> cipher_named(std::string_view name);

// 32 bytes that are wiped when they are no longer needed.
class SecretKey {
 public:
  static constexpr std::size_t size = 32;
  explicit SecretKey(std::string_view bytes);
  SecretKey(const SecretKey&) = default;
  SecretKey& operator=(const SecretKey&) = default;
  ~SecretKey();
  [[nodiscard]] const unsigned char* data() const { return bytes_.data(); }
  [[nodiscard]] std::string_view bytes() const { return {reinterpret_cast<const char*>(bytes_.data()), size}; }

 private:
  std::array<unsigned char, size> bytes_{};
};

// The key in the text of a key file: 64 hexadecimal characters, and a line end or none. Fails with key_unreadable,
// which names `file` and shows nothing of the text.
[[nodiscard]] Result<SecretKey> read_secret_key(std::string_view text, const std::string& file);

// What stands at the beginning of every hidden value: how it was hidden, and by which key of the store.
struct HiddenBy {
  Cipher cipher = Cipher::xchacha20;
  std::int64_t key = 0;
  friend bool operator==(const HiddenBy&, const HiddenBy&) = default;
};
[[nodiscard]] std::string header_of(const HiddenBy& by);
// Nothing where no value begins so.
[[nodiscard]] std::optional<HiddenBy> hidden_by(std::string_view hidden);

// The one failure of opening, whichever way it was hidden: it shows neither key nor text.
[[nodiscard]] Failure does_not_open();

}  // namespace nuan
