// Who is admitted: ordered requirements, the first that fails decides, all that fail are told.
#include "policy/interpret/cover.hpp"
#include "policy/interpret/everybody.hpp"
#include "policy/interpret/nearest_admission.hpp"
#include "policy/value_text.hpp"

namespace nuan::policy {
namespace {

Words told(const Requirement& line, bool decides) {
  Words tail{"", ""};
  if (line.answer == Answer::note) tail = {"(只作记录)", " (only noted)"};
  if (decides)
    tail = line.answer == Answer::hold ? Words{",转人工审核", "; a person decides"} : Words{",不予准入", "; refused"};
  const std::string& en = line.words.en.empty() ? line.words.zh : line.words.en;
  return {line.code + ":" + line.words.zh + tail.zh, line.code + ": " + en + tail.en};
}

std::string name_of(const Plan& plan, const FormRowPlace& row, const ColumnChange& change) {
  const auto at = static_cast<std::size_t>(change.index);
  if (change.of == ColumnChange::Of::input) return plan.inputs[at].name;
  const Index table = change.of == ColumnChange::Of::subject ? 0 : row.level.of;
  return plan.tables[static_cast<std::size_t>(table)].columns[at].name;
}

Words told(const Plan& plan, const FormRowPlace& row, const std::vector<ColumnChange>& changes) {
  std::string all;
  for (const ColumnChange& change : changes)
    all += (all.empty() ? "" : "; ") + name_of(plan, row, change) + " " + value_text(plan, change.type, change.from) +
           " → " + value_text(plan, change.type, change.to);
  return {"最小的改变:" + all, "the smallest change that would admit: " + all};
}

}  // namespace

FormTable Everybody::admit(const Admission& admission) {
  FormTable table{
      Form::admission, admission.name, key_names(admission.each.of), {"decision", "code", "reason"}, {}, {}};
  std::vector<NodeId> conditions;
  for (const Requirement& line : admission.requirements) conditions.push_back(line.condition);
  for (const FormRowPlace& place : rows(admission.each)) {
    Evaluator& evaluator = inside_->settlements[place.subject]->evaluator();
    const auto failed = failed_requirements(admission.requirements, evaluator, inside_->reading(place));
    if (const auto stop = evaluator.stop()) {
      evaluator.go_on();
      leave_out(place, *stop);
      continue;
    }
    FormRow row{key(place), {std::string("admit"), std::string(), Words()}, {}, read_values(place, conditions)};
    for (const FailedRequirement& one : failed)
      row.steps.push_back(told(admission.requirements[static_cast<std::size_t>(one.requirement)], one.decides));
    const Index decides = deciding(failed);
    if (decides == none && !failed.empty()) {  // only noted: told, and let in
      const Requirement& line = admission.requirements[static_cast<std::size_t>(failed.front().requirement)];
      row.figures = {std::string("admit"), line.code, line.words};
    }
    if (decides != none) {
      const Requirement& line = admission.requirements[static_cast<std::size_t>(decides)];
      row.figures = {std::string(line.answer == Answer::hold ? "review" : "refuse"), line.code, line.words};
      if (const auto changes = nearest_admission(*inside_, inside_->plan, inside_->inputs,
                                                 *inside_->subjects[place.subject], inside_->fact_of(place), admission))
        row.steps.push_back(told(inside_->plan, place, *changes));
      else
        row.steps.push_back({"找不到改动后就能准入的列", "no change of columns was found that would admit"});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace nuan::policy
