// The facts of the year in order: those that moved something in full, the others in a line.
#include <algorithm>
#include <map>
#include <set>

#include "policy/show/explain_page.hpp"
#include "policy/show/telling.hpp"

namespace nuan::policy {
namespace {

// A row of the year: a fact in force, or one that was undone.
struct Row {
  Index table = none;
  const FactStep* step = nullptr;
  const Fact* undone = nullptr;
  const Fact* undoing = nullptr;
  Date date;
};

class FactLines {
 public:
  explicit FactLines(const Telling& telling) : telling_(telling), speaker_(telling.speaker) {}

  void tell() {
    const std::vector<Row> rows = rows_of_year();
    if (rows.empty()) speaker_.add(Line{0, speaker_.say("这一年没有单据。", "No bills in this year.", {})});
    telling_.folded = rows.size() > facts_shown_whole;
    for (std::size_t i = 0; i < rows.size(); ++i) tell(i + 1, rows[i]);
  }

 private:
  std::vector<Row> rows_of_year() const {
    std::vector<Row> rows;
    for (const FactStep& step : telling_.outcome.steps)
      if (belongs(step)) rows.push_back({step.table, &step, nullptr, nullptr, step.date});
    add_undone(rows);
    std::stable_sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.date < b.date; });
    return rows;
  }

  [[nodiscard]] bool belongs(const FactStep& step) const {
    if (telling_.year.days.holds(step.date)) return true;
    return std::any_of(step.benefits.begin(), step.benefits.end(),
                       [&](const BenefitStep& it) { return it.year == telling_.year_index; });
  }

  void add_undone(std::vector<Row>& rows) const {
    for (std::size_t table = 0; table < telling_.subject.facts.size(); ++table) {
      if (!telling_.plan().tables[table].may_reverse) continue;
      std::map<std::string, const Fact*> undoing;
      for (const Fact& fact : telling_.subject.facts[table])
        if (!fact.reverses.empty()) undoing.emplace(fact.reverses, &fact);
      for (const Fact& fact : telling_.subject.facts[table]) {
        const auto by = undoing.find(fact.id);
        if (by == undoing.end() || !fact.reverses.empty()) continue;
        const Date date = date_of(static_cast<Index>(table), fact);
        if (telling_.year.days.holds(date))
          rows.push_back({static_cast<Index>(table), nullptr, &fact, by->second, date});
      }
    }
  }

  [[nodiscard]] Date date_of(Index table, const Fact& fact) const {
    return std::get<Date>(fact.columns[static_cast<std::size_t>(telling_.table(table).date_column())]);
  }

  void tell(std::size_t number, const Row& row) {
    const std::string count = std::to_string(number) + ". ";
    if (row.undone != nullptr) return tell_undone(count, row);
    const FactStep& step = *row.step;
    const std::string words = count + fact_in_words(telling_, step.table, step.id, step.columns);
    if (telling_.folded ? pays(step) : worth_telling(step)) return tell_whole(words, step);
    const Text reason = refused(step) ? refusal_in_short(telling_, step) : why(step);
    speaker_.add(Entry{0, Text(words + "  ") + reason, "0.00", {Part::Of::fact_due, none, {}}});
  }

  void tell_undone(const std::string& count, const Row& row) {
    const Text by = speaker_.say("已被 {0}（{1}）冲销，不计", "undone by {0} ({1}), counts for nothing",
                                 {Text(row.undoing->id), Text(to_text(date_of(row.table, *row.undoing)))});
    speaker_.add(
        Entry{0,
              Text(count + fact_in_words(telling_, row.table, row.undone->id, row.undone->columns) + "  ") + by,
              "0.00",
              {}});
  }

  [[nodiscard]] bool refused(const FactStep& step) const {
    return std::any_of(telling_.outcome.refused.begin(), telling_.outcome.refused.end(),
                       [&](const RefusedFact& it) { return it.table == step.table && it.id == step.id; });
  }
  [[nodiscard]] bool pays(const FactStep& step) const {
    return std::any_of(step.benefits.begin(), step.benefits.end(),
                       [&](const BenefitStep& it) { return it.year == telling_.year_index && it.paid != Money(); });
  }
  [[nodiscard]] bool moves(const BenefitStep& step) const {
    return step.year == telling_.year_index && (!step.pieces.empty() || step.asked != Money());
  }
  [[nodiscard]] std::ptrdiff_t moved(const FactStep& step) const {
    return std::count_if(step.benefits.begin(), step.benefits.end(), [&](const BenefitStep& it) { return moves(it); });
  }
  [[nodiscard]] bool worth_telling(const FactStep& step) const {
    return !step.failed.empty() || refused(step) || moved(step) > 0;
  }

  void tell_whole(const std::string& words, const FactStep& step) {
    speaker_.add(Gap{});
    speaker_.add(Heading{3, words});
    if (refused(step) || !step.failed.empty()) tell_refusal(telling_, step);
    if (!telling_.year.days.holds(step.date))
      speaker_.add(Line{1, speaker_.say("与本年度开始的是同一组，计入本年度",
                                        "belongs to what began in this year, and counts in it", {})});
    const Money due = due_of(step);
    running_ += due;
    const Text sum = speaker_.say("这笔应付（当年累计 {0}）", "due for this bill ({0} so far this year)",
                                  {Text(Speaker::money(running_))});
    const bool alone = moved(step) == 1;
    for (const BenefitStep& benefit : step.benefits) tell(step, benefit, alone ? sum : Text());
    if (!alone) speaker_.add(Entry{1, sum, Speaker::money(due), {Part::Of::fact_due, none, due}});
    speaker_.add(Gap{});
  }

  void tell(const FactStep& fact, const BenefitStep& step, const Text& last) {
    if (moves(step)) {
      const Text name = speaker_.benefit(step.benefit);
      const Text own = speaker_.say("这笔的{0}应付", "due for this bill: {0}", {name});
      tell_benefit(telling_, fact, step, last.empty() ? own : last);
    } else if (const Text why = why_not(fact, step); !why.empty()) {
      speaker_.add(Entry{1, why, "0.00", {Part::Of::benefit_due, step.benefit, {}}});
    }
  }

  // The first time a benefit moves nothing, even a long history says it with the values of the rule.
  [[nodiscard]] Text why_not(const FactStep& fact, const BenefitStep& step) {
    if (step.year == telling_.year_index) {
      Telling first = telling_;
      first.folded = telling_.folded && !told_why_.insert(step.benefit).second;
      return why_nothing(first, fact, step);
    }
    const std::string& year = telling_.outcome.years[static_cast<std::size_t>(step.year)].year.name;
    const Text name = speaker_.benefit(step.benefit);
    return speaker_.say("{0}：计入 {1} 年度", "{0}: counts in the year {1}", {name, year});
  }

  [[nodiscard]] Money due_of(const FactStep& step) const {
    Money due;
    for (const BenefitStep& benefit : step.benefits)
      if (benefit.year == telling_.year_index) due += benefit.paid;
    return due;
  }

  [[nodiscard]] Text why(const FactStep& step) {
    if (step.benefits.empty()) return none_for(step);
    std::vector<Text> reasons;
    for (const BenefitStep& benefit : step.benefits)
      if (const Text reason = why_not(step, benefit); !reason.empty()) reasons.push_back(reason);
    if (reasons.empty()) return speaker_.say("没有可计的金额", "no amount that counts", {});
    return join(reasons, speaker_.say("；", "; "));
  }

  // What each benefit for facts of this kind would have asked for.
  [[nodiscard]] Text none_for(const FactStep& step) const {
    std::vector<Text> conditions;
    for (std::size_t i = 0; i < telling_.plan().benefits.size(); ++i) {
      const Benefit& benefit = telling_.plan().benefits[i];
      if (benefit.table != step.table || benefit.where == none) continue;
      const Text where = telling_.phrases.unmarked().of(benefit.where);
      conditions.push_back(
          speaker_.say("{0}要求：{1}", "{0} needs: {1}", {speaker_.benefit(static_cast<Index>(i)), where}));
    }
    Text text = speaker_.say("没有对应的待遇", "no benefit is for it", {});
    if (conditions.empty()) return text;
    return speaker_.say("{0}（{1}）", "{0} ({1})", {text, join(conditions, speaker_.say("；", "; "))});
  }

  Telling telling_;
  const Speaker& speaker_;
  Money running_;
  std::set<Index> told_why_;
};

}  // namespace

void tell_facts(const Telling& telling) { FactLines(telling).tell(); }

}  // namespace nuan::policy
