// Price: what something costs this one, beside its full price.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

Refund read_refund(Cursor& cursor) {
  const Words pattern{"写成 `refund where returned by cost`。", "Write `refund where returned by cost`."};
  Refund refund;
  refund.where = read_where(cursor);
  if (!refund.where) cursor.unexpected({"`where`", "`where`"}, pattern);
  cursor.expect(Word::by, pattern);
  refund.by = read_expression(cursor);
  return refund;
}

}  // namespace

Price read_price(Cursor& cursor) {
  Price price;
  price.head = read_form_head(cursor, {"价格的名称", "the name of the price"});
  if (cursor.accept_text("full")) price.full = read_expression(cursor);
  cursor.expect(Word::pay, {"写成 `full cost pay 98%` 或 `pay 5`。", "Write `full cost pay 98%` or `pay 5`."});
  price.pay = read_expression(cursor);
  price.source = read_source(cursor);
  if (cursor.accept_text("saving")) price.saving = read_at_most(cursor);
  if (cursor.accept_text("refund")) price.refund = read_refund(cursor);
  return price;
}

}  // namespace nuan::policy::syntax
