// `nuan init`: makes a store, or brings an old one up to date.
#include <fmt/format.h>

#include "apps/cli/store_keys.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::string cipher = "xchacha20";
};

struct Made {
  std::size_t steps = 0, store_keys = 0;
  bool key = false, lacks_keys = false;
};

Result<Made> make_store(const Options& options, Files& files) {
  const std::string key_path = options.store.key_file();
  TRY_LET(const auto database, open_store(options.store, true));
  Made made;
  TRY_LET(made.key, make_key(key_path));
  TRY_LET(const SecretKey key_file, read_key_file(key_path, files));
  TRY_LET(made.steps, store::migrate(*database, adapters::tables::migrations()));
  TRY_LET(const auto keys, adapters::tables::read_keys(*database));
  made.lacks_keys = alive_of(keys, Purpose::sign).empty();
  if (made.steps == 0 && !made.lacks_keys) return made;
  TRY_LET(auto change, begin_change(*database, options.store, "init", std::to_string(made.steps) + " migrations"));
  TRY_LET(made.store_keys, make_store_keys(change, key_file, *cipher_named(options.cipher)));
  made.lacks_keys = made.lacks_keys && made.store_keys == 0;
  if (made.steps > 0 || made.store_keys > 0) TRY(change.commit());
  return made;
}

int init(Options options, const Context& context) {
  if (options.store.who().empty()) options.store.actor = "nuan init";
  const auto made = make_store(options, *context.files);
  if (!made) return report(made.error(), context);
  const std::string steps = std::to_string(made->steps), path = options.store.key_file();
  fmt::print("{}\n",
             context.say({"库已就绪, 做了 " + steps + " 步迁移", "the store is ready; " + steps + " migrations done"}));
  if (made->key)
    fmt::print("{}\n", context.say({"密钥写在 " + path + ": 请另存一份, 丢了就再也打不开个人资料",
                                    "the key is in " + path +
                                        ": keep a copy elsewhere; without it personal data never opens again"}));
  if (made->lacks_keys)
    fmt::print(
        "{}\n",
        context.say({"这个密钥文件打不开库里原有的个人资料, 所以没有建签名的密钥: 请找回原来的, 再运行 nuan init",
                     "this key file does not open the personal data that is there, so no key that signs "
                     "was made: find the right one and run nuan init again"}));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_init(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command =
      nuan.add_subcommand("init", context.say({"建库,或把旧库升级", "Make a store, or bring an old one up to date"}));
  auto options = std::make_shared<Options>();
  add_writer_options(*command, options->store, context);
  command
      ->add_option("--cipher", options->cipher,
                   context.say({"新库怎样加密个人资料:xchacha20(默认)或 sm4(SM4-CTR 与 HMAC-SM3)",
                                "how a new store hides personal data: xchacha20 (the default) or sm4 (SM4-CTR with "
                                "HMAC-SM3)"}))
      ->check(CLI::IsMember({"xchacha20", "sm4"}));
  command->callback([options, &context, &chosen] { chosen = [options, &context] { return init(*options, context); }; });
}

}  // namespace nuan::apps
