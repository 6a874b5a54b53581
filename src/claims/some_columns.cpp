#include "claims/some_columns.hpp"

#include <algorithm>
#include <numeric>

namespace nuan::claims {

Shape with_some_columns(Shape shape, const std::function<bool(const ShapeColumn&)>& keep) {
  ENSURE(shape.role == Role::members || shape.role == Role::subjects);
  std::erase_if(shape.columns, [&](const ShapeColumn& column) { return !keep(column); });
  shape.kept_order.resize(shape.columns.size());
  std::iota(shape.kept_order.begin(), shape.kept_order.end(), 0U);
  return shape;
}

}  // namespace nuan::claims
