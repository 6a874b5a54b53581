#include "flow/forms/index_inputs.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "policy/value_text.hpp"

namespace nuan::flow {
namespace {

using policy::Composite;
using policy::NodeId;

// The nearest real number; GMP cuts off.
double real_of(const Rational& exact) {
  const double below = exact.get_d();
  const double beyond = std::nextafter(below, exact < 0 ? -HUGE_VAL : HUGE_VAL);
  if (std::isinf(beyond)) return below;
  return abs(exact - Rational(below)) <= abs(Rational(beyond) - exact) ? below : beyond;
}

Result<Rational> exact_setting(policy::Everybody& everybody, NodeId node) {
  const auto value = everybody.value_for_all(node);
  if (value) return std::get<Rational>(*value);
  return fail(Code::policy_wrong, {},
              {"指数的一个参数算不出来:" + value.error().words.zh,
               "a setting of the index cannot be worked out: " + value.error().words.en});
}

// Nothing was there of which to take the first, last, smallest …: the cell is missing.
bool took_nothing(const policy::Stop& stop) { return std::string_view(stop.code).ends_with("_of_nothing"); }

struct Row {
  policy::FormRowPlace place;
  std::vector<double> cells;  // of the columns
  std::string group;
};

class Gathering {
 public:
  Gathering(policy::Everybody& everybody, const policy::Plan& plan, const Composite& composite)
      : everybody_(everybody), plan_(plan), composite_(composite) {}

  Result<IndexInputs> inputs() {
    IndexInputs inputs;
    name_columns(inputs);
    std::map<std::string, policy::FormRowPlace> places;
    for (const policy::FormRowPlace& place : everybody_.rows(composite_.each))
      if (const auto row = read_row(place)) {
        const std::string key = joined_key(everybody_.key(place));
        places.emplace(key, place);
        inputs.table.keys.push_back(key);
        if (composite_.same != policy::none) inputs.table.groups.push_back(row->group);
        for (std::size_t i = 0; i < row->cells.size(); ++i) inputs.table.columns[i].values.push_back(row->cells[i]);
      }
    TRY_LET(inputs.table, index::arrange(std::move(inputs.table)));
    for (const std::string& key : inputs.table.keys) inputs.rows.push_back(places.at(key));
    TRY_LET(inputs.method, method());
    return inputs;
  }

 private:
  void name_columns(IndexInputs& inputs) {
    const auto add = [&](const std::string& name, NodeId node) {
      if (inputs.table.find(name) != nullptr) return;
      inputs.table.columns.push_back({name, {}});
      columns_.push_back(node);
    };
    for (const policy::Indicator& one : composite_.indicators) add(one.name, one.value);
    for (const policy::Indicator& one : composite_.indicators)
      if (one.over != policy::none) add(one.over_name, one.over);
  }

  std::optional<Row> read_row(const policy::FormRowPlace& place) {
    Row row{place, {}, {}};
    for (const NodeId node : columns_) {
      const auto value = everybody_.value(place, node);
      if (!value && !took_nothing(value.error())) {
        everybody_.leave_out(place, value.error());
        return std::nullopt;
      }
      row.cells.push_back(value ? number_of(*value) : index::missing);
    }
    if (composite_.same == policy::none) return row;
    const auto group = everybody_.value(place, composite_.same);
    if (!group) {
      everybody_.leave_out(place, group.error());
      return std::nullopt;
    }
    row.group = policy::value_text(plan_, plan_.node(composite_.same).type, *group);
    return row;
  }

  static double number_of(const policy::Value& value) {
    if (const auto* exact = std::get_if<Rational>(&value)) return real_of(*exact);
    const auto& measured = std::get<policy::Measured>(value);
    return measured.number ? real_of(*measured.number) : index::missing;
  }

  // ---- the method
  Result<double> setting(NodeId node, double otherwise) {
    if (node == policy::none) return otherwise;
    TRY_LET(const Rational exact, exact_setting(everybody_, node));
    return real_of(exact);
  }

  Result<index::Method> method() {
    index::Method method;
    for (const policy::Indicator& one : composite_.indicators) {
      TRY_LET(index::Indicator indicator, indicator_of(one));
      method.indicators.push_back(std::move(indicator));
    }
    for (const policy::TreeNode& node : composite_.tree) {
      TRY_LET(index::Node made, node_of(node));
      method.tree.push_back(std::move(made));
    }
    TRY_LET(method.missing, missing_rule());
    if (composite_.skew != policy::none) {
      TRY_LET(method.outliers, outlier_rule());
    }
    TRY_LET(method.scale, scale());
    method.mean = static_cast<index::Mean>(composite_.mean);
    return method;
  }

  Result<index::Indicator> indicator_of(const policy::Indicator& one) {
    index::Indicator indicator{one.name, one.less, one.over_name, {}, {}};
    if (one.low != policy::none) {
      index::Posts posts;
      TRY_LET(posts.low, setting(one.low, 0));
      TRY_LET(posts.high, setting(one.high, 0));
      indicator.posts = posts;
    }
    if (one.goal != policy::none) {
      TRY_LET(indicator.target, setting(one.goal, 0));
    }
    return indicator;
  }

  Result<index::Node> node_of(const policy::TreeNode& node) {
    index::Node made{node.name, {}};
    for (const policy::TreePart& part : node.parts) {
      made.parts.push_back({part.name, {}});
      if (part.weight == policy::none) continue;
      TRY_LET(made.parts.back().weight, setting(part.weight, 0));
    }
    return made;
  }

  Result<index::Missing> missing_rule() {
    static constexpr std::array fills = {index::Fill::refuse, index::Fill::group_mean, index::Fill::mean,
                                         index::Fill::carry,  index::Fill::between,    index::Fill::leave};
    index::Missing rule;
    rule.fill = fills[static_cast<std::size_t>(composite_.fill)];
    rule.count_filled = composite_.count_filled;
    TRY_LET(rule.least, setting(composite_.least, 0));
    TRY_LET(rule.least_parts, setting(composite_.least_parts, 0));
    return rule;
  }

  Result<index::Outliers> outlier_rule() {
    index::Outliers rule;
    TRY_LET(rule.skew, setting(composite_.skew, 0));
    TRY_LET(rule.kurtosis, setting(composite_.kurtosis, 0));
    TRY_LET(const int at_most, whole_setting(everybody_, composite_.at_most));
    rule.at_most = static_cast<std::size_t>(at_most);
    return rule;
  }

  Result<index::Scale> scale() {
    TRY_LET(const double low, setting(composite_.low, 0));
    TRY_LET(const double high, setting(composite_.high, 0));
    switch (composite_.scaling) {
      case policy::Scaling::min_max:
        return index::Scale(index::MinMax{low, high});
      case policy::Scaling::z_score:
        return index::Scale(index::ZScore{low, high});
      case policy::Scaling::rank:
        return index::Scale(index::Ranks{low, high});
      case policy::Scaling::goalposts: {
        TRY_LET(const double times, setting(composite_.times, 100));
        return index::Scale(index::Goalposts{{low, high}, times});
      }
      case policy::Scaling::distance:
        return index::Scale(index::Distance{composite_.capped});
      case policy::Scaling::ratio:
        break;
    }
    return index::Scale(index::RatioToBase{composite_.ratio_base});
  }

  policy::Everybody& everybody_;
  const policy::Plan& plan_;
  const Composite& composite_;
  std::vector<NodeId> columns_;
};

}  // namespace

std::string joined_key(const std::vector<std::string>& key) {
  std::string all;
  for (const std::string& part : key) all += (all.empty() ? "" : "/") + part;
  return all;
}

Result<int> whole_setting(policy::Everybody& everybody, NodeId node) {
  if (node == policy::none) return 0;
  TRY_LET(const Rational exact, exact_setting(everybody, node));
  return static_cast<int>(exact.get_num().get_si());
}

Result<IndexInputs> index_inputs(policy::Everybody& everybody, const policy::Plan& plan, const Composite& composite) {
  return Gathering(everybody, plan, composite).inputs();
}

}  // namespace nuan::flow
