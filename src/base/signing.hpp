// Signing: whoever has the public key can tell that a text was signed by the holder of the secret one, and is what it
// was then. An interface, so that what is signed knows nothing of how.
#pragma once

#include <string>
#include <string_view>

namespace nuan {

inline constexpr std::string_view signature_algorithm = "ed25519";

class Signer {
 public:
  virtual ~Signer() = default;
  [[nodiscard]] virtual std::string public_key() const = 0;                 // in hexadecimal
  [[nodiscard]] virtual std::string sign(std::string_view text) const = 0;  // in hexadecimal
};

// Whether `signature` is that of `text` by `public_key`, both in hexadecimal; what is no signature or key is none.
using HoldsSignature = bool (*)(std::string_view text, std::string_view signature, std::string_view public_key);

}  // namespace nuan
