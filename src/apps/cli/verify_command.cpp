// `nuan verify`: whether the store is what its journal says.
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

}  // namespace nuan::apps
