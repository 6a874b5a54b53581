#include "apps/cli/explain_run.hpp"

#include <fmt/format.h>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/frozen_run.hpp"
#include "apps/cli/watching.hpp"
#include "claims/identity.hpp"
#include "claims/shape.hpp"
#include "flow/one_person.hpp"
#include "policy/explain.hpp"

namespace nuan::apps {
namespace {

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
  TRY_LET(const FrozenRun frozen, freeze_run(number, *database, *secrets, context));
  const auto& rule = frozen.rule;
  TRY_LET(const std::string key, key_of_person(person, *rule->wish.plan));
  Watching watching(false);
  TRY_LET(const std::string leading, adapters::tables::leading_certificate(*database, *secrets, key, frozen.as_of));
  TRY_LET(const flow::OnePerson found, flow::find_person(rule->wish, leading, *frozen.files, watching));
  watching.finish();
  TRY(check_same(frozen.run, found.digests));
  if (!found.is_member || found.conflicted)
    return fail(
        Code::no_such_person, {},
        {"登记册里没有这个人: " + claims::masked(key), "the register has no such person: " + claims::masked(key)},
        {"请核对证件号码", "check the number"});
  const policy::Outcome outcome = policy::settle(*rule->wish.plan, rule->wish.inputs, found.subject);
  TRY_LET(const auto decision,
          adapters::tables::find_decision(*database, *secrets, frozen.run.number, key, frozen.as_of));
  const std::vector<Money> paid = paid_of(*rule->wish.plan, decision ? decision->paid : Money{});
  fmt::print("{}", policy::explain(*rule->wish.plan, rule->wish.inputs, found.subject, outcome, rule->wish.year, paid,
                                   context.language));
  return {};
}

}  // namespace nuan::apps
