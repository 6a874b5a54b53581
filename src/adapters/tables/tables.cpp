#include "adapters/tables/tables.hpp"

#include <array>

namespace nuan::adapters::tables {

const Table transfer_table = {"transfer",
                              {"person_no", "transfer_key", "kind", "debit_person", "debit", "credit_person", "credit",
                               "amount", "holds", "effective", "batch"}};
const Table hold_end_table = {"hold_end", {"person_no", "hold_key", "transfer_key"}};

const Table certificate_table = {"certificate", {"lookup", "person_no"}};
const Table person_table = {"person", {"person_no", "certificate"}};
const Table run_table = {"run", {"run_no", "scope"}};
const Table run_inputs_table = {"run_inputs", {"run_no", "inputs"}};
const Table run_step_table = {"run_step", {"run_no", "step_no", "actor", "digest"}};
const Table decision_table = {"decision", {"person_no", "run_no", "due", "paid", "pay", "carry"}};

const Table intake_table = {"intake", {"intake_no", "kind", "file_digest", "header", "pieces"}};
const Table intake_batch_table = {
    "intake_batch", {"intake_no", "pieces", "quotes", "file_rows", "lines", "taken", "known", "quarantined"}};
const Table member_row_table = {"member_row", {"person_no", "intake_no", "file_row", "claim", "content", "hidden"}};
const Table claim_row_table = {"claim_row", {"person_no", "intake_no", "file_row", "claim", "content", "hidden"}};
const Table quarantine_table = {"quarantine",
                                {"intake_no", "file_row", "line", "code", "found_zh", "found_en", "hidden"}};

const Table quarantine_end_table = {
    "quarantine_end", {"intake_no", "file_row", "outcome", "replaces_person", "replaces_intake", "replaces_row"}};

const Table status_row_table = {"status_row", {"person_no", "intake_no", "file_row", "claim", "content", "hidden"}};
const Table intake_fields_table = {"intake_fields", {"intake_no", "fields"}};
const Table person_link_table = {"person_link", {"person_no", "link_no", "kind", "other_person", "actor", "reason"}};
const Table person_link_end_table = {"person_link_end", {"person_no", "link_no", "outcome", "actor"}};
const Table run_kind_table = {"run_kind", {"run_no", "scope", "period", "kind", "kind_no"}};
const Table run_hold_table = {"run_hold", {"person_no", "run_no", "reason", "measure", "beside", "step_no"}};
const Table run_hold_end_table = {"run_hold_end", {"person_no", "run_no", "reason", "outcome", "actor"}};
const Table budget_table = {"budget", {"scope", "budget_no", "amount", "actor"}};
const Table officer_table = {"officer", {"name", "change_no", "person_no", "serves"}};
const Table payee_state_table = {"payee_state", {"person_no", "state_no", "state", "since"}};
const Table store_key_table = {"store_key", {"key_no", "purpose", "algorithm", "public_key"}};
const Table key_wrapping_table = {"key_wrapping", {"key_no", "turn_no", "mark", "digest"}};
const Table resealed_table = {"resealed", {"of_entry", "table_name", "key_no", "row_count", "before", "after"}};

std::span<const Table* const> sealed_tables() {
  static const std::array<const Table*, 27> all = {
      &transfer_table,     &hold_end_table,      &certificate_table, &person_table,          &run_table,
      &run_inputs_table,   &run_step_table,      &decision_table,    &intake_table,          &intake_batch_table,
      &member_row_table,   &claim_row_table,     &quarantine_table,  &quarantine_end_table,  &run_kind_table,
      &run_hold_table,     &run_hold_end_table,  &budget_table,      &officer_table,         &payee_state_table,
      &status_row_table,   &intake_fields_table, &person_link_table, &person_link_end_table, &store_key_table,
      &key_wrapping_table, &resealed_table};
  return all;
}

}  // namespace nuan::adapters::tables
