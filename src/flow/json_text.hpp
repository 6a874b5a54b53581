// JSON that came from outside, as a folder of results or a store holds it: read with a limit on how deep it goes,
// because copying and writing it walks down, and without keys that stand twice, of which two readers would believe
// different ones.
#pragma once

#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace nuan::flow {

inline constexpr int json_depth_max = 32;

// Discarded (`is_discarded()`) where the text is not such JSON.
template <typename Json>
[[nodiscard]] Json read_json(std::string_view text) {
  bool right = true;
  std::vector<std::set<std::string>> keys;
  const auto look = [&](int depth, nlohmann::json::parse_event_t event, Json& parsed) {
    using Event = nlohmann::json::parse_event_t;
    if (!right) return false;
    if (event == Event::object_start || event == Event::array_start) {
      right = depth < json_depth_max;
      keys.emplace_back();
    } else if (event == Event::object_end || event == Event::array_end) {
      keys.pop_back();
    } else if (event == Event::key) {
      right = keys.back().insert(parsed.template get<std::string>()).second;
    }
    return right;
  };
  Json all = Json::parse(text, look, false);
  return right ? std::move(all) : Json(Json::value_t::discarded);
}

}  // namespace nuan::flow
