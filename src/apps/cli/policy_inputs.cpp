#include "apps/cli/policy_inputs.hpp"

#include <map>
#include <optional>

#include "claims/fields.hpp"

namespace nuan::apps {
namespace {

using policy::Kind;
using policy::Value;

std::optional<Value> read_money_value(const std::string& text) {
  const ReadMoney read = read_money(text);
  if (read.flaw != MoneyFlaw::none) return std::nullopt;
  return Value(fen_of(read.value));
}

std::optional<Value> read_exact(const std::string& text, bool percent_allowed) {
  const bool percent = percent_allowed && text.ends_with('%');
  const auto read = read_decimal(percent ? text.substr(0, text.size() - 1) : text);
  if (!read) return std::nullopt;
  return Value(percent ? Rational(*read / 100) : *read);
}

std::optional<Value> read_value(const policy::Plan& plan, const policy::Type& type, const std::string& text) {
  if (type.dated) {
    policy::DatedValues values;
    if (claims::read_dated(text, type.kind, values) != claims::Flaw::none) return std::nullopt;
    return Value(std::move(values));
  }
  switch (type.kind) {
    case Kind::money:
      return read_money_value(text);
    case Kind::rate:
      return read_exact(text, true);
    case Kind::text:
      return Value(text);
    case Kind::date:
      if (const auto date = Date::read(text)) return Value(*date);
      return std::nullopt;
    case Kind::periods:
      if (auto periods = Periods::read(text)) return Value(std::move(*periods));
      return std::nullopt;
    case Kind::flag: {
      bool flag = false;
      if (claims::read_flag(text, flag) != claims::Flaw::none) return std::nullopt;
      return Value(flag);
    }
    case Kind::choice: {
      const auto choice = claims::ChoiceNames(plan.choice_sets[static_cast<std::size_t>(type.choices)]).find(text);
      if (choice == policy::none) return std::nullopt;
      return Value(policy::Choice{choice});
    }
    default:
      return read_exact(text, false);
  }
}

Failure wrong(Words sentence) {
  return fail(Code::usage, {}, std::move(sentence), {"请写成 --set 名称=值", "write --set NAME=VALUE"});
}

}  // namespace

Result<std::vector<Value>> read_inputs(const policy::Plan& plan, const std::vector<std::string>& settings) {
  std::map<std::string, std::string> given;
  for (const std::string& setting : settings) {
    const auto equals = setting.find('=');
    const std::string name = setting.substr(0, equals);
    if (equals == std::string::npos)
      return wrong({"--set 缺少等号: " + setting, "--set lacks its equals sign: " + setting});
    if (!given.emplace(name, setting.substr(equals + 1)).second)
      return wrong({"--set 两次给出 " + name, "--set gives " + name + " twice"});
  }
  std::vector<Value> values;
  for (const policy::Input& input : plan.inputs) {
    const auto found = given.find(input.name);
    if (found == given.end())
      return wrong({"规则的输入 " + input.name + " 没有值", "the policy's input " + input.name + " has no value"});
    auto value = read_value(plan, input.type, found->second);
    if (!value) {
      return wrong({"输入 " + input.name + " 的值写法不对: " + found->second,
                    "the value of the input " + input.name + " is malformed: " + found->second});
    }
    values.push_back(std::move(*value));
    given.erase(found);
  }
  if (!given.empty())
    return wrong(
        {"规则没有名为 " + given.begin()->first + " 的输入", "the policy has no input called " + given.begin()->first});
  return values;
}

}  // namespace nuan::apps
