#include "adapters/tables/tables.hpp"

#include <array>

namespace nuan::adapters::tables {

const Table transfer_table = {"transfer",
                              {"person_no", "transfer_key", "kind", "debit_person", "debit", "credit_person", "credit",
                               "amount", "holds", "effective", "batch"}};
const Table hold_end_table = {"hold_end", {"person_no", "hold_key", "transfer_key"}};

std::span<const Table* const> sealed_tables() {
  static const std::array<const Table*, 2> all = {&transfer_table, &hold_end_table};
  return all;
}

}  // namespace nuan::adapters::tables
