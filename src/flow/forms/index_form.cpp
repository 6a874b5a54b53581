// An index as a table: each row's index, the parts below it and its indicators, each with its place and what it gives.
#include <algorithm>

#include "flow/forms/closing.hpp"
#include "flow/forms/figure_text.hpp"
#include "flow/forms/index_series.hpp"
#include "index/combine.hpp"
#include "index/series.hpp"
#include "index/statistics.hpp"

namespace nuan::flow {
namespace {

std::string real_text(double number) { return figure_text(number, Language::en); }

// To two decimals, for sentences.
std::string short_text(double number) {
  const auto text = index::published(number, 2);
  return text ? *text : "?";
}
std::string percent(double share) { return short_text(100 * share) + "%"; }

// A line of the table: the index first, then each part behind the one it belongs to.
struct Entry {
  std::string name;
  std::size_t level = 1;                   // indicators 1, the index the highest
  const index::Column* values = nullptr;   // scaled, or combined
  std::size_t indicator = 0;               // of an indicator: its place
  const policy::TreeNode* node = nullptr;  // of a node
  std::vector<std::size_t> indicators;     // all below it, or itself
  std::vector<double> places;              // by row
};

// What each indicator gives to one row of the index; nothing where that is not told.
using Parts = std::optional<std::vector<double>>;

class Indexing {
 public:
  Indexing(policy::Everybody& everybody, const policy::Plan& plan, const policy::Composite& composite)
      : everybody_(everybody), plan_(plan), composite_(composite) {}

  Result<policy::FormTable> table() {
    TRY_LET(series_, index_series(everybody_, plan_, composite_));
    TRY_LET(decimals_, whole_setting(everybody_, composite_.decimals));
    TRY_LET(const index::Ready ready, index::make_ready(series_.inputs.method.tree, series_.inputs.method.indicators));
    weights_ = index::effective_weights(ready, composite_.indicators.size());
    add_entry(ready.back().name);
    for (Entry& entry : entries_) entry.places = index::places(entry.values->values);
    entries_.front().places = index::places(series_.values);
    policy::FormTable table{policy::Form::index,
                            composite_.name,
                            everybody_.key_names(composite_.each.of),
                            {"value", "rank", "contribution"},
                            {},
                            {}};
    table.key_names.insert(table.key_names.end(), {"level", "name"});
    for (std::size_t i = 0; i < series_.carried; ++i) table.rows.push_back(carried_row(i));
    for (std::size_t i = series_.carried; i < series_.keys.size(); ++i) TRY(add_rows(i, table));
    add_notes(table);
    return table;
  }

 private:
  // ---- the lines
  std::size_t add_entry(const std::string& name) {
    const std::size_t at = entries_.size();
    entries_.push_back({});
    Entry entry;
    entry.name = name;
    const auto node = std::ranges::find(composite_.tree, name, &policy::TreeNode::name);
    if (node == composite_.tree.end()) {
      entry.indicator = static_cast<std::size_t>(
          std::ranges::find(composite_.indicators, name, &policy::Indicator::name) - composite_.indicators.begin());
      entry.values = series_.build.scaled.find(name);
      entry.indicators = {entry.indicator};
    } else {
      entry.node = &*node;
      entry.values = series_.build.nodes.find(name);
      for (const policy::TreePart& part : node->parts) {
        const Entry& below = entries_[add_entry(part.name)];
        entry.level = std::max(entry.level, below.level + 1);
        entry.indicators.insert(entry.indicators.end(), below.indicators.begin(), below.indicators.end());
      }
    }
    entries_[at] = std::move(entry);
    return at;
  }

  policy::FormRow carried_row(std::size_t at) const {
    const Entry& top = entries_.front();
    policy::FormRow row{everybody_.key(series_.places.at(series_.keys[at])), {}, {}, {}};
    row.key.insert(row.key.end(), {std::to_string(top.level), top.name});
    row.figures = {shown(series_.values[at]), Rational(static_cast<long>(top.places[at])), policy::Figure()};
    const std::string& before = plan_.composites[static_cast<std::size_t>(composite_.continued)].name;
    row.steps.push_back({"来自 " + before + ",到“" + composite_.joint + "”为止",
                         "from " + before + ", up to “" + composite_.joint + "”"});
    return row;
  }

  Result<void> add_rows(std::size_t at, policy::FormTable& table) {
    const std::size_t row = own_row(series_.keys[at]);
    TRY_LET(const Parts parts, parts_of(at, row));
    const policy::FormRowPlace& place = series_.places.at(series_.keys[at]);
    for (const Entry& entry : entries_) {
      const bool top = &entry == &entries_.front();
      policy::FormRow made{everybody_.key(place), {}, {}, {}};
      made.key.push_back(std::to_string(entry.level));
      made.key.push_back(entry.name);
      const double value = top ? series_.values[at] : entry.values->values[row];
      const double rank = entry.places[top ? at : row];
      made.figures = {shown(value), rank == 0 ? policy::Figure() : policy::Figure(Rational(static_cast<long>(rank))),
                      given(entry, parts)};
      entry.node == nullptr ? tell_indicator(entry, row, place, made) : tell_node(entry, row, made);
      if (top) tell_index(at, row, parts, made);
      table.rows.push_back(std::move(made));
    }
    return {};
  }

  [[nodiscard]] std::size_t own_row(const std::string& key) const {
    const auto& keys = series_.build.nodes.keys;
    return static_cast<std::size_t>(std::ranges::lower_bound(keys, key) - keys.begin());
  }

  // ---- figures
  [[nodiscard]] policy::Figure shown(double value) const {
    if (index::is_missing(value)) return {};
    if (composite_.decimals == policy::none) return value;
    return *read_decimal(*index::published(value, decimals_));
  }

  [[nodiscard]] policy::Figure given(const Entry& entry, const Parts& parts) const {
    if (!parts) return {};
    double sum = 0;
    for (const std::size_t indicator : entry.indicators) sum += (*parts)[indicator];
    return shown(sum);
  }

  [[nodiscard]] std::vector<double> scaled_row(std::size_t row) const {
    std::vector<double> values;
    for (const index::Column& column : series_.build.scaled.columns) values.push_back(column.values[row]);
    return values;
  }

  // Against another row, the change that each indicator made; else, of an arithmetic mean, what each makes up.
  Result<Parts> parts_of(std::size_t at, std::size_t row) const {
    const std::vector<double> now = scaled_row(row);
    if (std::ranges::any_of(now, index::is_missing)) return Parts();
    std::vector<double> parts;
    if (const auto before = row_before(at)) {
      const std::vector<double> then = scaled_row(*before);
      if (std::ranges::any_of(then, index::is_missing)) return Parts();
      TRY_LET(index::Contributions split, index::contributions(series_.inputs.method, then, now));
      parts = std::move(split.parts);
    } else {
      if (compares() || composite_.mean != policy::Mean::arithmetic) return Parts();
      for (std::size_t i = 0; i < now.size(); ++i) parts.push_back(weights_[i] * now[i]);
    }
    for (double& part : parts) part *= series_.factor;
    return Parts(std::move(parts));
  }

  [[nodiscard]] bool compares() const { return composite_.against_previous || !composite_.against.empty(); }

  // The own row that this one is held against.
  [[nodiscard]] std::optional<std::size_t> row_before(std::size_t at) const {
    const auto& keys = series_.build.nodes.keys;
    if (composite_.against_previous) {
      const std::size_t row = own_row(series_.keys[at]);
      return row == 0 ? std::nullopt : std::optional(row - 1);
    }
    if (composite_.against.empty() || !std::ranges::binary_search(keys, composite_.against)) return std::nullopt;
    return own_row(composite_.against);
  }

  // ---- sentences
  void tell_indicator(const Entry& entry, std::size_t row, const policy::FormRowPlace& place, policy::FormRow& made) {
    const policy::Indicator& indicator = composite_.indicators[entry.indicator];
    const std::string& key = series_.build.nodes.keys[row];
    const index::Build& build = series_.build;
    made.read = everybody_.read_values(place, {indicator.value, indicator.over});
    const auto cell = [&](const index::Table& table) {
      const std::size_t at = static_cast<std::size_t>(std::ranges::lower_bound(table.keys, key) - table.keys.begin());
      return table.columns[entry.indicator].values[at];
    };
    const auto tell = [&](const std::string& zh, const std::string& en, double value) {
      made.steps.push_back({zh + " " + real_text(value), en + " " + real_text(value)});
    };
    const double observed = cell(build.denominated);
    if (indicator.over != policy::none && !index::is_missing(observed))
      tell("除以 " + indicator.over_name + ":", "divided by " + indicator.over_name + ":", observed);
    const double filled = cell(build.screened);
    if (index::is_missing(filled)) {
      made.steps.push_back({"缺失,不计", "missing and left out"});
      return;
    }
    if (index::is_missing(observed)) tell("缺失," + fill_words().zh + ":", "missing, " + fill_words().en + ":", filled);
    const double treated = cell(build.treated);
    if (treated != filled) tell("离群,收到", "an outlier, drawn in to", treated);
    tell(indicator.less ? "越小越好;换算为" : "换算为",
         indicator.less ? "less is better; on the scale" : "on the scale", entry.values->values[row]);
    made.steps.push_back({"占指数的 " + percent(weights_[entry.indicator]),
                          "weighs " + percent(weights_[entry.indicator]) + " of the index"});
  }

  [[nodiscard]] Words fill_words() const {
    switch (composite_.fill) {
      case policy::Fill::same_mean:
        return {"按同组平均填", "filled with the mean of its group"};
      case policy::Fill::carry:
        return {"沿用前一期", "carried on from the period before"};
      case policy::Fill::between:
        return {"按前后两期内插", "on the line between the periods around it"};
      default:
        return {"按平均填", "filled with the mean"};
    }
  }

  void tell_node(const Entry& entry, std::size_t row, policy::FormRow& made) const {
    static constexpr std::array means = {std::pair{"算术平均", "arithmetic mean"},
                                         std::pair{"几何平均", "geometric mean"},
                                         std::pair{"调和平均", "harmonic mean"}};
    std::string all;
    for (const policy::TreePart& part : entry.node->parts) {
      const auto below = std::ranges::find(entries_, part.name, &Entry::name);
      const double value = below->values->values[row];
      all += (all.empty() ? "" : ", ") + weight_text(*entry.node, part) + " " + part.name + " " +
             (index::is_missing(value) ? "–" : real_text(value));
    }
    const auto& [zh, en] = means[static_cast<std::size_t>(composite_.mean)];
    made.steps.push_back({std::string(zh) + ":" + all, std::string(en) + ": " + all});
  }

  [[nodiscard]] std::string weight_text(const policy::TreeNode& node, const policy::TreePart& part) const {
    const index::Node& made = series_.inputs.method.tree[static_cast<std::size_t>(&node - composite_.tree.data())];
    const auto found = std::ranges::find(made.parts, part.name, &index::Part::name);
    return percent(found->weight.value_or(1 / static_cast<double>(made.parts.size())));
  }

  void tell_index(std::size_t at, std::size_t row, const Parts& parts, policy::FormRow& made) const {
    if (series_.factor != 1)
      made.steps.push_back({"乘以 " + real_text(series_.factor) + ",与基期和前一个指数相接",
                            "times " + real_text(series_.factor) + ", to meet its base and the index before"});
    tell_filled(series_.build.nodes.keys[row], made);
    const auto before = row_before(at);
    if (!before || !parts) return;
    const double then = series_.build.nodes.columns.back().values[*before] * series_.factor;
    const double change = series_.values[at] - then;
    const std::string& key = series_.build.nodes.keys[*before];
    const std::string sign = change < 0 ? "" : "+";
    made.steps.push_back(
        {"比“" + key + "” " + sign + short_text(change) + " 点," + sign + percent(change / then),
         sign + short_text(change) + " points, " + sign + percent(change / then) + ", against “" + key + "”"});
    tell_residual(change, *parts, made);
  }

  // What printing takes from the sum; without it there is nothing to tell.
  void tell_residual(double change, const std::vector<double>& parts, policy::FormRow& made) const {
    if (composite_.decimals == policy::none) return;
    Rational residual = std::get<Rational>(shown(change));
    for (const double part : parts) residual -= std::get<Rational>(shown(part));
    made.steps.push_back({"各指标的贡献按公布的位数相加,差 " + to_text(residual),
                          "the contributions as printed leave " + to_text(residual)});
  }

  void tell_filled(const std::string& key, policy::FormRow& made) const {
    double weight = 0;
    for (const index::Cell& cell : series_.build.filled_cells) {
      if (cell.key != key) continue;
      weight += weights_[static_cast<std::size_t>(
          std::ranges::find(composite_.indicators, cell.indicator, &policy::Indicator::name) -
          composite_.indicators.begin())];
    }
    if (weight > 0)
      made.steps.push_back(
          {"其中 " + percent(weight) + " 的权重是填补的数", percent(weight) + " of its weight are filled cells"});
  }

  // ---- what is true of the whole
  void add_notes(policy::FormTable& table) const {
    const index::Build& build = series_.build;
    if (!build.filled_cells.empty()) {
      const std::string count = std::to_string(build.filled_cells.size());
      table.notes.push_back({"填补了 " + count + " 个缺失的数:" + fill_words().zh,
                             count + " missing cells were filled: " + fill_words().en});
    }
    for (const std::string& key : build.dropped)
      table.notes.push_back({"“" + key + "”的数据不够,不列", "“" + key + "” has too little data and is left out"});
    for (const index::Treatment& one : build.treatments) add_treatment(one, table);
    for (const policy::TreeNode& node : composite_.tree)
      if (!node.frozen.empty())
        table.notes.push_back(
            {node.name + " 的权重按 " + node.frozen + " 的数据定,不随年变",
             "the weights of " + node.name + " are those of " + node.frozen + " and do not change with the years"});
    if (composite_.continued != policy::none)
      table.notes.push_back(
          {"在“" + composite_.joint + "”接续前一个指数,乘以 " + real_text(series_.link),
           "it goes on from the index before at “" + composite_.joint + "”, times " + real_text(series_.link)});
  }

  static void add_treatment(const index::Treatment& one, policy::FormTable& table) {
    const std::string points = std::to_string(one.points);
    if (one.how == index::Treated::winsorised)
      table.notes.push_back({one.indicator + ":离群的 " + points + " 点收到次高或次低的数",
                             one.indicator + ": " + points + " outlying points were drawn in"});
    if (one.how == index::Treated::logarithm)
      table.notes.push_back(
          {one.indicator + ":离群太多,取了对数", one.indicator + ": too many outliers, its logarithm was taken"});
    if (one.how == index::Treated::in_vain)
      table.notes.push_back(
          {one.indicator + ":离群,收不住,照原样", one.indicator + ": outliers that no treatment mends; as it was"});
  }

  policy::Everybody& everybody_;
  const policy::Plan& plan_;
  const policy::Composite& composite_;
  IndexSeries series_;
  int decimals_ = 0;
  std::vector<double> weights_;  // of the indicators in the index
  std::vector<Entry> entries_;
};

}  // namespace

Result<policy::FormTable> close_index(policy::Everybody& everybody, const policy::Plan& plan,
                                      const policy::Composite& composite) {
  return Indexing(everybody, plan, composite).table();
}

}  // namespace nuan::flow
