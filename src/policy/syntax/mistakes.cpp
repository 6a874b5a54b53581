#include "policy/syntax/mistakes.hpp"

#include "base/text.hpp"
#include "policy/syntax/codes.hpp"

namespace nuan::policy::syntax {

void Mistakes::add(const DiagnosticCode& code, Span span, Words sentence, Words advice) {
  if (full()) return;
  ++count_;
  if (!full()) {
    out_.add(code.code, span, std::move(sentence), std::move(advice));
    return;
  }
  const std::string told = std::to_string(most);
  out_.add(code::too_many_mistakes.code, span,
           {"已经列出 " + told + " 处错误，从这里起不再往下检查。",
            told + " mistakes are told already; from here on the file was not read."},
           {"先改正上面列出的错误，再检查一次。", "Mend those, then check again."});
}

std::string marked(std::string_view text) {
  constexpr std::size_t longest = 40;
  const std::string_view shown = first_characters(text, longest);
  return "`" + std::string(shown) + (shown.size() < text.size() ? "…`" : "`");
}

}  // namespace nuan::policy::syntax
