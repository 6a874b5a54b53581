// A receipt of what a run decided.
#include <nlohmann/json.hpp>

#include "claims/identity.hpp"
#include "flow/policy_json.hpp"
#include "flow/receipt/recompute.hpp"
#include "policy/value_text.hpp"

namespace nuan::flow {
namespace {

// As long as no other text would be one by chance.
constexpr std::size_t certificate_characters_min = 8;

// A text that holds the person's own number, a claim's id even, shows it only masked.
std::string without_certificate(std::string text, const std::string& certificate) {
  if (certificate.size() < certificate_characters_min) return text;
  const std::string shown = claims::masked(certificate);
  for (std::size_t at = text.find(certificate); at != std::string::npos; at = text.find(certificate, at + shown.size()))
    text.replace(at, certificate.size(), shown);
  return text;
}

NamedTexts texts_of(const policy::Plan& plan, const policy::Table& table, const std::vector<policy::Value>& values,
                    const std::string& certificate) {
  NamedTexts texts;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const policy::Column& column = table.columns[i];
    std::string text = policy::value_text(plan, column.type, values[i]);
    if (column.type.kind == policy::Kind::text) text = without_certificate(std::move(text), certificate);
    texts.emplace_back(column.name, std::move(text));
  }
  return texts;
}

const policy::Table& subject_table(const policy::Plan& plan) {
  for (const policy::Table& table : plan.tables) {
    if (table.is_subject) return table;
  }
  stop_for_bug("every plan has a subject table", __FILE__, __LINE__);
}

Receipt::OfRun run_of(const aid::Run& run) {
  const auto inputs = nlohmann::json::parse(run.inputs, nullptr, false);
  const auto text = [&inputs](const char* path) {
    const nlohmann::json::json_pointer at(path);
    return inputs.contains(at) && inputs.at(at).is_string() ? inputs.at(at).get<std::string>() : std::string();
  };
  Receipt::OfRun of{run.number, run.scope, run.done.back().digest, text("/engine/name"), text("/nuan"), {}};
  for (const std::string label : {"members", "claims", "paid"}) {
    const std::string digest = digest_of_input(run.inputs, label);
    if (!digest.empty()) of.inputs.emplace_back(label, digest);
  }
  return of;
}

Receipt::OfPolicy policy_of(const policy::Plan& plan, const RunRule& rule) {
  const auto json = policy_json(plan);
  return {plan.name,
          plan.title.zh,
          plan.edition,
          json.at("standing").get<std::string>(),
          json.at("digest").get<std::string>(),
          rule};
}

Receipt::OfDecision decision_of(const ReceiptRun& of, const OnePerson& person, const aid::Decision& decision) {
  const policy::Outcome outcome = policy::settle(*of.plan, of.inputs, person.subject);
  Receipt::OfDecision told{{}, decision.due, decision.paid, decision.pay, decision.carry};
  for (std::size_t i = 0; i < of.plan->benefits.size(); ++i) {
    Money due;
    for (const policy::YearDue& year : outcome.years) {
      if (year.year.name == of.year.name) due = year.benefits[i];
    }
    told.benefits.emplace_back(of.plan->benefits[i].name, due);
  }
  return told;
}

}  // namespace

Result<Receipt> make_receipt(const ReceiptRun& of, const OnePerson& person, const aid::Decision& decision,
                             const std::string& code) {
  const std::string& certificate = person.subject.key;
  Receipt receipt;
  receipt.person = {claims::masked(certificate), owner_digest(code, certificate)};
  receipt.run = run_of(*of.run);
  receipt.policy = policy_of(*of.plan, of.rule);
  receipt.subject = texts_of(*of.plan, subject_table(*of.plan), person.subject.columns, certificate);
  for (std::size_t table = 0; table < person.subject.facts.size(); ++table) {
    const policy::Table& has = of.plan->tables[table];
    for (const policy::Fact& fact : person.subject.facts[table])
      receipt.facts.push_back({has.name, without_certificate(fact.id, certificate),
                               without_certificate(fact.reverses, certificate),
                               texts_of(*of.plan, has, fact.columns, certificate)});
  }
  receipt.decision = decision_of(of, person, decision);
  receipt.journal = of.journal;
  const Recomputed again = recompute(receipt, *of.plan, of.inputs, of.year);
  if (again.findings.empty()) return receipt;
  return fail(Code::engine_range, {receipt.person.certificate},
              {"凭证重算不出这笔金额: " + again.findings.front().part + " " + again.findings.front().sentence.zh,
               "a receipt would not come to this amount again: " + again.findings.front().part + " " +
                   again.findings.front().sentence.en},
              {"请运行 nuan verify; 规则若读取证件号本身, 就不能出具凭证",
               "run nuan verify; a rule that reads the certificate itself cannot have receipts"});
}

}  // namespace nuan::flow
