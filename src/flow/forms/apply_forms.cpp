#include "flow/forms/apply_forms.hpp"

#include "flow/forms/closing.hpp"

namespace nuan::flow {
namespace {

Result<policy::FormTable> apply_form(const policy::Plan& plan, const policy::FormPlace& place,
                                     policy::Everybody& everybody) {
  const auto at = static_cast<std::size_t>(place.index);
  switch (place.form) {
    case policy::Form::admission:
      return everybody.admit(plan.admissions[at]);
    case policy::Form::price:
      return everybody.price(plan.prices[at]);
    case policy::Form::share:
      return close_share(everybody, plan.shares[at]);
    case policy::Form::target:
      return close_target(everybody, plan, plan.targets[at]);
    case policy::Form::index:
      return close_index(everybody, plan, plan.composites[at]);
    default:
      ENSURE(place.form == policy::Form::measure);
      return close_measure(everybody, plan, plan.measures[at]);
  }
}

Result<policy::Applied> apply_all(const policy::Plan& plan, policy::Everybody& everybody,
                                  const policy::RowValues* values) {
  policy::Applied applied;
  for (const policy::FormPlace& place : plan.forms) {
    if (!place.asked) {
      applied.tables.push_back({place.form, "", {}, {}, {}, {}});
      continue;
    }
    auto table = apply_form(plan, place, everybody);
    if (values != nullptr && values->failure()) return Failure(*values->failure());
    if (!table) return Failure(std::move(table).error());
    applied.tables.push_back(std::move(*table));
  }
  applied.left_out = everybody.left_out();
  return applied;
}

}  // namespace

Result<policy::Applied> apply_forms(const policy::Plan& plan, const std::vector<policy::Value>& inputs,
                                    const std::vector<policy::Subject>& subjects) {
  policy::Everybody everybody(plan, inputs, subjects);
  return apply_all(plan, everybody, nullptr);
}

Result<policy::Applied> apply_forms_by(const policy::Plan& plan, const std::vector<policy::Value>& inputs,
                                       const std::vector<policy::Subject>& subjects, policy::RowValues& values) {
  policy::Everybody everybody(plan, inputs, subjects, &values);
  return apply_all(plan, everybody, &values);
}

}  // namespace nuan::flow
