#include "flow/frozen.hpp"

#include <algorithm>

#include "flow/assembled.hpp"
#include "flow/csv_text.hpp"
#include "flow/import.hpp"

namespace nuan::flow {
namespace {

constexpr const char* results = "register:results";

Failure nothing_there(const std::string& path) {
  return fail(Code::run_state, {path}, {"库里还没有这些行", "the store has no such rows yet"},
              {"请先 nuan import", "use nuan import first"});
}

bool has_any(const aid::HeldHeaders& headers, aid::Kind kind) {
  return std::ranges::any_of(headers, [&](const auto& one) { return one.second.kind == kind; });
}

void append_row(std::string& text, const std::string& certificate, const std::string& fields) {
  append_field(text, certificate);
  text += ',';
  text += fields;
  text += '\n';
}

// Persons who count as one.
struct One {
  std::string certificate;
  std::vector<aid::HeldMember> members;  // the one the others count as first
};

// A merge that holds joins the rows of its persons, which are few; everybody else passes by.
Result<void> freeze_members(aid::Register& rows, const claims::Shape& shape, const aid::HeldHeaders& headers,
                            const aid::Leads& leads, const std::string& path, MemoryFiles& files) {
  if (!has_any(headers, aid::Kind::members)) return nothing_there(path);
  TRY_LET(const Assembled assembled, Assembled::of(shape, headers));
  std::map<std::int64_t, One> merged;
  for (const auto& [person, lead] : leads) merged[lead.person_no].certificate = lead.certificate;
  std::string text = shape.key_name + "," + register_header(shape) + "\n";
  TRY(rows.each_member([&](const aid::HeldMember& member) {
    const auto lead = leads.find(member.person_no);
    const auto one = merged.find(lead == leads.end() ? member.person_no : lead->second.person_no);
    if (one == merged.end()) {
      for (const std::string& row : assembled.rows_of(member)) append_row(text, member.certificate, row);
      return;
    }
    auto& members = one->second.members;
    members.insert(lead == leads.end() ? members.begin() : members.end(), member);
  }));
  for (const auto& [person, one] : merged) {
    for (const std::string& row : assembled.rows_of_one(one.members)) append_row(text, one.certificate, row);
  }
  files.put(path, std::move(text));
  return {};
}

Result<void> freeze_claims(aid::Register& rows, const claims::Shape& shape, const aid::HeldHeaders& headers,
                           const aid::Leads& leads, const std::string& path, MemoryFiles& files) {
  const std::string wanted = register_header(shape);
  if (!has_any(headers, aid::Kind::claims)) return nothing_there(path);
  for (const auto& [intake, header] : headers) {
    if (header.kind == aid::Kind::claims && header.columns != wanted)
      return fail(
          Code::run_state, {path},
          {"第 " + std::to_string(intake) + " 次导入的列是 " + header.columns + ", 规则要的是 " + wanted,
           "intake " + std::to_string(intake) + " has the columns " + header.columns + ", the policy wants " + wanted});
  }
  std::string text = shape.key_name + "," + wanted + "\n";
  TRY(rows.each_claim([&](const aid::HeldClaim& claim) {
    const auto lead = leads.find(claim.person_no);
    append_row(text, lead == leads.end() ? claim.certificate : lead->second.certificate, claim.row.text);
  }));
  files.put(path, std::move(text));
  return {};
}

// What was paid is known by its sum alone, and it is the sum that counts: it stands at the first benefit.
std::string paid_text(const PaidBefore& paid, const policy::Plan& plan) {
  std::string text = "person_id,benefit,amount\n";
  for (const auto& [certificate, amount] : paid) {
    append_field(text, certificate);
    text += ',';
    append_field(text, plan.benefits.front().name);
    text += ',';
    append_amount(text, amount.fen());
    text += '\n';
  }
  return text;
}

}  // namespace

Result<void> freeze(aid::Register& rows, const PaidBefore& paid, MemoryFiles& files, Wish& wish) {
  const policy::Plan& plan = *wish.plan;
  std::vector<policy::Index> facts;
  for (std::size_t table = 0; table < plan.tables.size(); ++table)
    if (!plan.tables[table].is_subject) facts.push_back(static_cast<policy::Index>(table));
  if (facts.size() != 1)
    return fail(
        Code::usage, {},
        {"库里只放得下一张事实表, 这份规则不是一张", "a store holds one fact table, and the policy has not one"},
        {"请用 nuan adjudicate, 再用 --from", "use nuan adjudicate, then --from"});
  wish.members = "register:members";
  wish.facts = {{facts[0], "register:claims"}};
  TRY_LET(const aid::HeldHeaders headers, rows.headers());
  TRY_LET(const aid::Leads leads, rows.leads());
  TRY(freeze_members(rows, claims::members_shape(plan), headers, leads, wish.members, files));
  TRY(freeze_claims(rows, claims::facts_shape(plan, facts[0], "claims"), headers, leads, wish.facts[0].second, files));
  if (paid.empty()) return {};
  wish.paid = "register:paid";
  files.put(*wish.paid, paid_text(paid, plan));
  return {};
}

std::string frozen_payments() { return std::string(results) + "/payments.csv"; }

Result<SettledResults> settle_frozen(Wish wish, MemoryFiles& files, Watcher& watcher) {
  wish.out = results;
  TRY(adjudicate(wish, files, watcher));
  return read_settled_results(results, files);
}

}  // namespace nuan::flow
