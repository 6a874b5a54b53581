// The sealed tables, and the steps that make all tables. A new table is a step under migrations/ and a line in
// tables.cpp; what is not in that list is not verified, so a test compares it with what the database has.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "store/migrate.hpp"

namespace nuan::adapters::tables {

struct Table {
  std::string_view name;
  std::vector<std::string_view> columns;  // but journal_no, row_no and seal, which every one of them has at its end
};

extern const Table transfer_table, hold_end_table, certificate_table, person_table, run_table, run_inputs_table,
    run_step_table, decision_table, intake_table, intake_batch_table, member_row_table, claim_row_table,
    quarantine_table, quarantine_end_table, status_row_table, intake_fields_table, person_link_table,
    person_link_end_table, run_kind_table, run_hold_table, run_hold_end_table, budget_table, officer_table,
    payee_state_table, store_key_table, key_wrapping_table, resealed_table;

[[nodiscard]] std::span<const Table* const> sealed_tables();
[[nodiscard]] std::span<const store::Migration> migrations();

}  // namespace nuan::adapters::tables
