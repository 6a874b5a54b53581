// adjudicate: settles the facts of a year from files, by one policy, into files. Stateless: nothing is kept but what is
// written, and the same files give the same bytes whatever the number of threads or the engine.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/digest.hpp"
#include "base/files.hpp"
#include "claims/feed/feed.hpp"
#include "policy/plan.hpp"
#include "policy/sql.hpp"

namespace nuan::flow {

enum class Engine : std::uint8_t { columnar, interpreter, sql };
[[nodiscard]] std::string_view name_of(Engine engine);

struct Wish {
  const policy::Plan* plan = nullptr;  // the edition that decides the year
  Date first_day;                      // of the first edition: facts before it are rejected
  std::vector<policy::Value> inputs;   // of the plan, all of them
  policy::Year year;
  std::optional<Date> through;  // later facts and reversals take no part
  std::string members;          // paths
  std::vector<std::pair<policy::Index, std::string>>
      facts;  // a table and its file: every fact table once, claims first
  std::optional<std::string> paid;
  const claims::Feed* feed = nullptr;  // how the claims are written, its readings chosen; null: as the policy has them
  std::string out;
  bool parts = false;
  bool complete = false;  // the files hold every fact since the first edition
  unsigned threads = 1;
  Engine engine = Engine::columnar;
  // For Engine::sql: a database of its own for each thread, and what it understands.
  std::function<Result<std::unique_ptr<policy::SqlDatabase>>()> open_database;
  policy::Dialect dialect = policy::Dialect::sqlite;
  Language language = Language::zh;  // of the messages in rejects.csv
  std::string version;               // of the program, for the summary
  // For inputs.json, from which the same wish can be made again:
  std::vector<const policy::Plan*> editions;  // all that were given, by first day
  std::vector<std::string> settings;          // NAME=VALUE, what `inputs` came from
  std::vector<std::string> readings;          // NAME=CHOICE, as given for the feed
  std::string folder;                         // in which the command was given

  // For tests: the result must not depend on them.
  std::size_t piece_bytes = digest_piece_bytes;
  std::size_t partitions = 0;  // 0: by the size of the files
};

// Told while it works; the caller owns the clock and the terminal.
class Watcher {
 public:
  virtual ~Watcher() = default;
  // From any thread. `total` may be 0 where it is not known.
  virtual void progress(std::uint64_t /*done*/, std::uint64_t /*total*/) {}
  virtual void phase_done(const char* /*name*/) {}
};

// What was counted of one file.
struct FileCount {
  std::string label;  // members, claims, the table's name, paid
  std::string path;
  std::string encoding;
  std::uint64_t bytes = 0;
  Sha256 digest{};
  std::uint64_t rows = 0;      // without the header and blank lines
  std::uint64_t accepted = 0;  // facts: those that took part in the year
  std::uint64_t blank_lines = 0;
  std::uint64_t identical = 0;  // counted, not listed
  std::uint64_t undone = 0, undoing = 0, outside_scope = 0, after_through = 0;
  std::map<std::string, std::uint64_t> rejected;  // by code
  std::map<std::string, std::uint64_t> noted;     // feeds: checks that held only nearly, by code
};

// Persons who are paid something, of whom some accepted fact falls in a period (or who have the flag, or the choice).
struct GroupTotal {
  std::string column;
  std::string choice;  // empty unless the column is a choice
  std::uint64_t persons = 0;
  std::vector<std::int64_t> due;  // by benefit, fen
  std::int64_t pay = 0;
};

struct Totals {
  std::uint64_t persons = 0;         // members that can be paid
  std::uint64_t with_facts = 0;      // of whom some fact was settled
  std::uint64_t payees = 0;          // pay above 0
  std::uint64_t carried = 0;         // carry below 0
  std::uint64_t stopped = 0;         // could not be decided
  std::uint64_t by_interpreter = 0;  // whose amounts left what the columnar engine can hold
  std::vector<std::int64_t> due;     // by benefit, fen, everybody
  std::int64_t paid = 0, pay = 0, carry = 0;
  std::vector<GroupTotal> groups;
  std::vector<std::uint64_t> notes;  // by note requirement, in the order of the covers
};

struct Report {
  std::vector<FileCount> files;
  Totals totals;
  std::vector<std::pair<std::string, Sha256>> outputs;  // payments.csv ...
  std::uint64_t rejects = 0;
  std::vector<Words> notices;  // columns that nothing asks for, and the like
};

// Writes payments.csv, parts.csv where wanted, rejects.csv, summary.json and inputs.json into `out`, all or nothing.
[[nodiscard]] Result<Report> adjudicate(const Wish& wish, Files& files, Watcher& watcher);

}  // namespace nuan::flow
