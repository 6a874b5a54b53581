// Scenarios: all combinations of alternatives worked out once up to the scaled table, so that a run is only the tree.
#pragma once

#include "index/combine.hpp"
#include "index/sensitivity.hpp"

namespace nuan::index {

class Scenarios {
 public:
  [[nodiscard]] static Result<Scenarios> prepare(const Table& table, const Method& method, const Variation& variation);

  [[nodiscard]] const std::vector<std::string>& factors() const { return factors_; }
  [[nodiscard]] const std::vector<std::string>& keys() const { return keys_; }
  // The index of each key by the method itself; missing where it has none.
  [[nodiscard]] const std::vector<double>& nominal() const { return nominal_; }
  // The same with the choices that these shares (0 to 1, one for each factor) stand for.
  [[nodiscard]] std::vector<double> run(std::span<const double> shares) const;

 private:
  struct Prepared {
    Table scaled;
    Mean mean;
    double least_parts;
  };
  struct Varied {
    std::size_t node;  // in ready_
    std::size_t part;
  };
  // The alternatives of the four stages, the method's own where there are none.
  struct Choices {
    std::vector<Missing> missing;
    std::vector<std::optional<Outliers>> outliers;
    std::vector<Scale> scales;
    std::vector<Mean> means;
  };
  static Choices choices_of(const Method& method, const Variation& variation);
  Result<void> prepare_all(const Table& table, const Method& method, const Choices& choices);
  Result<void> vary_weights(const Method& method, const Variation& variation);
  void name_stages(const Choices& choices);
  [[nodiscard]] std::vector<double> spread_out(const Table& nodes) const;
  [[nodiscard]] Ready reweighed(std::span<const double> shares) const;

  std::vector<std::string> keys_;
  std::vector<std::string> factors_;
  std::vector<std::size_t> sizes_;  // of the four stages
  std::vector<Prepared> prepared_;  // by missing, outliers, scale, mean
  Ready ready_;
  std::vector<Varied> varied_;
  double spread_ = 0;
  std::vector<double> nominal_;
};

}  // namespace nuan::index
