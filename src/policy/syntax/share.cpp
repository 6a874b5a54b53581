// Share: a pot among parties.
#include "policy/syntax/declarations.hpp"
#include "policy/syntax/expressions.hpp"

namespace nuan::policy::syntax {
namespace {

void read_bounds(Cursor& cursor, Share& share) {
  const Words pattern{"写成 `at least 90% * last_year at most 115% * last_year`。",
                      "Write `at least 90% * last_year at most 115% * last_year`."};
  while (cursor.accept(Word::at)) {
    ExprPtr* bound = cursor.accept(Word::least) ? &share.at_least : &share.at_most;
    if (bound == &share.at_most) cursor.expect(Word::most, pattern);
    const Token& token = cursor.peek();
    if (*bound)
      cursor.tell(code::clause_twice, token.span, {"这个界限写了两次。", "This bound stands twice."},
                  {"只留一个。", "Keep one of them."});
    *bound = read_expression(cursor);
  }
}

void read_dividing(Cursor& cursor, Share& share) {
  if (cursor.accept_text("webster")) {
    share.dividing = Dividing::webster;
    return;
  }
  const Words pattern{"写成 `divide largest remainder` 或 `divide webster`。",
                      "Write `divide largest remainder` or `divide webster`."};
  cursor.expect(Word::largest, pattern);
  cursor.expect_text_word("remainder", pattern);
}

}  // namespace

Share read_share(Cursor& cursor) {
  const Words pattern{"写成 `share transfer of county pot fund by population ties by code`。",
                      "Write `share transfer of county pot fund by population ties by code`."};
  Share share;
  share.head = read_form_head(cursor, {"分配的名称", "the name of the share"});
  cursor.expect_text_word("pot", pattern);
  share.pot = read_expression(cursor);
  cursor.expect(Word::by, pattern);
  share.by = read_expression(cursor);
  share.source = read_source(cursor);
  if (cursor.accept(Word::paid)) {
    cursor.expect(Word::by, {"写成 `paid by 权重`。", "Write `paid by WEIGHT`."});
    share.paid_by = read_expression(cursor);
  }
  read_bounds(cursor, share);
  if (cursor.accept_text("divide")) read_dividing(cursor, share);
  cursor.expect_text_word("ties", pattern);
  cursor.expect(Word::by, pattern);
  share.ties = cursor.expect_name(NameFor::value, {"主键", "the key"}, pattern);
  return share;
}

}  // namespace nuan::policy::syntax
