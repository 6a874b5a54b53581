#include "flow/run_rule.hpp"

#include <limits>

#include "flow/json_text.hpp"

namespace nuan::flow {
namespace {

using Json = nlohmann::json;

constexpr const char* key = "rule";
// Of runs that were computed when all outliers were held.
constexpr std::int64_t no_bound = std::numeric_limits<std::int64_t>::max();

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

std::string with_hold_rules(const std::string& inputs, const aid::HoldRules& rules) {
  Json all = Json::parse(inputs);
  all["holds"] = {{"phone_persons", rules.phone_persons},
                  {"card_days", rules.card_days},
                  {"outlier_times", rules.outlier_times},
                  {"outlier_above_fen", rules.outlier_above.fen()},
                  {"outlier_most", rules.outlier_most}};
  return all.dump();
}

std::optional<aid::HoldRules> hold_rules_of(std::string_view inputs) {
  const Json all = read_json<Json>(inputs);
  if (!all.is_object() || !all.contains("holds")) return std::nullopt;
  try {
    const Json& holds = all.at("holds");
    return aid::HoldRules{holds.at("phone_persons").get<std::int64_t>(), holds.at("card_days").get<std::int64_t>(),
                          holds.at("outlier_times").get<std::int64_t>(),
                          Money::from_fen(holds.at("outlier_above_fen").get<std::int64_t>()),
                          holds.value("outlier_most", no_bound)};
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

std::vector<std::pair<std::string, Money>> due_by_benefit(std::string_view inputs) {
  std::vector<std::pair<std::string, Money>> due;
  const Json all = read_json<Json>(inputs);
  if (!all.is_object() || !all.contains("due_fen")) return due;
  for (const auto& [benefit, fen] : all.at("due_fen").items()) {
    if (fen.is_number_integer()) due.emplace_back(benefit, Money::from_fen(fen.get<std::int64_t>()));
  }
  return due;
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
