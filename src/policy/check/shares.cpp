// Shares: a pot among the rows of a table.
#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

// Ties go by the key of a row, the one thing no two rows share.
void check_ties(Reading& reading, const syntax::Name& ties, const Level& level) {
  const Table& subject = reading.plan.tables.front();
  const std::string& key = level.rank == Level::Rank::fact ? reading.table(level.of).id_name : subject.key_name;
  if (ties.text == key) return;
  reading.refuse(code::order_not_unique, ties.span,
                 say("`ties by {}` 定不出先后：余数相同的要按主键",
                     "`ties by {}` can leave two alike: equal remainders go by the key", ties.text),
                 say("写 `ties by {}`", "write `ties by {}`", key));
}

Share read_share(Reading& reading, Expressions& expressions, const syntax::Share& written, Span span) {
  Share share;
  share.name = written.head.name.text;
  share.title = words_of(written.head.titles);
  share.source = text_of(written.source);
  share.dividing = static_cast<Dividing>(written.dividing);
  share.span = span;
  FormRows rows(reading, expressions, written.head);
  if (!rows.found()) return share;
  share.each = rows.each();
  const Words by{"`by` ", "`by`"};
  share.pot = rows.money_or_count_for_all(*written.pot, {"`pot` ", "`pot`"});
  share.counts = share.pot != none && reading.plan.node(share.pot).type.kind == Kind::count;
  share.by = rows.plain_number(rows.value(*written.by, by), by);
  if (written.paid_by) share.paid_by = rows.plain_number(rows.value(*written.paid_by, by), {"`paid by` ", "`paid by`"});
  const auto bound = [&](const syntax::Expr& expr, const Words& what) {
    return share.counts ? rows.plain_number(rows.value(expr, what), what) : rows.money(expr, what);
  };
  if (written.at_least) share.at_least = bound(*written.at_least, {"`at least` ", "`at least`"});
  if (written.at_most) share.at_most = bound(*written.at_most, {"`at most` ", "`at most`"});
  check_ties(reading, *written.ties, share.each.of);
  return share;
}

}  // namespace

void read_shares(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Share>([&](const syntax::Share& written, Span span) {
    reading.plan.shares.push_back(read_share(reading, expressions, written, span));
  });
}

}  // namespace nuan::policy::check
