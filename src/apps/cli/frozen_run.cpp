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

Result<void> check_digest(const aid::Run& run, const std::string& label, const std::string& digest) {
  if (digest == flow::digest_of_input(run.inputs, label)) return {};
  return fail(Code::input_changed, {"run " + std::to_string(run.number)},
              {"登记册当时的内容与这一期的摘要不符, 不能逐条说明当时的金额",
               "what the register held then is not what the run was worked out of"},
              {"请运行 nuan verify; 或用那时的结果文件夹: nuan explain … --from",
               "run nuan verify; or use a folder of results of that time: nuan explain … --from"});
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
  TRY_LET(frozen.as_of, adapters::tables::computed_at(database, frozen.run.number));
  adapters::tables::RegisterTables rows(database, system_clock(), secrets, {}, frozen.as_of);
  TRY(flow::freeze(rows, {}, *frozen.files, frozen.rule->wish));
  return frozen;
}

Result<void> check_same(const aid::Run& run, const std::vector<Sha256>& digests) {
  for (std::size_t i = 0; i < digests.size(); ++i)
    TRY(check_digest(run, i == 0 ? "members" : "claims", to_hex(digests[i])));
  return {};
}

Result<void> check_same_inputs(const aid::Run& run, const std::string& inputs) {
  for (const char* label : {"members", "claims"}) TRY(check_digest(run, label, flow::digest_of_input(inputs, label)));
  return {};
}

}  // namespace nuan::apps
