#include "apps/cli/explain_run.hpp"

#include <fmt/format.h>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/register_rule.hpp"
#include "apps/cli/watching.hpp"
#include "claims/identity.hpp"
#include "claims/shape.hpp"
#include "flow/frozen.hpp"
#include "flow/one_person.hpp"
#include "flow/run_rule.hpp"
#include "policy/explain.hpp"

namespace nuan::apps {
namespace {

Failure changed(const aid::Run& run) {
  return fail(Code::input_changed, {"run " + std::to_string(run.number)},
              {"登记册在这一期之后有了新的内容, 现在已经不能逐条说明当时的金额",
               "the register has changed since this run and can no longer explain its amounts"},
              {"请用 nuan adjudicate 时的结果文件夹: nuan explain … --from",
               "use a folder of results of that time: nuan explain … --from"});
}

Result<aid::Run> wanted_run(store::Database& database, std::int64_t number) {
  if (number == 0) {
    TRY_LET(const auto rows, store::all_rows(database, "select coalesce(max(run_no), 0) from run_inputs"));
    number = store::number_in(rows.at(0).at(0));
  }
  return adapters::tables::find_run(database, number);
}

// The benefits of a page stand for the sum that was paid; which of them it was, the ledger does not say.
std::vector<Money> paid_of(const policy::Plan& plan, Money paid) {
  std::vector<Money> sums(plan.benefits.size());
  sums.front() = paid;
  return sums;
}

}  // namespace

Result<std::string> key_of_person(const std::string& person, const policy::Plan& plan) {
  if (!claims::members_shape(plan).certificates) return person;
  const claims::ReadCertificate read = claims::read_certificate(person);
  if (read.flaw != claims::IdentityFlaw::none) return Failure(claims::identity_error(read.flaw, person, {}));
  return std::string(read.value.text());
}

Result<void> explain_of_run(const std::string& person, std::int64_t number, const StoreOptions& options,
                            const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options, *context.files));
  TRY_LET(const auto database, open_store(options));
  TRY_LET(const store::Transaction reading, store::Transaction::begin(*database, store::Access::reading));
  TRY_LET(const aid::Run run, wanted_run(*database, number));
  const auto kept = flow::rule_of(run.inputs);
  if (!kept)
    return fail(Code::usage, {"run " + std::to_string(run.number)},
                {"这一期由结果文件夹收进来, 没有留下规则的原文",
                 "the run was taken in from a folder of results and kept no text of its rule"},
                {"请用那个文件夹: nuan explain … --from", "use that folder: nuan explain … --from"});
  TRY_LET(const auto rule, read_rule(*kept, run.scope, context));
  TRY_LET(const std::string key, key_of_person(person, *rule->wish.plan));
  flow::MemoryFiles files(*context.files);
  adapters::tables::RegisterTables rows(*database, system_clock(), *secrets, {});
  TRY(flow::freeze(rows, {}, files, rule->wish));
  Watching watching(false);
  TRY_LET(const std::string leading, adapters::tables::leading_certificate(*database, *secrets, key));
  TRY_LET(const flow::OnePerson found, flow::find_person(rule->wish, leading, files, watching));
  watching.finish();
  for (std::size_t i = 0; i < found.digests.size(); ++i) {
    if (to_hex(found.digests[i]) != flow::digest_of_input(run.inputs, i == 0 ? "members" : "claims"))
      return changed(run);
  }
  if (!found.is_member || found.conflicted)
    return fail(
        Code::no_such_person, {},
        {"登记册里没有这个人: " + claims::masked(key), "the register has no such person: " + claims::masked(key)},
        {"请核对证件号码", "check the number"});
  const policy::Outcome outcome = policy::settle(*rule->wish.plan, rule->wish.inputs, found.subject);
  TRY_LET(const auto decision, adapters::tables::find_decision(*database, *secrets, run.number, key));
  const std::vector<Money> paid = paid_of(*rule->wish.plan, decision ? decision->paid : Money{});
  fmt::print("{}", policy::explain(*rule->wish.plan, rule->wish.inputs, found.subject, outcome, rule->wish.year, paid,
                                   context.language));
  return {};
}

}  // namespace nuan::apps
