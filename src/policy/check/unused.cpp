// What is declared and never read: most often a slip of the pen, always a question to the reader.
#include <algorithm>

#include "policy/check/say.hpp"
#include "policy/check/static_checks.hpp"

namespace nuan::policy::check {
namespace {

using What = ValueName::What;

// The order of a table is a use of its columns: they decide which fact comes first.
bool orders_its_table(const Reading& reading, const ValueName& value) {
  const auto& order = reading.table(value.table).order;
  return std::ranges::find(order, value.index) != order.end();
}

bool belongs_to_unused(const Reading& reading, const ValueName& value) {
  return value.table != 0 && std::ranges::any_of(reading.names.values(), [&](const ValueName& table) {
           return table.what == What::table && table.index == value.table && !table.used;
         });
}

bool counts_as_used(const Reading& reading, const ValueName& value) {
  if (value.used || value.what == What::key || value.what == What::id) return true;
  if (value.what == What::table) return value.index == 0;
  if (value.what != What::column) return false;
  return orders_its_table(reading, value) || belongs_to_unused(reading, value);
}

}  // namespace

void check_unused(Reading& reading) {
  for (const ValueName& value : reading.names.values())
    if (!counts_as_used(reading, value))
      reading.refuse(code::unused, value.span,
                     say("没有谁读取{} `{}`", "nothing reads the {} `{}`", words_for(value.what), value.name),
                     {"用上它，或删去", "use it, or remove it"});
}

}  // namespace nuan::policy::check
