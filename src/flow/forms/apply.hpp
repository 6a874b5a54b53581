// apply: the forms of a policy worked out from files, into files. Stateless; the same files give the same bytes.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "flow/adjudicate.hpp"
#include "flow/forms/read_rows.hpp"
#include "policy/apply.hpp"
#include "policy/sql.hpp"

namespace nuan::flow {

struct ApplyWish {
  const policy::Plan* plan = nullptr;
  std::vector<policy::Value> inputs;                          // of the plan, all of them
  std::vector<std::string> settings;                          // NAME=VALUE, what `inputs` came from
  std::vector<std::pair<policy::Index, std::string>> tables;  // every table of the plan, the subject's first
  std::string out;
  Engine engine = Engine::interpreter;                                          // who works out what rows are asked
  std::function<Result<std::unique_ptr<policy::SqlDatabase>>()> open_database;  // sql: where
  Language language = Language::zh;                                             // of sentences in CSV files
  std::string version;
};

struct ApplyReport {
  policy::Applied applied;
  std::vector<TableFile> files;
  std::size_t rejects = 0;
  std::vector<Words> notices;
};

// Writes <name>.csv for each form, why.json, rejects.csv and summary.json: all or nothing.
[[nodiscard]] Result<ApplyReport> apply(const ApplyWish& wish, Files& files);

}  // namespace nuan::flow
