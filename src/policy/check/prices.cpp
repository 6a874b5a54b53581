// Prices: what something costs this one.
#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

class ReadingPrice {
 public:
  ReadingPrice(Reading& reading, Expressions& expressions, const syntax::Price& written, Span span)
      : reading_(reading), expressions_(expressions), written_(written), rows_(reading, expressions, written.head) {
    price_.name = written.head.name.text;
    price_.title = words_of(written.head.titles);
    price_.source = text_of(written.source);
    price_.span = span;
  }

  Price read() {
    if (!rows_.found()) return std::move(price_);
    price_.each = rows_.each();
    if (written_.full) price_.full = rows_.money(*written_.full, {"`full` ", "`full`"});
    read_pay();
    if (written_.saving) read_saving(*written_.saving);
    if (written_.refund) read_refund(*written_.refund);
    return std::move(price_);
  }

 private:
  void refuse_without_full(Span span, const Words& what) {
    reading_.refuse(code::base_kind, span,
                    say("没有 `full`，{}没有可比的原价", "without `full` {} has no full price to go by", what),
                    {"写 `full cost`，或写金额", "write `full cost`, or an amount of money"});
  }

  // Money, or a rate of the full price.
  void read_pay() {
    NodeId pay = rows_.value(*written_.pay, {"`pay` ", "`pay`"});
    if (pay == none) return;
    const Kind kind = reading_.plan.node(pay).type.kind;
    if (kind == Kind::rate) {
      if (!written_.full) return refuse_without_full(written_.pay->span, {"`pay` 的比例", "a rate"});
      price_.pay = pay;
      return;
    }
    price_.pay = rows_.money(*written_.pay, {"`pay` ", "`pay`"});
  }

  void read_saving(const syntax::AtMost& saving) {
    if (!written_.full) return refuse_without_full(saving.span, {"`saving` ", "`saving`"});
    const Level level = price_.each.of;
    if (level.rank != Level::Rank::fact || !saving.per) {
      reading_.refuse(code::limit_scope, saving.span,
                      {"`saving at most` 按先后扣减，只用于事实的表，并要写 `per`",
                       "`saving at most` is used up in order: it takes a table of facts, and `per`"},
                      {"写 `price … of use … saving at most 300 per year`",
                       "write `price … of use … saving at most 300 per year`"});
      return;
    }
    const auto scope = read_scope(reading_, *saving.per, level.of);
    if (!scope) return;
    const NodeId most = read_at_scope(reading_, expressions_, *saving.amount, *scope, level.of,
                                      {"`saving at most` ", "`saving at most`"});
    price_.saving = Cap{most, *scope, text_of(saving.source), saving.span};
  }

  void read_refund(const syntax::Refund& refund) {
    if (price_.each.of.rank != Level::Rank::group) {
      reading_.refuse(code::limit_scope, refund.by->span,
                      {"`refund` 把一张单据的实付分到各行，只用于分组",
                       "`refund` spreads what was paid for a receipt over its lines: it takes a group"},
                      {"写 `group receipt of line by receipt_no` 和 `price … of receipt`",
                       "write `group receipt of line by receipt_no` and `price … of receipt`"});
      return;
    }
    price_.refund = rows_.of_facts(*refund.where, true, {"`refund where` ", "`refund where`"});
    price_.refund_by = rows_.of_facts(*refund.by, false, {"`refund … by` ", "`refund … by`"});
  }

  Reading& reading_;
  Expressions& expressions_;
  const syntax::Price& written_;
  FormRows rows_;
  Price price_;
};

}  // namespace

void read_prices(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Price>([&](const syntax::Price& written, Span span) {
    reading.plan.prices.push_back(ReadingPrice(reading, expressions, written, span).read());
  });
}

}  // namespace nuan::policy::check
