#include "apps/cli/store_options.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>

#include "adapters/files/system_error.hpp"
#include "adapters/postgresql/postgresql_store.hpp"
#include "adapters/sodium/sodium_secrets.hpp"
#include "adapters/sqlite/sqlite_store.hpp"
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

Result<adapters::tables::Change> begin_change(store::Database& database, const StoreOptions& options, std::string verb,
                                              std::string subject) {
  if (options.who().empty())
    return fail(Code::usage, {}, {"没有说明谁在做这一步", "nobody says who does this step"},
                {"请加 --as 姓名, 或设 NUAN_ACTOR", "add --as NAME, or set NUAN_ACTOR"});
  return adapters::tables::Change::begin(database, system_clock(),
                                         {options.who(), std::move(verb), std::move(subject), options.reason});
}

Result<std::unique_ptr<Secrets>> open_secrets(const StoreOptions& options, Files& files) {
  auto file = files.open(options.key_file());
  if (!file)
    return fail(
        Code::key_unreadable, {options.key_file()}, {"读不到密钥文件", "the key cannot be read"},
        {"请看 --key 或 NUAN_KEY; 密钥由 nuan init 写下", "look at --key or NUAN_KEY; nuan init wrote the key"});
  std::string text(std::min<std::uint64_t>((*file)->size(), 4096), '\0');
  TRY((*file)->read_at(0, text));
  return adapters::sodium_secrets(text, options.key_file());
}

// A key that was only half written would hide personal data for good: it gets its name once it is whole.
Result<bool> make_key(const std::string& path) {
  if (::access(path.c_str(), F_OK) == 0) return false;
  const std::string unfinished = path + "." + std::to_string(::getpid()) + ".unfinished";
  const int file = ::open(unfinished.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, S_IRUSR | S_IWUSR);
  if (file < 0) return Failure(adapters::files::output_error(path, errno));
  const std::string key = adapters::new_key();
  const bool named = ::write(file, key.data(), key.size()) == static_cast<::ssize_t>(key.size()) &&
                     ::fsync(file) == 0 && ::link(unfinished.c_str(), path.c_str()) == 0;
  const int error_number = named ? 0 : errno;
  ::close(file);
  ::unlink(unfinished.c_str());
  if (!named && error_number != EEXIST) return Failure(adapters::files::output_error(path, error_number));
  return named;
}

}  // namespace nuan::apps
