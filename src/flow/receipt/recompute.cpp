#include "flow/receipt/recompute.hpp"

#include <nlohmann/json.hpp>

#include "aid/balance.hpp"
#include "claims/values.hpp"
#include "flow/policy_json.hpp"

namespace nuan::flow {
namespace {

using Findings = std::vector<ReceiptFinding>;

// The values of a row, in the order of the shape's columns; nothing where they are not its values.
std::optional<std::vector<policy::Value>> values_of(const claims::Shape& shape, const NamedTexts& texts,
                                                    bool may_be_negative) {
  if (texts.size() != shape.columns.size()) return std::nullopt;
  std::vector<policy::Value> values(texts.size());
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const claims::ShapeColumn& column = shape.columns[i];
    if (texts[i].first != column.name ||
        claims::read_value(column, texts[i].second, may_be_negative, values[i]) != claims::Flaw::none)
      return std::nullopt;
  }
  return values;
}

Words not_a_row() { return {"不是这份规则的一行", "is not a row that the policy has"}; }

void read_facts(const Receipt& receipt, const policy::Plan& plan, policy::Subject& subject, Findings& findings) {
  subject.facts.resize(plan.tables.size());
  for (std::size_t i = 0; i < receipt.facts.size(); ++i) {
    const Receipt::Fact& fact = receipt.facts[i];
    const policy::Index table = plan.table_named(fact.table);
    std::optional<std::vector<policy::Value>> values;
    if (table != policy::none && !plan.tables[static_cast<std::size_t>(table)].is_subject)
      values = values_of(claims::facts_shape(plan, table, fact.table), fact.columns, !fact.reverses.empty());
    if (values)
      subject.facts[static_cast<std::size_t>(table)].push_back({fact.id, fact.reverses, std::move(*values)});
    else
      findings.push_back({"facts " + std::to_string(i + 1), not_a_row()});
  }
}

void check_policy(const Receipt::OfPolicy& policy, const policy::Plan& plan, Findings& findings) {
  const auto json = policy_json(plan);
  if (policy.name != plan.name || policy.title != plan.title.zh || policy.edition != plan.edition ||
      policy.standing != json.at("standing").get<std::string>() ||
      policy.digest != json.at("digest").get<std::string>())
    findings.push_back({"policy",
                        {"名称、版本、来源或摘要不是所附规则的",
                         "its name, edition, standing or digest are not those of the policy in it"}});
}

void compare(const std::string& what, Money says, Money comes_to, Findings& findings) {
  if (says == comes_to) return;
  findings.push_back({"decision",
                      {what + " 写的是 " + to_text(says) + ", 重算得 " + to_text(comes_to),
                       what + " says " + to_text(says) + " and comes to " + to_text(comes_to)}});
}

void compare(const Receipt::OfDecision& decision, const policy::Plan& plan, const policy::YearDue& due,
             Findings& findings) {
  if (decision.benefits.size() != plan.benefits.size())
    findings.push_back({"decision", {"待遇的项数不是规则的", "its benefits are not the policy's"}});
  for (std::size_t i = 0; i < std::min(plan.benefits.size(), decision.benefits.size()); ++i) {
    if (decision.benefits[i].first != plan.benefits[i].name)
      findings.push_back({"decision",
                          {"规则没有这项待遇: " + decision.benefits[i].first,
                           "the policy has no such benefit: " + decision.benefits[i].first}});
    compare(decision.benefits[i].first, decision.benefits[i].second, due.benefits[i], findings);
  }
  compare("due", decision.due, due.total, findings);
  const aid::Balance balance = aid::balance_of(due.total, decision.paid);
  compare("pay", decision.pay, balance.pay, findings);
  compare("carry", decision.carry, balance.carry, findings);
}

policy::YearDue due_of(const policy::Outcome& outcome, const policy::Plan& plan, const policy::Year& year) {
  for (const policy::YearDue& one : outcome.years) {
    if (one.year.name == year.name) return one;
  }
  return {year, std::vector<Money>(plan.benefits.size()), Money{}};
}

}  // namespace

Recomputed recompute(const Receipt& receipt, const policy::Plan& plan, const std::vector<policy::Value>& inputs,
                     const policy::Year& year) {
  Recomputed again;
  check_policy(receipt.policy, plan, again.findings);
  again.subject.key = receipt.person.certificate;
  if (auto columns = values_of(claims::members_shape(plan), receipt.subject, false))
    again.subject.columns = std::move(*columns);
  else
    again.findings.push_back({"subject", not_a_row()});
  read_facts(receipt, plan, again.subject, again.findings);
  if (!again.findings.empty()) return again;
  again.outcome = policy::settle(plan, inputs, again.subject);
  if (again.outcome.stop)
    again.findings.push_back({"decision", again.outcome.stop->words});
  else
    compare(receipt.decision, plan, due_of(again.outcome, plan, year), again.findings);
  return again;
}

}  // namespace nuan::flow
