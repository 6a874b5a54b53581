// `nuan officer add|remove|list`: who works on runs, registered with their certificate, so that their own payments are
// looked at by somebody else.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/payee_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/given_person.hpp"
#include "apps/cli/store_options.hpp"
#include "claims/identity.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::string name;
  bool json = false;
};

Result<Words> add(const Options& options, const Context& context) {
  TRY_LET(const std::string certificate, given_certificate("-"));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(auto change, begin_change(*database, options.store, "officer add", options.name));
  adapters::tables::RunTables persons(change, secrets.get());
  const std::string certificates[] = {certificate};
  TRY_LET(const auto numbers, persons.persons(certificates));
  TRY(adapters::tables::set_officer(change, options.name, numbers.at(0), true));
  TRY(change.commit());
  const std::string who = options.name + " " + claims::masked(certificate);
  return Words{"登记为经办人员: " + who, "registered as an officer: " + who};
}

Result<Words> remove(const Options& options, const Context& /*context*/) {
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(auto change, begin_change(*database, options.store, "officer remove", options.name));
  TRY_LET(const std::int64_t person, adapters::tables::person_of_officer(*database, options.name));
  if (person == 0)
    return fail(Code::usage, {options.name}, {"没有登记过这个人", "nobody of this name is registered"},
                {"请用 nuan officer list 查看", "see nuan officer list"});
  TRY(adapters::tables::set_officer(change, options.name, person, false));
  TRY(change.commit());
  return Words{"不再是经办人员: " + options.name, "no longer an officer: " + options.name};
}

int list(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  auto rows = nlohmann::ordered_json::array();
  const auto listed = adapters::tables::each_officer(**database, [&](const std::string& name, std::int64_t person) {
    if (options.json)
      rows.push_back({{"name", name}, {"person_no", person}});
    else
      fmt::print("{} {}\n", name, person);
  });
  if (!listed) return report(listed.error(), context);
  if (options.json) fmt::print("{}\n", rows.dump(2));
  return static_cast<int>(Exit::done);
}

using Doing = Result<Words> (*)(const Options&, const Context&);

void add_writer(CLI::App& officer, const std::string& verb, const Words& help, Doing doing,
                const std::shared_ptr<Options>& options, const Context& context, Action& chosen) {
  auto* command = officer.add_subcommand(verb, context.say(help));
  command->add_option("NAME", options->name, context.say({"姓名,与 --as 相同", "the name, as --as gives it"}))
      ->required();
  add_writer_options(*command, options->store, context);
  command->callback([options, doing, &context, &chosen] {
    chosen = [options, doing, &context] { return tell(doing(*options, context), context); };
  });
}

}  // namespace

void add_officer(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* officer = nuan.add_subcommand("officer", context.say({"经办人员:本人的款项由别人看过才付",
                                                              "Officers: their own payments wait for somebody else"}));
  officer->require_subcommand(1);
  auto options = std::make_shared<Options>();
  add_writer(*officer, "add",
             {"登记一人,证件号从标准输入读", "register somebody; the certificate number comes from standard input"},
             add, options, context, chosen);
  add_writer(*officer, "remove", {"不再经办", "somebody who no longer works on runs"}, remove, options, context,
             chosen);
  auto* listing = officer->add_subcommand("list", context.say({"列出经办人员", "who is registered"}));
  add_store_options(*listing, options->store, context);
  listing->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  listing->callback([options, &context, &chosen] { chosen = [options, &context] { return list(*options, context); }; });
}

}  // namespace nuan::apps
