// One benefit at one fact: base, bands, rounding, floors, caps, limits.
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

  void tell() {
    speaker_.add(Line{1, speaker_.benefit(step_.benefit)});
    if (benefit_.pay == Benefit::Pay::bands) {
      tell_base();
      tell_pieces();
    } else {
      tell_amount_of_fact();
    }
    if (!is_simple()) tell_running();
    for (const CapStep& cap : step_.caps) tell_cap(cap);
    tell_ask();
    for (const LimitStep& limit : step_.limits) tell_limit(limit);
    speaker_.add(Entry{inner,
                       speaker_.say("这笔的{0}应付", "due for this: {0}", {Text(speaker_.benefit(step_.benefit))}),
                       Speaker::money(step_.paid),
                       {Part::Of::benefit_due, step_.benefit, step_.paid}});
  }

  [[nodiscard]] Text above_text() const {
    return Text(speaker_.amount(step_.above, base_kind())) + origin(benefit_.above, step_.terms_read_on);
  }

  [[nodiscard]] Kind base_kind() const {
    return benefit_.on == none ? Kind::money : telling_.plan().node(benefit_.on).type.kind;
  }

 private:
  void entry(Text text, std::string amount) const {
    speaker_.add(Entry{inner, std::move(text), std::move(amount), {}});
  }
  [[nodiscard]] Text say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts) const {
    return speaker_.say(zh, en, parts);
  }
  [[nodiscard]] std::string base(const Rational& amount) const { return speaker_.amount(amount, base_kind()); }

  // Where a value that was read for this step comes from, as marks alone.
  [[nodiscard]] Text origin(NodeId node, Date date, const std::string& source = "") const {
    Text marks;
    for (const Run& run : telling_.reasons(fact_, date).of(node, source).text.runs)
      if (run.kind != Run::Kind::words && std::find(marks.runs.begin(), marks.runs.end(), run) == marks.runs.end())
        marks.runs.push_back(run);
    return marks;
  }

  [[nodiscard]] Rational sum_of_pieces() const {
    Rational sum = 0;
    for (const BandPiece& piece : step_.pieces) sum += piece.amount;
    return sum;
  }

  // Nothing but the pieces themselves decided the ask.
  [[nodiscard]] bool is_simple() const {
    return benefit_.pay != Benefit::Pay::largest && step_.raised == step_.rounded &&
           fen_of(step_.rounded) == step_.exact_after &&
           fen_of(step_.running_after - step_.running_before) == sum_of_pieces();
  }

  void tell_base() const {
    const Text what = telling_.phrases.unmarked().of(benefit_.on);
    if (step_.base_before != 0 || step_.above != 0) {
      const Text scope = telling_.phrases.within(benefit_.scope, benefit_.table);
      if (step_.base_before == 0)
        entry(say("{0}{1}累计", "{1}, {0} so far", {scope, what}), base(step_.base_after));
      else
        entry(say("{0}{1}累计：{2} + {3}", "{1}, {0} so far: {2} + {3}",
                  {scope, what, Text(base(step_.base_before)), Text(base(step_.on))}),
              base(step_.base_after));
    } else {
      entry(what, base(step_.on));
    }
    if (step_.above == 0) return;
    if (step_.base_before >= step_.above)
      speaker_.add(Line{inner, say("此前已超过起付线 {0}，这笔全部计算",
                                   "the threshold of {0} was passed before: all of this counts", {above_text()})});
    else if (step_.base_after > step_.above)
      entry(say("超过起付线 {0} 的部分", "what exceeds the threshold of {0}", {above_text()}),
            base(Rational(step_.base_after - step_.above)));
    else
      entry(say("没有超过起付线 {0}，还差", "not above the threshold of {0}; still short by", {above_text()}),
            base(Rational(step_.above - step_.base_after)));
  }

  void tell_pieces() const {
    std::vector<Text> told;
    for (const BandPiece& piece : step_.pieces) {
      const Band& band = benefit_.bands[static_cast<std::size_t>(piece.band)];
      const Kind kind = telling_.plan().node(band.rate).type.kind;
      const Reasoned rate = telling_.reasons(fact_, fact_.date).of(band.rate, band.source);
      const Text factor = rate.plain ? rate.text : Text(speaker_.amount(piece.rate, kind));
      entry(band_range(piece) + base(Rational(piece.to - piece.from)) + " × " + factor, Speaker::money(piece.amount));
      if (!rate.plain) tell_rate(speaker_.amount(piece.rate, kind), rate);
    }
  }

  // `25% = 20%（自拟） + 5个百分点[1]：困难职工（2020-04-01 起）`
  void tell_rate(const std::string& value, const Reasoned& rate) const {
    Text text = say("其中 {0}", "where {0}", {Text(value)});
    if (!(rate.text == Text(value)))
      text += (rate.text.runs.front().words == value ? Text() : Text(" = ")) + cut_front(rate.text, value);
    if (!rate.because.empty()) text += say("：{0}", ": {0}", {join(rate.because, speaker_.say("；", "; "))});
    speaker_.add(Line{inner + 1, text});
  }

  // The text without `value` at its front, so that `80% = 80%[1]` reads `80%[1]`.
  static Text cut_front(Text text, const std::string& value) {
    if (text.runs.front().kind == Run::Kind::words && text.runs.front().words == value)
      text.runs.erase(text.runs.begin());
    return text;
  }

  [[nodiscard]] Text band_range(const BandPiece& piece) const {
    if (benefit_.bands.size() < 2) return {};
    const Band& band = benefit_.bands[static_cast<std::size_t>(piece.band)];
    const NodeId lower = piece.band == 0 ? none : benefit_.bands[static_cast<std::size_t>(piece.band) - 1].edge;
    const auto edge = [&](NodeId node) {
      const auto value = telling_.readings.at(node, fact_.table, fact_.id, step_.terms_read_on);
      return Text(value ? speaker_.value(*value, telling_.plan().node(node).type) : "?");
    };
    if (band.edge == none) return say("{0} 以上的段：", "beyond {0}: ", {edge(lower)});
    return say("{0} 至 {1} 段：", "{0} to {1}: ", {lower == none ? Text("0") : edge(lower), edge(band.edge)});
  }

  void tell_amount_of_fact() const {
    const Band& band = benefit_.bands.front();
    const Reasoned amount = telling_.reasons(fact_, fact_.date).of(band.rate, band.source);
    Text text = amount.because.empty()
                    ? say("按规定的数额 {0}", "the amount set: {0}", {amount.text})
                    : say("{0}：{1}", "{0}: {1}", {join(amount.because, speaker_.say("；", "; ")), amount.text});
    const Rational own = step_.pieces.empty() ? Rational(0) : step_.pieces.front().amount;
    entry(text, Speaker::money(own));
  }

  // From the exact running amount to what it became.
  void tell_running() const {
    const Rational before = step_.exact_after - sum_of_pieces();
    const Text scope = telling_.phrases.within(benefit_.scope, benefit_.table);
    if (benefit_.pay == Benefit::Pay::largest)
      entry(say("{0}取最高的一次", "the highest counts, {0}", {scope}), Speaker::money(step_.exact_after));
    else if (before != 0 || step_.pieces.size() > 1)
      entry(say("{0}累计应得：{1} + {2}", "earned so far, {0}: {1} + {2}",
                {scope, Text(Speaker::money(before)), Text(Speaker::money(sum_of_pieces()))}),
            Speaker::money(step_.exact_after));
    if (fen_of(step_.rounded) != step_.exact_after)
      entry(say("四舍五入到分", "rounded to the fen", {}), Speaker::money(step_.rounded));
    if (step_.raised > step_.rounded && step_.raise_to)
      entry(say("不足 {0}，按 {0} 计", "less than {0} is raised to {0}",
                {Text(Speaker::money(*step_.raise_to)) + origin(benefit_.raise_to, step_.terms_read_on)}),
            Speaker::money(step_.raised));
    if (step_.raised < step_.rounded && step_.nothing_under)
      entry(say("不到 {0}，不付", "nothing is paid under {0}",
                {Text(Speaker::money(*step_.nothing_under)) + origin(benefit_.nothing_under, step_.terms_read_on)}),
            Speaker::money(step_.raised));
  }

  void tell_cap(const CapStep& step) const {
    const Cap& cap = benefit_.caps[static_cast<std::size_t>(step.cap)];
    const Text most = Text(Speaker::money(step.most)) + origin(cap.amount, step.read_on, cap.source);
    const Money used = std::min(step.reached_before, step.most);
    entry(say("{0}最高 {1}：此前已计 {2}，还可计 {3}", "at most {1} {0}: {2} counted before, room for {3}",
              {Text(telling_.phrases.per(cap.scope, benefit_.table)), most, Text(Speaker::money(used)),
               Text(Speaker::money(step.most - used))}),
          Speaker::money(step.let_through));
  }

  void tell_ask() const {
    const bool told = is_simple() && step_.pieces.size() == 1 && fen_of(step_.asked) == step_.pieces.front().amount;
    if (told) return;
    const bool grows = step_.caps.empty() && step_.running_before != Money();
    if (grows)
      entry(say("这笔应得：{0} - {1}", "earned by this: {0} - {1}",
                {Text(Speaker::money(step_.running_after)), Text(Speaker::money(step_.running_before))}),
            Speaker::money(step_.asked));
    else
      entry(say("这笔应得", "earned by this", {}), Speaker::money(step_.asked));
  }

  void tell_limit(const LimitStep& step) const {
    const Limit& limit = telling_.limit(step.limit);
    const Text most = Text(Speaker::money(step.cap)) + origin(limit.cap.amount, step.read_on, limit.cap.source);
    const Money room = step.cap > step.before ? step.cap - step.before : Money();
    Text text = say("{0}{1}最高 {2}：此前 {3}，还可付 {4}", "{0}, at most {2} {1}: {3} before, room for {4}",
                    {Text(speaker_.limit(step.limit)), Text(telling_.phrases.per(limit.cap.scope, benefit_.table)),
                     most, Text(Speaker::money(step.before)), Text(Speaker::money(room))});
    if (step.let_through < step.reaching)
      text += say("，超出的 {0} 不付", "; the {0} beyond is not paid",
                  {Text(Speaker::money(step.reaching - step.let_through))});
    entry(text, Speaker::money(step.let_through));
  }

  const Telling& telling_;
  const Speaker& speaker_;
  const FactStep& fact_;
  const BenefitStep& step_;
  const Benefit& benefit_;
};

}  // namespace

void tell_benefit(const Telling& telling, const FactStep& fact, const BenefitStep& step) {
  BenefitLines(telling, fact, step).tell();
}

Text why_nothing(const Telling& telling, const FactStep& fact, const BenefitStep& step) {
  const Speaker& speaker = telling.speaker;
  const Text name = speaker.benefit(step.benefit);
  if (step.on == 0 && step.asked == Money() && step.pieces.empty()) return {};
  if (step.paid < step.asked) {
    for (const LimitStep& limit : step.limits)
      if (limit.let_through == Money())
        return speaker.say("{0}：{1}已满", "{0}: {1} is used up", {name, Text(speaker.limit(limit.limit))});
  }
  const BenefitLines lines(telling, fact, step);
  if (step.above != 0 && step.base_after <= step.above)
    return speaker.say(
        "{0}：{1}累计 {2}，没有超过 {3}", "{0}: {2} so far {1}, not above {3}",
        {name, Text(telling.phrases.within(telling.benefit(step.benefit).scope, telling.benefit(step.benefit).table)),
         Text(speaker.amount(step.base_after, lines.base_kind())), lines.above_text()});
  for (const CapStep& cap : step.caps)
    if (cap.let_through == Money() && cap.reached_after > cap.reached_before)
      return speaker.say("{0}：最高额已满", "{0}: its cap is used up", {name});
  return speaker.say("{0}：没有新增", "{0}: nothing more", {name});
}

}  // namespace nuan::policy
