#include "policy/form_parts.hpp"

#include "base/result.hpp"

namespace nuan::policy {
namespace {

FormParts parts_of(const Admission& admission) {
  FormParts parts{admission.each, {}, {}};
  for (const Requirement& line : admission.requirements) {
    parts.parts.push_back({{"条件 " + line.code, "requirement " + line.code}, line.condition, line.source});
    parts.settings += line.code + std::to_string(static_cast<int>(line.answer)) + ";";
  }
  return parts;
}

FormParts parts_of(const Price& price) {
  FormParts parts{
      price.each, {{{"原价", "full price"}, price.full, {}}, {{"实付", "pay"}, price.pay, price.source}}, {}};
  if (price.saving) {
    parts.parts.push_back({{"最多优惠", "saving at most"}, price.saving->amount, price.saving->source});
    parts.settings = "per" + std::to_string(static_cast<int>(price.saving->scope.kind)) + "." +
                     std::to_string(price.saving->scope.group);
  }
  parts.parts.push_back({{"退货", "refund where"}, price.refund, {}});
  parts.parts.push_back({{"退款的分摊", "refund by"}, price.refund_by, {}});
  return parts;
}

FormParts parts_of(const Share& share) {
  return {share.each,
          {{{"总额", "pot"}, share.pot, {}},
           {{"权重", "by"}, share.by, share.source},
           {{"出资的权重", "paid by"}, share.paid_by, {}},
           {{"至少", "at least"}, share.at_least, {}},
           {{"至多", "at most"}, share.at_most, {}}},
          share.dividing == Dividing::webster ? "webster" : "largest remainder"};
}

FormParts parts_of(const Target& target) {
  FormParts parts{target.each,
                  {{{"数什么", "count of distinct"}, target.counting.distinct, {}},
                   {{"目标", "reach"}, target.reach, target.source},
                   {{"按哪一天", "by"}, target.by, {}},
                   {{"看哪一天", "on"}, target.on, {}}},
                  to_text(target.from) + ".." + to_text(target.to)};
  for (const Milestone& milestone : target.milestones)
    parts.parts.push_back(
        {{"计划到 " + to_text(milestone.day), "plan to " + to_text(milestone.day)}, milestone.value, target.source});
  if (target.beside) {
    parts.parts.push_back({{"另数", "beside"}, target.beside->distinct, {}});
    parts.settings += " beside";
  }
  return parts;
}

FormParts parts_of(const Measure& measure) {
  FormParts parts{measure.each, {{{"算作是", "yes"}, measure.yes, {}}}, {}};
  for (std::size_t i = 0; i < measure.by.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    parts.parts.push_back({{"按 " + number, "by " + number}, measure.by[i], {}});
  }
  parts.parts.push_back({{"分层", "strata"}, measure.stratum, {}});
  parts.parts.push_back({{"层的人数", "sized"}, measure.sized, {}});
  parts.settings = "wilson " + measure.level.get_str() + " compare " + std::to_string(measure.compared_by) + "." +
                   std::to_string(measure.compared_before.index) + "." + std::to_string(measure.compared_after.index) +
                   " hide " + std::to_string(measure.hide_under) + (measure.worst_first ? " worst first" : "");
  return parts;
}

}  // namespace

FormParts parts_of(const Plan& plan, const FormPlace& place) {
  const auto at = static_cast<std::size_t>(place.index);
  const auto all = [&]() -> FormParts {
    switch (place.form) {
      case Form::admission:
        return parts_of(plan.admissions[at]);
      case Form::price:
        return parts_of(plan.prices[at]);
      case Form::share:
        return parts_of(plan.shares[at]);
      case Form::target:
        return parts_of(plan.targets[at]);
      default:
        ENSURE(place.form == Form::measure);
        return parts_of(plan.measures[at]);
    }
  };
  FormParts parts = all();
  std::erase_if(parts.parts, [](const FormPart& part) { return part.node == none; });
  return parts;
}

}  // namespace nuan::policy
