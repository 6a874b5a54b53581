// All stages in order.
#include "index/combine.hpp"
#include "index/stages.hpp"

namespace nuan::index {
namespace {

void treat_all(const Table& table, const std::optional<Outliers>& rule, Build& build) {
  build.treated = table;
  for (Column& column : build.treated.columns) {
    if (!rule) {
      build.treatments.push_back({column.name});
      continue;
    }
    TreatedColumn treated = treat(column.values, *rule);
    column.values = std::move(treated.values);
    build.treatments.push_back({column.name, treated.how, treated.points});
  }
}

}  // namespace

Result<Build> build(const Table& table, const Method& method) {
  TRY_LET(const Ready ready, make_ready(method.tree, method.indicators));
  Build build;
  TRY_LET(build.denominated, denominate(table, method.indicators));
  TRY_LET(Imputed imputed, impute(build.denominated, method.missing.fill));
  build.filled = std::move(imputed.table);
  build.filled_cells = std::move(imputed.cells);
  TRY_LET(Screened screened, screen(build.denominated, build.filled, method.missing));
  build.screened = std::move(screened.table);
  build.dropped = std::move(screened.dropped);
  treat_all(build.screened, method.outliers, build);
  TRY_LET(build.scaled, scale_table(build.treated, method.indicators, method.scale));
  TRY_LET(build.nodes, combine(build.scaled, ready, method.mean, method.missing.least_parts));
  return build;
}

}  // namespace nuan::index
