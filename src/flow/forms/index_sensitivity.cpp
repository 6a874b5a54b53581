// How far an index hangs on its choices: those that could have been made otherwise are varied together.
#include <nlohmann/json.hpp>

#include "base/digest.hpp"
#include "flow/forms/figure_text.hpp"
#include "flow/forms/index_inputs.hpp"
#include "flow/forms/index_tools.hpp"
#include "flow/forms/read_rows.hpp"

namespace nuan::flow {
namespace {

// Alternatives are taken one after the other; one with which some combination does not work is left out, and told.
class Varying {
 public:
  Varying(const IndexInputs& inputs, double spread) : inputs_(inputs) { variation_.spread = spread; }

  void choose() {
    for (const index::Node& node : inputs_.method.tree)
      if (node.parts.size() > 1) variation_.weighted.push_back(node.name);
    tell({"每一层的权重", "the weights of every part"});
    if (has_missing()) vary_missing();
    vary_outliers();
    vary_scale();
    vary_mean();
  }

  [[nodiscard]] const index::Variation& variation() const { return variation_; }
  [[nodiscard]] std::vector<Words> told() { return std::move(told_); }

 private:
  void tell(Words words) { told_.push_back(std::move(words)); }

  [[nodiscard]] bool has_missing() const {
    for (const index::Column& column : inputs_.table.columns)
      for (const double value : column.values)
        if (index::is_missing(value)) return true;
    return false;
  }

  // Keeps the alternative if every combination with it can be worked out.
  template <class Alternative>
  void take(std::vector<Alternative> index::Variation::* list, const Alternative& own, const Alternative& other,
            const Words& what) {
    const index::Variation before = variation_;
    if ((variation_.*list).empty()) (variation_.*list).push_back(own);
    (variation_.*list).push_back(other);
    const auto tried = index::monte_carlo(inputs_.table, inputs_.method, variation_, 1, 0);
    if (tried) return tell(what);
    variation_ = before;
    tell({what.zh + ":做不到," + tried.error().sentence.zh, what.en + ": not possible, " + tried.error().sentence.en});
  }

  void vary_missing() {
    const index::Missing& own = inputs_.method.missing;
    const auto with = [&](index::Fill fill) {
      index::Missing other = own;
      other.fill = fill;
      return other;
    };
    if (own.fill != index::Fill::mean)
      take(&index::Variation::missing, own, with(index::Fill::mean),
           {"缺失:按平均填", "missing: filled with the mean"});
    if (own.fill != index::Fill::leave)
      take(&index::Variation::missing, own, with(index::Fill::leave), {"缺失:不计", "missing: left out"});
  }

  void vary_outliers() {
    const auto& own = inputs_.method.outliers;
    if (own)
      take(&index::Variation::outliers, own, std::optional<index::Outliers>(),
           {"离群:照原样", "outliers: as they are"});
    else
      take(&index::Variation::outliers, own, std::optional(index::Outliers{}), {"离群:收进来", "outliers: drawn in"});
  }

  // Goalposts, goals and bases say where the ends are; other scales would not.
  void vary_scale() {
    const auto* min_max = std::get_if<index::MinMax>(&inputs_.method.scale);
    if (min_max == nullptr) return;
    take(&index::Variation::scales, inputs_.method.scale, index::Scale(index::Ranks{min_max->low, min_max->high}),
         {"换算:按名次", "scale: by rank"});
  }

  void vary_mean() {
    if (inputs_.method.mean != index::Mean::geometric)
      take(&index::Variation::means, inputs_.method.mean, index::Mean::geometric, {"几何平均", "the geometric mean"});
    else
      take(&index::Variation::means, inputs_.method.mean, index::Mean::arithmetic, {"算术平均", "the arithmetic mean"});
  }

  const IndexInputs& inputs_;
  index::Variation variation_;
  std::vector<Words> told_;
};

std::string real(double number) { return index::is_missing(number) ? "" : figure_text(number, Language::en); }

std::string band_text(const index::Band& band) {
  return real(band.nominal) + "," + real(band.low) + "," + real(band.median) + "," + real(band.high);
}

std::string bands_csv(const std::vector<index::Uncertain>& bands) {
  std::string text = "key,value,value_low,value_median,value_high,rank,rank_low,rank_median,rank_high,runs\n";
  for (const index::Uncertain& one : bands)
    text += one.key + "," + band_text(one.value) + "," + band_text(one.place) + "," + std::to_string(one.runs) + "\n";
  return text;
}

std::string effects_csv(const index::Effects& effects) {
  std::string text = "choice,first,first_error,total,total_error\n";
  for (const index::Effect& one : effects.effects)
    text += one.factor + "," + real(one.first) + "," + real(one.first_error) + "," + real(one.total) + "," +
            real(one.total_error) + "\n";
  return text;
}

std::string summary_json(const SensitivityWish& wish, const SensitivityReport& report, const std::string& bands,
                         const std::string& effects) {
  nlohmann::ordered_json varied = nlohmann::ordered_json::array();
  for (const Words& one : report.varied) varied.push_back({{"zh", one.zh}, {"en", one.en}});
  const nlohmann::ordered_json json = {
      {"nuan", wish.version},
      {"policy", wish.index.plan->name},
      {"index", wish.index.index->name},
      {"digest", to_hex(digest_1m(wish.index.plan->source.text()))},
      {"draws", wish.draws},
      {"seed", wish.seed},
      {"spread_percent", wish.spread_percent},
      {"varied", varied},
      {"moves", {{"mean", report.effects.mean}, {"variance", report.effects.variance}}},
      {"outputs", {{"bands.csv", to_hex(digest_1m(bands))}, {"effects.csv", to_hex(digest_1m(effects))}}}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + '\n';
}

Result<void> write(const SensitivityWish& wish, const SensitivityReport& report, Files& files) {
  const std::string bands = bands_csv(report.bands);
  const std::string effects = effects_csv(report.effects);
  const std::string summary = summary_json(wish, report, bands, effects);
  const std::vector<std::pair<std::string_view, std::string_view>> texts = {
      {"bands.csv", bands}, {"effects.csv", effects}, {"summary.json", summary}};
  std::vector<std::string_view> names;
  for (const auto& [name, text] : texts) names.push_back(name);
  TRY_LET(const auto folder, files.create_folder(wish.out, names));
  for (const auto& [name, text] : texts) {
    TRY_LET(const auto file, folder->create(name));
    TRY(file->write_at(0, text));
  }
  return folder->commit();
}

}  // namespace

Result<SensitivityReport> index_sensitivity(const SensitivityWish& wish, Files& files) {
  const IndexWish& from = wish.index;
  TRY_LET(const ReadRows rows, read_rows(*from.plan, from.tables, files));
  policy::Everybody everybody(*from.plan, from.inputs, rows.subjects);
  TRY_LET(const IndexInputs inputs, index_inputs(everybody, *from.plan, *from.index));
  Varying varying(inputs, wish.spread_percent / 100.0);
  varying.choose();
  SensitivityReport report;
  TRY_LET(report.bands, index::monte_carlo(inputs.table, inputs.method, varying.variation(), wish.draws, wish.seed));
  TRY_LET(report.effects,
          index::index_effects(inputs.table, inputs.method, varying.variation(), wish.draws, wish.seed));
  report.varied = varying.told();
  TRY(write(wish, report, files));
  return report;
}

}  // namespace nuan::flow
