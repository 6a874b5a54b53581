// Secrets by the Chinese national standards: SM4 in counter mode, then HMAC-SM3 over what it gave, its header, its
// nonce and its place; HMAC-SM3 to look up. Three keys made out of one.
#pragma once

#include <memory>

#include "base/secrets.hpp"

namespace nuan::adapters {

// `number`: which of the store's keys it is. Fails with cipher_missing.
[[nodiscard]] Result<std::unique_ptr<Secrets>> sm_secrets(const SecretKey& key, std::int64_t number);

}  // namespace nuan::adapters
