#include "apps/cli/store_options.hpp"

#include <array>
#include <cstdlib>
#include <ctime>

#include "adapters/postgresql/postgresql_store.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
#include "claims/identity.hpp"
#include "store/url.hpp"

namespace nuan::apps {
namespace {

class SystemClock final : public Clock {
 public:
  [[nodiscard]] std::string now() const override {
    const std::time_t seconds = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> text{};
    const std::size_t size = std::strftime(text.data(), text.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
    return {text.data(), size};
  }
};

// Commands of one family share their options, and CLI11 would let the environment of a command that was not given win
// over the words of the one that was.
std::string given_or(const std::string& given, const char* variable, const char* otherwise) {
  if (!given.empty()) return given;
  const char* value = std::getenv(variable);
  return value == nullptr || *value == '\0' ? otherwise : value;
}

bool holds_certificate(std::string_view text) {
  constexpr std::size_t size = 18;
  for (std::size_t at = 0; at + size <= text.size(); ++at) {
    if (claims::read_resident_number(text.data() + at).valid) return true;
  }
  return false;
}

Failure certificate_in_journal() {
  return fail(Code::usage, {},
              {"这里有证件号码, 日志不收", "there is a certificate number, which the journal does not take"},
              {"请改写成不含号码的一句话", "say it without the number"});
}

}  // namespace

std::string StoreOptions::url() const { return given_or(db, "NUAN_DB", store::usual_url); }
std::string StoreOptions::key_file() const { return given_or(key, "NUAN_KEY", "nuan.key"); }
std::string StoreOptions::who() const { return given_or(actor, "NUAN_ACTOR", ""); }

const Clock& system_clock() {
  static const SystemClock clock;
  return clock;
}

void add_store_options(CLI::App& command, StoreOptions& options, const Context& context) {
  command.add_option("--db", options.db,
                     context.say({"库:sqlite:文件 或 postgresql://…(默认 sqlite:nuan.db)",
                                  "the store: sqlite:PATH or postgresql://… (sqlite:nuan.db by default)"}));
}

void add_writer_options(CLI::App& command, StoreOptions& options, const Context& context) {
  add_store_options(command, options, context);
  command.add_option("--as", options.actor, context.say({"谁在做这一步", "who does this step"}));
  command.add_option("--reason", options.reason, context.say({"为什么,写进日志", "why, for the journal"}));
  add_key_option(command, options, context);
}

void add_key_option(CLI::App& command, StoreOptions& options, const Context& context) {
  command.add_option(
      "--key", options.key,
      context.say({"个人资料的密钥文件(默认 nuan.key)", "the file with the key to personal data (nuan.key)"}));
}

Result<std::unique_ptr<store::Database>> open_store(const StoreOptions& options, bool create) {
  TRY_LET(const store::Url url, store::read_url(options.url()));
  TRY_LET(auto database, url.dialect == store::Dialect::sqlite ? adapters::open_sqlite_store(url.where, create)
                                                               : adapters::open_postgresql_store(url.where));
  if (!create) TRY(store::check_reached(*database, adapters::tables::migrations()));
  return database;
}

Result<void> check_writer(const StoreOptions& options) {
  if (options.who().empty())
    return fail(Code::usage, {}, {"没有说明谁在做这一步", "nobody says who does this step"},
                {"请加 --as 姓名, 或设 NUAN_ACTOR", "add --as NAME, or set NUAN_ACTOR"});
  if (!holds_certificate(options.who()) && !holds_certificate(options.reason)) return {};
  return certificate_in_journal();
}

Result<void> check_reason(const StoreOptions& options) {
  if (!options.reason.empty()) return {};
  return fail(Code::usage, {}, {"没有说明为什么", "nobody says why"}, {"请加 --reason", "add --reason"});
}

Result<adapters::tables::Change> begin_change(store::Database& database, const StoreOptions& options, std::string verb,
                                              std::string subject) {
  TRY(check_writer(options));
  if (holds_certificate(subject)) return certificate_in_journal();
  return adapters::tables::Change::begin(database, system_clock(),
                                         {options.who(), std::move(verb), std::move(subject), options.reason});
}

}  // namespace nuan::apps
