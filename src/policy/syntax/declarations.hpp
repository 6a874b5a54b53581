// The declarations of the language, one rule of the grammar each. The word they begin with is already taken.
#pragma once

#include "policy/apply.hpp"
#include "policy/syntax/cursor.hpp"

namespace nuan::policy::syntax {

// ---- declarations.cpp
[[nodiscard]] Input read_input(Cursor& cursor);
[[nodiscard]] Table read_table(Cursor& cursor);
[[nodiscard]] Group read_group(Cursor& cursor);
[[nodiscard]] Let read_let(Cursor& cursor);
[[nodiscard]] Law read_law(Cursor& cursor);

// ---- types.cpp
[[nodiscard]] Type read_type(Cursor& cursor);
[[nodiscard]] Titles read_titles(Cursor& cursor);
// A type may begin here.
[[nodiscard]] bool begins_type(const Token& token);

// ---- forms.cpp
[[nodiscard]] Cover read_cover(Cursor& cursor);
[[nodiscard]] Benefit read_benefit(Cursor& cursor);
[[nodiscard]] Limit read_limit(Cursor& cursor);
[[nodiscard]] Requirement read_requirement(Cursor& cursor);  // `require` included
[[nodiscard]] AtMost read_at_most(Cursor& cursor);           // `at most` included

// ---- one file each
[[nodiscard]] Admission read_admission(Cursor& cursor);
[[nodiscard]] Price read_price(Cursor& cursor);
[[nodiscard]] Share read_share(Cursor& cursor);
[[nodiscard]] Target read_target(Cursor& cursor);
[[nodiscard]] Measure read_measure(Cursor& cursor);
[[nodiscard]] Composite read_composite(Cursor& cursor);  // `index`
// `NAME "title" of ROWS where …`, whose word is taken.
[[nodiscard]] FormHead read_form_head(Cursor& cursor, const Words& expected);

// ---- header.cpp: `policy` included
[[nodiscard]] Header read_header(Cursor& cursor);

// ---- examples.cpp: after all tables and forms are known
struct KnownForm {
  std::string_view name;
  Form form;
};
[[nodiscard]] Example read_example(Cursor& cursor, const std::vector<const Table*>& tables,
                                   const std::vector<KnownForm>& forms);

// One or more names with commas between.
[[nodiscard]] std::vector<Name> read_names(Cursor& cursor, NameFor what, const Words& expected);

}  // namespace nuan::policy::syntax
