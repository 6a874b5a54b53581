// `nuan key rotate|show`: another key file, and, where it must be, everything that is hidden hidden anew; which keys
// the store has.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "adapters/tables/rotation.hpp"
#include "apps/cli/store_keys.hpp"
#include "apps/cli/watching.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Change;
using adapters::tables::read_keys;
using adapters::tables::wrap_again;
using Keys = std::vector<StoreKey>;

struct Options {
  StoreOptions store;
  std::string new_key, cipher;
  bool deep = false, json = false;
};

struct Rotated {
  bool made_file = false, begun_before = false, deep = false;
  adapters::tables::HiddenAnew anew;
};

std::int64_t next_number(const Keys& keys) { return (keys.empty() ? 0 : keys.back().number) + 1; }

bool is_wrapped_by(const Keys& keys, const SecretKey& key_file) {
  const std::string mark = mark_of(key_file);
  bool any = false;
  for (const StoreKey& key : keys) {
    if (!key.is_alive()) continue;
    if (key.mark != mark) return false;
    any = true;
  }
  return any;
}

// The key file of a store that has no data key of its own is one: it becomes number 0, to be destroyed in the end.
Result<void> keep_as_data_key(Change& change, const SecretKey& from, const SecretKey& to) {
  TRY_LET(const bool opens, opens_persons(change.database(), from));
  if (!opens) return does_not_open();
  StoreKey key{.number = 0, .algorithm = std::string(name_of(Cipher::xchacha20)), .mark = mark_of(to)};
  TRY_LET(key.wrapped, wrapped_by(to, from, Cipher::xchacha20, key.number));
  return add_key(change, key);
}

// Every key that is alive, wrapped by the other file. A key that signs is replaced where everything is.
Result<void> wrap_all(Change& change, const Keys& keys, const SecretKey& from, const SecretKey& to, bool deep) {
  for (const StoreKey& key : keys) {
    if (!key.is_alive()) continue;
    TRY_LET(const SecretKey bytes, unwrapped(key, from));
    if (deep && key.purpose == Purpose::sign) {
      TRY(wrap_again(change, key.number, key.mark, ""));
      continue;
    }
    const auto by = hidden_by(key.wrapped);
    TRY_LET(const std::string wrapped, wrapped_by(to, bytes, by ? by->cipher : Cipher::xchacha20, key.number));
    TRY(wrap_again(change, key.number, mark_of(to), wrapped));
  }
  return {};
}

Cipher cipher_for(const Options& options, const Keys& data) {
  if (!options.cipher.empty()) return *cipher_named(options.cipher);
  return data.empty() ? Cipher::xchacha20 : cipher_named(data.back().algorithm).value_or(Cipher::xchacha20);
}

// One change: afterwards the new file opens the store and the old one does not.
Result<bool> begin(store::Database& database, const Options& options, const SecretKey& from, const SecretKey& to) {
  TRY_LET(Change change, begin_change(database, options.store, "key rotate", "key file " + mark_of(to)));
  TRY_LET(const Keys keys, read_keys(database));
  const Keys data = alive_of(keys, Purpose::data);
  const bool deep = options.deep || data.empty();
  if (data.size() > 1)
    return fail(Code::key_rotating, {}, {"上一次换密钥还没有做完", "an earlier change of keys is not finished"},
                {"请先用那一次的 --new-key 做完", "finish it first, with its --new-key"});
  TRY(wrap_all(change, keys, from, to, deep));
  if (data.empty()) TRY(keep_as_data_key(change, from, to));
  if (deep) {
    const Cipher cipher = cipher_for(options, data);
    const std::int64_t number = next_number(keys);
    TRY_LET(const StoreKey hiding, new_store_key(number, Purpose::data, cipher, to));
    TRY_LET(const StoreKey signing, new_store_key(number + 1, Purpose::sign, cipher, to));
    TRY(add_key(change, hiding));
    TRY(add_key(change, signing));
  }
  TRY(change.commit());
  return deep;
}

// Destroys what hid the data before, once nothing is left that it hides.
Result<void> finish(store::Database& database, const Options& options, const StoreKey& old) {
  TRY_LET(Change change,
          begin_change(database, options.store, "key rotate", "key " + std::to_string(old.number) + " destroyed"));
  TRY(wrap_again(change, old.number, old.mark, ""));
  return change.commit();
}

Result<adapters::tables::HiddenAnew> hide_anew(store::Database& database, const Options& options, const Keys& data,
                                               const SecretKey& key_file) {
  TRY_LET(const auto from, secrets_of(data.front(), key_file));
  TRY_LET(const auto to, secrets_of(data.back(), key_file));
  const adapters::tables::TwoKeys keys(*from, *to);
  TRY_LET(const auto reading, open_store(options.store));
  adapters::tables::Rotation rotation(*reading, database, system_clock(), keys,
                                      {options.store.who(), "", "", options.store.reason});
  Watching watching(false);
  auto done = rotation.run([&](std::uint64_t rows, std::uint64_t total) { watching.progress(rows, total); });
  watching.finish();
  return done;
}

Result<void> check_options(const Options& options) {
  TRY(check_writer(options.store));
  return check_reason(options.store);
}

// What is overwritten must not stay readable in the file. PostgreSQL keeps it until it is vacuumed.
Result<void> overwrite_for_good(store::Database& database) {
  return database.dialect() == store::Dialect::sqlite ? database.script("pragma secure_delete = on") : Result<void>();
}
Result<void> empty_the_log(store::Database& database) {
  return database.dialect() == store::Dialect::sqlite ? database.script("pragma wal_checkpoint(truncate)")
                                                      : Result<void>();
}

Result<Rotated> rotate(const Options& options, const Context& context) {
  TRY(check_options(options));
  TRY_LET(const auto database, open_store(options.store));
  TRY(overwrite_for_good(*database));
  Rotated rotated;
  TRY_LET(rotated.made_file, make_key(options.new_key));
  TRY_LET(const SecretKey to, read_key_file(options.new_key, *context.files));
  TRY_LET(Keys keys, read_keys(*database));
  rotated.begun_before = is_wrapped_by(keys, to);
  if (!rotated.begun_before) {
    TRY_LET(const SecretKey from, read_key_file(options.store.key_file(), *context.files));
    TRY_LET(rotated.deep, begin(*database, options, from, to));
    TRY_LET(keys, read_keys(*database));
  }
  const Keys data = alive_of(keys, Purpose::data);
  if (data.size() > 1) {
    rotated.deep = true;
    TRY_LET(rotated.anew, hide_anew(*database, options, data, to));
    TRY(finish(*database, options, data.front()));
  }
  TRY(empty_the_log(*database));
  return rotated;
}

int rotate_and_tell(const Options& options, const Context& context) {
  const auto done = rotate(options, context);
  if (!done) return report(done.error(), context);
  const std::string rows = std::to_string(done->anew.rows);
  if (done->begun_before && !done->deep)
    fmt::print("{}\n", context.say({"库已经由这个密钥文件打开, 没有要做的",
                                    "this key file opens the store already: nothing to do"}));
  else if (done->deep)
    fmt::print("{}\n",
               context.say({"已换密钥, " + rows + " 行重新加密, 旧密钥已销毁; 签收据的公钥也换了: nuan receipt key",
                            "the keys were changed: " + rows +
                                " rows hidden anew, the old key destroyed; receipts are signed "
                                "with another key now: nuan receipt key"}));
  else
    fmt::print("{}\n", context.say({"已换密钥文件", "the key file was changed"}));
  fmt::print("{}\n", context.say({"从现在起请用 --key " + options.new_key + "; 另存一份, 旧文件只开得了旧备份",
                                  "from now on use --key " + options.new_key +
                                      ", and keep a copy elsewhere; the old file opens old backups alone"}));
  return static_cast<int>(Exit::done);
}

int show(const Options& options, const Context& context) {
  const auto database = open_store(options.store);
  if (!database) return report(database.error(), context);
  const auto keys = read_keys(**database);
  if (!keys) return report(keys.error(), context);
  auto list = nlohmann::ordered_json::array();
  for (const StoreKey& key : *keys) {
    list.push_back({{"key", key.number},
                    {"purpose", name_of(key.purpose)},
                    {"algorithm", key.algorithm},
                    {"since_entry", key.since},
                    {"key_file", key.is_alive() ? nlohmann::ordered_json(key.mark) : nlohmann::ordered_json(nullptr)},
                    {"public_key", key.public_key}});
    if (!options.json)
      fmt::print("{:>3}  {:<5} {:<10} {:>6}  {:<17} {}\n", key.number, name_of(key.purpose), key.algorithm, key.since,
                 key.is_alive() ? key.mark : context.say({"已销毁", "destroyed"}), key.public_key);
  }
  if (options.json)
    fmt::print("{}\n", list.dump(2));
  else
    fmt::print(
        "{}\n",
        context.say(
            {"(编号, 用途, 算法, 始于日志第几条, 密钥文件的记号, 公钥)",
             "(number, purpose, algorithm, the journal's entry it is of, the mark of the key file, public key)"}));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_key(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* key = nuan.add_subcommand(
      "key", context.say({"库的密钥:换一个,看有哪些", "The keys of a store: change them, see which there are"}));
  key->require_subcommand(1);
  auto options = std::make_shared<Options>();
  auto* rotated = key->add_subcommand(
      "rotate",
      context.say(
          {"换密钥文件;加 --deep 则全部重新加密并换签名的密钥;中断后再运行同一条就接着做",
           "change the key file; with --deep hide everything anew and change the key that signs, too; interrupted, "
           "run the same again and it goes on"}));
  rotated
      ->add_option("--new-key", options->new_key,
                   context.say({"新的密钥文件;没有就写一个", "the new key file; made where there is none"}))
      ->required();
  rotated->add_flag("--deep", options->deep,
                    context.say({"旧密钥连同库或备份可能已被别人得到时用",
                                 "for when somebody may have the old key and the store or a backup"}));
  auto* cipher = rotated->add_option("--cipher", options->cipher,
                                     context.say({"重新加密时改用 xchacha20 或 sm4", "hide anew by xchacha20 or sm4"}));
  cipher->check(CLI::IsMember({"xchacha20", "sm4"}));
  add_writer_options(*rotated, options->store, context);
  rotated->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return rotate_and_tell(*options, context); }; });
  auto* shown = key->add_subcommand(
      "show", context.say({"有哪些密钥,不显示密钥本身", "which keys there are; none is shown itself"}));
  shown->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  add_store_options(*shown, options->store, context);
  shown->callback([options, &context, &chosen] { chosen = [options, &context] { return show(*options, context); }; });
}

}  // namespace nuan::apps
