// One benefit at one fact: base, bands, rounding, floors, caps, limits. why_nothing.cpp has the short form.
#include <algorithm>

#include "policy/show/telling.hpp"

namespace nuan::policy {
namespace {

constexpr int inner = 2;

class BenefitLines {
 public:
  BenefitLines(const Telling& telling, const FactStep& fact, const BenefitStep& step)
      : telling_(telling),
        speaker_(telling.speaker),
        fact_(fact),
        step_(step),
        benefit_(telling.benefit(step.benefit)) {}

  void tell(Text last) {
    speaker_.add(Line{1, speaker_.benefit(step_.benefit)});
    if (benefit_.pay == Benefit::Pay::bands) {
      tell_base();
      tell_pieces();
    } else {
      tell_amount_of_fact();
    }
    if (!is_simple()) tell_running();
    tell_growth();
    tell_ceilings();
    const Part part{Part::Of::benefit_due, step_.benefit, step_.paid};
    speaker_.add(Entry{inner, std::move(last), Speaker::money(step_.paid), part});
  }

 private:
  void entry(Text text, std::string amount) const {
    speaker_.add(Entry{inner, std::move(text), std::move(amount), {}});
  }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts = {}) const {
    return speaker_.say(zh, en, parts);
  }
  [[nodiscard]] Text base(const Rational& amount) const {
    return speaker_.amount(amount, telling_.base_kind(benefit_));
  }
  [[nodiscard]] static Text money(Money amount) { return Speaker::money(amount); }
  [[nodiscard]] Text origin(NodeId node, Date date, const std::string& source = "") const {
    return telling_.origin(fact_, node, date, source);
  }

  [[nodiscard]] Rational sum_of_pieces() const {
    Rational sum = 0;
    for (const BandPiece& piece : step_.pieces) sum += piece.amount;
    return sum;
  }

  // The running amount before and after, as the first cap meets it.
  [[nodiscard]] Money reached_before() const {
    return step_.caps.empty() ? step_.running_before : step_.caps.front().reached_before;
  }
  [[nodiscard]] Money reached_after() const {
    return step_.caps.empty() ? step_.running_after : step_.caps.front().reached_after;
  }
  [[nodiscard]] Money growth() const { return reached_after() - reached_before(); }

  // Nothing but the pieces themselves decided the growth.
  [[nodiscard]] bool is_simple() const {
    return benefit_.pay != Benefit::Pay::largest && step_.raised == step_.rounded &&
           fen_of(step_.rounded) == step_.exact_after && fen_of(growth()) == sum_of_pieces();
  }

  void tell_base() const {
    const Text what = telling_.phrases.unmarked().of(benefit_.on);
    const Text so_far = telling_.so_far(benefit_);
    if (step_.base_before != 0)
      entry(
          say("{0}的{1}累计：{2} + {3}", "{1} {0}: {2} + {3}", {so_far, what, base(step_.base_before), base(step_.on)}),
          print(base(step_.base_after)));
    else
      entry(step_.above != 0 ? say("{0}的{1}累计", "{1} {0}", {so_far, what}) : what, print(base(step_.base_after)));
    if (step_.above != 0) tell_above();
  }

  void tell_above() const {
    const Text threshold = telling_.threshold(fact_, step_);
    if (step_.base_before >= step_.above)
      speaker_.add(
          Line{inner, say("此前已超过{0}，这笔全部计算", "{0} was passed before: all of this counts", {threshold})});
    else  // a benefit that moved has passed it; why_nothing.cpp tells what has not
      entry(say("超过{0} 的部分", "what exceeds {0}", {threshold}),
            print(base(Rational(step_.base_after - step_.above))));
  }

  void tell_pieces() const {
    for (const BandPiece& piece : step_.pieces) {
      const Band& band = benefit_.bands[static_cast<std::size_t>(piece.band)];
      const std::string value = speaker_.amount(piece.rate, telling_.plan().node(band.rate).type.kind);
      const Reasoned rate = telling_.reasons(fact_, fact_.date).of(band.rate, band.source);
      const Text factor = rate.plain ? rate.text : Text(value);
      entry(range(piece) + base(Rational(piece.to - piece.from)) + " × " + factor, Speaker::money(piece.amount));
      if (!rate.plain) tell_rate(value, rate);
    }
  }

  // `其中 25% = 20%（自拟） + 5个百分点[1]：困难职工（2020-04-01 起）`
  void tell_rate(const std::string& value, const Reasoned& rate) const {
    const bool same = !rate.text.runs.empty() && rate.text.runs.front() == Text(value).runs.front();
    Text text = say("其中 ", "where ") + (same ? rate.text : Text(value) + " = " + rate.text);
    if (!rate.because.empty()) text += say("：{0}", ": {0}", {join(rate.because, speaker_.say("；", "; "))});
    speaker_.add(Line{inner + 1, text});
  }

  [[nodiscard]] Text range(const BandPiece& piece) const {
    if (benefit_.bands.size() < 2) return {};
    const Band& band = benefit_.bands[static_cast<std::size_t>(piece.band)];
    const Text lower =
        piece.band == 0 ? Text("0") : edge(benefit_.bands[static_cast<std::size_t>(piece.band) - 1].edge);
    if (band.edge == none) return say("{0} 以上的段：", "beyond {0}: ", {lower});
    return say("{0} 至 {1} 的段：", "{0} to {1}: ", {lower, edge(band.edge)});
  }

  [[nodiscard]] Text edge(NodeId node) const {
    const auto value = telling_.readings.at(node, fact_.table, fact_.id, step_.terms_read_on);
    return value ? Text(speaker_.value(*value, telling_.plan().node(node).type)) : telling_.phrases.unmarked().of(node);
  }

  void tell_amount_of_fact() const {
    const Band& band = benefit_.bands.front();
    const Reasoned amount = telling_.reasons(fact_, fact_.date).of(band.rate, band.source);
    const Text text = amount.because.empty()
                          ? say("每次 {0}", "each time {0}", {amount.text})
                          : say("{0}：{1}", "{0}: {1}", {join(amount.because, speaker_.say("；", "; ")), amount.text});
    entry(text, Speaker::money(sum_of_pieces()));
  }

  // From the exact running amount to what it became.
  void tell_running() const {
    const Rational before = step_.exact_after - sum_of_pieces();
    const Text so_far = telling_.so_far(benefit_);
    if (benefit_.pay == Benefit::Pay::largest)
      entry(say("{0}只取最高的一次", "only the highest counts {0}", {so_far}), Speaker::money(step_.exact_after));
    else if (before != 0 || step_.pieces.size() > 1)
      entry(before != 0 ? say("{0}累计应得：{1} + {2}", "earned {0}: {1} + {2}",
                              {so_far, Speaker::money(before), Speaker::money(sum_of_pieces())})
                        : say("各段合计", "all bands together"),
            Speaker::money(step_.exact_after));
    if (fen_of(step_.rounded) != step_.exact_after)
      entry(say("四舍五入到分", "rounded to the fen"), Speaker::money(step_.rounded));
    tell_floors();
  }

  void tell_floors() const {
    if (step_.raised > step_.rounded && step_.raise_to)
      entry(say("不足 {0} 的，按这个数付", "less than {0} is raised to it",
                {money(*step_.raise_to) + origin(benefit_.raise_to, step_.terms_read_on)}),
            Speaker::money(step_.raised));
    if (step_.raised < step_.rounded && step_.nothing_under)
      entry(say("不到 {0} 的，不付", "nothing is paid under {0}",
                {money(*step_.nothing_under) + origin(benefit_.nothing_under, step_.terms_read_on)}),
            Speaker::money(step_.raised));
  }

  void tell_growth() const {
    if (is_simple() && step_.pieces.size() == 1) return;
    const Text name = reached_before() == Money() ? say("这笔应得", "earned by this bill")
                                                  : say("这笔新增应得：{0} - {1}", "earned by this bill: {0} - {1}",
                                                        {money(reached_after()), money(reached_before())});
    entry(name, Speaker::money(growth()));
  }

  // Where nothing was earned there is nothing to cut.
  void tell_ceilings() const {
    if (growth() == Money()) return;
    for (const CapStep& cap : step_.caps)
      if (!telling_.folded || cap.reached_after - cap.reached_before != cap.let_through) tell_cap(cap);
    for (const LimitStep& limit : step_.limits)
      if (limit.reaching != Money() && (!telling_.folded || limit.reaching != limit.let_through)) tell_limit(limit);
  }

  void tell_cap(const CapStep& step) const {
    const Cap& cap = benefit_.caps[static_cast<std::size_t>(step.cap)];
    const Money used = std::min(step.reached_before, step.most);
    Text text =
        say("{0}最多 {1}，此前已计 {2}，还可计 {3}", "at most {1} {0}, {2} counted before, room for {3}",
            {telling_.phrases.per(cap.scope, benefit_.table),  // untested: gcov counts unwinding alone here
             money(step.most) + origin(cap.amount, step.read_on, cap.source), money(used), money(step.most - used)});
    const Money cut = step.reached_after - step.reached_before - step.let_through;
    if (cut > Money()) text += say("；超出的 {0} 不计", "; the {0} beyond does not count", {money(cut)});
    entry(text, Speaker::money(step.let_through));
  }

  void tell_limit(const LimitStep& step) const {
    const Limit& limit = telling_.limit(step.limit);
    const Money room = std::max(Money(), step.cap - step.before);
    Text text = say(
        "{0}：{1}最多 {2}，此前已用 {3}，还可付 {4}", "{0}: at most {2} {1}, {3} used before, room for {4}",
        {speaker_.limit(step.limit), telling_.phrases.per(limit.cap.scope, benefit_.table),
         money(step.cap) + origin(limit.cap.amount, step.read_on, limit.cap.source), money(step.before), money(room)});
    const Money cut = step.reaching - step.let_through;
    if (cut > Money()) text += say("；超出的 {0} 不付", "; the {0} beyond is not paid", {money(cut)});
    entry(text, Speaker::money(step.let_through));
  }

  [[nodiscard]] static std::string print(const Text& words) {
    return words.runs.empty() ? "" : words.runs.front().words;
  }

  const Telling& telling_;
  const Speaker& speaker_;
  const FactStep& fact_;
  const BenefitStep& step_;
  const Benefit& benefit_;
};

}  // namespace

void tell_benefit(const Telling& telling, const FactStep& fact, const BenefitStep& step, Text last) {
  BenefitLines(telling, fact, step).tell(std::move(last));
}

}  // namespace nuan::policy
