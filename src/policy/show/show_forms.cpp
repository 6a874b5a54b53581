// The forms that are applied to rows, each as sentences.
#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

class FormSentences {
 public:
  FormSentences(const Speaker& speaker, const Phrases& phrases) : speaker_(speaker), phrases_(phrases) {}

  void show(const Admission& form) const {
    show_each(form.each, say("逐{0}决定是否准入，第一条不符合的决定结果；其余不符合的也一并告知。",
                             "For each {0} it is decided whether it is admitted; the first line it fails decides, and "
                             "all others it fails are told too.",
                             {unit(form.each.of)}));
    for (std::size_t i = 0; i < form.requirements.size(); ++i) {
      const Requirement& one = form.requirements[i];
      const Text source = one.source.empty() ? Text() : speaker_.cite(one.source);
      const std::string number = std::to_string(i + 1);
      line(say("{0}. {1}{2}。否则{3}：{4}（{5}）", "{0}. {1}{2}. Otherwise {3}: {4} ({5})",
               {number, phrases_.of(one.condition), source,  // untested: gcov counts unwinding alone here
                answer(one.answer), speaker_.words(one.words), one.code}));
    }
  }

  void show(const Price& form) const {
    show_each(form.each, say("逐{0}定价。", "A price for each {0}.", {unit(form.each.of)}));
    if (form.full != none) line(say("原价：{0}。", "Full price: {0}.", {phrases_.of(form.full)}));
    const bool rate = speaker_.plan().node(form.pay).type.kind == Kind::rate;
    const Text pay = phrases_.of(form.pay, form.source);
    line(rate ? say("实付占原价的比例：{0}；四舍五入到分。", "Of the full price this is paid, rounded to the fen: {0}.",
                    {pay})
              : say("实付：{0}，四舍五入到分。", "Paid: {0}, rounded to the fen.", {pay}));
    if (form.saving)
      line(say(
          "{0}最多优惠 {1}，按先后扣减，用完按原价付。",
          "At most {1} is saved {0}, used up in order; beyond that the full price is paid.",
          {phrases_.per(form.saving->scope, form.each.of.of), phrases_.of(form.saving->amount, form.saving->source)}));
    if (form.refund != none)
      line(say(
          "退货：实付按{1}分到各行，精确到分；{0}的各行退回它的那一份。",
          "Refund: what was paid is spread over the lines by {1}, to the fen; lines where {0} give back their part.",
          {phrases_.of(form.refund), phrases_.of(form.refund_by)}));
  }

  void show(const Share& form) const {
    show_each(form.each,
              say("把 {0} 分给各{1}。", "{0} is shared among each {1}.", {phrases_.of(form.pot), unit(form.each.of)}));
    line(say("权重：{0}。", "By weight: {0}.", {phrases_.of(form.by, form.source)}));
    if (form.paid_by != none)
      line(say("各方出资的权重：{0}；净额相加为零。", "They pay it in by weight: {0}; the nets sum to zero.",
               {phrases_.of(form.paid_by)}));
    if (form.at_least != none) line(say("每方至少 {0}。", "Each gets at least {0}.", {phrases_.of(form.at_least)}));
    if (form.at_most != none) line(say("每方至多 {0}。", "Each gets at most {0}.", {phrases_.of(form.at_most)}));
    if (form.at_least != none || form.at_most != none)
      line(say(
          "触及界限的固定在界限上，余额在其余各方间重分；界限无法同时满足的，不予计算并说明差额。",
          "Whoever meets a bound stays there and the rest is shared again; bounds that cannot all be met are refused "
          "with the arithmetic."));
    line(form.dividing == Dividing::webster
             ? say("化到分：韦伯斯特法（圣拉古），相同的按主键。", "In whole fen: Webster (Sainte-Laguë), ties by key.")
             : say("化到分：最大余数法，余数相同的按主键。", "In whole fen: largest remainder, ties by key."));
  }

  void show(const Target& form) const {
    show_each(form.each, say("从 {0} 到 {1}，要达到 {2} {3}。", "From {0} to {1}: {2} {3} to be reached.",
                             {to_text(form.from), to_text(form.to), phrases_.of(form.reach, form.source),
                              unit_words(form.counting, form.each.of)}));
    line(say("{0}。", "{0}.", {counted(form.counting, form.each.of)}));
    line(say("每行按{0}计；看到 {1} 为止。", "A row counts on {0}; it is looked at on {1}.",
             {phrases_.of(form.by), phrases_.of(form.on)}));
    for (const Milestone& one : form.milestones)
      line(say("计划到 {0} 有 {1}。", "The plan has {1} by {0}.", {to_text(one.day), phrases_.of(one.value)}));
    line(say(
        "进度 = 实有 ÷ 按计划当日应有（各点之间按天均分）；预测 = 照至今的速度到最后一天会有多少。",
        "Pace = what there is ÷ what the plan has that day (a straight line between its points); forecast = what the "
        "pace so far will come to by the last day."));
    if (form.per != none)
      line(say("各阶段与目标 {0} 的各阶段相比；比值超过或不足中间那个 {1} 倍的，点名请人核对。",
               "Each stage is held against that of the target {0}; a ratio {1} times off the middle one is named for a "
               "person to look at.",
               {title_of_target(form.per), phrases_.of(form.within)}));
    if (form.beside)
      line(say("旁边另写{0}：{1}；只作参考，不与目标相比。", "Beside it, {0}: {1}; not held against the target.",
               {unit_words(*form.beside, form.each.of), counted(*form.beside, form.each.of)}));
  }

  void show(const Measure& form) const {
    show_each(form.each, form.mean == none
                             ? say("每{0}计一次；算作“是”的：{1}。", "Every {0} counts once; yes is one where {1}.",
                                   {unit(form.each.of), phrases_.of(form.yes)})
                             : say("每{0}计一次；取{1}的均值。", "Every {0} counts once; the mean of {1} is told.",
                                   {unit(form.each.of), phrases_.of(form.mean)}));
    std::vector<Text> cells;
    for (const NodeId by : form.by) cells.push_back(phrases_.of(by));
    const Text by = join(cells, speaker_.say("、", ", "));
    line(form.mean == none
             ? say("按{0}分格，给出“是”的比例和 {1} 威尔逊区间。",
                   "By {0}: the share of yes, with Wilson's interval at {1}.", {by, Speaker::percent(form.level)})
             : say("按{0}分格，给出均值、标准误和 {1} 正态区间。",
                   "By {0}: the mean, its standard error, and the normal interval at {1}.",
                   {by, Speaker::percent(form.level)}));
    show_design(form);
    if (form.stratum != none)
      line(say("按{0}分层，层的人数：{1}；全部回答的是普查，不给抽样区间；没有回答的在说明里写出。",
               "Stratified by {0}, of size {1}; where everybody answered it is a census without an interval; who kept "
               "silent is told.",
               {phrases_.of(form.stratum), phrases_.of(form.sized)}));
    if (form.compared_by != none) {
      const Type& type = speaker_.plan().node(form.by[static_cast<std::size_t>(form.compared_by)]).type;
      const Text before = speaker_.value(form.compared_before, type);
      const Text after = speaker_.value(form.compared_after, type);
      line(form.panel == none
               ? say("{1}与{0}相比：两批不同的人，差的区间用纽科姆法。",
                     "{1} is compared with {0}: different people, interval by Newcombe.", {before, after})
               : say("{1}与{0}相比：按{2}认出同一个人，只看改变了的人（麦克尼马尔检验）。",
                     "{1} is compared with {0}: the same people, told by {2}; McNemar's test of who changed.",
                     {before, after, phrases_.of(form.panel)}));
    }
    if (form.hide_under > 0)
      line(say("不足 {0} 个回答的格不公布，为免倒推，另藏必要的格。",
               "Cells of fewer than {0} answers are not shown, nor those from which they would follow.",
               {std::to_string(form.hide_under)}));
    if (form.worst_first)
      line(say("最不满意的排在最前：按“否”的区间下限，小组不因运气占先。",
               "Worst first: by the lower bound of no, so that small groups do not win by luck."));
  }

  void show(const Composite& form) const {
    show_each(form.each, say("每{0}一个指数，由下面的指标逐层合成。",
                             "An index for each {0}, made of these, part by part.", {unit(form.each.of)}));
    show_method(speaker_, phrases_, form);
  }

 private:
  void show_design(const Measure& form) const {
    if (form.weight != none)
      line(say("每个回答的权数：{0}；区间按基什设计效应加宽，设计效应一并给出。",
               "Each answer weighs {0}; the interval is as wide as Kish's design effect makes it, which is told, too.",
               {phrases_.of(form.weight)}));
    if (form.design_effect != 0)
      line(say("设计效应 {0}：区间按回答数除以它来算。",
               "The design effect is {0}: the interval is that of so many times fewer answers.",
               {nuan::to_text(form.design_effect)}));
  }
  [[nodiscard]] Text unit_words(const Counting& counting, const Level& of) const {
    return counting.unit.empty() ? unit(of) : Text(speaker_.words(counting.unit));
  }
  // What makes one more.
  [[nodiscard]] Text counted(const Counting& counting, const Level& of) const {
    return counting.distinct == none
               ? say("每{0}算一次", "every {0} counts", {unit(of)})
               : say("同一个{0}只算一次", "each {0} counts once", {phrases_.of(counting.distinct)});
  }
  [[nodiscard]] std::string title_of_target(Index index) const {
    const Target& target = speaker_.plan().targets[static_cast<std::size_t>(index)];
    return speaker_.quoted(speaker_.title(target.name, target.title));
  }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts = {}) const {
    return speaker_.say(zh, en, parts);
  }
  void line(Text text) const { speaker_.add(Line{1, std::move(text)}); }

  [[nodiscard]] Text unit(const Level& level) const {
    if (level.rank == Level::Rank::group) return speaker_.group(level.of);
    if (level.rank == Level::Rank::fact) return speaker_.unit(level.of);
    return speaker_.unit(0);
  }

  void show_each(const Each& each, Text what) const {
    line(std::move(what));
    if (each.where != none) line(say("只算：{0}的。", "Only where {0}.", {phrases_.of(each.where)}));
  }

  [[nodiscard]] Text answer(Answer answer) const {
    switch (answer) {
      case Answer::refuse:
        return say("不予准入", "refused");
      case Answer::hold:
        return say("转人工审核", "a person decides");
      case Answer::note:
        break;
    }
    return say("照样准入，只作记录", "admitted all the same, with a note");
  }

  const Speaker& speaker_;
  const Phrases& phrases_;
};

}  // namespace

void show_forms(const Speaker& speaker, const Phrases& phrases) {
  const Plan& plan = speaker.plan();
  const FormSentences sentences(speaker, phrases);
  for (const FormPlace& place : plan.forms) {
    const auto at = static_cast<std::size_t>(place.index);
    const std::string& name = plan.form_name(place);
    const std::string title = speaker.title(name, plan.form_title(place));
    speaker.add(Heading{2, title == name ? name : speaker.quoted_name(name, title)});
    if (place.form == Form::admission) sentences.show(plan.admissions[at]);
    if (place.form == Form::price) sentences.show(plan.prices[at]);
    if (place.form == Form::share) sentences.show(plan.shares[at]);
    if (place.form == Form::target) sentences.show(plan.targets[at]);
    if (place.form == Form::measure) sentences.show(plan.measures[at]);
    if (place.form == Form::index) sentences.show(plan.composites[at]);
    show_named(speaker, phrases);
  }
}

}  // namespace nuan::policy
