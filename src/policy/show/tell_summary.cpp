// The year in sum: each benefit, the limits, what was paid before and what is to be paid now.
#include <algorithm>
#include <map>

#include "policy/show/telling.hpp"

namespace nuan::policy {
namespace {

class Summary {
 public:
  Summary(const Telling& telling, const std::vector<Money>& paid)
      : telling_(telling), speaker_(telling.speaker), paid_(paid) {}

  void tell_result() const {
    const Money difference = total_due() - total_paid();
    const Text now = difference < Money()
                         ? speaker_.say("这次不付，多付的 {0} 结转", "nothing to pay now; {0} too much was paid before",
                                        {Speaker::money(Money() - difference)})
                         : speaker_.say("这次支付 {0}", "to pay now {0}", {Speaker::money(difference)});
    speaker_.add(Line{
        0, speaker_.say("结果：当年应付 {0}，此前已付 {1}，{2}。", "Result: due this year {0}, paid before {1}, {2}.",
                        {Speaker::money(total_due()), Speaker::money(total_paid()), now})});
  }

  void tell() const {
    speaker_.add(Heading{2, speaker_.say("全年合计", "The year in sum", {})});
    tell_benefits();
    tell_limits();
    tell_payment();
  }

 private:
  [[nodiscard]] Money due(std::size_t benefit) const {
    return telling_.year_index == none
               ? Money()
               : telling_.outcome.years[static_cast<std::size_t>(telling_.year_index)].benefits[benefit];
  }
  [[nodiscard]] Money paid(std::size_t benefit) const { return benefit < paid_.size() ? paid_[benefit] : Money(); }

  [[nodiscard]] Money total_due() const {
    Money sum;
    for (std::size_t i = 0; i < telling_.plan().benefits.size(); ++i) sum += due(i);
    return sum;
  }
  [[nodiscard]] Money total_paid() const {
    Money sum;
    for (std::size_t i = 0; i < telling_.plan().benefits.size(); ++i) sum += paid(i);
    return sum;
  }

  void tell_benefits() const {
    Grid grid;
    grid.columns = {{speaker_.say("待遇", "benefit", {}), false},
                    {speaker_.say("当年应付", "due this year", {}), true},
                    {speaker_.say("此前已付", "paid before", {}), true},
                    {speaker_.say("差额", "difference", {}), true}};
    for (std::size_t i = 0; i < telling_.plan().benefits.size(); ++i) {
      const auto index = static_cast<Index>(i);
      grid.rows.push_back(row(speaker_.benefit(index), {due(i), paid(i)}, {Part::Of::summary_due, index, due(i)},
                              {Part::Of::summary_paid, index, paid(i)}));
    }
    grid.rows.push_back(row(speaker_.say("合计", "total", {}), {total_due(), total_paid()},
                            {Part::Of::total_due, none, total_due()}, {Part::Of::total_paid, none, total_paid()}));
    speaker_.add(std::move(grid));
    speaker_.add(Gap{});
  }

  struct Sums {
    Money due, paid;
  };
  static std::vector<Cell> row(Text name, Sums sums, Part due, Part paid) {
    return {{std::move(name), {}},
            {Speaker::money(sums.due), due},  // untested: gcov counts unwinding alone here
            {Speaker::money(sums.paid), paid},
            {Speaker::money(sums.due - sums.paid), {}}};
  }

  // Limits of the year or of life; those of a single fact or group stand beside their facts.
  void tell_limits() const {
    std::map<Index, const LimitStep*> last;
    for (const FactStep& fact : telling_.outcome.steps)
      for (const BenefitStep& benefit : fact.benefits)
        if (benefit.year == telling_.year_index)
          for (const LimitStep& limit : benefit.limits) last[limit.limit] = &limit;
    for (const auto& [index, step] : last) {
      const Scope::Kind kind = telling_.limit(index).cap.scope.kind;
      if (kind != Scope::Kind::year && kind != Scope::Kind::life) continue;
      const Money used = step->before + step->let_through;
      speaker_.add(Line{
          0, speaker_.say("{0}：最高 {1}，已用 {2}，还剩 {3}", "{0}: at most {1}, used {2}, left {3}",
                          {Text(speaker_.limit(index)), Text(Speaker::money(step->cap)), Text(Speaker::money(used)),
                           Text(Speaker::money(std::max(Money(), step->cap - used)))})});
    }
    if (!last.empty()) speaker_.add(Gap{});
  }

  void tell_payment() const {
    const Money difference = total_due() - total_paid();
    const Text sum = Text(Speaker::money(total_due())) + " - " + Speaker::money(total_paid());
    if (difference < Money()) {
      speaker_.add(Entry{0,
                         speaker_.say("此前多付：{0}。这次不付，多付的留到本年度以后各次抵扣",
                                      "Paid too much before: {0}. Nothing is paid now; the difference is set against "
                                      "what this year still brings",
                                      {sum}),
                         Speaker::money(difference),
                         {Part::Of::to_carry, none, difference}});
      return;
    }
    const Text words = total_paid() == Money() ? speaker_.say("这次支付", "To pay now", {})
                                               : speaker_.say("这次支付：{0}", "To pay now: {0}", {sum});
    speaker_.add(Entry{0, words, Speaker::money(difference), {Part::Of::to_pay, none, difference}});
  }

  const Telling& telling_;
  const Speaker& speaker_;
  const std::vector<Money>& paid_;
};

}  // namespace

void tell_result(const Telling& telling, const std::vector<Money>& paid) { Summary(telling, paid).tell_result(); }

void tell_summary(const Telling& telling, const std::vector<Money>& paid) { Summary(telling, paid).tell(); }

}  // namespace nuan::policy
