// Each benefit as a sentence, its bands as a table, its floors and caps; then the limits.
#include <algorithm>
#include <set>

#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

class BenefitSentence {
 public:
  BenefitSentence(const Speaker& speaker, const Phrases& phrases, const Benefit& benefit)
      : speaker_(speaker), phrases_(phrases), benefit_(benefit), addend_(common_addend()) {}

  void show() const {
    if (benefit_.pay == Benefit::Pay::bands)
      show_bands();
    else
      show_amount();
    if (benefit_.where != none) line(say("条件：{0}。", "Only where {0}.", {phrases_.of(benefit_.where)}));
    show_floors();
    for (const Cap& cap : benefit_.caps)
      line(say("{0}最多 {1}。", "At most {1} {0}.",
               {phrases_.per(cap.scope, benefit_.table), phrases_.of(cap.amount, cap.source)}));
    if (!benefit_.payee.empty()) line(say("付给：{0}。", "Paid to: {0}.", {benefit_.payee}));
  }

 private:
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts = {}) const {
    return speaker_.say(zh, en, parts);
  }
  void line(Text text) const { speaker_.add(Line{1, std::move(text)}); }
  [[nodiscard]] Text unit() const { return speaker_.unit(benefit_.table); }
  [[nodiscard]] const Node& node(NodeId id) const { return speaker_.plan().node(id); }

  // `每年「自付一」累计超过 1,800.00 的部分`
  [[nodiscard]] Text base() const {
    const Text on = phrases_.of(benefit_.on);
    const bool fact = benefit_.scope.kind == Scope::Kind::fact;
    const Text per = phrases_.per(benefit_.scope, benefit_.table);
    const Text sum = fact ? say("{0}的{1}", "{1} {0}", {per, on}) : say("{0}的{1}累计", "{1}, added up {0}", {per, on});
    return benefit_.above == none
               ? sum
               : say("{0}超过 {1} 的部分", "what {0}, exceeds {1}", {sum, phrases_.of(benefit_.above)});
  }

  void show_bands() const {
    const bool one = benefit_.bands.size() == 1 && benefit_.bands.front().edge == none;
    if (one)
      show_rate(benefit_.bands.front());
    else
      line(say("{0}，分段支付：", "Of {0}, this is paid, band by band:", {base()}));
    if (!one) show_table();
    show_addend(one);
  }

  void show_rate(const Band& band) const {
    if (benefit_.on != none && node(band.rate).type.kind == Kind::money)
      line(say("{0}，{1}。", "Of {0}, {1} is paid.", {base(), rate(band)}));
    else if (phrases_.is_list_of_cases(band.rate))
      line(say("{0}，支付比例{1}。", "Of {0}, this share is paid: {1}.", {base(), rate(band)}));
    else
      line(say("{0}，按 {1} 支付。", "Of {0}, {1} is paid.", {base(), rate(band)}));
  }

  void show_table() const {
    Grid grid;
    grid.indent = 2;
    grid.columns = {{say("从", "from"), true}, {say("到", "to"), true}, {say("支付", "paid"), false}};
    Text lower("0");
    for (const Band& band : benefit_.bands) {
      const Text upper = band.edge == none ? say("以上", "beyond") : phrases_.of(band.edge, band.source);
      grid.rows.push_back({{lower, {}}, {upper, {}}, {rate(band), {}}});
      if (band.edge != none) lower = phrases_.unmarked().of(band.edge);
    }
    speaker_.add(std::move(grid));
    if (benefit_.bands.back().edge != none) line(say("再往上不付。", "Nothing is paid beyond."));
    if (benefit_.above != none)
      line(say("各段从起点 {0} 算起。", "Bands count from {0}.", {phrases_.unmarked().of(benefit_.above)}));
  }

  // What every band adds besides its own rate is said once, below.
  [[nodiscard]] NodeId common_addend() const {
    NodeId common = none;
    for (const Band& band : benefit_.bands) {
      const Node& rate = node(band.rate);
      if (rate.op != Op::add || node(rate.args[1]).op != Op::let) return none;
      if (common != none && node(common).index != node(rate.args[1]).index) return none;
      common = rate.args[1];
    }
    return common;
  }

  [[nodiscard]] Text rate(const Band& band) const {
    Text text = phrases_.of(addend_ == none ? band.rate : node(band.rate).args[0], band.source);
    if (benefit_.on == none || node(band.rate).type.kind != Kind::money) return text;
    return node(benefit_.on).type.kind == Kind::days ? say("每天付 {0}", "{0} for each day", {text})
                                                     : say("每个付 {0}", "{0} for each", {text});
  }

  void show_addend(bool one) const {
    if (addend_ == none) return;
    const auto [more, source] = phrases_.bare(addend_);
    const Text each = one ? Text() : say("各段", " in every band");
    if (more->op == Op::conditional && phrases_.is_zero(more->args[2]))
      line(say("{0}的，{2}加 {1}。", "If {0}, {1} more is paid{2}.",
               {phrases_.of(more->args[0]), phrases_.of(more->args[1], source), each}));
    else
      line(say("{1}另加：{0}。", "To this is added{1}: {0}.", {phrases_.of(addend_), each}));
  }

  void show_amount() const {
    const Band& band = benefit_.bands.front();
    const Text amount = phrases_.of(band.rate, band.source);
    const Text per = phrases_.per(benefit_.scope, benefit_.table);
    if (benefit_.pay == Benefit::Pay::largest)
      line(say("每{0}的数额：{1}。{2}只付最高的一次，后来更高的补差额。",
               "The amount for each {0}: {1}. Only the highest is paid {2}; a later, higher one brings the difference.",
               {unit(), amount, per}));
    else
      line(say("每{0}付：{1}。", "For each {0} this is paid: {1}.", {unit(), amount}));
  }

  void show_floors() const {
    const Text per = phrases_.per(benefit_.scope, benefit_.table);
    if (benefit_.raise_to != none)
      line(say("{0}算得大于 0、不足 {1} 的，补到这个数。", "An amount above 0 but less than {1}, {0}, is raised to it.",
               {per, phrases_.of(benefit_.raise_to)}));
    if (benefit_.nothing_under != none)
      line(say("{0}算得不到 {1} 的，不付。", "Nothing is paid under {1}, {0}.",
               {per, phrases_.of(benefit_.nothing_under)}));
  }

  const Speaker& speaker_;
  const Phrases& phrases_;
  const Benefit& benefit_;
  NodeId addend_;
};

}  // namespace

// What was named because it is too long to spell out, in its own line; which may name more.
void show_named(const Speaker& speaker, const Phrases& phrases) {
  std::set<Index> told;
  for (std::vector<Index> open = phrases.take_named(); !open.empty(); open = phrases.take_named())
    for (const Index let : open) {
      if (!told.insert(let).second) continue;
      const Let& of = speaker.plan().lets[static_cast<std::size_t>(let)];
      speaker.add(Line{1, speaker.say("其中{0}：{1}。", "Here {0} is {1}.",
                                      {speaker.quoted(of.name), phrases.of(of.value, of.source)})});
    }
}

void show_benefits(const Speaker& speaker, const Phrases& phrases) {
  if (speaker.plan().benefits.empty()) return;
  speaker.add(Heading{2, speaker.say("付多少", "How much is paid", {})});
  for (std::size_t i = 0; i < speaker.plan().benefits.size(); ++i) {
    const Benefit& benefit = speaker.plan().benefits[i];
    if (i > 0) speaker.add(Gap{});
    speaker.add(Heading{
        3, speaker.say("{0}. {1}", "{0}. {1}", {std::to_string(i + 1), speaker.benefit(static_cast<Index>(i))})});
    BenefitSentence(speaker, phrases, benefit).show();
    show_named(speaker, phrases);
  }
}

void show_limits(const Speaker& speaker, const Phrases& phrases) {
  const Plan& plan = speaker.plan();
  if (plan.limits.empty()) return;
  speaker.add(Heading{2, speaker.say("合在一起的限额", "Limits over several benefits", {})});
  for (std::size_t i = 0; i < plan.limits.size(); ++i) {
    const Limit& limit = plan.limits[i];
    std::vector<Text> names;
    for (const Index benefit : limit.benefits) names.emplace_back(speaker.benefit(benefit));
    const bool all = names.size() == plan.benefits.size();
    const Index table = plan.benefits[static_cast<std::size_t>(limit.benefits.front())].table;
    speaker.add(
        Line{0, speaker.say("{0}. {1}：{2}合计{3}最多 {4}。", "{0}. {1}: {2} together, at most {4} {3}.",
                            {std::to_string(i + 1), speaker.limit(static_cast<Index>(i)),
                             all ? speaker.say("全部待遇", "all benefits", {}) : join(names, speaker.say("、", ", ")),
                             phrases.per(limit.cap.scope, table), phrases.of(limit.cap.amount, limit.cap.source)})});
  }
}

}  // namespace nuan::policy
