// Mistakes: collects what is wrong with the writing, up to as many as a person can work through.
#pragma once

#include <string_view>

#include "policy/diagnostic.hpp"
#include "policy/diagnostic_codes.hpp"

namespace nuan::policy::syntax {

class Mistakes {
 public:
  explicit Mistakes(Diagnostics& out) : out_(out) {}

  void add(const DiagnosticCode& code, Span span, Words sentence, Words advice = {});
  // No more will be taken: reading on is of no use.
  [[nodiscard]] bool full() const { return count_ > most; }

  static constexpr int most = 50;

 private:
  Diagnostics& out_;
  int count_ = 0;
};

// For sentences: `text` in the marks that set code apart, cut where it is long.
[[nodiscard]] std::string marked(std::string_view text);

}  // namespace nuan::policy::syntax
