// How far along a target is: what counts until a day, held against the plan's line on that day.
#include <algorithm>
#include <set>

#include "base/rational.hpp"
#include "flow/forms/closing.hpp"
#include "policy/value_order.hpp"

namespace nuan::flow {
namespace {

constexpr unsigned long pace_unit = 10'000;  // four decimals

// Half away from zero, to 1 / unit.
Rational rounded(const Rational& number, unsigned long unit) {
  const Rational scaled = number * unit + Rational(1, 2);
  const mpz_class whole = scaled.get_num() / scaled.get_den();
  Rational result(whole, unit);
  result.canonicalize();
  return result;
}

Rational days_of(Date from, Date to) { return Rational(static_cast<long>(to.days()) - from.days() + 1); }

struct Evidence {
  Rational done, beside;
  std::size_t before = 0;        // rows dated before the plan begins
  std::size_t later = 0;         // rows dated after the day that is looked at
  std::vector<std::string> ids;  // of those that count
};

class Progress {
 public:
  Progress(policy::Everybody& everybody, const policy::Plan& plan, const policy::Target& target)
      : everybody_(everybody), plan_(plan), target_(target) {}

  Result<policy::FormTable> table() {
    TRY_LET(const policy::Value day, for_all(target_.on));
    on_ = std::get<Date>(day);
    TRY_LET(const policy::Value wanted, for_all(target_.reach));
    reach_ = std::get<Rational>(wanted);
    TRY_LET(const Rational expected, expected_now());
    const Evidence evidence = gather();
    policy::FormTable table{policy::Form::target,
                            target_.name,
                            {"name"},
                            {"unit", "target", "done", "by", "pace", "forecast", "status"},
                            {},
                            {}};
    table.rows.push_back(row(evidence, expected));
    if (target_.beside) table.rows.push_back(beside_row(evidence));
    note(evidence, table);
    if (target_.per != policy::none) TRY(note_stages(table));
    return table;
  }

 private:
  Result<policy::Value> for_all(policy::NodeId node) {
    auto value = everybody_.value_for_all(node);
    if (value) return std::move(*value);
    return fail(Code::policy_wrong, {},
                {"目标 " + target_.name + " 的数算不出来:" + value.error().words.zh,
                 "a value of the target " + target_.name + " cannot be worked out: " + value.error().words.en});
  }

  // What the plan of a target has at its milestones and at its end.
  Result<std::vector<Rational>> points_of(const policy::Target& target) {
    std::vector<Rational> points;
    for (const policy::Milestone& milestone : target.milestones) {
      TRY_LET(const policy::Value at, for_all(milestone.value));
      points.push_back(std::get<Rational>(at));
    }
    TRY_LET(const policy::Value end, for_all(target.reach));
    points.push_back(std::get<Rational>(end));
    return points;
  }

  // Names the stages whose ratio to the other target's stage is far from the middle one: 262 households for a bridge.
  Result<void> note_stages(policy::FormTable& table) {
    const policy::Target& other = plan_.targets[static_cast<std::size_t>(target_.per)];
    TRY_LET(const std::vector<Rational> own, points_of(target_));
    TRY_LET(const std::vector<Rational> others, points_of(other));
    TRY_LET(const policy::Value within, for_all(target_.within));
    std::vector<std::optional<Rational>> ratios;
    std::vector<Rational> known;
    for (std::size_t i = 0; i < own.size(); ++i) {
      const Rational more = own[i] - (i == 0 ? Rational(0) : own[i - 1]);
      const Rational by = others[i] - (i == 0 ? Rational(0) : others[i - 1]);
      ratios.push_back(by > 0 ? std::optional<Rational>(more / by) : std::nullopt);
      if (by > 0) known.push_back(*ratios.back());
    }
    if (known.empty()) return {};
    std::ranges::sort(known);
    const Rational middle = known[(known.size() - 1) / 2];
    for (std::size_t i = 0; i < ratios.size(); ++i)
      if (ratios[i]) note_stage(i, *ratios[i], middle, std::get<Rational>(within), other, table);
    return {};
  }

  void note_stage(std::size_t stage, const Rational& ratio, const Rational& middle, const Rational& within,
                  const policy::Target& other, policy::FormTable& table) const {
    if (ratio <= middle * within && ratio * within >= middle) return;
    const Date from = stage == 0 ? target_.from : target_.milestones[stage - 1].day.plus(1);
    const Date to = stage < target_.milestones.size() ? target_.milestones[stage].day : target_.to;
    const std::string days = to_text(from) + ".." + to_text(to);
    const std::string found = to_text(rounded(ratio, 10));
    const std::string usual = to_text(rounded(middle, 10));
    const std::string& zh = other.title.zh.empty() ? other.name : other.title.zh;
    const std::string& en = other.title.en.empty() ? other.name : other.title.en;
    table.notes.push_back(
        {"异常:计划 " + days + " 每个“" + zh + "”有 " + found + ",别的阶段约 " + usual + ";请核对口径,是否重复计算",
         "anomaly: in " + days + " the plan has " + found + " for each of “" + en + "”" + ", elsewhere about " + usual +
             "; is something counted twice?"});
  }

  // On the line from 0 before the first day through the milestones to the target on the last.
  Result<Rational> expected_now() {
    Date from = target_.from.plus(-1);
    Rational value = 0;
    std::vector<std::pair<Date, Rational>> points;
    for (const policy::Milestone& milestone : target_.milestones) {
      TRY_LET(const policy::Value at, for_all(milestone.value));
      points.emplace_back(milestone.day, std::get<Rational>(at));
    }
    points.emplace_back(target_.to, reach_);
    for (const auto& [day, next] : points) {
      if (on_ <= day) {
        const Rational part = on_ < from ? Rational(0)
                                         : Rational(static_cast<long>(on_.days() - from.days())) /
                                               Rational(static_cast<long>(day.days() - from.days()));
        return Rational(value + (next - value) * part);
      }
      from = day;
      value = next;
    }
    return reach_;
  }

  Evidence gather() {
    struct Before {
      bool operator()(const policy::Value& a, const policy::Value& b) const { return policy::order_of(a, b) < 0; }
    };
    std::set<policy::Value, Before> done, beside;
    Evidence evidence;
    std::size_t rows = 0;
    for (const policy::FormRowPlace& row : everybody_.rows(target_.each)) {
      const auto day = everybody_.value(row, target_.by);
      const auto what = read(row, target_.counting);
      const auto more = target_.beside ? read(row, *target_.beside) : policy::Value(false);
      if (!day || !what || !more) {
        everybody_.leave_out(row, !day ? day.error() : !what ? what.error() : more.error());
        continue;
      }
      if (std::get<Date>(*day) < target_.from) ++evidence.before;
      if (std::get<Date>(*day) > on_) ++evidence.later;
      if (std::get<Date>(*day) < target_.from || std::get<Date>(*day) > on_) continue;
      ++rows;
      evidence.ids.push_back(everybody_.key(row).back());
      done.insert(*what);
      beside.insert(*more);
    }
    const auto count = [&](const policy::Counting& counting, std::size_t distinct) {
      return Rational(static_cast<unsigned long>(counting.distinct == policy::none ? rows : distinct));
    };
    evidence.done = count(target_.counting, done.size());
    if (target_.beside) evidence.beside = count(*target_.beside, beside.size());
    return evidence;
  }

  std::expected<policy::Value, policy::Stop> read(const policy::FormRowPlace& row, const policy::Counting& counting) {
    if (counting.distinct == policy::none) return policy::Value(false);
    return everybody_.value(row, counting.distinct);
  }

  std::string status(const Rational& done, const Rational& expected) const {
    if (done >= reach_) return "reached";
    if (on_ < target_.from) return "not-begun";
    if (on_ >= target_.to) return "missed";
    return done >= expected ? "on-course" : "behind";
  }

  policy::FormRow row(const Evidence& evidence, const Rational& expected) const {
    const Rational elapsed = days_of(target_.from, std::min(on_, target_.to)) / days_of(target_.from, target_.to);
    policy::FormRow row{{target_.name}, {target_.counting.unit, reach_, evidence.done, to_text(on_)}, {}, {}};
    const bool begun = on_ >= target_.from && expected > 0;
    row.figures.push_back(begun ? policy::Figure(rounded(evidence.done / expected, pace_unit)) : policy::Figure());
    row.figures.push_back(begun ? policy::Figure(rounded(evidence.done / elapsed, 1)) : policy::Figure());
    row.figures.emplace_back(status(evidence.done, expected));
    const std::string line = to_text(rounded(expected, 100));
    row.steps.push_back({"到 " + to_text(on_) + " 按计划应有 " + line + ",实有 " + to_text(evidence.done),
                         "by " + to_text(on_) + " the plan has " + line + ", there are " + to_text(evidence.done)});
    if (begun)
      row.steps.push_back({"时间过了 " + to_text(rounded(elapsed * 100, 100)) + "%,照这个速度到 " +
                               to_text(target_.to) + " 有 " + to_text(rounded(evidence.done / elapsed, 1)),
                           to_text(rounded(elapsed * 100, 100)) + "% of the time is gone; at this pace there will be " +
                               to_text(rounded(evidence.done / elapsed, 1)) + " by " + to_text(target_.to)});
    if (begun) row.steps.push_back(interval(evidence.done, elapsed));
    row.facts = evidence.ids;
    return row;
  }

  // About the pace, not about its causes: as if each came by itself. The predicted rest has the variance of its own
  // count and of the pace it is predicted by: done (1 - elapsed) / elapsed²; 1.96 of its root to either side.
  [[nodiscard]] Words interval(const Rational& done, const Rational& elapsed) const {
    const Rational forecast = done / elapsed;
    const Rational square = Rational(38'416, 10'000) * done * (1 - elapsed) / (elapsed * elapsed);
    mpz_class half;
    const mpz_class whole = (square.get_num() + square.get_den() - 1) / square.get_den();
    mpz_sqrt(half.get_mpz_t(), whole.get_mpz_t());
    if (half * half < whole) ++half;
    const Rational low = std::max(done, Rational(forecast - half));
    const std::string from = to_text(rounded(low, 1));
    const std::string to = to_text(rounded(Rational(forecast + half), 1));
    return {"预测的 95% 区间 " + from + " 到 " + to + "(各自零散发生时)",
            "the forecast's 95% interval is " + from + " to " + to + ", as if each came by itself"};
  }

  policy::FormRow beside_row(const Evidence& evidence) const {
    policy::FormRow row{
        {target_.name}, {target_.beside->unit, policy::Figure(), evidence.beside, to_text(on_)}, {}, {}};
    row.figures.insert(row.figures.end(), {policy::Figure(), policy::Figure(), std::string("beside")});
    return row;
  }

  void note(const Evidence& evidence, policy::FormTable& table) const {
    const auto tell = [&](std::size_t rows, const std::string& zh, const std::string& en) {
      if (rows > 0)
        table.notes.push_back({std::to_string(rows) + " 行" + zh + ",不计",
                               std::to_string(rows) + " rows " + en + " and are not counted"});
    };
    tell(evidence.before, "早于计划的第一天", "lie before the first day of the plan");
    tell(evidence.later, "晚于所看的那一天", "lie after the day it is looked at");
  }

  policy::Everybody& everybody_;
  const policy::Plan& plan_;
  const policy::Target& target_;
  Date on_;
  Rational reach_;
};

}  // namespace

Result<policy::FormTable> close_target(policy::Everybody& everybody, const policy::Plan& plan,
                                       const policy::Target& target) {
  return Progress(everybody, plan, target).table();
}

}  // namespace nuan::flow
