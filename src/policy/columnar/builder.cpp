#include "policy/columnar/builder.hpp"

#include <fmt/format.h>

namespace nuan::policy::columnar {

void Builder::emit(Operation operation) {
  program_.operations.push_back(std::move(operation));
  program_.spans.push_back(span_);
}

void Builder::refuse(Span span, const Words& because) {
  if (program_.why_not) return;
  program_.why_not_at = span;
  const std::uint64_t line = plan().source.place(span).line;
  const std::string_view text = plan().source.text(span);
  program_.why_not = Words{fmt::format("第 {} 行 `{}`: {}", line, text, because.zh),
                           fmt::format("line {}, `{}`: {}", line, text, because.en)};
}

}  // namespace nuan::policy::columnar
