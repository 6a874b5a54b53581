// The store that a command works on, and who does it: --db, --key, --as and --reason, with their places in the
// environment.
#pragma once

#include <memory>

#include "adapters/tables/change.hpp"
#include "apps/cli/command.hpp"
#include "base/clock.hpp"
#include "base/secrets.hpp"

namespace nuan::apps {

struct StoreOptions {
  std::string db, key, actor, reason;  // as given; the rest comes from the environment
  [[nodiscard]] std::string url() const;
  [[nodiscard]] std::string key_file() const;
  [[nodiscard]] std::string who() const;  // empty where nobody says
};

void add_store_options(CLI::App& command, StoreOptions& options, const Context& context);
// For commands that read personal data.
void add_key_option(CLI::App& command, StoreOptions& options, const Context& context);
// Who does it, and the key: for commands that write.
void add_writer_options(CLI::App& command, StoreOptions& options, const Context& context);

// `create`: make the store where there is none. Else fails with store_not_made, too, when its tables are missing or
// old.
[[nodiscard]] Result<std::unique_ptr<store::Database>> open_store(const StoreOptions& options, bool create = false);
// Fails with usage where nobody says who it is, or where a certificate number would come into the journal.
[[nodiscard]] Result<void> check_writer(const StoreOptions& options);
// Fails with usage where nobody says why.
[[nodiscard]] Result<void> check_reason(const StoreOptions& options);
// Checks the writer, and begins.
[[nodiscard]] Result<adapters::tables::Change> begin_change(store::Database& database, const StoreOptions& options,
                                                            std::string verb, std::string subject);
// What the store hides personal data with; reads the key file and the store. Fails with key_unreadable, key_exposed,
// key_wrong, and with key_rotating while a change of keys is unfinished.
[[nodiscard]] Result<std::unique_ptr<Secrets>> open_secrets(const StoreOptions& options, Files& files);

[[nodiscard]] const Clock& system_clock();

}  // namespace nuan::apps
