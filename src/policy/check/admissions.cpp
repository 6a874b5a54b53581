// Admissions: who may in.
#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {

void read_admissions(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Admission>([&](const syntax::Admission& written, Span span) {
    Admission admission;
    admission.name = written.head.name.text;
    admission.title = words_of(written.head.titles);
    admission.span = span;
    FormRows rows(reading, expressions, written.head);
    if (rows.found()) {
      admission.each = rows.each();
      admission.requirements = read_requirements(reading, written.requirements, [&](const syntax::Requirement& line) {
        return rows.condition(*line.condition, {"`require` ", "`require`"});
      });
    }
    reading.plan.admissions.push_back(std::move(admission));
  });
}

}  // namespace nuan::policy::check
