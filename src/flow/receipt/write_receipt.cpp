// Receipts written and signed.
#include "flow/receipt/receipt_json.hpp"

namespace nuan::flow {
namespace {

using Json = ReceiptJson;

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json object_of(const NamedTexts& texts) {
  Json object = Json::object();
  for (const auto& [name, text] : texts) object[name] = text;
  return object;
}

Json policy_of(const Receipt::OfPolicy& policy) {
  Json editions = Json::array();
  for (const RunRule::Text& one : policy.rule.policies) editions.push_back({{"file", one.name}, {"text", one.text}});
  return {{"name", policy.name},
          {"title", policy.title},
          {"edition", policy.edition},
          {"standing", policy.standing},
          {"digest", policy.digest},
          {"settings", policy.rule.settings},
          {"through", policy.rule.through ? Json(to_text(*policy.rule.through)) : Json(nullptr)},
          {"editions", editions}};
}

Json facts_of(const std::vector<Receipt::Fact>& facts) {
  Json list = Json::array();
  for (const Receipt::Fact& fact : facts)
    list.push_back(
        {{"table", fact.table}, {"id", fact.id}, {"reverses", fact.reverses}, {"columns", object_of(fact.columns)}});
  return list;
}

Json decision_of(const Receipt::OfDecision& decision) {
  Json benefits = Json::object();
  for (const auto& [name, due] : decision.benefits) benefits[name] = to_text(due);
  return {{"benefits", benefits},
          {"due", to_text(decision.due)},
          {"paid", to_text(decision.paid)},
          {"pay", to_text(decision.pay)},
          {"carry", to_text(decision.carry)}};
}

Json journal_of(const Receipt::OfJournal& journal) {
  Json parts = Json::array(), beside = Json::array();
  for (const audit::Part& part : journal.entry.parts)
    parts.push_back({{"table", part.table}, {"rows", part.rows}, {"digest", part.digest}});
  for (const Sha256& one : journal.proof.beside) beside.push_back(to_hex(one));
  const audit::Action& action = journal.entry.action;
  return {{"entry", journal.entry.number},
          {"at", journal.entry.at},
          {"actor", action.actor},
          {"verb", action.verb},
          {"subject", action.subject},
          {"reason", action.reason},
          {"parts", parts},
          {"before", journal.before},
          {"chain", journal.chain},
          {"size", journal.proof.size},
          {"beside", beside},
          {"root", to_hex(journal.root)}};
}

}  // namespace

Json body_of(const Receipt& receipt) {
  const Receipt::OfRun& run = receipt.run;
  return {{"format", receipt_format},
          {"person", {{"certificate", receipt.person.certificate}, {"owner", receipt.person.owner}}},
          {"run",
           {{"number", run.number},
            {"year", run.year},
            {"digest", run.digest},
            {"engine", run.engine},
            {"version", run.version},
            {"inputs", object_of(run.inputs)}}},
          {"policy", policy_of(receipt.policy)},
          {"subject", object_of(receipt.subject)},
          {"facts", facts_of(receipt.facts)},
          {"decision", decision_of(receipt.decision)},
          {"journal", journal_of(receipt.journal)}};
}

NamedTexts digests_of(const Json& body) {
  NamedTexts digests;
  const auto add = [&digests](std::string part, const Json& json) {
    digests.emplace_back(std::move(part), to_hex(sha256(text_of(json))));
  };
  for (const auto& [name, json] : body.items()) {
    if (name == "format") continue;
    if (name != "facts") {
      add(name, json);
      continue;
    }
    for (std::size_t i = 0; i < json.size(); ++i) add("facts " + std::to_string(i + 1), json[i]);
  }
  return digests;
}

std::string signed_text(const NamedTexts& digests) {
  std::string text = std::string(receipt_format) + "\n";
  for (const auto& [part, digest] : digests) text += part + " " + digest + "\n";
  return text;
}

std::string line_of(Json body, const Signed& by) {
  body["digests"] = object_of(by.digests);
  body["signature"] = {{"algorithm", by.algorithm}, {"key", by.key}, {"value", by.signature}};
  return text_of(body);
}

std::string write_receipt(const Receipt& receipt, const Signer& signer) {
  Json body = body_of(receipt);
  NamedTexts digests = digests_of(body);
  std::string signature = signer.sign(signed_text(digests));
  return line_of(std::move(body),
                 {std::move(digests), std::string(signature_algorithm), signer.public_key(), std::move(signature)});
}

std::string owner_digest(std::string_view code, std::string_view certificate) {
  return to_hex(sha256("nuan receipt owner\n" + std::string(code) + "\n" + std::string(certificate)));
}

}  // namespace nuan::flow
