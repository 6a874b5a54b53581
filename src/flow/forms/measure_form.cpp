// What share says yes, or a mean: answers gathered into cells, estimated by src/survey, small cells hidden, worst
// first.
#include <algorithm>
#include <map>

#include "flow/forms/closing.hpp"
#include "flow/forms/moments.hpp"
#include "policy/value_order.hpp"
#include "policy/value_text.hpp"
#include "survey/hide.hpp"
#include "survey/survey.hpp"
#include "survey/telling.hpp"

namespace nuan::flow {
namespace {

using policy::Value;
using survey::Count;

struct InOrder {
  bool operator()(const Value& a, const Value& b) const { return policy::order_of(a, b) < 0; }
  bool operator()(const std::vector<Value>& a, const std::vector<Value>& b) const {
    for (std::size_t i = 0; i < a.size(); ++i)
      if (const auto order = policy::order_of(a[i], b[i]); order != 0) return order < 0;
    return false;
  }
};

struct Cell {
  survey::Tally tally;
  std::map<Value, survey::Stratum, InOrder> strata;
  std::map<Value, Moments, InOrder> moments;  // by stratum; where a mean is told
  std::vector<double> weights;                // of the answers, where they weigh
  double yes_weight = 0;
  std::vector<std::string> ids;  // of the answers
  bool hidden = false;
};
using Cells = std::map<std::vector<Value>, Cell, InOrder>;

// One person's answers in the two rounds that are compared.
struct Pair {
  std::optional<bool> before, after;
};

struct Told {
  double share = 0;
  std::optional<survey::Interval> interval;
  std::optional<double> effect;  // of the design
  std::vector<Words> steps;
};

std::string percent(double share) {
  const std::string text = std::to_string(share * 100);
  return text.substr(0, text.find('.') + 3) + "%";
}

class Measuring {
 public:
  Measuring(policy::Everybody& everybody, const policy::Plan& plan, const policy::Measure& measure)
      : everybody_(everybody), plan_(plan), measure_(measure) {}

  Result<policy::FormTable> table() {
    TRY_LET(z_, survey::normal_point(measure_.level.get_d()));
    TRY(gather());
    policy::FormTable table{policy::Form::measure, measure_.name, {}, columns(), {}, {}};
    for (const policy::NodeId by : measure_.by) table.key_names.emplace_back(plan_.source.text(plan_.node(by).span));
    TRY(hide_cells());
    for (const auto& [key, cell] : cells_) {
      TRY_LET(policy::FormRow row, row_of(key, cell));
      table.rows.push_back(std::move(row));
    }
    if (measure_.worst_first) {
      TRY(put_worst_first(table));
    }
    return table;
  }

 private:
  [[nodiscard]] bool has_effect() const { return measure_.weight != policy::none || measure_.design_effect != 0; }

  [[nodiscard]] std::vector<std::string> columns() const {
    if (measure_.mean != policy::none) return {"n", "mean", "standard_error", "low", "high", "shown"};
    std::vector<std::string> columns = {"n", "share", "low", "high", "change", "change_low", "change_high", "shown"};
    if (has_effect()) columns.emplace_back("design_effect");
    return columns;
  }

  Result<void> gather() {
    for (const policy::FormRowPlace& row : everybody_.rows(measure_.each)) {
      std::vector<Value> key;
      std::optional<policy::Stop> stop;
      const auto read = [&](policy::NodeId node) {
        auto value = everybody_.value(row, node);
        if (!value && !stop) stop = value.error();
        return value ? std::move(*value) : Value(false);
      };
      for (const policy::NodeId by : measure_.by) key.push_back(read(by));
      const Value yes = measure_.yes == policy::none ? Value(false) : read(measure_.yes);
      const Value answer = measure_.mean == policy::none ? Value(Rational(0)) : read(measure_.mean);
      const Value weight = measure_.weight == policy::none ? Value(Rational(1)) : read(measure_.weight);
      const Value stratum = measure_.stratum == policy::none ? Value(false) : read(measure_.stratum);
      const Value sized = measure_.sized == policy::none ? Value(Rational(0)) : read(measure_.sized);
      const Value who = measure_.panel == policy::none ? Value(false) : read(measure_.panel);
      if (stop) {
        everybody_.leave_out(row, *stop);
        continue;
      }
      Cell& cell = cells_[key];
      const Count one = std::get<bool>(yes) ? 1 : 0;
      ++cell.tally.answered;
      cell.ids.push_back(everybody_.key(row).back());
      cell.tally.yes += one;
      if (measure_.mean != policy::none) cell.moments[stratum].add(std::get<Rational>(answer));
      if (measure_.weight != policy::none) weigh(cell, std::get<Rational>(weight).get_d(), one == 1);
      if (measure_.panel != policy::none) add_to_panel(key, who, one == 1);
      if (measure_.stratum == policy::none) continue;
      TRY(add_to_stratum(cell, stratum, std::get<Rational>(sized), one));
    }
    return {};
  }

  static void weigh(Cell& cell, double weight, bool yes) {
    cell.weights.push_back(weight);
    if (yes) cell.yes_weight += weight;
  }

  // The last answer of a round counts; other rounds are not compared.
  void add_to_panel(const std::vector<Value>& key, const Value& who, bool yes) {
    const auto at = static_cast<std::size_t>(measure_.compared_by);
    std::vector<Value> cell = key;
    cell[at] = measure_.compared_after;
    Pair& pair = panels_[cell][who];
    if (std::get<policy::Choice>(key[at]) == measure_.compared_before) pair.before = yes;
    if (std::get<policy::Choice>(key[at]) == measure_.compared_after) pair.after = yes;
  }

  // Who answered both times, and changed.
  Result<void> compare_panel(const std::vector<Value>& key, policy::FormRow& row) const {
    const auto panel = panels_.find(key);
    if (panel == panels_.end()) return {};
    Count both = 0;
    Count up = 0;
    Count down = 0;
    for (const auto& [who, pair] : panel->second) {
      if (!pair.before || !pair.after) continue;
      ++both;
      up += !*pair.before && *pair.after ? 1 : 0;
      down += *pair.before && !*pair.after ? 1 : 0;
    }
    if (both == 0) return {};
    TRY_LET(const survey::Test test, survey::mcnemar(up, down));
    row.figures[4] = static_cast<double>(up - down) / static_cast<double>(both);
    const std::string people = std::to_string(both);
    const std::string changed = std::to_string(up) + " / " + std::to_string(down);
    row.steps.push_back({"两轮都答的 " + people + " 人,变满意 / 变不满意 " + changed +
                             ";若只是偶然,这样大的差别出现的机会 " + percent(test.chance),
                         people + " answered both times, for the better / the worse " + changed +
                             "; chance alone makes as much in " + percent(test.chance)});
    return {};
  }

  Result<void> add_to_stratum(Cell& cell, const Value& stratum, const Rational& sized, Count yes) {
    const std::string key = policy::value_text(plan_, plan_.node(measure_.stratum).type, stratum);
    const Count population = sized.get_num().get_si();
    const auto [known, fresh] = sizes_.try_emplace(stratum, population);
    if (!fresh && known->second != population)
      return fail(Code::survey_counts, {},
                  {"层 " + key + " 有两个人数: " + std::to_string(known->second) + " 和 " + std::to_string(population),
                   "the stratum " + key + " has two sizes: " + std::to_string(known->second) + " and " +
                       std::to_string(population)});
    survey::Stratum& own = cell.strata.try_emplace(stratum, survey::Stratum{key, population, 0, 0}).first->second;
    ++own.answered;
    own.yes += yes;
    return {};
  }

  // As if so many fewer had answered.
  Result<Told> estimate_by_design(const Cell& cell) const {
    Told told;
    const auto answered = static_cast<double>(cell.tally.answered);
    if (measure_.weight == policy::none) {
      told.effect = measure_.design_effect.get_d();
      told.share = static_cast<double>(cell.tally.yes) / answered;
    } else {
      TRY_LET(const survey::DesignEffect kish, survey::design_effect(cell.weights));
      told.effect = kish.effect;
      // Weights and their part are summed alike, so that all saying yes makes 1.
      double whole = 0;
      for (const double weight : cell.weights) whole += weight;
      told.share = std::min(1.0, cell.yes_weight / whole);
    }
    TRY_LET(told.interval, survey::wilson_of(told.share, answered / *told.effect, z_));
    const std::string effect = std::to_string(*told.effect);
    const std::string effective = std::to_string(answered / *told.effect);
    told.steps.push_back({"设计效应 " + effect + ",相当于 " + effective + " 个简单抽样的回答",
                          "a design effect of " + effect + ": worth " + effective + " answers of a simple sample"});
    return told;
  }

  // A mean with its error; nothing of an interval in a census.
  Result<void> tell_mean(const Cell& cell, policy::FormRow& row) const {
    survey::Estimate estimate;
    if (measure_.stratum == policy::none) {
      const Moments& moments = cell.moments.begin()->second;
      TRY_LET(estimate, survey::sample_mean(moments.answered, moments.mean(), moments.variance()));
    } else {
      std::vector<survey::MeanStratum> strata;
      for (const auto& [value, moments] : cell.moments) {
        const survey::Stratum& known = cell.strata.at(value);
        strata.push_back({known.key, known.population, moments.answered, moments.mean(), moments.variance()});
      }
      TRY_LET(estimate, survey::stratified_mean(strata));
    }
    row.figures = {Rational(static_cast<long>(cell.tally.answered)), estimate.value};
    row.figures.resize(5);
    if (estimate.census) {
      row.steps.push_back(census());
    } else {
      row.figures[2] = estimate.standard_error;
      row.figures[3] = estimate.value - z_ * estimate.standard_error;
      row.figures[4] = estimate.value + z_ * estimate.standard_error;
    }
    row.figures.emplace_back(std::string("yes"));
    return {};
  }

  static Words census() {
    return {"普查:每一个人都回答了,没有抽样误差", "a census: everybody answered, there is no sampling error"};
  }

  Result<Told> estimate(const Cell& cell) const {
    if (has_effect()) return estimate_by_design(cell);
    Told told;
    if (measure_.stratum == policy::none) {
      TRY_LET(told.interval, survey::wilson(cell.tally, z_));
      told.share = static_cast<double>(cell.tally.yes) / static_cast<double>(cell.tally.answered);
      return told;
    }
    std::vector<survey::Stratum> strata;
    for (const auto& [value, stratum] : cell.strata) strata.push_back(stratum);
    TRY_LET(const survey::Estimate estimate, survey::stratified_share(strata));
    TRY_LET(told.interval, survey::interval_of(estimate, z_));
    told.share = estimate.value;
    if (estimate.census) told.steps.push_back(census());
    TRY(tell_silent(cell, told));
    return told;
  }

  // Of all strata that anybody answered from, in whichever cell.
  Result<void> tell_silent(const Cell& cell, Told& told) const {
    Count asked = 0;
    for (const auto& [stratum, population] : sizes_) asked += population;
    TRY_LET(const survey::Response response, survey::non_response(asked, cell.tally.answered, cell.tally.yes));
    told.steps.push_back({"回答率 " + percent(response.rate) + ";没有回答的全当不满意或全当满意,则在 " +
                              percent(response.bounds.low) + " 到 " + percent(response.bounds.high),
                          percent(response.rate) +
                              " answered; with all silent ones dissatisfied or satisfied it lies from " +
                              percent(response.bounds.low) + " to " + percent(response.bounds.high)});
    return {};
  }

  // Cells stand in a grid of the first key by the second; what is not there counts 0.
  Result<void> hide_cells() {
    if (measure_.hide_under == 0 || cells_.empty()) return {};
    std::vector<std::map<Value, std::size_t, InOrder>> sides(2);
    for (const auto& [key, cell] : cells_)
      for (std::size_t i = 0; i < 2; ++i) sides[i].try_emplace(i < key.size() ? key[i] : Value(false), 0);
    for (auto& side : sides) {
      std::size_t next = 0;
      for (auto& [value, place] : side) place = next++;
    }
    const auto place = [&](const std::vector<Value>& key, std::size_t i) {
      return sides[i].at(i < key.size() ? key[i] : Value(false));
    };
    std::vector<Count> counts(sides[0].size() * sides[1].size(), 0);
    for (const auto& [key, cell] : cells_)
      counts[place(key, 0) * sides[1].size() + place(key, 1)] = cell.tally.answered;
    TRY_LET(const survey::Hidden grid,
            survey::hide_small(counts, sides[0].size(), sides[1].size(), measure_.hide_under));
    for (auto& [key, cell] : cells_) cell.hidden = grid.at(place(key, 0), place(key, 1));
    return {};
  }

  Result<policy::FormRow> row_of(const std::vector<Value>& key, const Cell& cell) {
    policy::FormRow row;
    for (std::size_t i = 0; i < key.size(); ++i)
      row.key.push_back(policy::value_text(plan_, plan_.node(measure_.by[i]).type, key[i]));
    const bool mean = measure_.mean != policy::none;
    row.figures.assign(mean ? 5 : 7, policy::Figure());
    row.figures.emplace_back(std::string(cell.hidden ? "no" : "yes"));
    if (has_effect()) row.figures.emplace_back();
    if (cell.hidden) return row;
    row.facts = cell.ids;
    if (mean) {
      TRY(tell_mean(cell, row));
      return row;
    }
    TRY_LET(Told told, estimate(cell));
    if (told.effect) row.figures.back() = *told.effect;
    row.figures[0] = Rational(static_cast<long>(cell.tally.answered));
    row.figures[1] = told.share;
    if (told.interval) {
      row.figures[2] = told.interval->low;
      row.figures[3] = told.interval->high;
    }
    row.steps = std::move(told.steps);
    TRY(compare(key, cell, told.share, row));
    return row;
  }

  Result<void> compare(const std::vector<Value>& key, const Cell& cell, double share, policy::FormRow& row) {
    if (measure_.compared_by == policy::none) return {};
    const auto at = static_cast<std::size_t>(measure_.compared_by);
    if (std::get<policy::Choice>(key[at]) != measure_.compared_after) return {};
    if (measure_.panel != policy::none) return compare_panel(key, row);
    std::vector<Value> before = key;
    before[at] = measure_.compared_before;
    const auto other = cells_.find(before);
    if (other == cells_.end() || other->second.hidden) return {};
    TRY_LET(const Told earlier, estimate(other->second));
    row.figures[4] = share - earlier.share;
    if (measure_.stratum != policy::none || has_effect()) return {};
    TRY_LET(const survey::Interval interval, survey::newcombe(cell.tally, other->second.tally, z_));
    row.figures[5] = interval.low;
    row.figures[6] = interval.high;
    return {};
  }

  // Hidden cells come last and keep their order.
  Result<void> put_worst_first(policy::FormTable& table) const {
    std::vector<survey::Group> groups;
    for (const auto& [key, cell] : cells_) {
      const std::string place = std::to_string(groups.size());
      groups.push_back({std::string(8 - std::min<std::size_t>(8, place.size()), '0') + place,
                        cell.hidden ? survey::Tally{} : cell.tally});
    }
    if (groups.empty()) return {};
    TRY_LET(const std::vector<survey::Placed> placed, survey::worst_first(groups, z_));
    std::vector<policy::FormRow> rows;
    for (const survey::Placed& one : placed) rows.push_back(std::move(table.rows[std::stoul(one.key)]));
    table.rows = std::move(rows);
    return {};
  }

  policy::Everybody& everybody_;
  const policy::Plan& plan_;
  const policy::Measure& measure_;
  double z_ = 0;
  Cells cells_;
  std::map<Value, Count, InOrder> sizes_;                                         // of the strata
  std::map<std::vector<Value>, std::map<Value, Pair, InOrder>, InOrder> panels_;  // by the cell of the second round
};

}  // namespace

Result<policy::FormTable> close_measure(policy::Everybody& everybody, const policy::Plan& plan,
                                        const policy::Measure& measure) {
  return Measuring(everybody, plan, measure).table();
}

}  // namespace nuan::flow
