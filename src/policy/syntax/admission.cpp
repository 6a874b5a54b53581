// Admission: who may in, by ordered requirements; and what every form over rows begins with.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {

FormHead read_form_head(Cursor& cursor, const Words& expected) {
  FormHead head;
  head.name = cursor.expect_name(NameFor::new_result, expected);
  head.titles = read_titles(cursor);
  cursor.expect(Word::of,
                {"写上它逐行算的是哪张表，例如 `of person`。", "Say whose rows it takes, as in `of person`."});
  head.of = cursor.expect_name(NameFor::value, {"表或分组的名称", "the name of a table or group"});
  head.where = read_where(cursor);
  return head;
}

Admission read_admission(Cursor& cursor) {
  Admission admission;
  admission.head = read_form_head(cursor, {"准入的名称", "the name of the admission"});
  while (cursor.at(Word::require)) admission.requirements.push_back(read_requirement(cursor));
  if (admission.requirements.empty())
    cursor.unexpected({"`require`", "`require`"},
                      {"写成 `admission join of person require 条件 else 代码 \"原因\"`。",
                       "Write `admission join of person require condition else code \"reason\"`."});
  return admission;
}

}  // namespace nuan::policy::syntax
