#include "policy/check/reading.hpp"

#include <algorithm>

#include "policy/check/near.hpp"
#include "policy/syntax/codes.hpp"

namespace nuan::policy::check {

void Reading::refuse(const DiagnosticCode& code, Span span, Words found, Words advice) {
  if (told > told_at_most) return;
  if (told++ < told_at_most)
    out.add(code.code, span, sentence(std::move(found)), sentence(std::move(advice)));
  else
    out.add(syntax::code::too_many_mistakes.code, span,
            say("已列出 {} 处错误，其余不再列出。", "{} mistakes are told; there are more.", told_at_most),
            {"先改正列出的错误，再检查一次。", "Mend those, then check again."});
}

bool Reading::reads_everybody() const {
  return std::ranges::none_of(
      file.declarations, [](const syntax::Declaration& one) { return std::holds_alternative<syntax::Benefit>(one); });
}

Words Reading::suggest(std::string_view name, const std::vector<std::string>& known, const Words& there_is) const {
  return has_told_enough() ? Words() : check::suggest(name, known, there_is);
}

}  // namespace nuan::policy::check
