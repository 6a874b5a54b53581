// `nuan backup FILE` and `nuan restore FILE`: everything a store holds at one moment as one file, and back into a new
// store, of either kind. The file is an SQLite database; personal data in it is as hidden as in the store.
#include <fmt/format.h>

#include <filesystem>

#include "adapters/sqlite/sqlite_store.hpp"
#include "adapters/tables/copy.hpp"
#include "adapters/tables/verify.hpp"
#include "apps/cli/new_file.hpp"
#include "apps/cli/store_options.hpp"
#include "apps/cli/watching.hpp"
#include "base/digest.hpp"
#include "store/url.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Copied;

struct Options {
  StoreOptions store;
  std::string file;
};

struct Done {
  Copied copied;
  std::string digest;
};

// The digest as `nuan digest` tells it.
Result<std::string> digest_of(const std::string& path, Files& files) {
  TRY_LET(const auto file, files.open(path));
  std::vector<Sha256> pieces;
  std::string piece;
  for (std::uint64_t at = 0; at < file->size(); at += digest_piece_bytes) {
    piece.resize(std::min<std::uint64_t>(digest_piece_bytes, file->size() - at));
    TRY(file->read_at(at, piece));
    pieces.push_back(sha256(piece));
  }
  return to_hex(digest_of_pieces(pieces));
}

Result<Copied> copy(store::Database& from, store::Database& to) {
  Watching watching(false);
  auto copied = adapters::tables::copy_store(
      from, to, [&watching](std::uint64_t rows, std::uint64_t total) { watching.progress(rows, total); });
  watching.finish();
  return copied;
}

Result<void> note(store::Database& database, const StoreOptions& options, const std::string& verb,
                  const std::string& subject) {
  TRY_LET(auto change, begin_change(database, options, verb, subject));
  return change.commit();
}

Result<Done> back_up(const Options& options, const Context& context) {
  TRY(check_writer(options.store));
  if (std::filesystem::exists(options.file)) return exists_already(options.file);
  TRY_LET(const auto database, open_store(options.store));
  Done done;
  NewFile file(options.file);
  {
    TRY_LET(const auto copy_to, adapters::open_sqlite_store(file.path(), true));
    TRY_LET(done.copied, copy(*database, *copy_to));
    TRY(copy_to->script("pragma journal_mode = delete"));  // one file, with nothing beside it
  }
  TRY(file.commit());
  TRY_LET(done.digest, digest_of(options.file, *context.files));
  TRY(note(*database, options.store, "backup", done.digest));
  return done;
}

Failure tampered(const std::string& file, std::uint64_t found) {
  const std::string count = std::to_string(found);
  return fail(Code::store_tampered, {file},
              {"恢复出来的内容有 " + count + " 处与日志不符", count + " things restored are not as the journal says"},
              {"请运行 nuan verify 看在哪里, 并换一份备份", "see where with nuan verify, and use another backup"});
}

// The file that a restore makes; empty where the store was there before, or is in PostgreSQL.
Result<std::string> new_store_file(const StoreOptions& options) {
  TRY_LET(const store::Url url, store::read_url(options.url()));
  return url.dialect == store::Dialect::sqlite && !std::filesystem::exists(url.where) ? url.where : std::string();
}

// Nothing that was made halfway stays: an empty store would be taken for one.
void take_away(const std::string& file) {
  if (file.empty()) return;
  std::error_code ignored;
  for (const char* tail : {"", "-wal", "-shm"}) std::filesystem::remove(file + tail, ignored);
}

Result<std::unique_ptr<store::Database>> restored_store(const Options& options, Copied& copied) {
  TRY_LET(const auto from, adapters::read_sqlite_store(options.file));
  TRY_LET(auto database, open_store(options.store, true));
  TRY_LET(copied, copy(*from, *database));
  TRY(store::migrate(*database, adapters::tables::migrations()));
  return database;
}

Result<Done> restore(const Options& options, const Context& context) {
  TRY(check_writer(options.store));
  Done done;
  TRY_LET(done.digest, digest_of(options.file, *context.files));
  TRY_LET(const std::string new_file, new_store_file(options.store));
  auto restored = restored_store(options, done.copied);
  if (!restored) take_away(new_file);
  TRY_LET(const auto database, std::move(restored));
  TRY_LET(const auto verified, adapters::tables::verify(*database));
  if (verified.found > 0) return tampered(options.file, verified.found);
  TRY(note(*database, options.store, "restore", done.digest));
  return done;
}

int tell(const Result<Done>& done, const Words& what, const Context& context) {
  if (!done) return report(done.error(), context);
  const std::string rows = std::to_string(done->copied.rows), tables = std::to_string(done->copied.tables);
  fmt::print("{}\n", context.say({what.zh + ": " + tables + " 张表, " + rows + " 行; 摘要 " + done->digest,
                                  what.en + ": " + tables + " tables, " + rows + " rows; digest " + done->digest}));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_backup(CLI::App& nuan, const Context& context, Action& chosen) {
  auto options = std::make_shared<Options>();
  auto* backup = nuan.add_subcommand(
      "backup", context.say({"把整个库备份成一个文件,使用中也可以;密钥不在其中",
                             "Back the whole store up into one file, also while it is used; the key is not in it"}));
  backup->add_option("FILE", options->file, context.say({"新文件", "a new file"}))->required();
  add_writer_options(*backup, options->store, context);
  backup->callback([options, &context, &chosen] {
    chosen = [options, &context] { return tell(back_up(*options, context), {"已备份", "backed up"}, context); };
  });
  auto* restored = nuan.add_subcommand(
      "restore", context.say({"由备份恢复到一个新库(两种数据库都行),最后核对一遍",
                              "Restore a backup into a new store of either kind; ends by verifying it"}));
  restored->add_option("FILE", options->file, context.say({"备份文件", "the backup"}))->required();
  add_writer_options(*restored, options->store, context);
  restored->callback([options, &context, &chosen] {
    chosen = [options, &context] {
      return tell(restore(*options, context), {"已恢复并核对", "restored and verified"}, context);
    };
  });
}

}  // namespace nuan::apps
