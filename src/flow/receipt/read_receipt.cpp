// Receipts read back, field by field: a field that is missing or of another kind is told by its name.
#include <charconv>
#include <limits>
#include <system_error>

#include "flow/receipt/receipt_json.hpp"

namespace nuan::flow {
namespace {

using Json = ReceiptJson;

// The path of what was read ends up in what(): only ours.
struct Missing {
  std::string part;
};

const Json& at(const Json& from, const std::string& name) {
  const auto found = from.is_object() ? from.find(name) : from.end();
  if (!from.is_object() || found == from.end()) throw Missing{name};
  return *found;
}

std::string text_at(const Json& from, const std::string& name) {
  const Json& found = at(from, name);
  if (!found.is_string()) throw Missing{name};
  return found.get<std::string>();
}

std::int64_t number_at(const Json& from, const std::string& name) {
  const Json& found = at(from, name);
  constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  if (!found.is_number_unsigned() || found.get<std::uint64_t>() > most) throw Missing{name};
  return found.get<std::int64_t>();
}

Money money_at(const Json& from, const std::string& name) {
  const ReadMoney read = read_money(text_at(from, name));
  if (read.flaw != MoneyFlaw::none) throw Missing{name};
  return read.value;
}

Sha256 digest_of(const Json& json, const std::string& name) {
  const std::string text = json.is_string() ? json.get<std::string>() : std::string();
  Sha256 digest{};
  for (std::size_t i = 0; i < digest.size() && text.size() == 2 * digest.size(); ++i) {
    const auto [end, error] = std::from_chars(text.data() + 2 * i, text.data() + 2 * i + 2, digest[i], 16);
    if (error != std::errc() || end != text.data() + 2 * i + 2) throw Missing{name};
  }
  if (text.size() != 2 * digest.size()) throw Missing{name};
  return digest;
}

const Json& list_at(const Json& from, const std::string& name) {
  const Json& found = at(from, name);
  if (!found.is_array()) throw Missing{name};
  return found;
}

NamedTexts texts_at(const Json& from, const std::string& name) {
  const Json& found = at(from, name);
  if (!found.is_object()) throw Missing{name};
  NamedTexts texts;
  for (const auto& [key, value] : found.items()) {
    if (!value.is_string()) throw Missing{name + "." + key};
    texts.emplace_back(key, value.get<std::string>());
  }
  return texts;
}

RunRule rule_of(const Json& policy) {
  RunRule rule;
  for (const Json& one : list_at(policy, "editions"))
    rule.policies.push_back({text_at(one, "file"), text_at(one, "text")});
  for (const Json& one : list_at(policy, "settings")) {
    if (!one.is_string()) throw Missing{"settings"};
    rule.settings.push_back(one.get<std::string>());
  }
  if (at(policy, "through").is_null()) return rule;
  rule.through = Date::read(text_at(policy, "through"));
  if (!rule.through) throw Missing{"through"};
  return rule;
}

std::vector<Receipt::Fact> facts_of(const Json& all) {
  std::vector<Receipt::Fact> facts;
  for (const Json& one : list_at(all, "facts"))
    facts.push_back({text_at(one, "table"), text_at(one, "id"), text_at(one, "reverses"), texts_at(one, "columns")});
  return facts;
}

Receipt::OfDecision decision_of(const Json& decision) {
  Receipt::OfDecision read;
  const Json& benefits = at(decision, "benefits");
  if (!benefits.is_object()) throw Missing{"benefits"};
  for (const auto& [name, due] : benefits.items()) read.benefits.emplace_back(name, money_at(benefits, name));
  read.due = money_at(decision, "due");
  read.paid = money_at(decision, "paid");
  read.pay = money_at(decision, "pay");
  read.carry = money_at(decision, "carry");
  return read;
}

Receipt::OfJournal journal_of(const Json& journal) {
  Receipt::OfJournal read;
  read.entry = {
      number_at(journal, "entry"),
      text_at(journal, "at"),
      {text_at(journal, "actor"), text_at(journal, "verb"), text_at(journal, "subject"), text_at(journal, "reason")},
      {}};
  if (read.entry.number < 1) throw Missing{"entry"};
  for (const Json& part : list_at(journal, "parts"))
    read.entry.parts.push_back({text_at(part, "table"), number_at(part, "rows"), text_at(part, "digest")});
  read.before = text_at(journal, "before");
  read.chain = text_at(journal, "chain");
  read.proof = {
      static_cast<std::uint64_t>(read.entry.number - 1), static_cast<std::uint64_t>(number_at(journal, "size")), {}};
  for (const Json& one : list_at(journal, "beside")) read.proof.beside.push_back(digest_of(one, "beside"));
  read.root = digest_of(at(journal, "root"), "root");
  return read;
}

ReadReceipt receipt_of(const Json& all) {
  if (text_at(all, "format") != receipt_format) throw Missing{"format"};
  const Json &person = at(all, "person"), &run = at(all, "run"), &policy = at(all, "policy"),
             &by = at(all, "signature");
  Receipt receipt;
  receipt.person = {text_at(person, "certificate"), text_at(person, "owner")};
  receipt.run = {number_at(run, "number"), text_at(run, "year"),    text_at(run, "digest"),
                 text_at(run, "engine"),   text_at(run, "version"), texts_at(run, "inputs")};
  receipt.policy = {text_at(policy, "name"),     text_at(policy, "title"),  text_at(policy, "edition"),
                    text_at(policy, "standing"), text_at(policy, "digest"), rule_of(policy)};
  receipt.subject = texts_at(all, "subject");
  receipt.facts = facts_of(all);
  receipt.decision = decision_of(at(all, "decision"));
  receipt.journal = journal_of(at(all, "journal"));
  return {std::move(receipt),
          {texts_at(all, "digests"), text_at(by, "algorithm"), text_at(by, "key"), text_at(by, "value")}};
}

Failure unreadable(Place place, const Words& what) {
  return fail(Code::receipt_unreadable, std::move(place),
              {"不是 nuan 的凭证: " + what.zh, "not a receipt of nuan: " + what.en},
              {"请用 nuan receipt issue 写下的原文件", "use the file as nuan receipt issue wrote it"});
}

constexpr std::size_t receipt_bytes_max = 64U << 20U;

}  // namespace

Result<ReadReceipt> read_receipt(std::string_view line, const Place& place) {
  if (line.size() > receipt_bytes_max) return unreadable(place, {"太长", "too long"});
  try {
    return receipt_of(Json::parse(line));
  } catch (const Json::parse_error& error) {
    return unreadable({place.file, place.line, error.byte}, {"这里不是 JSON", "it stops being JSON here"});
  } catch (const Missing& missing) {
    return unreadable(place, {"缺少或读不懂 " + missing.part, missing.part + " is missing or cannot be read"});
  } catch (const Json::exception&) {
    return unreadable(place, {"读不懂", "it cannot be read"});  // untested: every kind is asked before it is taken
  }
}

}  // namespace nuan::flow
