// The rows of an example: a table's name and values without commas or keywords. Reading one takes the tables of the
// file: their names tell where a row begins, their columns which word is a column and which a value.
#pragma once

#include "policy/syntax/cursor.hpp"

namespace nuan::policy::syntax {

using Tables = std::vector<const Table*>;  // of the whole file

[[nodiscard]] const Table* table_named(const Tables& tables, const Token& token);  // null where none is
// The row whose table is the next word.
[[nodiscard]] ExampleRow read_row(Cursor& cursor, const Tables& tables, const Table& table);
// Tells that the next word, with which a row would begin, names no table.
void tell_unknown_table(Cursor& cursor, const Tables& tables);

}  // namespace nuan::policy::syntax
