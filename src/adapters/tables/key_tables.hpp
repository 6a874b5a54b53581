// The store's own keys (migration 0008): what they are for, and their bytes as the key file wraps them.
#pragma once

#include <vector>

#include "adapters/tables/change.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

enum class Purpose : std::uint8_t {
  data,  // hides and looks up personal data
  sign,  // signs receipts
};
[[nodiscard]] std::string_view name_of(Purpose purpose);

struct StoreKey {
  std::int64_t number = 0;
  Purpose purpose = Purpose::data;
  std::string algorithm;
  std::string public_key;  // in hexadecimal, of a key that signs
  std::int64_t since = 0;  // the journal's entry that made it
  // How it is wrapped now; empty where it was destroyed.
  std::string mark;  // of the key file
  std::string wrapped;
  [[nodiscard]] bool is_alive() const { return !wrapped.empty(); }
};

// By number.
[[nodiscard]] Result<std::vector<StoreKey>> read_keys(store::Database& database);

[[nodiscard]] Result<void> add_key(Change& change, const StoreKey& key);
// The wrapping that was there is gone; an empty one destroys the key for good.
[[nodiscard]] Result<void> wrap_again(Change& change, std::int64_t number, const std::string& mark,
                                      const std::string& wrapped);

// Whether the key that `secrets` works with still is the store's: ask inside the change that writes. Fails with
// key_rotating.
[[nodiscard]] Result<void> check_key(Change& change, const Secrets& secrets);

// Where a wrapped key belongs.
[[nodiscard]] std::string place_of_key(std::int64_t number);

}  // namespace nuan::adapters::tables
