// Benefits: what they take, how it accumulates, what they pay and where that stops.
#include <algorithm>

#include "policy/check/declarations.hpp"

namespace nuan::policy::check {

std::optional<Scope> read_scope(Reading& reading, const syntax::Scope& written, Index table) {
  const std::string& text = written.name.text;
  if (text == "year") return Scope{Scope::Kind::year};
  if (text == "life") return Scope{Scope::Kind::life};
  for (const Index index : reading.names.find(text)) {
    const ValueName value = reading.names.value(index);
    const bool is_group = value.what == ValueName::What::group;
    if (!is_group && (value.what != ValueName::What::table || value.index == 0)) continue;
    reading.names.use(index);
    const Index of = is_group ? reading.group(value.index).table : value.index;
    if (table == none || of == table)
      return is_group ? Scope{Scope::Kind::group, value.index} : Scope{Scope::Kind::fact};
    reading.refuse(
        code::scope_of_other_table, written.name.span,
        say("`per {}` 说的是表 `{}`，这里用的是表 `{}`", "`per {}` is about table `{}`; this is about `{}`", text,
            reading.table(of).name, reading.table(table).name),
        {"写 `per year`、`per life`，或本表的分组", "write `per year`, `per life`, or a group of this table"});
    return std::nullopt;
  }
  std::vector<std::string> known = {"year", "life"};
  for (const auto what : {ValueName::What::group, ValueName::What::table})
    for (const std::string& name : reading.names.names_of(what)) known.push_back(name);
  reading.refuse(code::unknown_scope, written.name.span,
                 say("没有 `per {}` 这样的范围", "there is no scope `per {}`", text),
                 reading.suggest(text, known, {"范围有", "the scopes are"}));
  return std::nullopt;
}

bool readable_at_scope(Reading& reading, Expressions& expressions, NodeId node, const Scope& scope, Index table,
                       const Words& what) {
  if (node == none || !expressions.readable(node, level_of(scope, table), what)) return false;
  if (scope.kind != Scope::Kind::life || !reading.trait(node).dated) return true;
  reading.refuse(code::dated_over_life, reading.plan.node(node).span,
                 say("{}按 `per life` 没有首日可读，不能用随时间变化的值",
                     "over a life {} has no first day, so it cannot change over time", what),
                 {"写一个固定的值，或改为 `per year`", "write one fixed value, or make it `per year`"});
  return false;
}

NodeId read_at_scope(Reading& reading, Expressions& expressions, const syntax::Expr& expr, const Scope& scope,
                     Index table, const Words& what) {
  const NodeId node = expressions.money(expr, {table, false}, what);
  return readable_at_scope(reading, expressions, node, scope, table, what) ? node : none;
}

namespace {

class ReadingBenefit {
 public:
  ReadingBenefit(Reading& reading, Expressions& expressions, const syntax::Benefit& written, Span span)
      : reading_(reading), expressions_(expressions), written_(written) {
    benefit_.name = written.name.text;
    benefit_.title = words_of(written.titles);
    benefit_.payee = written.payee ? written.payee->text : "";
    benefit_.span = span;
  }

  Benefit read() {
    if (written_.each)
      read_each();
    else
      read_base();
    if (benefit_.table == none) return std::move(benefit_);  // without a table nothing else can be judged
    if (written_.where) read_where();
    const auto scope = read_scope(reading_, written_.per, benefit_.table);
    read_pay();
    if (!scope) return std::move(benefit_);
    benefit_.scope = *scope;
    read_amounts();
    read_caps();
    return std::move(benefit_);
  }

 private:
  [[nodiscard]] Standpoint at_fact() const { return {benefit_.table, false}; }
  [[nodiscard]] Level fact_level() const { return {Level::Rank::fact, benefit_.table, false}; }

  void read_each() {
    if (const auto table = fact_table_named(reading_, *written_.each)) benefit_.table = *table;
  }

  // The base names the table: it must be a value of each row of exactly one.
  void read_base() {
    const NodeId on = expressions_.value(*written_.on, {});
    if (on == none) return;
    const Node& node = reading_.plan.node(on);
    if (node.level.rank != Level::Rank::fact) {
      reading_.refuse(code::base_level, written_.on->span,
                      say("`on` 要每条事实一个值，这里是{}", "`on` takes a value of each fact; this is {}",
                          words_for(reading_.plan, node.level)),
                      {"写事实的列，如 `self_pay`；每条一笔写 `on each claim`",
                       "write a column of the facts, such as `self_pay`; for a sum per fact write `on each claim`"});
      return;
    }
    benefit_.table = node.level.of;
    base_ = node.type.kind;
    if (base_ == Kind::money || base_ == Kind::days || base_ == Kind::count) {
      benefit_.on = on;
      return;
    }
    reading_.refuse(
        code::base_kind, written_.on->span,
        say("`on` 要金额、天数或个数，这里是{}", "`on` takes money, days or a count; this is {}", words_for(base_)),
        {"数量列的类型写 `count`", "give a column of quantities the type `count`"});
    benefit_.table = none;  // what is paid for such a base cannot be judged
  }

  void read_where() {
    const Words what{"`where` ", "`where`"};
    const NodeId where = expressions_.condition(*written_.where, at_fact(), what);
    if (expressions_.readable(where, fact_level(), what)) benefit_.where = where;
  }

  // ---- what it pays, read at each fact
  void read_pay() {
    if (written_.each)
      read_pay_per_fact();
    else if (written_.pay == syntax::Benefit::Pay::largest)
      reading_.refuse(code::largest_of_base, written_.bands.front().value->span,
                      {"`pay largest` 用于 `on each`，按段计算的金额没有“最大的一笔”",
                       "`pay largest` goes with `on each`; an amount from bands has no largest one"},
                      {"写 `on each claim`，或去掉 `largest`", "write `on each claim`, or remove `largest`"});
    else
      read_bands();
  }

  void read_pay_per_fact() {
    const syntax::Band& band = written_.bands.front();
    const bool lone = written_.bands.size() == 1 && !band.edge;
    if (!lone || written_.pay == syntax::Benefit::Pay::each) {
      reading_.refuse(
          code::each_with_bands, band.value->span,
          {"`on each` 没有基数可分段，只写一个金额", "`on each` has no base to cut into bands; it pays one amount"},
          {"写 `pay 3,000` 或 `pay largest …`", "write `pay 3,000` or `pay largest …`"});
      return;
    }
    benefit_.pay = written_.pay == syntax::Benefit::Pay::largest ? Benefit::Pay::largest : Benefit::Pay::per_fact;
    const Words what{"`on each` 的 `pay` ", "`pay` with `on each`"};
    const NodeId amount = expressions_.money(*band.value, at_fact(), what);
    if (expressions_.readable(amount, fact_level(), what))
      benefit_.bands.push_back({amount, none, text_of(band.source), band.value->span});
  }

  void read_bands() {
    const bool unit_rate = base_ != Kind::money;
    const bool lone = written_.bands.size() == 1 && !written_.bands.front().edge;
    if (unit_rate && lone && written_.pay != syntax::Benefit::Pay::each)
      reading_.refuse(
          code::each_missing, written_.bands.front().value->span,
          say("基数是{}，要说每一个付多少", "the base is {}, so say what is paid for each one", words_for(base_)),
          {"写 `pay 50 each`", "write `pay 50 each`"});
    if (!unit_rate && written_.pay == syntax::Benefit::Pay::each)
      reading_.refuse(
          code::each_of_money, written_.bands.front().value->span,
          {"基数是金额，付的是比例，不写 `each`", "the base is money: a rate of it is paid, without `each`"},
          {"写 `pay 20%`", "write `pay 20%`"});
    for (const syntax::Band& band : written_.bands) {
      const NodeId rate = unit_rate
                              ? expressions_.money(*band.value, at_fact(), {"每一个付的", "what each one is paid"})
                              : read_rate(*band.value);
      if (expressions_.readable(rate, fact_level(), {"`pay` ", "`pay`"}))
        benefit_.bands.push_back({rate, none, text_of(band.source), band.value->span});
    }
  }

  NodeId read_rate(const syntax::Expr& expr) {
    const NodeId rate = expressions_.value(expr, at_fact());
    if (rate == none) return none;
    const Node& node = reading_.plan.node(rate);
    if (node.type.kind == Kind::rate || node.type.kind == Kind::number) return rate;
    Words advice{"写比例，如 `20%`", "write a rate, such as `20%`"};
    if (node.type.kind == Kind::literal && node.op == Op::constant) {
      const std::string number = nuan::to_text(std::get<Rational>(node.value));
      advice = say("写 `{}%`；每条付固定金额写 `on each claim`",
                   "write `{}%`; for a fixed amount per fact write `on each claim`", number);
    }
    reading_.refuse(code::pay_kind, expr.span,
                    say("基数是金额，`pay` 要比例，这里是{}", "the base is money, so `pay` takes a rate; this is {}",
                        words_for(node.type.kind)),
                    advice);
    return none;
  }

  // ---- what is read on the first day of the scope
  NodeId at_scope(const syntax::ExprPtr& expr, const Words& what) {
    return expr ? read_at_scope(reading_, expressions_, *expr, benefit_.scope, benefit_.table, what) : none;
  }

  // `above` and edges have the unit of the base.
  NodeId in_base_unit(const syntax::Expr& expr, const Words& what) {
    NodeId node = expressions_.adapted(expressions_.value(expr, at_fact()), base_);
    if (node == none) return none;
    const Kind kind = reading_.plan.node(node).type.kind;
    if (kind != base_) {
      reading_.refuse(code::base_unit, expr.span,
                      say("基数是{0}，{1}也要是{0}，这里是{2}", "the base is {0}, so {1} is too; this is {2}",
                          words_for(base_), what, words_for(kind)),
                      base_ == Kind::days ? Words{"写 `3 days`", "write `3 days`"}
                                          : Words{"写同样单位的值", "write it in the same unit"});
      return none;
    }
    return readable_at_scope(reading_, expressions_, node, benefit_.scope, benefit_.table, what) ? node : none;
  }

  void read_amounts() {
    if (written_.above && written_.each)
      reading_.refuse(code::above_each, written_.above->span,
                      {"`on each` 没有基数，也就没有起付线", "`on each` has no base, so nothing to be above"},
                      {"把条件写进 `where`", "put the condition into `where`"});
    else if (written_.above)
      benefit_.above = in_base_unit(*written_.above, {"`above` ", "`above`"});
    if (!written_.each && benefit_.bands.size() == written_.bands.size())
      for (std::size_t i = 0; i < written_.bands.size(); ++i)
        if (written_.bands[i].edge)
          benefit_.bands[i].edge = in_base_unit(*written_.bands[i].edge, {"分段的边", "an edge"});
    benefit_.raise_to = at_scope(written_.raise_to, {"`raise to` ", "`raise to`"});
    benefit_.nothing_under = at_scope(written_.nothing_under, {"`nothing under` ", "`nothing under`"});
  }

  void read_caps() {
    for (const syntax::AtMost& cap : written_.at_most) {
      const auto scope = cap.per ? read_scope(reading_, *cap.per, benefit_.table) : benefit_.scope;
      if (!scope) continue;
      if (!lies_within(benefit_.scope, *scope)) {
        reading_.refuse(
            code::cap_scope, cap.per->name.span,
            say("`at most … {}` 比补助自己的 `{}` 还窄", "`at most … {}` is narrower than the benefit's own `{}`",
                words_for(reading_.plan, *scope, benefit_.table),
                words_for(reading_.plan, benefit_.scope, benefit_.table)),
            {"上限的范围要同样宽或更宽；或把补助改成更窄的 `per`",
             "make the cap as wide or wider, or the benefit's `per` narrower"});
        continue;
      }
      const NodeId amount =
          read_at_scope(reading_, expressions_, *cap.amount, *scope, benefit_.table, {"`at most` ", "`at most`"});
      add_cap({amount, *scope, text_of(cap.source), cap.span});
    }
  }

  void add_cap(Cap cap) {
    if (std::ranges::find(benefit_.caps, cap.scope, &Cap::scope) != benefit_.caps.end())
      return reading_.refuse(code::cap_twice, cap.span,
                             say("已有一个 `{}` 的上限", "there is already a cap `{}`",
                                 words_for(reading_.plan, cap.scope, benefit_.table)),
                             {"两者取小写 `at most least(a, b)`", "for the lower of two write `at most least(a, b)`"});
    const auto wider = [&](const Cap& other) { return other.scope.kind > cap.scope.kind; };
    benefit_.caps.insert(std::ranges::find_if(benefit_.caps, wider), std::move(cap));
  }

  Reading& reading_;
  Expressions& expressions_;
  const syntax::Benefit& written_;
  Benefit benefit_;
  Kind base_ = Kind::money;
};

}  // namespace

void read_benefits(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Benefit>([&](const syntax::Benefit& written, Span span) {
    reading.plan.benefits.push_back(ReadingBenefit(reading, expressions, written, span).read());
  });
}

}  // namespace nuan::policy::check
