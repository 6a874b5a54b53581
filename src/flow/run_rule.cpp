#include "flow/run_rule.hpp"

#include "flow/json_text.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::json;

constexpr const char* key = "rule";

}  // namespace

std::string with_rule(const std::string& inputs, const RunRule& rule) {
  Json policies = Json::array();
  for (const RunRule::Text& one : rule.policies) policies.push_back({{"name", one.name}, {"text", one.text}});
  Json all = Json::parse(inputs);
  all[key] = {{"policies", policies},
              {"settings", rule.settings},
              {"through", rule.through ? Json(to_text(*rule.through)) : Json(nullptr)}};
  return all.dump();
}

std::optional<RunRule> rule_of(std::string_view inputs) {
  const Json all = read_json<Json>(inputs);
  if (!all.is_object() || !all.contains(key)) return std::nullopt;
  try {
    RunRule rule;
    for (const Json& one : all.at(key).at("policies"))
      rule.policies.push_back({one.at("name").get<std::string>(), one.at("text").get<std::string>()});
    rule.settings = all.at(key).at("settings").get<std::vector<std::string>>();
    const Json& through = all.at(key).at("through");
    if (!through.is_null()) rule.through = Date::read(through.get<std::string>());
    return rule;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::string digest_of_input(std::string_view inputs, std::string_view label) {
  const Json all = read_json<Json>(inputs);
  const Json* at = &all;
  for (const std::string_view name : {std::string_view("files"), label, std::string_view("digest")}) {
    if (!at->is_object()) return {};
    const auto found = at->find(name);
    if (found == at->end()) return {};
    at = &*found;
  }
  return at->is_string() ? at->get<std::string>() : std::string();
}

}  // namespace nuan::flow
