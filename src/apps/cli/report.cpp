// Tells an error on standard error; its code decides the exit status.
#include <fmt/format.h>

#include "apps/cli/command.hpp"

namespace nuan::apps {

int report(const Error& error, const Context& context) {
  fmt::print(stderr, "{}\n", to_text(error, context.language));
  return static_cast<int>(info(error.code).exit);
}

}  // namespace nuan::apps
