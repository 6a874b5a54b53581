#include "apps/cli/store_keys.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include "adapters/sm/sm_secrets.hpp"
#include "adapters/sodium/ed25519.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/tables/hidden_rows.hpp"
#include "apps/cli/new_file.hpp"
#include "base/digest.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::place_of_key;
using adapters::tables::read_keys;

constexpr std::uint64_t key_file_bytes_max = 4096;

Result<void> check_private(const std::string& path) {
  struct ::stat found{};
  if (::stat(path.c_str(), &found) != 0 || (found.st_mode & (S_IRWXG | S_IRWXO)) == 0) return {};
  return fail(Code::key_exposed, {path},
              {"这个密钥文件别人也能读或写", "others can read or write this file with a key"},
              {"请用 chmod 600 收回权限; 若可能已被别人读过, 请用 nuan key rotate --deep 换掉",
               "take the permission back with chmod 600; where somebody may have read it, replace it: nuan key rotate "
               "--deep"});
}

Failure other_key_file() {
  return fail(Code::key_wrong, {},
              {"这个库的密钥不是由这个密钥文件包着的", "the keys of this store are not wrapped by this key file"},
              {"请检查 --key; 换过密钥后要用新的文件", "check --key; after a change of keys it is the new file"});
}

bool is_data(const StoreKey& key) { return key.purpose == Purpose::data; }

}  // namespace

Result<SecretKey> read_key_file(const std::string& path, Files& files) {
  auto file = files.open(path);
  if (!file)
    return fail(
        Code::key_unreadable, {path}, {"读不到密钥文件", "the key cannot be read"},
        {"请看 --key 或 NUAN_KEY; 密钥由 nuan init 写下", "look at --key or NUAN_KEY; nuan init wrote the key"});
  TRY(check_private(path));
  std::string text(std::min<std::uint64_t>((*file)->size(), key_file_bytes_max), '\0');
  TRY((*file)->read_at(0, text));
  return read_secret_key(text, path);
}

// A key that was only half written would hide personal data for good: it gets its name once it is whole.
Result<bool> make_key(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return false;
  NewFile file(path);
  TRY(file.append(adapters::new_key()));
  TRY(file.commit());
  return true;
}

std::string mark_of(const SecretKey& key_file) {
  return to_hex(sha256("nuan key file\n" + std::string(key_file.bytes()))).substr(0, 16);
}

Result<std::unique_ptr<Secrets>> secrets_by(Cipher cipher, const SecretKey& key, std::int64_t number) {
  if (cipher == Cipher::sm4) return adapters::sm_secrets(key, number);
  return adapters::sodium_secrets(key, number);
}

Result<std::string> wrapped_by(const SecretKey& key_file, const SecretKey& key, Cipher cipher, std::int64_t number) {
  TRY_LET(const auto wrapping, secrets_by(cipher, key_file, 0));
  return wrapping->hide(key.bytes(), place_of_key(number));
}

Result<StoreKey> new_store_key(std::int64_t number, Purpose purpose, Cipher cipher, const SecretKey& key_file) {
  const SecretKey bytes = adapters::new_secret_key();
  StoreKey key{
      .number = number, .purpose = purpose, .algorithm = std::string(name_of(cipher)), .mark = mark_of(key_file)};
  if (purpose == Purpose::sign) {
    key.algorithm = signature_algorithm;
    key.public_key = adapters::ed25519_signer(bytes)->public_key();
  }
  TRY_LET(key.wrapped, wrapped_by(key_file, bytes, cipher, number));
  return key;
}

Result<SecretKey> unwrapped(const StoreKey& key, const SecretKey& key_file) {
  if (key.mark != mark_of(key_file)) return other_key_file();
  const auto by = hidden_by(key.wrapped);
  TRY_LET(const auto wrapping, secrets_by(by ? by->cipher : Cipher::xchacha20, key_file, 0));
  TRY_LET(const std::string bytes, wrapping->open(key.wrapped, place_of_key(key.number)));
  if (bytes.size() != SecretKey::size) return does_not_open();
  return SecretKey(bytes);
}

Result<std::unique_ptr<Secrets>> secrets_of(const StoreKey& key, const SecretKey& key_file) {
  TRY_LET(const SecretKey bytes, unwrapped(key, key_file));
  return secrets_by(cipher_named(key.algorithm).value_or(Cipher::xchacha20), bytes, key.number);
}

Result<bool> opens_persons(store::Database& database, const SecretKey& key_file) {
  TRY_LET(const auto rows,
          store::all_rows(database, "select person_no, certificate from person order by person_no limit 1"));
  if (rows.empty()) return true;
  TRY_LET(const auto secrets, secrets_by(Cipher::xchacha20, key_file, 0));
  const std::string place = adapters::tables::place_of_person(store::number_in(rows[0][0]));
  return secrets->open(store::bytes_in(rows[0][1]), place).has_value();
}

std::vector<StoreKey> alive_of(const std::vector<StoreKey>& keys, Purpose purpose) {
  std::vector<StoreKey> alive;
  for (const StoreKey& key : keys) {
    if (key.is_alive() && key.purpose == purpose) alive.push_back(key);
  }
  return alive;
}

Result<std::unique_ptr<Secrets>> open_secrets(const StoreOptions& options, Files& files) {
  TRY_LET(const SecretKey key_file, read_key_file(options.key_file(), files));
  TRY_LET(const auto database, open_store(options));
  TRY_LET(const auto keys, read_keys(*database));
  const auto alive = alive_of(keys, Purpose::data);
  if (alive.empty()) return secrets_by(Cipher::xchacha20, key_file, 0);
  if (alive.size() == 1) return secrets_of(alive.front(), key_file);
  return fail(Code::key_rotating, {}, {"换密钥做到一半", "a change of keys was begun and is not finished"},
              {"请再运行同一条 nuan key rotate, 它会接着做", "run the same nuan key rotate again: it goes on"});
}

Result<std::unique_ptr<Signer>> open_signer(const StoreOptions& options, Files& files) {
  TRY_LET(const SecretKey key_file, read_key_file(options.key_file(), files));
  TRY_LET(const auto database, open_store(options));
  TRY_LET(const auto keys, read_keys(*database));
  const auto alive = alive_of(keys, Purpose::sign);
  if (alive.empty())
    return fail(Code::key_unreadable, {}, {"这个库还没有签名的密钥", "the store has no key that signs yet"},
                {"请用库的密钥文件运行 nuan init", "run nuan init with the store's key file"});
  TRY_LET(const SecretKey seed, unwrapped(alive.back(), key_file));
  return adapters::ed25519_signer(seed);
}

Result<std::size_t> make_store_keys(adapters::tables::Change& change, const SecretKey& key_file, Cipher cipher) {
  TRY_LET(const auto keys, read_keys(change.database()));
  std::vector<Purpose> wanted;
  TRY_LET(const auto persons, store::all_rows(change.database(), "select person_no from person limit 1"));
  if (persons.empty() && std::ranges::none_of(keys, is_data)) wanted.push_back(Purpose::data);
  if (alive_of(keys, Purpose::sign).empty()) wanted.push_back(Purpose::sign);
  if (!persons.empty() && std::ranges::none_of(keys, is_data)) {
    TRY_LET(const bool opens, opens_persons(change.database(), key_file));
    if (!opens) return 0;
  }
  std::int64_t number = keys.empty() ? 0 : keys.back().number;
  for (const Purpose purpose : wanted) {
    TRY_LET(const StoreKey key, new_store_key(++number, purpose, cipher, key_file));
    TRY(add_key(change, key));
  }
  return wanted.size();
}

}  // namespace nuan::apps
