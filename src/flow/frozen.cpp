#include "flow/frozen.hpp"

#include "flow/csv_text.hpp"
#include "flow/import.hpp"

namespace nuan::flow {
namespace {

constexpr const char* results = "register:results";

Result<void> freeze(aid::Kind kind, aid::Register& rows, const claims::Shape& shape, const std::string& path,
                    MemoryFiles& files) {
  const std::string wanted = register_header(shape);
  std::string text = shape.key_name + "," + wanted + "\n";
  TRY_LET(const std::string header, rows.each(kind, [&](const std::string& certificate, const std::string& fields) {
    append_field(text, certificate);
    text += ',';
    text += fields;
    text += '\n';
  }));
  if (header.empty())
    return fail(Code::run_state, {path}, {"库里还没有这些行", "the store has no such rows yet"},
                {"请先 nuan import", "use nuan import first"});
  if (header != wanted)
    return fail(Code::run_state, {path},
                {"库里的列是 " + header + ", 规则要的是 " + wanted,
                 "the store has the columns " + header + ", the policy wants " + wanted});
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
  TRY(freeze(aid::Kind::members, rows, claims::members_shape(plan), wish.members, files));
  TRY(freeze(aid::Kind::claims, rows, claims::facts_shape(plan, facts[0], "claims"), wish.facts[0].second, files));
  if (paid.empty()) return {};
  wish.paid = "register:paid";
  files.put(*wish.paid, paid_text(paid, plan));
  return {};
}

Result<SettledResults> settle_frozen(Wish wish, MemoryFiles& files, Watcher& watcher) {
  wish.out = results;
  TRY(adjudicate(wish, files, watcher));
  return read_settled_results(results, files);
}

}  // namespace nuan::flow
