// SM3 (GB/T 32905), HMAC with it, and SM4 (GB/T 32907) in counter mode, by OpenSSL 3. They are asked for by name when
// they are needed: some distributions leave them out of the library.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace nuan::adapters::sm {

inline constexpr std::size_t sm3_bytes = 32, sm4_block = 16;

class Library {
 public:
  // Fails with cipher_missing.
  [[nodiscard]] static Result<Library> open();
  [[nodiscard]] std::string sm3(std::string_view text) const;
  [[nodiscard]] std::string hmac_sm3(std::string_view key, std::string_view text) const;
  // Hides and opens alike. The key has 16 bytes, and so has the first counter.
  [[nodiscard]] std::string sm4_ctr(std::string_view key, std::string_view counter, std::string_view text) const;

 private:
  struct Inside;
  explicit Library(std::shared_ptr<const Inside> inside) : inside_(std::move(inside)) {}
  std::shared_ptr<const Inside> inside_;
};

// By chance.
[[nodiscard]] std::string random_bytes(std::size_t size);
// Takes as long wherever the difference stands.
[[nodiscard]] bool same_bytes(std::string_view one, std::string_view other);

}  // namespace nuan::adapters::sm
