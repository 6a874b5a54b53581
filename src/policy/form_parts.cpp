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
  parts.parts.push_back({{"倍数", "within"}, target.within, {}});
  if (target.per != none) parts.settings += " per " + std::to_string(target.per);
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
  parts.parts.push_back({{"均值", "mean"}, measure.mean, {}});
  parts.parts.push_back({{"权数", "weighted by"}, measure.weight, {}});
  parts.parts.push_back({{"同一批人", "same"}, measure.panel, {}});
  parts.parts.push_back({{"分层", "strata"}, measure.stratum, {}});
  parts.parts.push_back({{"层的人数", "sized"}, measure.sized, {}});
  parts.settings = "wilson " + measure.level.get_str() + " compare " + std::to_string(measure.compared_by) + "." +
                   std::to_string(measure.compared_before.index) + "." + std::to_string(measure.compared_after.index) +
                   " hide " + std::to_string(measure.hide_under) + (measure.worst_first ? " worst first" : "") +
                   " design effect " + measure.design_effect.get_str();
  return parts;
}

Words of_part(const char* zh, const char* en, const std::string& name) { return {name + " " + zh, name + " " + en}; }

void add_tree(const Composite& composite, FormParts& parts) {
  for (const Indicator& one : composite.indicators) {
    parts.parts.push_back({of_part("的值", "value", one.name), one.value, {}});
    parts.parts.push_back({of_part("的分母", "denominator", one.name), one.over, {}});
    parts.parts.push_back({of_part("的下标杆", "lower goalpost", one.name), one.low, {}});
    parts.parts.push_back({of_part("的上标杆", "upper goalpost", one.name), one.high, {}});
    parts.parts.push_back({of_part("的目标", "goal", one.name), one.goal, {}});
    parts.settings += one.name + (one.less ? " less " : " ");
  }
  for (const TreeNode& node : composite.tree) {
    parts.settings += node.name + "(" + node.frozen + ")=";
    for (const TreePart& part : node.parts) {
      parts.settings += part.name + ",";
      parts.parts.push_back({of_part("的权重", "weight", part.name), part.weight, node.source});
    }
  }
}

FormParts parts_of(const Composite& composite) {
  FormParts parts{composite.each,
                  {{{"同组", "same"}, composite.same, {}},
                   {{"数据至少", "leave out under"}, composite.least, {}},
                   {{"每层至少", "no part under"}, composite.least_parts, {}},
                   {{"偏度", "skew"}, composite.skew, {}},
                   {{"峰度", "kurtosis"}, composite.kurtosis, {}},
                   {{"最多点数", "at most"}, composite.at_most, {}},
                   {{"换算下端", "scale from"}, composite.low, {}},
                   {{"换算上端", "scale to"}, composite.high, {}},
                   {{"换算倍数", "scale times"}, composite.times, {}},
                   {{"公布小数位", "publish"}, composite.decimals, {}}},
                  {}};
  add_tree(composite, parts);
  for (const int kind :
       {static_cast<int>(composite.fill), static_cast<int>(composite.scaling), static_cast<int>(composite.mean),
        static_cast<int>(composite.count_filled), static_cast<int>(composite.capped),
        static_cast<int>(composite.against_previous), static_cast<int>(composite.continued)})
    parts.settings += std::to_string(kind) + ";";
  for (const std::string* key : {&composite.ratio_base, &composite.joint, &composite.base, &composite.against})
    parts.settings += *key + ";";
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
      case Form::index:
        return parts_of(plan.composites[at]);
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
