#include "apps/cli/frozen_run.hpp"

#include "adapters/tables/register_tables.hpp"
#include "adapters/tables/run_tables.hpp"
#include "apps/cli/store_options.hpp"
#include "flow/frozen.hpp"

namespace nuan::apps {
namespace {

Result<aid::Run> wanted_run(store::Database& database, std::int64_t number) {
  if (number == 0) {
    TRY_LET(const auto rows, store::all_rows(database, "select coalesce(max(run_no), 0) from run_inputs"));
    number = store::number_in(rows.at(0).at(0));
  }
  return adapters::tables::find_run(database, number);
}

}  // namespace

Result<FrozenRun> freeze_run(std::int64_t number, store::Database& database, const Secrets& secrets,
                             const Context& context) {
  FrozenRun frozen;
  TRY_LET(frozen.run, wanted_run(database, number));
  auto kept = flow::rule_of(frozen.run.inputs);
  if (!kept)
    return fail(Code::usage, {"run " + std::to_string(frozen.run.number)},
                {"这一期由结果文件夹收进来, 没有留下规则的原文",
                 "the run was taken in from a folder of results and kept no text of its rule"},
                {"请用那个文件夹: nuan explain … --from", "use that folder: nuan explain … --from"});
  frozen.kept = std::move(*kept);
  TRY_LET(frozen.rule, read_rule(frozen.kept, frozen.run.scope, context));
  frozen.files = std::make_unique<flow::MemoryFiles>(*context.files);
  adapters::tables::RegisterTables rows(database, system_clock(), secrets, {});
  TRY(flow::freeze(rows, {}, *frozen.files, frozen.rule->wish));
  return frozen;
}

Result<void> check_same(const aid::Run& run, const std::vector<Sha256>& digests) {
  for (std::size_t i = 0; i < digests.size(); ++i) {
    if (to_hex(digests[i]) == flow::digest_of_input(run.inputs, i == 0 ? "members" : "claims")) continue;
    return fail(Code::input_changed, {"run " + std::to_string(run.number)},
                {"登记册在这一期之后有了新的内容, 现在已经不能逐条说明当时的金额",
                 "the register has changed since this run and can no longer explain its amounts"},
                {"请用 nuan adjudicate 时的结果文件夹: nuan explain … --from",
                 "use a folder of results of that time: nuan explain … --from"});
  }
  return {};
}

}  // namespace nuan::apps
