// `nuan verify`: whether the store is what its journal says. `nuan journal root|prove`: a root to pin up, and the proof
// that one entry is in it.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "adapters/tables/verify.hpp"
#include "apps/cli/store_options.hpp"

namespace nuan::apps {
namespace {

using adapters::tables::Finding;
using adapters::tables::Verified;

std::string place_of(const Finding& finding) {
  std::string place = finding.table;
  if (finding.entry != 0) place += " " + std::to_string(finding.entry);
  if (finding.row != 0) place += "." + std::to_string(finding.row);
  return place;
}

void tell(const Verified& verified, const Context& context) {
  if (context.language == Language::zh)
    fmt::print("日志 {} 条, 封条 {} 行, 转账 {} 笔, 借贷各 {} 元; 链尾 {}\n", verified.entries, verified.rows,
               verified.transfers, to_grouped_text(verified.debits), verified.head.chain);
  else
    fmt::print("{} entries, {} sealed rows, {} transfers, {} on either side; the chain ends at {}\n", verified.entries,
               verified.rows, verified.transfers, to_grouped_text(verified.debits), verified.head.chain);
}

void print_json(const Verified& verified, const Context& context) {
  auto findings = nlohmann::ordered_json::array();
  for (const Finding& finding : verified.findings)
    findings.push_back({{"place", place_of(finding)}, {"sentence", context.say(finding.sentence)}});
  const nlohmann::ordered_json all = {{"entries", verified.entries},
                                      {"rows", verified.rows},
                                      {"transfers", verified.transfers},
                                      {"runs", verified.runs},
                                      {"debits_fen", verified.debits.fen()},
                                      {"chain", verified.head.chain},
                                      {"found", verified.found},
                                      {"findings", findings}};
  fmt::print("{}\n", all.dump(2));
}

int verify(const StoreOptions& options, bool json, const Context& context) {
  const auto database = open_store(options);
  if (!database) return report(database.error(), context);
  const auto verified = adapters::tables::verify(**database);
  if (!verified) return report(verified.error(), context);
  if (json) {
    print_json(*verified, context);
    return static_cast<int>(verified->found == 0 ? Exit::done : Exit::store);
  }
  tell(*verified, context);
  if (verified->found == 0) return static_cast<int>(Exit::done);
  for (const Finding& finding : verified->findings)
    fmt::print(stderr, "{}: {}: {}\n", place_of(finding), info(Code::store_tampered).name,
               context.say(finding.sentence));
  const std::string found = std::to_string(verified->found);
  fmt::print(stderr, "{}\n", context.say({"共 " + found + " 处不符", found + " differences in all"}));
  return static_cast<int>(Exit::store);
}

struct JournalOptions {
  StoreOptions store;
  std::string day;
  std::uint64_t entry = 0, size = 0;
};

Result<std::vector<std::string>> chains(const JournalOptions& options) {
  TRY_LET(const auto database, open_store(options.store));
  return adapters::tables::chains_of(*database, options.day);
}

int root(const JournalOptions& options, const Context& context) {
  auto found = chains(options);
  if (!found) return report(found.error(), context);
  if (options.size > found->size())
    return report({Code::usage, {}, {"没有这么多条日志", "there are not so many entries"}, {}}, context);
  if (options.size > 0) found->resize(options.size);
  fmt::print("{} {}\n", to_hex(audit::root_of(*found)), found->size());
  return static_cast<int>(Exit::done);
}

// The proof as lines: place and size, the entry's chain, then what stands beside it from the leaf up, and the root.
int prove(const JournalOptions& options, const Context& context) {
  const auto found = chains(options);
  if (!found) return report(found.error(), context);
  if (options.entry < 1 || options.entry > found->size())
    return report({Code::usage, {}, {"没有这一条日志", "there is no such entry"}, {}}, context);
  const audit::Proof proof = audit::prove(*found, options.entry - 1);
  fmt::print("{} {}\n{}\n", proof.index, proof.size, (*found)[proof.index]);
  for (const Sha256& beside : proof.beside) fmt::print("{}\n", to_hex(beside));
  fmt::print("{}\n", to_hex(audit::root_of(*found)));
  return static_cast<int>(Exit::done);
}

}  // namespace

void add_verify(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* command = nuan.add_subcommand(
      "verify", context.say({"核对日志、每一行和账本", "Check the journal, every row and the ledger"}));
  struct Options {
    StoreOptions store;
    bool json = false;
  };
  auto options = std::make_shared<Options>();
  add_store_options(*command, options->store, context);
  command->add_flag("--json", options->json, context.say({"输出 JSON", "print JSON"}));
  command->callback([options, &context, &chosen] {
    chosen = [options, &context] { return verify(options->store, options->json, context); };
  });
}

void add_journal(CLI::App& nuan, const Context& context, Action& chosen) {
  auto* journal = nuan.add_subcommand("journal", context.say({"日志的根与证明", "The journal's root and proofs"}));
  journal->require_subcommand(1);
  auto options = std::make_shared<JournalOptions>();
  auto* of_day = journal->add_subcommand(
      "root", context.say({"一天(或全部)日志的根,可张贴", "the root of a day's entries, or of all: to be pinned up"}));
  add_store_options(*of_day, options->store, context);
  auto* day =
      of_day->add_option("--day", options->day, context.say({"哪一天,如 2021-10-01", "which day, such as 2021-10-01"}));
  of_day
      ->add_option("--size", options->size,
                   context.say({"前多少条的根,凭证上写着的那一个", "of so many first entries, as receipts name it"}))
      ->excludes(day);
  of_day->callback([options, &context, &chosen] { chosen = [options, &context] { return root(*options, context); }; });
  auto* of_entry = journal->add_subcommand(
      "prove", context.say({"证明某一条日志在根之内", "the proof that an entry is within the root"}));
  add_store_options(*of_entry, options->store, context);
  of_entry->add_option("ENTRY", options->entry, context.say({"第几条", "the number of the entry"}))->required();
  of_entry->callback(
      [options, &context, &chosen] { chosen = [options, &context] { return prove(*options, context); }; });
}

}  // namespace nuan::apps
