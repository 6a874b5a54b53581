// Measures: what counts as yes, for which cells it is told, how sure.
#include <algorithm>

#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

class ReadingMeasure {
 public:
  ReadingMeasure(Reading& reading, Expressions& expressions, const syntax::Measure& written, Span span)
      : reading_(reading), written_(written), rows_(reading, expressions, written.head) {
    measure_.name = written.head.name.text;
    measure_.title = words_of(written.head.titles);
    measure_.worst_first = written.worst_first;
    measure_.span = span;
  }

  Measure read() {
    if (!rows_.found()) return std::move(measure_);
    measure_.each = rows_.each();
    if (written_.yes) measure_.yes = rows_.condition(*written_.yes, {"`yes` ", "`yes`"});
    if (written_.mean) measure_.mean = number(*written_.mean, {"`mean` ", "`mean`"});
    read_cells();
    if (written_.weight) measure_.weight = number(*written_.weight, {"`weighted by` ", "`weighted by`"});
    if (written_.design_effect) read_design_effect();
    check_interval();
    check_design();
    if (written_.stratum) read_strata();
    read_level();
    read_least();
    if (written_.compared) read_compared(written_.compared->first, written_.compared->second);
    if (written_.panel) measure_.panel = rows_.value(*written_.panel, {"`same` ", "`same`"});
    return std::move(measure_);
  }

 private:
  [[nodiscard]] NodeId number(const syntax::Expr& expr, const Words& what) {
    return rows_.plain_number(rows_.value(expr, what), what);
  }

  void read_design_effect() {
    const auto* effect = std::get_if<syntax::NumberLiteral>(&written_.design_effect->node);
    if (effect != nullptr && effect->value > 0 && effect->value <= 1000) {
      measure_.design_effect = effect->value;
      return;
    }
    reading_.refuse(code::wrong_kind, written_.design_effect->span,
                    {"设计效应是一个大于 0 的数", "a design effect is a number above 0"},
                    {"写 `design effect 1.5`", "write `design effect 1.5`"});
  }

  // Wilson's is an interval of a share, and lies within 0 and 1.
  void check_interval() {
    if (written_.normal == (written_.mean != nullptr)) return;
    if (written_.normal)
      reading_.refuse(code::wrong_kind, written_.interval, {"比例的区间用威尔逊法", "a share has Wilson's interval"},
                      {"写 `interval wilson 95%`", "write `interval wilson 95%`"});
    else
      reading_.refuse(code::wrong_kind, written_.interval, {"均值的区间用正态法", "a mean has a normal interval"},
                      {"写 `interval normal 95%`", "write `interval normal 95%`"});
  }

  // What answers stand for is told once: by strata, by weights, or by an effect known from elsewhere.
  void check_design() {
    const int told = (written_.stratum ? 1 : 0) + (written_.weight ? 1 : 0) + (written_.design_effect ? 1 : 0);
    const bool plain = !written_.weight && !written_.design_effect;
    const bool shares_only = written_.mean && (!plain || written_.compared || written_.worst_first);
    if (told <= 1 && !shares_only && (plain || !written_.worst_first)) return;
    reading_.refuse(
        code::item_twice, measure_.span,
        {"`strata`、`weighted by`、`design effect` 只写一个;均值和加权的比例不写 `order worst "
         "first`,均值也不加权、不写 `compare`",
         "of `strata`, `weighted by` and `design effect` one stands; a mean or a weighted share has no `order worst "
         "first`, and a mean neither weights nor `compare`"},
        {"另写一个 measure", "write another measure"});
  }

  // A table has one or two sides, so that what is hidden can be made sure of.
  void read_cells() {
    for (const syntax::ExprPtr& expr : written_.by) {
      const NodeId node = rows_.value(*expr, {"`by` ", "`by`"});
      if (node == none) continue;
      const Kind kind = reading_.plan.node(node).type.kind;
      if (kind != Kind::choice && kind != Kind::text && kind != Kind::flag)
        reading_.refuse(code::wrong_kind, expr->span,
                        say("`by` 要选项、文字或是否，这里是{}", "`by` takes a choice, a text or a flag; this is {}",
                            words_for(kind)),
                        {"写一列选项，例如 `by part`", "name a column of choices, as in `by part`"});
      measure_.by.push_back(node);
    }
    if (written_.by.size() > 2)
      reading_.refuse(code::item_twice, written_.by[2]->span,
                      {"`by` 至多两项：再多就无法保证藏住小组",
                       "`by` takes two at most: beyond that small groups cannot be kept hidden"},
                      {"另写一个 measure", "write another measure"});
  }

  void read_strata() {
    measure_.stratum = rows_.value(*written_.stratum, {"`strata` ", "`strata`"});
    const Words what{"`sized` ", "`sized`"};
    measure_.sized = rows_.value(*written_.sized, what);
    if (measure_.sized == none || reading_.plan.node(measure_.sized).type.kind == Kind::count) return;
    reading_.refuse(code::wrong_kind, written_.sized->span,
                    {"`sized` 要人数，是 count", "`sized` takes a head count: a `count`"},
                    {"写 count 的列，例如 `sized staff`", "name a column that is a `count`, as in `sized staff`"});
  }

  void read_level() {
    const auto* level = std::get_if<syntax::RateLiteral>(&written_.level->node);
    if (level != nullptr && level->value > 0 && level->value < 1) {
      measure_.level = level->value;
      return;
    }
    reading_.refuse(code::wrong_kind, written_.level->span,
                    {"置信水平在 0% 和 100% 之间", "the level lies between 0% and 100%"},
                    {"写 `interval wilson 95%`", "write `interval wilson 95%`"});
  }

  void read_least() {
    if (!written_.hide_under) return;
    const auto* least = std::get_if<syntax::NumberLiteral>(&written_.hide_under->node);
    if (least != nullptr && least->value.get_den() == 1 && least->value >= 1 && least->value <= 1'000'000) {
      measure_.hide_under = least->value.get_num().get_si();
      return;
    }
    reading_.refuse(code::wrong_kind, written_.hide_under->span,
                    {"`hide under` 要一个整数", "`hide under` takes a whole number"},
                    {"写 `hide under 10`", "write `hide under 10`"});
  }

  // Two choices of one of the columns the cells are told by.
  void read_compared(const syntax::Name& before, const syntax::Name& after) {
    for (std::size_t i = 0; i < measure_.by.size(); ++i) {
      const Type& type = reading_.plan.node(measure_.by[i]).type;
      if (type.kind != Kind::choice) continue;
      const auto& set = reading_.plan.choice_sets[static_cast<std::size_t>(type.choices)];
      const auto place = [&](const syntax::Name& name) { return std::ranges::find(set, name.text, &ChoiceName::name); };
      if (place(before) == set.end() || place(after) == set.end()) continue;
      measure_.compared_by = static_cast<Index>(i);
      measure_.compared_before = Choice{static_cast<std::int32_t>(place(before) - set.begin())};
      measure_.compared_after = Choice{static_cast<std::int32_t>(place(after) - set.begin())};
      return;
    }
    reading_.refuse(code::unknown_choice, before.span.to(after.span),
                    say("`by` 的列里没有一列同时有选项 `{}` 和 `{}`",
                        "no column of `by` has both choices `{}` and `{}`", before.text, after.text),
                    {"比较 `by` 里一列的两个选项", "compare two choices of a column that stands in `by`"});
  }

  Reading& reading_;
  const syntax::Measure& written_;
  FormRows rows_;
  Measure measure_;
};

}  // namespace

void read_measures(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Measure>([&](const syntax::Measure& written, Span span) {
    reading.plan.measures.push_back(ReadingMeasure(reading, expressions, written, span).read());
  });
}

}  // namespace nuan::policy::check
