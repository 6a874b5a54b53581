// Forms that are applied to rows: new ones, gone ones, and what changed in their parts.
#include <algorithm>
#include <optional>

#include "policy/apply.hpp"
#include "policy/diff/differing.hpp"
#include "policy/diff/meaning.hpp"
#include "policy/form_parts.hpp"

namespace nuan::policy {
namespace {

Words titled(const Plan& plan, const FormPlace& place) {
  const std::string& name = plan.form_name(place);
  const Words& title = plan.form_title(place);
  const std::string word(word_of(place.form));
  return {word + (title.zh.empty() ? " " + name : "「" + title.zh + "」(" + name + ")"), word + " " + name};
}

std::optional<FormPlace> form_named(const Plan& plan, const std::string& name) {
  const auto found = std::ranges::find(plan.forms, name, [&](const FormPlace& place) { return plan.form_name(place); });
  return found == plan.forms.end() ? std::nullopt : std::optional(*found);
}

std::string rows_of(const Plan& plan, const Level& level) {
  if (level.rank == Level::Rank::subject) return plan.tables.front().name;
  if (level.rank == Level::Rank::group) return plan.groups[static_cast<std::size_t>(level.of)].name;
  return plan.tables[static_cast<std::size_t>(level.of)].name;
}

NodeId node_labelled(const FormParts& form, const Words& label) {
  const auto found = std::ranges::find(form.parts, label, &FormPart::label);
  return found == form.parts.end() ? none : found->node;
}

}  // namespace

void Differing::forms() {
  for (const FormPlace& place : before_.plan().forms) {
    about(titled(before_.plan(), place));
    const auto other = form_named(after_.plan(), before_.plan().form_name(place));
    if (other && other->form == place.form)
      form(place, *other);
    else
      note({"去掉", "gone"});
  }
  for (const FormPlace& place : after_.plan().forms) {
    const auto other = form_named(before_.plan(), after_.plan().form_name(place));
    about(titled(after_.plan(), place));
    if (!other || other->form != place.form) note({"新增", "new"});
  }
}

void Differing::form(const FormPlace& before, const FormPlace& after) {
  const FormParts old_form = parts_of(before_.plan(), before);
  const FormParts new_form = parts_of(after_.plan(), after);
  note_text({"逐行计算的表", "rows"}, rows_of(before_.plan(), old_form.each.of),
            rows_of(after_.plan(), new_form.each.of));
  value({"范围", "where"}, {old_form.each.where, new_form.each.where});
  for (const FormPart& part : old_form.parts) value(part.label, {part.node, node_labelled(new_form, part.label)});
  for (const FormPart& part : new_form.parts)
    if (node_labelled(old_form, part.label) == none) value(part.label, {none, part.node});
  if (old_form.settings != new_form.settings) note({"做法或次序变了", "the method or the order changed"});
}

}  // namespace nuan::policy
