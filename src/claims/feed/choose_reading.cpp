// Choosing a reading by its name (declared in feed.hpp).
#include <algorithm>

#include "claims/feed/feed.hpp"

namespace nuan::claims {

Result<void> choose_reading(Feed& feed, std::string_view setting) {
  const std::size_t equals = std::min(setting.find('='), setting.size());
  std::string known;
  for (std::size_t i = 0; i < feed.readings.size(); ++i) {
    const FeedReading& reading = feed.readings[i];
    for (std::size_t choice = 0; choice < reading.choices.size(); ++choice) {
      const std::string& name = reading.choices[choice].first;
      if (reading.name == setting.substr(0, equals) && equals < setting.size() && name == setting.substr(equals + 1)) {
        feed.chosen[i] = static_cast<std::int32_t>(choice);
        return {};
      }
      known += (known.empty() ? "" : ", ") + reading.name + '=' + name;
    }
  }
  const std::string text(setting);
  return fail(Code::reading_unknown, {feed.file}, {"没有读法 " + text, "there is no reading " + text},
              {"可用的有: " + known, "there are: " + known});
}

}  // namespace nuan::claims
