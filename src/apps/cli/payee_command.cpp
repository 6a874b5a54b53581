// `nuan payee died|alive|card-unusable|card-usable`: what an office learns about somebody who is to be paid. The
// entitlement stays; payments wait.
#include "adapters/tables/payee_tables.hpp"
#include "apps/cli/given_person.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/year_option.hpp"
#include "claims/identity.hpp"

namespace nuan::apps {
namespace {

using aid::PayeeState;

struct Options {
  StoreOptions store;
  std::string person, day;
};

Result<Words> note(const Options& options, PayeeState state, const Context& context) {
  if (options.store.reason.empty())
    return fail(Code::usage, {}, {"没有说明由何得知", "nobody says how it is known"},
                {"请加 --reason", "add --reason"});
  TRY_LET(const std::string certificate, given_certificate(options.person));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const std::int64_t person, adapters::tables::find_person(*database, *secrets, certificate));
  const std::string masked = claims::masked(certificate);
  if (person == 0)
    return fail(Code::no_such_person, {}, {"库里没有这个人: " + masked, "the store has no such person: " + masked},
                {"请核对证件号码", "check the number"});
  TRY_LET(auto change, begin_change(*database, options.store, "payee " + std::string(name_of(state)),
                                    "person " + std::to_string(person)));
  auto day = Date::read(std::string_view(change.at()).substr(0, 10));
  ENSURE(day);
  if (!options.day.empty()) {
    TRY_LET(day, day_of("--on", options.day));
  }
  TRY(adapters::tables::tell_payee(change, person, state, *day));
  TRY(change.commit());
  return Words{"已记下: " + masked + " " + to_text(*day), "noted: " + masked + " " + to_text(*day)};
}

void add_state(CLI::App& payee, const std::string& verb, const Words& help, PayeeState state,
               const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = payee.add_subcommand(verb, context.say(help));
  command
      ->add_option("PERSON", options->person,
                   context.say({"证件号,- 表示从标准输入读", "the certificate number, or - for standard input"}))
      ->required();
  command->add_option(
      "--on", options->day,
      context.say({"哪一天的事,如 2021-08-15(默认今天)", "since which day, such as 2021-08-15 (today)"}));
  add_writer_options(*command, options->store, context);
  command->callback([options, state, &context, &chosen] {
    chosen = [options, state, &context] { return tell(note(*options, state, context), context); };
  });
}

}  // namespace

void add_payee(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* payee =
      nuan.add_subcommand("payee", context.say({"领款人的变化:去世、卡不能用;应得的不变,付款暂缓",
                                                "What happened to a payee: what is due stays, payment waits"}));
  payee->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_state(*payee, "died", {"已去世:以后的付款暂缓,等继承人", "died: payments wait for the heirs"}, PayeeState::died,
            options, context, chosen);
  add_state(*payee, "alive", {"误报,人在", "that was a mistake"}, PayeeState::alive, options, context, chosen);
  add_state(*payee, "card-unusable", {"卡不能用:挂失、销户、未激活", "the card is lost, closed or not active"},
            PayeeState::card_unusable, options, context, chosen);
  add_state(*payee, "card-usable", {"卡又能用了", "the card can be used again"}, PayeeState::card_usable, options,
            context, chosen);
}

}  // namespace nuan::apps
