// The changes of the forms that are applied to rows.
#include <algorithm>

#include "policy/mutate/changing.hpp"

namespace nuan::policy {

using syntax::Token;
using syntax::TokenKind;

void Changing::declaration(const syntax::Admission& admission, Span span) {
  const Within title(*this, titled(admission.head.name, admission.head.titles));
  form_head(admission.head);
  requirements(admission.requirements, span);
}

void Changing::declaration(const syntax::Price& price, Span) {
  const Within title(*this, titled(price.head.name, price.head.titles));
  form_head(price.head);
  walk(price.full);
  walk(price.pay);
  if (price.saving) {
    cap(*price.saving, {"最多优惠", "saving"});
    note_gone(ChangeKind::clause, with_words_before(price.saving->span, 1), {"去掉", "left out:"});
  }
  if (!price.refund) return;
  walk(price.refund->where);
  walk(price.refund->by);
}

void Changing::declaration(const syntax::Share& share, Span) {
  const Within title(*this, titled(share.head.name, share.head.titles));
  form_head(share.head);
  for (const ExprPtr* one : {&share.pot, &share.by, &share.paid_by}) walk(*one);
  for (const ExprPtr* bound : {&share.at_least, &share.at_most}) {
    clause(*bound, 2, {"去掉界限", "bound left out:"});
    walk(*bound);
  }
}

void Changing::declaration(const syntax::Target& target, Span) {
  const Within title(*this, titled(target.head.name, target.head.titles));
  form_head(target.head);
  walk(target.reach);
  for (const Token* token : tokens_in(target.days)) {
    const Within part(*this, {"期间", "days"});
    if (token->kind == TokenKind::date) day(token->span, std::get<Date>(token->value));
  }
  for (const syntax::Milestone& milestone : target.milestones) walk(milestone.value);
}

void Changing::declaration(const syntax::Measure& measure, Span) {
  const Within title(*this, titled(measure.head.name, measure.head.titles));
  form_head(measure.head);
  walk(measure.yes);
  walk(measure.mean);
  walk(measure.weight);
  walk(measure.design_effect);
  walk(measure.level);
  walk(measure.hide_under);
}

void Changing::declaration(const syntax::Composite& composite, Span) {
  const Within title(*this, titled(composite.head.name, composite.head.titles));
  form_head(composite.head);
  for (const syntax::TreeNode& node : composite.tree)
    for (const syntax::TreePart& part : node.parts) tree_part(part);
  if (composite.missing) {
    walk(composite.missing->least);
    walk(composite.missing->least_parts);
    note_gone(ChangeKind::clause, composite.missing->span, {"去掉", "left out:"});
  }
  if (composite.outliers) {
    for (const ExprPtr* one : {&composite.outliers->skew, &composite.outliers->kurtosis, &composite.outliers->at_most})
      walk(*one);
    note_gone(ChangeKind::clause, composite.outliers->span, {"去掉", "left out:"});
  }
  for (const ExprPtr* one : {&composite.scale.low, &composite.scale.high, &composite.scale.times}) walk(*one);
  const bool arithmetic = composite.mean == syntax::Mean::arithmetic;
  note_text(ChangeKind::arithmetic, composite.mean_span, arithmetic ? "geometric" : "arithmetic",
            {"换一种平均", "another mean:"});
  walk(composite.decimals);
}

// A direction turned round is the slip that an index forgives least.
void Changing::tree_part(const syntax::TreePart& part) {
  const Within name(*this, {part.name.text, part.name.text});
  for (const ExprPtr* one : {&part.weight, &part.low, &part.high, &part.goal}) walk(*one);
  if (part.less) return note_gone(ChangeKind::comparison, *part.less, {"方向反了", "turned round:"});
  if (!is_indicator(part.name.text)) return;
  note_text(ChangeKind::comparison, part.named, text(part.named) + " less", {"方向反了", "turned round:"});
}

bool Changing::is_indicator(const std::string& name) const {
  return std::ranges::any_of(plan_.composites, [&](const Composite& one) {
    return std::ranges::find(one.indicators, name, &Indicator::name) != one.indicators.end();
  });
}

void Changing::form_head(const syntax::FormHead& head) {
  const Within part(*this, {"范围", "rows"});
  clause(head.where, 1, {"不看条件", "taken without"});
  walk(head.where);
}

}  // namespace nuan::policy
