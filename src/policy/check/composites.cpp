// Indices: what enters, up which tree, by which method.
#include <algorithm>
#include <map>
#include <set>

#include "policy/check/declarations.hpp"
#include "policy/check/form_rows.hpp"

namespace nuan::policy::check {
namespace {

constexpr int most_decimals = 15;
constexpr int most_points = 1'000;

class ReadingComposite {
 public:
  ReadingComposite(Reading& reading, Expressions& expressions, const syntax::Composite& written, Span span)
      : reading_(reading), written_(written), rows_(reading, expressions, written.head) {
    composite_.name = written.head.name.text;
    composite_.title = words_of(written.head.titles);
    composite_.span = span;
  }

  Composite read() {
    if (!rows_.found()) return std::move(composite_);
    composite_.each = rows_.each();
    name_nodes();
    for (const syntax::TreeNode& node : written_.tree) read_node(node);
    if (whole_) check_tree();
    if (written_.missing) read_missing(*written_.missing);
    if (written_.outliers) read_outliers(*written_.outliers);
    read_scale();
    read_ending();
    return std::move(composite_);
  }

 private:
  // ---- the tree
  void name_nodes() {
    for (const syntax::TreeNode& node : written_.tree) {
      const bool fresh = nodes_.emplace(node.name.text, &node).second;
      if (!fresh || !reading_.names.find(node.name.text).empty())
        refuse_twice(node.name.span,
                     say("已有叫 `{}` 的层或值", "there is already a part or value `{}`", node.name.text),
                     {"换一个名字", "choose another name"});
    }
  }

  void refuse_twice(Span span, Words sentence, Words advice) {
    whole_ = false;
    reading_.refuse(code::name_twice, span, std::move(sentence), std::move(advice));
  }

  void read_node(const syntax::TreeNode& written) {
    TreeNode node{written.name.text, words_of(written.titles), {}, text_of(written.frozen), text_of(written.source)};
    for (const syntax::TreePart& part : written.parts) {
      node.parts.push_back({part.name.text, read_weight(part)});
      if (!used_.insert(part.name.text).second)
        refuse_twice(part.name.span, say("`{}` 用了两次", "`{}` is used twice", part.name.text),
                     {"每个指标、每一层只在一处", "every indicator and every part stands in one place"});
      else if (!nodes_.contains(part.name.text))
        composite_.indicators.push_back(read_indicator(part));
      else
        refuse_on_node(part);
    }
    check_weights(written, node);
    composite_.tree.push_back(std::move(node));
  }

  NodeId read_weight(const syntax::TreePart& part) {
    if (!part.weight) return none;
    const NodeId node = rows_.for_all(*part.weight, {"权重", "a weight"});
    if (node == none || reading_.plan.node(node).type.kind == Kind::rate) return node;
    reading_.refuse(
        code::wrong_kind, part.weight->span,
        say("权重要比例，这里是{}", "a weight is a rate; this is {}", words_for(reading_.plan.node(node).type.kind)),
        {"写 `40%`", "write `40%`"});
    return none;
  }

  // At one node all weights are given, or none.
  void check_weights(const syntax::TreeNode& written, const TreeNode& node) {
    const auto given = std::ranges::count_if(written.parts, [](const auto& part) { return part.weight != nullptr; });
    if (given == 0) return;
    Rational sum;
    bool known = true;
    for (const TreePart& part : node.parts) {
      known = known && part.weight != none && reading_.plan.node(part.weight).op == Op::constant;
      if (known) sum += std::get<Rational>(reading_.plan.node(part.weight).value);
    }
    const bool all = given == static_cast<std::ptrdiff_t>(written.parts.size());
    if (all && (!known || sum == 1)) return;
    reading_.refuse(code::weights_sum, written.span,
                    all ? say("`{}` 的权重合计 {}%，不是 100%", "the weights of `{}` make {}%, not 100%",
                              written.name.text, nuan::to_text(Rational(sum * 100)))
                        : say("`{}` 只给了一部分权重", "`{}` gives some weights only", written.name.text),
                    {"都给，合计 100%；或都不给，就相等", "give all, making 100%; or none, and they are equal"});
  }

  void refuse_on_node(const syntax::TreePart& part) {
    if (!part.over && !part.less && !part.low && !part.goal) return;
    reading_.refuse(code::indicator_clause, part.span,
                    say("`{}` 是一层，不是指标：分母、方向、标杆只写在指标上",
                        "`{}` is a part made of others: denominators, directions and goalposts belong to indicators",
                        part.name.text),
                    {"写在它下面的指标上", "write them at the indicators below it"});
  }

  Indicator read_indicator(const syntax::TreePart& part) {
    Indicator indicator;
    indicator.name = part.name.text;
    indicator.value = rows_.measurement(part.name, say("`{}` ", "`{}`", part.name.text));
    if (part.over) {
      indicator.over_name = part.over->text;
      indicator.over = rows_.measurement(*part.over, {"分母", "a denominator"});
    }
    indicator.less = part.less.has_value();
    if (part.low) {
      indicator.low = number(*part.low, {"`from` ", "`from`"});
      indicator.high = number(*part.high, {"`to` ", "`to`"});
    }
    if (part.goal) indicator.goal = number(*part.goal, {"`goal` ", "`goal`"});
    check_clauses(part);
    return indicator;
  }

  // Goalposts and goals are for the scales that look at them; a distance needs a goal.
  void check_clauses(const syntax::TreePart& part) {
    const bool wants_goal = written_.scale.kind == syntax::Scaling::distance;
    const bool posts_unused = part.low && written_.scale.kind != syntax::Scaling::goalposts;
    if (!posts_unused && (part.goal != nullptr) == wants_goal) return;
    reading_.refuse(code::indicator_clause, part.span,
                    !part.goal && wants_goal
                        ? say("`{}` 没有目标值", "`{}` has no goal", part.name.text)
                        : say("`{}` 写了这种换算不用的标杆或目标",
                              "`{}` has goalposts or a goal that this scale does not use", part.name.text),
                    {"标杆 `from … to …` 配 `scale goalposts`，`goal …` 配 `scale distance to goal`",
                     "`from … to …` goes with `scale goalposts`, `goal …` with `scale distance to goal`"});
  }

  // One node is part of no other, and reaches all.
  void check_tree() {
    std::vector<std::string> tops;
    for (const syntax::TreeNode& node : written_.tree)
      if (!used_.contains(node.name.text)) tops.push_back(node.name.text);
    std::set<std::string> reached;
    std::vector<std::string> open(tops.begin(), tops.end());
    while (!open.empty()) {
      const std::string name = open.back();
      open.pop_back();
      const auto node = nodes_.find(name);
      if (node == nodes_.end() || !reached.insert(name).second) continue;
      for (const syntax::TreePart& part : node->second->parts) open.push_back(part.name.text);
    }
    if (tops.size() == 1 && reached.size() == nodes_.size()) return;
    reading_.refuse(code::tree_top, written_.tree.front().span.to(written_.tree.back().span),
                    tops.size() > 1
                        ? say("`{}` 和 `{}` 都在顶端", "`{}` and `{}` both stand at the top", tops[0], tops[1])
                        : Words{"有的层绕成了圈", "some parts run in a circle"},
                    {"一棵树只有一个顶端，它不是别的层的一部分", "a tree has one top, which is part of nothing else"});
  }

  // ---- the method
  NodeId number(const syntax::Expr& expr, const Words& what) {
    return rows_.plain_number(rows_.for_all(expr, what), what);
  }
  NodeId optional_number(const syntax::ExprPtr& expr, const Words& what) { return expr ? number(*expr, what) : none; }

  // A number that decides how many, so that it must be there when the file is read.
  NodeId whole(const syntax::Expr& expr, int most, const Words& what) {
    const auto* literal = std::get_if<syntax::NumberLiteral>(&expr.node);
    const bool fits = literal != nullptr && literal->value.get_den() == 1 && literal->value <= most;
    if (fits) return number(expr, what);
    reading_.refuse(code::wrong_kind, expr.span,
                    say("{}要 0 到 {} 的整数", "{} takes a whole number from 0 to {}", what, most),
                    {"写一个整数，如 `2`", "write a whole number, such as `2`"});
    return none;
  }

  void read_missing(const syntax::MissingRule& rule) {
    composite_.fill = static_cast<Fill>(rule.fill);
    if (rule.same) read_same(*rule.same);
    composite_.least = optional_number(rule.least, {"`leave out under` ", "`leave out under`"});
    composite_.least_parts = optional_number(rule.least_parts, {"`no part under` ", "`no part under`"});
    composite_.count_filled = rule.count_filled;
  }

  void read_same(const syntax::Expr& expr) {
    composite_.same = rows_.value(expr, {"`same` ", "`same`"});
    if (composite_.same == none) return;
    const Kind kind = reading_.plan.node(composite_.same).type.kind;
    if (kind == Kind::choice || kind == Kind::text || kind == Kind::flag) return;
    reading_.refuse(code::wrong_kind, expr.span,
                    say("`same` 要选项、文字或是否，这里是{}", "`same` takes a choice, a text or a flag; this is {}",
                        words_for(kind)),
                    {"写分组的列", "name the column that groups the rows"});
  }

  void read_outliers(const syntax::OutlierRule& rule) {
    composite_.skew = number(*rule.skew, {"`skew` ", "`skew`"});
    composite_.kurtosis = number(*rule.kurtosis, {"`kurtosis` ", "`kurtosis`"});
    composite_.at_most = whole(*rule.at_most, most_points, {"`at most` ", "`at most`"});
  }

  void read_scale() {
    const syntax::ScaleRule& scale = written_.scale;
    composite_.scaling = static_cast<Scaling>(scale.kind);
    composite_.low = optional_number(scale.low, {"`scale` ", "`scale`"});
    composite_.high = optional_number(scale.high, {"`scale` ", "`scale`"});
    composite_.times = optional_number(scale.times, {"`times` ", "`times`"});
    composite_.capped = scale.capped;
    composite_.ratio_base = text_of(scale.base);
    composite_.mean = static_cast<Mean>(written_.mean);
  }

  void read_ending() {
    if (written_.continued) read_continued(*written_.continued);
    composite_.joint = text_of(written_.joint);
    composite_.base = text_of(written_.base);
    composite_.against_previous = written_.against_previous;
    composite_.against = text_of(written_.against);
    if (written_.decimals) composite_.decimals = whole(*written_.decimals, most_decimals, {"`publish` ", "`publish`"});
  }

  // An index above in the file, of the same rows.
  void read_continued(const syntax::Name& name) {
    std::vector<std::string> known;
    const auto& above = reading_.plan.composites;
    for (std::size_t i = 0; i < above.size(); ++i) {
      if (above[i].each.of != composite_.each.of) continue;
      known.push_back(above[i].name);
      if (above[i].name == name.text) composite_.continued = static_cast<Index>(i);
    }
    if (composite_.continued != none) return;
    reading_.refuse(code::unknown_result, name.span,
                    say("上面没有同一张表的指数 `{}`", "there is no index `{}` of the same rows above", name.text),
                    reading_.suggest(name.text, known, {"可接续的有", "what can be continued"}));
  }

  Reading& reading_;
  const syntax::Composite& written_;
  FormRows rows_;
  Composite composite_;
  std::map<std::string, const syntax::TreeNode*> nodes_;
  std::set<std::string> used_;
  bool whole_ = true;  // no name stands twice
};

}  // namespace

void read_composites(Reading& reading, Expressions& expressions) {
  reading.each<syntax::Composite>([&](const syntax::Composite& written, Span span) {
    reading.plan.composites.push_back(ReadingComposite(reading, expressions, written, span).read());
  });
}

}  // namespace nuan::policy::check
