// `nuan journal root|prove|check`: a root to pin up, the proof that one entry is within it, and what such a proof leads
// to.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>

#include "adapters/tables/verify.hpp"
#include "apps/cli/store_options.hpp"

namespace nuan::apps {
namespace {

struct Options {
  StoreOptions store;
  std::string day;
  std::uint64_t entry = 0, size = 0;
};

// Of the wanted day, or of all.
Result<std::vector<std::string>> chains(const Options& options) {
  TRY_LET(const auto database, open_store(options.store));
  return adapters::tables::chains_of(*database, options.day);
}

int root(const Options& options, const Context& context) {
  auto found = chains(options);
  if (!found) return report(found.error(), context);
  if (options.size > found->size())
    return report({Code::usage, {}, {"没有这么多条日志", "there are not so many entries"}, {}}, context);
  if (options.size > 0) found->resize(options.size);
  fmt::print("{} {}\n", to_hex(audit::root_of(*found)), found->size());
  return static_cast<int>(Exit::done);
}

struct Proven {
  std::string chain;
  audit::Proof proof;
  Sha256 root{};
};

Result<Proven> proven(const Options& options) {
  TRY_LET(const auto all, chains({.store = options.store, .day = "", .entry = 0}));
  if (options.entry < 1 || options.entry > all.size())
    return fail(Code::usage, {}, {"没有这一条日志", "there is no such entry"},
                {"日志共 " + std::to_string(all.size()) + " 条", "the journal has " + std::to_string(all.size())});
  Proven done{.chain = all[options.entry - 1], .proof = {}, .root = {}};
  TRY_LET(const auto within, chains(options));
  const auto at = std::ranges::find(within, done.chain);
  if (at == within.end())
    return fail(Code::usage, {options.day}, {"这一条不是那一天写的", "the entry was not written on that day"},
                {"不加 --day 则证明它在全部日志之内", "without --day it is proven to be within all entries"});
  done.proof = audit::prove(within, static_cast<std::uint64_t>(at - within.begin()));
  done.root = audit::root_of(within);
  return done;
}

// The proof as lines: place and size, the entry's chain, then what stands beside it from the leaf up, and the root.
int prove(const Options& options, const Context& context) {
  const auto done = proven(options);
  if (!done) return report(done.error(), context);
  fmt::print("{} {}\n{}\n", done->proof.index, done->proof.size, done->chain);
  for (const Sha256& beside : done->proof.beside) fmt::print("{}\n", to_hex(beside));
  fmt::print("{}\n", to_hex(done->root));
  return static_cast<int>(Exit::done);
}

// What to_hex wrote.
std::optional<Sha256> read_hex(std::string_view text) {
  Sha256 digest{};
  if (text.size() != digest.size() * 2) return std::nullopt;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t figure = std::string_view("0123456789abcdef").find(text[i]);
    if (figure == std::string_view::npos) return std::nullopt;
    digest[i / 2] = static_cast<std::uint8_t>(digest[i / 2] << 4U | figure);
  }
  return digest;
}

Result<Proven> read_proof(std::istream& from) {
  const auto malformed = [](const std::string& line) {
    return fail(Code::input_unreadable, {"-"},
                {"不是 nuan journal prove 的输出: " + line, "not what nuan journal prove prints: " + line});
  };
  Proven read;
  std::string line;
  if (!(from >> read.proof.index >> read.proof.size >> read.chain)) return malformed("1");
  for (int number = 3; from >> line; ++number) {
    const auto digest = read_hex(line);
    if (!digest) return malformed(std::to_string(number));
    read.proof.beside.push_back(*digest);
  }
  if (read.proof.beside.empty()) return malformed("3");
  read.root = read.proof.beside.back();
  read.proof.beside.pop_back();
  return read;
}

// Needs no store: whoever was given a proof compares the root with the one that was pinned up.
int check(const Context& context) {
  const auto read = read_proof(std::cin);
  if (!read) return report(read.error(), context);
  if (!audit::holds(read->proof, read->chain, read->root))
    return report({Code::input_changed, {"-"}, {"这个证明到不了它的根", "the proof does not lead to its root"}, {}},
                  context);
  const std::string place = std::to_string(read->proof.index + 1), size = std::to_string(read->proof.size);
  fmt::print("{}\n{}\n", to_hex(read->root),
             context.say({"是第 " + place + " 条, 共 " + size + " 条; 请与张贴的根对照",
                          "entry " + place + " of " + size + "; compare the root with the one that was pinned up"}));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_journal(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* journal = nuan.add_subcommand("journal", context.say({"日志的根与证明", "The journal's root and proofs"}));
  journal->require_subcommand(1);
  auto options = std::make_shared<Options>();
  const auto add_day = [&](CLI::App& command) {
    add_store_options(command, options->store, context);
    command.add_option("--day", options->day, context.say({"哪一天,如 2021-10-01", "which day, such as 2021-10-01"}));
  };
  auto* of_day = journal->add_subcommand(
      "root", context.say({"一天(或全部)日志的根,可张贴", "the root of a day's entries, or of all: to be pinned up"}));
  add_day(*of_day);
  of_day->add_option("--size", options->size,
                     context.say({"前多少条的根,凭证上写着的那一个", "of so many first entries, as receipts name it"}));
  of_day->callback([options, &context, &chosen] { chosen = [options, &context] { return root(*options, context); }; });
  auto* of_entry = journal->add_subcommand(
      "prove", context.say({"证明某一条日志在根之内", "the proof that an entry is within the root"}));
  add_day(*of_entry);
  of_entry->add_option("ENTRY", options->entry, context.say({"第几条", "the number of the entry"}))->required();
  of_entry->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return prove(*options, context); }; });
  auto* given = journal->add_subcommand(
      "check", context.say({"由标准输入读一个证明,算出它的根;不需要库",
                            "read a proof from standard input and work out its root; needs no store"}));
  given->callback([&context, &chosen] { chosen = [&context] { return check(context); }; });
}

}  // namespace nuan::apps
