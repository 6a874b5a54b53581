// Quarantine as tables (migrations 0004 and 0005).
#pragma once

#include "adapters/tables/change.hpp"
#include "aid/quarantine.hpp"
#include "base/secrets.hpp"

namespace nuan::adapters::tables {

struct QuarantineFilter {
  std::int64_t intake = 0;  // 0: all
  std::string code;         // empty: all
  bool ended = false;       // those that ended, too
};

// By intake and row. What the rows hold stays hidden.
[[nodiscard]] Result<void> each_quarantined(store::Database& database, const QuarantineFilter& filter,
                                            const std::function<void(const aid::Quarantined&)>& visit);
// Fails with quarantine_unknown.
[[nodiscard]] Result<aid::Quarantined> find_quarantined(store::Database& database, std::int64_t intake,
                                                        std::int64_t row);
// The row as its file has it; of a row that contradicts an earlier file, as the register would have it.
[[nodiscard]] Result<std::string> text_of(store::Database& database, const Secrets& secrets,
                                          const aid::Quarantined& one);

// How the intake named the fields of its file's rows (see aid::FileForm); empty where that was not kept.
[[nodiscard]] Result<std::string> fields_of_intake(store::Database& database, std::int64_t intake);
// Fails with quarantine_unknown.
[[nodiscard]] Result<aid::HeldHeader> header_of_intake(store::Database& database, std::int64_t intake);

// Ends it. `taken`, null for a rejected row, goes into the register at the place of the row that was put aside;
// released, it also stands for the earlier row of the same number. Whoever comes second fails with quarantine_ended.
[[nodiscard]] Result<void> end_quarantined(Change& change, const Secrets& secrets, const aid::Quarantined& one,
                                           aid::Outcome outcome, const aid::FileRow* taken);

}  // namespace nuan::adapters::tables
