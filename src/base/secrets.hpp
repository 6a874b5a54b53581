// Secrets: personal data made unreadable, and findable again. An interface, so that a test can own chance.
#pragma once

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
};

}  // namespace nuan
