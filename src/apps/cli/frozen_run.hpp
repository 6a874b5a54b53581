// A run of the store made ready to be told of: its rule as it kept it, and the register it was worked out of.
#pragma once

#include <memory>

#include "aid/run.hpp"
#include "apps/cli/register_rule.hpp"
#include "base/secrets.hpp"
#include "flow/memory_files.hpp"
#include "store/database.hpp"

namespace nuan::apps {

struct FrozenRun {
  aid::Run run;
  std::int64_t as_of = 0;  // the entry of the journal up to which it read the store
  flow::RunRule kept;
  std::unique_ptr<Rule> rule;
  std::unique_ptr<flow::MemoryFiles> files;  // what the rule's wish names
};

// `number`: 0 for the last one that was computed. Call it inside one reading of the store. Fails with run_unknown, and
// with usage where the run kept no rule.
[[nodiscard]] Result<FrozenRun> freeze_run(std::int64_t number, store::Database& database, const Secrets& secrets,
                                           const Context& context);
// Fails with input_changed where the register no longer is what the run was worked out of. `digests` as flow::OnePerson
// has them.
[[nodiscard]] Result<void> check_same(const aid::Run& run, const std::vector<Sha256>& digests);
// The same of what was settled anew.
[[nodiscard]] Result<void> check_same_inputs(const aid::Run& run, const std::string& inputs);

}  // namespace nuan::apps
