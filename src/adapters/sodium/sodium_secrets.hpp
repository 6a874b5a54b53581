// Secrets by libsodium: XChaCha20-Poly1305 to hide, keyed BLAKE2b to look up, two keys made out of one.
#pragma once

#include <memory>
#include <string>

#include "base/secrets.hpp"

namespace nuan::adapters {

// 32 bytes by chance.
[[nodiscard]] SecretKey new_secret_key();
// A new key, as hexadecimal text and a line end.
[[nodiscard]] std::string new_key();

// `number`: which of the store's keys it is.
[[nodiscard]] std::unique_ptr<Secrets> sodium_secrets(const SecretKey& key, std::int64_t number);
// Of a key file. Fails with key_unreadable. `text` is what new_key gave; `file` is only for the error.
[[nodiscard]] Result<std::unique_ptr<Secrets>> sodium_secrets(std::string_view text, const std::string& file);

}  // namespace nuan::adapters
