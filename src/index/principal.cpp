// The first principal component. The only file that knows Eigen.
#include <Eigen/Eigenvalues>
#include <algorithm>

#include "index/complete.hpp"
#include "index/statistics.hpp"
#include "index/weights.hpp"

namespace nuan::index {
namespace {

Eigen::MatrixXd correlations(std::span<const Column> columns) {
  const auto size = static_cast<Eigen::Index>(columns.size());
  Eigen::MatrixXd matrix = Eigen::MatrixXd::Identity(size, size);
  for (Eigen::Index i = 0; i < size; ++i)
    for (Eigen::Index j = 0; j < i; ++j)
      matrix(i, j) = matrix(j, i) =
          correlation(columns[static_cast<std::size_t>(i)].values, columns[static_cast<std::size_t>(j)].values);
  return matrix;
}

}  // namespace

Result<Principal> principal_weights(std::span<const Column> columns) {
  TRY(check_complete(columns, 2));
  TRY(check_spread(columns));
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(correlations(columns));
  ENSURE(solver.info() == Eigen::Success);
  const Eigen::Index last = solver.eigenvalues().size() - 1;  // eigenvalues rise
  Eigen::VectorXd first = solver.eigenvectors().col(last);
  if (first.sum() < 0) first = -first;
  Principal result;
  result.eigenvalue = solver.eigenvalues()(last);
  result.share = result.eigenvalue / static_cast<double>(columns.size());
  result.loadings.assign(first.begin(), first.end());
  if (std::ranges::all_of(result.loadings, [](double loading) { return loading >= 0; }))
    for (const double loading : result.loadings) result.weights.push_back(loading / first.sum());
  return result;
}

}  // namespace nuan::index
