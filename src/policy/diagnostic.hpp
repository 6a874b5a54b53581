// Diagnostics: what is wrong in a policy file, said so that its author can mend it. Several in one go.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "policy/source.hpp"

namespace nuan::policy {

// `code` is a permanent kebab-case slug such as `unknown-name`; docs/reference/diagnostics.md lists them all.
// `sentence` tells what was found and what was expected; `advice` what to write instead.
struct Diagnostic {
  std::string_view code;
  Span span;
  Words sentence;
  Words advice;
};

class Diagnostics {
 public:
  void add(std::string_view code, Span span, Words sentence, Words advice = {});
  [[nodiscard]] bool empty() const { return items_.empty(); }
  [[nodiscard]] const std::vector<Diagnostic>& items() const { return items_; }
  // In the order of the text, twofold ones dropped.
  void sort();

 private:
  std::vector<Diagnostic> items_;
};

// file:line:column: code: sentence
//   the line
//       ^^^^^
//   advice
[[nodiscard]] std::string to_text(const Diagnostic& diagnostic, const Source& source, Language language);

}  // namespace nuan::policy
