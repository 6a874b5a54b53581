// A batch between two fillings.
#include "policy/columnar.hpp"

namespace nuan::policy {

void Batch::clear() {
  subjects = 0;
  texts.clear();
  for (TableRows& table : tables) {
    table.rows = 0;
    table.subject_begin.clear();
    for (auto& column : table.columns) column.clear();
    for (PeriodsColumn& column : table.periods) {
      column.begin.clear();
      column.items.clear();
      column.values.clear();
    }
  }
}

}  // namespace nuan::policy
