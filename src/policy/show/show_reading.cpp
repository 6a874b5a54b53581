// Where values are read, in which order facts are taken, where amounts are rounded: the same for every rule of this
// form, said with the names of this one.
#include <algorithm>

#include "policy/show/show_page.hpp"

namespace nuan::policy {
namespace {

class ReadingRules {
 public:
  explicit ReadingRules(const Speaker& speaker) : speaker_(speaker) {}

  void show() {
    const Plan& plan = speaker_.plan();
    speaker_.add(Heading{2, speaker_.say("怎样取值、怎样舍入", "Where values are read and rounded", {})});
    for (std::size_t i = 0; i < plan.tables.size(); ++i)
      if (!plan.tables[i].is_subject) show_order(static_cast<Index>(i));
    show_groups();
    if (std::any_of(plan.tables.begin(), plan.tables.end(), [](const Table& it) { return it.may_reverse; }))
      say("冲销的和被冲销的都不计，不论先后。",
          "A fact that was undone and the one that undoes it count for nothing, in whatever order they came.");
    if (!plan.benefits.empty()) show_benefits_reading();
    if (!plan.forms.empty())
      say("各形式在每行自己的日期取值；金额四舍五入到分，只舍入这一次。",
          "Forms are read on each row's own date; an amount is rounded to the fen once, half away from zero.");
  }

 private:
  void show_benefits_reading() {
    say("支付比例和数额按每笔自己的日期取值；起付线、分段界限、最低额、最高额按所属年度（或同组）的首日取值。",
        "Rates and amounts paid are read on the fact's own date; deductibles, band edges, floors, caps and limits on "
        "the first day of the year (or group) they count for.");
    say("舍入：在累计应得上四舍五入到分，只舍入这一次，不逐笔舍入；每笔应得是累计数的增加额。",
        "Rounding: to the fen, half away from zero, once, of the running amount and never per fact; what a fact earns "
        "is the growth of that amount.");
    if (!speaker_.plan().limits.empty())
      say("限额按先后扣减：先到的先用，超出限额的不再补付。",
          "Limits are used up in order: first come, first served; what a limit cuts is not made up later.");
    say("每次支付 = 当年应付合计 - 此前已付合计；小于 0 时不付，差额留到本年度以后抵扣。",
        "A run pays what is due for the year less what was paid before; below zero it pays nothing and the difference "
        "is set against what the year still brings.");
  }

  void say(std::string_view zh, std::string_view en, std::initializer_list<Text> parts = {}) {
    speaker_.add(Line{0, Text(std::to_string(++number_) + ". ") + speaker_.say(zh, en, parts)});
  }

  void show_order(Index index) {
    const Table& table = speaker_.plan().tables[static_cast<std::size_t>(index)];
    std::vector<Text> order;
    for (const Index column : table.order) order.emplace_back(speaker_.quoted(speaker_.column(index, column)));
    say("{0} 按{1}的先后计算；每笔属于{2}所在的年度。",
        "Facts of {0} are taken in order of {1}; each belongs to the year of {2}.",
        {table.name, join(order, speaker_.say("、", ", ")), order.front()});
  }

  void show_groups() {
    const Plan& plan = speaker_.plan();
    for (std::size_t i = 0; i < plan.groups.size(); ++i)
      say("{0}相同的各笔合为一组；整组属于第一笔所在的年度。",
          "Facts with the same {0} form one {1}; it belongs wholly to the year of its first fact.",
          {columns_of(plan.groups[i]), speaker_.group(static_cast<Index>(i))});
  }

  [[nodiscard]] Text columns_of(const Group& group) const {
    std::vector<Text> columns;
    for (const Index column : group.by) columns.emplace_back(speaker_.quoted(speaker_.column(group.table, column)));
    return join(columns, speaker_.say("、", ", "));
  }

  const Speaker& speaker_;
  int number_ = 0;
};

}  // namespace

void show_reading(const Speaker& speaker) { ReadingRules(speaker).show(); }

}  // namespace nuan::policy
