// Signatures by libsodium: Ed25519 (RFC 8032).
#pragma once

#include <memory>

#include "base/secrets.hpp"
#include "base/signing.hpp"

namespace nuan::adapters {

// The key pair is made out of 32 secret bytes, always the same.
[[nodiscard]] std::unique_ptr<Signer> ed25519_signer(const SecretKey& seed);
[[nodiscard]] bool holds_ed25519(std::string_view text, std::string_view signature, std::string_view public_key);

}  // namespace nuan::adapters
