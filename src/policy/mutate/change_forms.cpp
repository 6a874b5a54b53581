// The changes of the forms that are applied to rows.
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
  walk(measure.level);
  walk(measure.hide_under);
}

void Changing::form_head(const syntax::FormHead& head) {
  const Within part(*this, {"范围", "rows"});
  clause(head.where, 1, {"不看条件", "taken without"});
  walk(head.where);
}

}  // namespace nuan::policy
