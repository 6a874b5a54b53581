#include "store/places.hpp"

namespace nuan::store {

std::string with_numbered_places(std::string_view text) {
  std::string numbered;
  int place = 0;
  char quote = '\0';
  for (const char one : text) {
    if (quote != '\0') {
      if (one == quote) quote = '\0';
    } else if (one == '\'' || one == '"') {
      quote = one;
    } else if (one == '?') {
      numbered += '$' + std::to_string(++place);
      continue;
    }
    numbered += one;
  }
  return numbered;
}

}  // namespace nuan::store
