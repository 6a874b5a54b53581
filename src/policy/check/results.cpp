// Results by their names: benefits, limits and their total, and the forms, which are applied to rows.
#include <map>
#include <type_traits>

#include "policy/check/declarations.hpp"

namespace nuan::policy::check {
namespace {

template <class T>
Index size_of(const std::vector<T>& list) {
  return static_cast<Index>(list.size());
}

void refuse_twice(Reading& reading, const syntax::Name& name) {
  reading.refuse(code::name_twice, name.span, say("已有叫 `{}` 的结果", "there is already a result `{}`", name.text),
                 {"换一个名字", "choose another name"});
}

// Benefits, then limits, then the total, as Plan numbers them.
void declare_amounts(Reading& reading) {
  std::vector<const syntax::Name*> names;
  reading.each<syntax::Benefit>([&](const syntax::Benefit& benefit, Span) { names.push_back(&benefit.name); });
  reading.each<syntax::Limit>([&](const syntax::Limit& limit, Span) { names.push_back(&limit.name); });
  for (const syntax::Name* name : names) {
    const bool fresh = reading.names.results.try_emplace(name->text, size_of(reading.names.result_names)).second;
    if (!fresh || name->text == "total") refuse_twice(reading, *name);
    reading.names.result_names.push_back(name->text);
  }
  reading.names.results.try_emplace("total", size_of(reading.names.result_names));
  reading.names.result_names.emplace_back("total");
}

template <class Written>
constexpr std::optional<Form> form_of() {
  if (std::is_same_v<Written, syntax::Admission>) return Form::admission;
  if (std::is_same_v<Written, syntax::Price>) return Form::price;
  if (std::is_same_v<Written, syntax::Share>) return Form::share;
  if (std::is_same_v<Written, syntax::Target>) return Form::target;
  if (std::is_same_v<Written, syntax::Measure>) return Form::measure;
  if (std::is_same_v<Written, syntax::Composite>) return Form::index;
  return std::nullopt;
}

// They share one space with benefits and limits: files are named after them.
void declare_forms(Reading& reading) {
  std::map<Form, Index> counts;
  const auto declare = [&]<class Written>(const Written& written) {
    constexpr std::optional<Form> form = form_of<Written>();
    if constexpr (form) {
      const syntax::Name& name = written.head.name;
      const bool fresh = reading.names.forms.try_emplace(name.text, size_of(reading.plan.forms)).second;
      if (!fresh || reading.names.results.contains(name.text)) refuse_twice(reading, name);
      reading.plan.forms.push_back({*form, counts[*form]++});
    }
  };
  for (const syntax::Declaration& one : reading.file.declarations) std::visit(declare, one);
}

}  // namespace

void declare_results(Reading& reading) {
  declare_amounts(reading);
  declare_forms(reading);
}

}  // namespace nuan::policy::check
