// Tells an error on standard error, where its code decides the exit status, and what was done on standard output.
#include <fmt/format.h>

#include "apps/cli/command.hpp"

namespace nuan::apps {

int report(const Error& error, const Context& context) {
  fmt::print(stderr, "{}\n", to_text(error, context.language));
  return static_cast<int>(info(error.code).exit);
}

int tell(const Result<Words>& told, const Context& context) {
  if (!told) return report(told.error(), context);
  fmt::print("{}\n", context.say(*told));
  return static_cast<int>(Exit::done);
}

int tell_page(const Result<std::string>& page, const Context& context) {
  if (!page) return report(page.error(), context);
  fmt::print("{}", *page);
  return static_cast<int>(Exit::done);
}

}  // namespace nuan::apps
