// `nuan init`: makes a store, or brings an old one up to date.
#include <fmt/format.h>

#include "apps/cli/store_options.hpp"

namespace nuan::apps {
namespace {

struct Made {
  std::size_t steps = 0;
  bool key = false;
};

Result<Made> make_store(const StoreOptions& options) {
  TRY_LET(const auto database, open_store(options, true));
  Made made;
  TRY_LET(made.key, make_key(options.key_file()));
  TRY_LET(made.steps, store::migrate(*database, adapters::tables::migrations()));
  TRY_LET(const auto head, adapters::tables::read_head(*database));
  // One that was interrupted may have made the tables and said nothing yet.
  if (made.steps == 0 && head.number > 0) return made;
  TRY_LET(auto change, begin_change(*database, options, "init", std::to_string(made.steps) + " migrations"));
  TRY(change.commit());
  return made;
}

int init(StoreOptions options, const Context& context) {
  if (options.who().empty()) options.actor = "nuan init";
  const auto made = make_store(options);
  if (!made) return report(made.error(), context);
  if (context.language == Language::zh)
    fmt::print("库已就绪, 做了 {} 步迁移\n", made->steps);
  else
    fmt::print("the store is ready; {} migrations done\n", made->steps);
  if (made->key)
    fmt::print("{}\n", context.say({"密钥写在 " + options.key_file() + ": 请另存一份, 丢了就再也打不开个人资料",
                                    "the key is in " + options.key_file() +
                                        ": keep a copy elsewhere; without it personal data "
                                        "never opens again"}));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_init(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command =
      nuan.add_subcommand("init", context.say({"建库,或把旧库升级", "Make a store, or bring an old one up to date"}));
  auto options = std::make_shared<StoreOptions>();
  add_writer_options(*command, *options, context);
  command->callback([options, &context, &chosen] { chosen = [options, &context] { return init(*options, context); }; });
}

}  // namespace nuan::apps
