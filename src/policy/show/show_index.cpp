// The tree and the method of an index.
#include <algorithm>

#include "base/rational.hpp"
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

class IndexSentences {
 public:
  IndexSentences(const Speaker& speaker, const Phrases& phrases, const Composite& form)
      : speaker_(speaker), phrases_(phrases), form_(form) {}

  void show() {
    show_tree();
    for (const TreeNode& node : form_.tree) show_weights(node);
    show_missing();
    if (form_.skew != none)
      line(say("离群：偏度绝对值超过 {0} 且峰度超过 {1} 的，把最外面的点收到下一个数，至多 {2} 点；再不行取对数。",
               "Outliers: while skewness is beyond {0} and kurtosis over {1}, the outermost points are drawn in to the "
               "next number, at most {2}; then the logarithm is tried.",
               {of(form_.skew), of(form_.kurtosis), of(form_.at_most)}));
    line(scale());
    line(mean());
    show_ending();
  }

 private:
  using Row = std::vector<Cell>;

  // A line for each part, set in under the one it belongs to.
  void show_tree() {
    Grid grid{1,
              {{say("层和指标", "parts and indicators")},
               {say("权重", "weight"), true},
               {say("除以", "divided by")},
               {say("方向", "better")}},
              {}};
    for (const TreeNode& node : form_.tree) {
      const bool top = std::ranges::none_of(form_.tree, [&](const TreeNode& other) {
        return std::ranges::find(other.parts, node.name, &TreePart::name) != other.parts.end();
      });
      if (top) add(node.name, {}, 0, grid);
    }
    speaker_.add(std::move(grid));
  }

  void add(const std::string& name, Text weight, std::size_t depth, Grid& grid) {
    const std::string set_in(2 * depth, ' ');
    const auto node = std::ranges::find(form_.tree, name, &TreeNode::name);
    if (node == form_.tree.end()) {
      grid.rows.push_back(
          indicator_row(*std::ranges::find(form_.indicators, name, &Indicator::name), set_in, std::move(weight)));
      return;
    }
    const std::string title = speaker_.title(name, node->title);
    grid.rows.push_back(row(set_in + (title == name ? name : title + " (" + name + ")"), std::move(weight), {}, {}));
    for (const TreePart& part : node->parts) {
      const Text own = part.weight == none ? say("等权", "equal") : of(part.weight);
      add(part.name, own, depth + 1, grid);
    }
  }

  Row indicator_row(const Indicator& one, const std::string& set_in, Text weight) {
    Text better = one.less ? say("越小越好", "less") : say("越大越好", "more");
    if (one.low != none) better += say("，{0} 到 {1}", ", {0} to {1}", {of(one.low), of(one.high)});
    if (one.goal != none) better += say("，目标 {0}", ", goal {0}", {of(one.goal)});
    return row(Text(set_in) + of(one.value), std::move(weight), one.over == none ? Text() : of(one.over),
               std::move(better));
  }

  static Row row(Text name, Text weight, Text over, Text better) {
    return {{std::move(name), {}}, {std::move(weight), {}}, {std::move(over), {}}, {std::move(better), {}}};
  }

  void show_weights(const TreeNode& node) {
    if (node.frozen.empty() && node.source.empty()) return;
    const Text source = node.source.empty() ? Text() : speaker_.cite(node.source);
    line(node.frozen.empty() ? say("{0} 的权重{1}。", "Weights of {0}{1}.", {node.name, source})
                             : say("{0} 的权重按 {1} 的数据定，不随年变{2}。",
                                   "Weights of {0} are those of {1} and do not change with the years{2}.",
                                   {node.name, node.frozen, source}));
  }

  void show_missing() {
    switch (form_.fill) {
      case Fill::refuse:
        line(say("缺一个数就不算。", "One missing cell, and nothing is worked out."));
        break;
      case Fill::same_mean:
        line(say("缺失的数按同一{0}的平均填。", "A missing cell is filled with the mean of the same {0}.",
                 {of(form_.same)}));
        break;
      case Fill::mean:
        line(say("缺失的数按平均填。", "A missing cell is filled with the mean."));
        break;
      case Fill::carry:
        line(say("缺失的数沿用前一期。", "A missing cell carries on from the period before."));
        break;
      case Fill::between:
        line(say("缺失的数按前后两期内插。", "A missing cell lies on the line between the periods around it."));
        break;
      case Fill::skip:
        line(say("缺失的数不计，其余的权重合成全部。",
                 "A missing cell is left out, and the other weights stand for all."));
        break;
    }
    if (form_.least != none)
      line(form_.count_filled
               ? say("填补以后数据仍不足 {0} 的不列。", "Who has under {0} of the data after filling is left out.",
                     {of(form_.least)})
               : say("实有的数据不足 {0} 的不列。", "Who has under {0} of the data is left out.", {of(form_.least)}));
    if (form_.least_parts != none)
      line(say("一层的权重实有不足 {0} 的，这一层不列。", "A part with under {0} of its weight is not told.",
               {of(form_.least_parts)}));
  }

  Text scale() {
    switch (form_.scaling) {
      case Scaling::min_max:
        return say("换算：最差 {0}，最好 {1}，其间按比例。",
                   "Scale: the worst {0}, the best {1}, in proportion between.", {of(form_.low), of(form_.high)});
      case Scaling::z_score:
        return say("换算：标准分，平均 {0}，标准差 {1}。", "Scale: z-scores with mean {0} and deviation {1}.",
                   {of(form_.low), of(form_.high)});
      case Scaling::rank:
        return say("换算：按名次，最差 {0}，最好 {1}。", "Scale: by rank, the worst {0}, the best {1}.",
                   {of(form_.low), of(form_.high)});
      case Scaling::goalposts:
        return say("换算：{0} 为零，{1} 为满（{2}），超出截断；指标自己的标杆优先。",
                   "Scale: nothing at {0}, all ({2}) at {1}, cut off beyond; an indicator's own goalposts come first.",
                   {of(form_.low), of(form_.high), form_.times == none ? Text("100") : of(form_.times)});
      case Scaling::distance:
        return form_.capped ? say("换算：离目标走完了多少，至多 1。",
                                  "Scale: how much of the way to the goal is gone, at most 1.")
                            : say("换算：离目标走完了多少。", "Scale: how much of the way to the goal is gone.");
      case Scaling::ratio:
        break;
    }
    return say("换算：与“{0}”之比，“{0}”为 100；越小越好的取倒数。",
               "Scale: by ratio, {0} is 100; where less is better, the other way round.", {form_.ratio_base});
  }

  Text mean() {
    if (form_.mean == Mean::geometric) return say("每层取几何平均。", "Each part is a geometric mean.");
    if (form_.mean == Mean::harmonic) return say("每层取调和平均。", "Each part is a harmonic mean.");
    return say("每层取算术平均。", "Each part is an arithmetic mean.");
  }

  void show_ending() {
    if (form_.continued != none)
      line(say("在“{0}”接续指数 {1}：按那一期的水平相乘。",
               "It goes on from the index {1} at {0}, multiplied to its level there.",
               {form_.joint, speaker_.plan().composites[static_cast<std::size_t>(form_.continued)].name}));
    if (!form_.base.empty()) line(say("“{0}”为 100。", "{0} is 100.", {form_.base}));
    if (form_.against_previous)
      line(say("贡献：各指标使指数比前一期变了多少，相加即为变动。",
               "Contributions: what each indicator changed since the period before; they add up."));
    else if (!form_.against.empty())
      line(say("贡献：各指标使指数比“{0}”变了多少，相加即为变动。",
               "Contributions: what each indicator changed since {0}; they add up.", {form_.against}));
    else if (form_.mean == Mean::arithmetic)
      line(say("贡献：各指标在指数里占多少，相加即为指数。",
               "Contributions: what each indicator makes up of the index; they add up."));
    if (form_.decimals != none)
      line(say("公布到小数 {0} 位，四舍五入，只在最后。", "Published with {0} decimals, rounded last.",
               {std::string(speaker_.plan().source.text(speaker_.plan().node(form_.decimals).span))}));
  }

  [[nodiscard]] Text of(NodeId node) const { return phrases_.of(node); }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts = {}) const {
    return speaker_.say(zh, en, parts);
  }
  void line(Text text) const { speaker_.add(Line{1, std::move(text)}); }

  const Speaker& speaker_;
  const Phrases& phrases_;
  const Composite& form_;
};

}  // namespace

void show_method(const Speaker& speaker, const Phrases& phrases, const Composite& form) {
  IndexSentences(speaker, phrases, form).show();
}

}  // namespace nuan::policy
