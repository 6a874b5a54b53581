// The writing of a policy: whatever the bytes, reading ends, no tree grows higher than a walk can go, and everything
// that is told points into the text and says in both languages what to do.
#include <cstdint>
#include <string>

#include "base/text.hpp"
#include "policy/syntax/parser.hpp"

namespace {

using namespace nuan;
using namespace nuan::policy;

void check_height(const syntax::ExprPtr& expr) { ENSURE(!expr || expr->height <= syntax::height_max); }

void check_heights(const syntax::File& file) {
  for (const syntax::Declaration& declaration : file.declarations) {
    if (const auto* let = std::get_if<syntax::Let>(&declaration))
      for (const syntax::DatedItem& item : let->items) check_height(item.value);
    if (const auto* law = std::get_if<syntax::Law>(&declaration)) {
      check_height(law->condition);
      check_height(law->most);
    }
    if (const auto* benefit = std::get_if<syntax::Benefit>(&declaration)) {
      check_height(benefit->on);
      check_height(benefit->where);
      for (const syntax::Band& band : benefit->bands) check_height(band.value);
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Source source("fuzz.policy", std::string(reinterpret_cast<const char*>(data), size));
  Diagnostics told;
  const syntax::File file = syntax::parse(source, told);
  for (const Diagnostic& one : told.items()) {
    ENSURE(one.span.begin <= one.span.end && one.span.end <= size);
    for (const Language language : {Language::zh, Language::en}) {
      ENSURE(!one.sentence.in(language).empty() && !one.advice.in(language).empty());
      ENSURE(is_utf8(to_text(one, source, language)));
    }
  }
  if (told.empty()) {
    ENSURE(file.spans.size() == file.declarations.size());
    check_heights(file);
  }
  return 0;
}
