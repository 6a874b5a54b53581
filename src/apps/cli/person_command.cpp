// `nuan person match list|merge|split|apart|confirm|refuse|list|show`: persons who are one human being, found, made one
// by two officers, and made two again.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/person_tables.hpp"
#include "adapters/tables/register_tables.hpp"
#include "apps/cli/store_options.hpp"
#include "claims/identity.hpp"
#include "flow/match.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using aid::LinkKind;
using aid::LinkState;
using aid::PersonLink;

struct Options {
  StoreOptions store;
  std::int64_t person = 0, other = 0;
  bool json = false, all = false;
};

std::string subject_of(std::int64_t person) { return "person " + std::to_string(person); }

// A certificate that nobody can use, with the number to speak of its person by.
Result<std::string> told_person(store::Database& database, const Secrets& secrets, std::int64_t person) {
  TRY_LET(const std::string certificate, adapters::tables::certificate_of(database, secrets, person));
  return std::to_string(person) + " " + claims::masked(certificate);
}

Result<int> list_matches(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const store::Transaction reading, store::Transaction::begin(*database, store::Access::reading));
  TRY_LET(const auto links, adapters::tables::read_links(*database));
  adapters::tables::RegisterTables rows(*database, system_clock(), *secrets, {});
  TRY_LET(const auto matches, flow::likely_same(rows, *secrets, links));
  auto listed = nlohmann::ordered_json::array();
  for (const aid::Match& one : matches) {
    TRY_LET(const std::string first, told_person(*database, *secrets, one.person));
    TRY_LET(const std::string second, told_person(*database, *secrets, one.other));
    if (options.json)
      listed.push_back({{"person", one.person}, {"other", one.other}, {"reasons", one.reasons()}});
    else
      fmt::print("{:<32} {:<32} {}\n", first, second, one.reasons());
  }
  if (options.json) fmt::print("{}\n", listed.dump(2));
  const std::string count = std::to_string(matches.size());
  if (!options.json)
    fmt::print("{}\n",
               context.say({"共 " + count + " 对疑似同一人(两个人的编号与证件、相同之处: 姓名、出生日期、手机、卡)",
                            count + " pairs who are likely one (number and certificate of both, and what they "
                                    "have in common)"}));
  return static_cast<int>(Exit::done);
}

Result<Words> propose(const Options& options, LinkKind kind, const Context& context) {
  TRY(check_reason(options.store));
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change,
          begin_change(*database, options.store, "person " + std::string(name_of(kind)), subject_of(options.person)));
  TRY(adapters::tables::certificate_of(*database, *secrets, options.person));
  if (kind != LinkKind::split) TRY(adapters::tables::certificate_of(*database, *secrets, options.other));
  TRY_LET(const auto links, adapters::tables::read_links(*database));
  TRY_LET(const PersonLink link, aid::propose(links, {.person_no = options.person,
                                                      .kind = kind,
                                                      .other = options.other,
                                                      .actor = options.store.who(),
                                                      .reason = options.store.reason}));
  TRY(add_link(change, link));
  TRY(change.commit());
  if (kind == LinkKind::apart) return Words{"已记下: 不是同一个人", "noted: they are two"};
  const std::string person = std::to_string(options.person);
  return Words{"已提出, 请另一个人确认: nuan person confirm " + person,
               "proposed; for another person to confirm: nuan person confirm " + person};
}

Words decided_words(const PersonLink& link) {
  if (link.state == LinkState::refused) return {"已否决, 一切照旧", "refused: all stays as it is"};
  const std::string person = std::to_string(link.person_no), other = std::to_string(link.other);
  if (link.kind == LinkKind::merge)
    return {person + " 今后算作 " + other + ": 一个免赔额, 一个封顶; 以前的付款都算在内",
            person + " counts as " + other + " from now on: one deductible, one cap, and what was paid before counts"};
  return {person + " 与 " + other + " 重新是两个人", person + " and " + other + " are two again"};
}

Result<Words> decide(const Options& options, LinkState state) {
  TRY(check_reason(options.store));
  TRY_LET(const auto database, open_store(options.store));
  const std::string verb = state == LinkState::confirmed ? "person confirm" : "person refuse";
  TRY_LET(Change change, begin_change(*database, options.store, verb, subject_of(options.person)));
  TRY_LET(const auto links, adapters::tables::read_links(*database));
  TRY_LET(const PersonLink link, aid::decide(links, options.person, options.store.who(), state));
  TRY(end_link(change, link));
  TRY(change.commit());
  return decided_words(link);
}

Result<int> list(const Options& options, const Context& context) {
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(const auto links, adapters::tables::read_links(*database));
  auto listed = nlohmann::ordered_json::array();
  for (const PersonLink& link : links) {
    if (!options.all && link.state != LinkState::proposed) continue;
    if (options.json)
      listed.push_back({{"person", link.person_no},
                        {"number", link.number},
                        {"kind", name_of(link.kind)},
                        {"other", link.other},
                        {"state", name_of(link.state)},
                        {"actor", link.actor},
                        {"decided_by", link.decided_by},
                        {"reason", link.reason}});
    else
      fmt::print("{:>8} {:<6} {:>8}  {:<10} {} {}  {}\n", link.person_no, name_of(link.kind), link.other,
                 name_of(link.state), link.actor, link.decided_by, link.reason);
  }
  if (options.json) fmt::print("{}\n", listed.dump(2));
  if (!options.json && !links.empty())
    fmt::print("{}\n", context.say({"(人员编号, 种类, 另一个人, 状态, 谁提出, 谁决定, 理由)",
                                    "(person, kind, the other, state, who proposed, who decided, why)"}));
  return static_cast<int>(Exit::done);
}

// Looking at a person's data leaves an entry in the journal.
Result<int> show(const Options& options, const Context& context) {
  TRY_LET(const auto secrets, open_secrets(options.store, *context.files));
  TRY_LET(const auto database, open_store(options.store));
  TRY_LET(Change change, begin_change(*database, options.store, "person show", subject_of(options.person)));
  TRY_LET(const std::string certificate, adapters::tables::certificate_of(*database, *secrets, options.person));
  TRY_LET(const auto leaders, adapters::tables::read_leaders(*database));
  TRY_LET(const auto rows, adapters::tables::member_rows_of(*database, *secrets, options.person));
  TRY(change.commit());
  fmt::print("{} {}\n", options.person, certificate);
  for (const auto& [header, text] : rows) fmt::print("{}\n{}\n", header, text);
  const auto leader = leaders.find(options.person);
  if (leader != leaders.end())
    fmt::print("{}\n",
               context.say({"算作 " + std::to_string(leader->second), "counts as " + std::to_string(leader->second)}));
  return static_cast<int>(Exit::done);
}

int status_of(const Result<int>& done, const Context& context) { return done ? *done : report(done.error(), context); }

using Setting = std::shared_ptr<Options>;

CLI::App* add(CLI::App& person, const std::string& name, const Words& help, const Setting& options,
              const Context& context, Action& chosen, std::function<int()> action) {
  auto* command = person.add_subcommand(name, context.say(help));
  add_writer_options(*command, options->store, context);
  command->callback([&chosen, action = std::move(action)] { chosen = action; });
  return command;
}

void add_persons(CLI::App* command, Options& options, bool both, const Context& context) {
  command->add_option("PERSON", options.person, context.say({"人员编号", "the number of the person"}))->required();
  if (both)
    command->add_option("OTHER", options.other, context.say({"另一个人的编号", "the number of the other"}))->required();
}

void add_json(CLI::App* command, Options& options, const Context& context) {
  command->add_flag("--json", options.json, context.say({"输出 JSON", "print JSON"}));
}

void add_deciding(CLI::App& person, const Setting& options, const Context& context, Action& chosen) {
  const auto deciding = [&](const std::string& name, const Words& help, LinkState state) {
    add_persons(add(person, name, help, options, context, chosen,
                    [options, state, &context] { return tell(decide(*options, state), context); }),
                *options, false, context);
  };
  deciding("confirm", {"由另一个人确认合并或拆分", "confirm a merge or a split, by another person"},
           LinkState::confirmed);
  deciding("refuse", {"否决", "refuse it"}, LinkState::refused);
}

void add_proposing(CLI::App& person, const Setting& options, const Context& context, Action& chosen) {
  const auto proposing = [&](const std::string& name, const Words& help, LinkKind kind) {
    add_persons(add(person, name, help, options, context, chosen,
                    [options, kind, &context] { return tell(propose(*options, kind, context), context); }),
                *options, kind != LinkKind::split, context);
  };
  proposing("merge",
            {"提出: PERSON 与 OTHER 是同一个人, 今后算作 OTHER", "propose that PERSON counts as OTHER, being one"},
            LinkKind::merge);
  proposing("split", {"提出: PERSON 不再算作别人", "propose that PERSON counts as nobody else any more"},
            LinkKind::split);
  proposing("apart", {"看过了, 是两个人, 不再列为疑似", "looked at: they are two, not to be listed again"},
            LinkKind::apart);
}

}  // namespace

void add_person(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* person = nuan.add_subcommand(
      "person", context.say({"两个证件、同一个人: 查找、合并、拆分",
                             "Two certificates of one human being: to find, merge and split them"}));
  person->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* match = person->add_subcommand("match", context.say({"疑似同一人", "who are likely one"}));
  match->require_subcommand(1);
  add_json(add(*match, "list", {"列出疑似同一人的人和理由", "list them, and why"}, options, context, chosen,
               [options, &context] { return status_of(list_matches(*options, context), context); }),
           *options, context);
  add_proposing(*person, options, context, chosen);
  add_deciding(*person, options, context, chosen);
  auto* listed = add(*person, "list", {"等待确认的合并与拆分", "merges and splits that wait to be confirmed"}, options,
                     context, chosen, [options, &context] { return status_of(list(*options, context), context); });
  add_json(listed, *options, context);
  listed->add_flag("--all", options->all, context.say({"已经决定的也列出", "those decided, too"}));
  add_persons(
      add(*person, "show", {"看一个人的名单行;看过会记入日志", "a person's rows; looking is journaled"}, options,
          context, chosen, [options, &context] { return status_of(show(*options, context), context); }),
      *options, false, context);
}

}  // namespace nuan::apps
