// The keys of a store: the key file opens the store's own keys, and those hide personal data and sign receipts.
#pragma once

#include <memory>
#include <vector>

#include "adapters/tables/key_tables.hpp"
#include "apps/cli/store_options.hpp"
#include "base/signing.hpp"

namespace nuan::apps {

// Fails with key_unreadable, and with key_exposed where others than its owner can read the file.
[[nodiscard]] Result<SecretKey> read_key_file(const std::string& path, Files& files);
// Writes a new key that only its owner can read, where there is no file yet. Whether it did.
[[nodiscard]] Result<bool> make_key(const std::string& path);
// What tells one key file from another, and gives nothing of it away.
[[nodiscard]] std::string mark_of(const SecretKey& key_file);

// Fails with cipher_missing.
[[nodiscard]] Result<std::unique_ptr<Secrets>> secrets_by(Cipher cipher, const SecretKey& key, std::int64_t number);

using adapters::tables::Purpose;
using adapters::tables::StoreKey;

// A new key of the store, wrapped by the key file. `cipher` is how it hides, and how it is wrapped.
[[nodiscard]] Result<StoreKey> new_store_key(std::int64_t number, Purpose purpose, Cipher cipher,
                                             const SecretKey& key_file);
// The same bytes wrapped by another key file.
[[nodiscard]] Result<std::string> wrapped_by(const SecretKey& key_file, const SecretKey& key, Cipher cipher,
                                             std::int64_t number);
// Fails with key_wrong.
[[nodiscard]] Result<SecretKey> unwrapped(const StoreKey& key, const SecretKey& key_file);
[[nodiscard]] Result<std::unique_ptr<Secrets>> secrets_of(const StoreKey& key, const SecretKey& key_file);

// Whether this key file is the one that an older store, without keys of its own, hides personal data with.
[[nodiscard]] Result<bool> opens_persons(store::Database& database, const SecretKey& key_file);

// Those alive of a purpose, by number.
[[nodiscard]] std::vector<StoreKey> alive_of(const std::vector<StoreKey>& keys, Purpose purpose);

// What signs the store's receipts now. Fails with key_wrong, and with key_unreadable where the store has no such key.
[[nodiscard]] Result<std::unique_ptr<Signer>> open_signer(const StoreOptions& options, Files& files);

// Gives a store the keys it lacks: one that signs, and, where nothing is hidden in it yet, one for personal data.
// Returns how many; none where the key file is not that of an older store's personal data.
[[nodiscard]] Result<std::size_t> make_store_keys(adapters::tables::Change& change, const SecretKey& key_file,
                                                  Cipher cipher);

}  // namespace nuan::apps
