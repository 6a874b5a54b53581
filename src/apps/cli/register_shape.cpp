#include "apps/cli/register_shape.hpp"

#include <algorithm>

#include "claims/some_columns.hpp"
#include "flow/csv_fields.hpp"

namespace nuan::apps {
namespace {

Result<claims::Shape> claims_shape(const policy::Plan& plan) {
  for (std::size_t table = 0; table < plan.tables.size(); ++table) {
    if (!plan.tables[table].is_subject) return claims::facts_shape(plan, static_cast<policy::Index>(table), "claims");
  }
  return fail(Code::usage, {}, {"这份规则没有事实表", "the policy has no fact table"});
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

// Fails where a name is not one of the policy's columns of periods.
Result<void> check_periods(const claims::Shape& shape, const std::vector<std::string>& names) {
  std::string periods;
  for (const claims::ShapeColumn& column : shape.columns) {
    if (column.type.kind == policy::Kind::periods) periods += (periods.empty() ? "" : ", ") + column.name;
  }
  for (const std::string& name : names) {
    const auto found = std::ranges::find(shape.columns, name, &claims::ShapeColumn::name);
    if (found != shape.columns.end() && found->type.kind == policy::Kind::periods) continue;
    return fail(Code::usage, {},
                {"规则的会员表没有这样一列期间: " + name, "the policy's members have no periods " + name},
                {"期间列有: " + periods, "their columns of periods are: " + periods});
  }
  return {};
}

}  // namespace

Result<claims::Shape> register_shape(const policy::Plan& plan, aid::Kind kind, const std::vector<std::string>& names) {
  if (kind == aid::Kind::claims) return claims_shape(plan);
  const bool members = kind == aid::Kind::members;
  claims::Shape shape = members ? claims::members_shape(plan) : claims::subjects_shape(plan);
  TRY(check_periods(shape, names));
  return claims::with_some_columns(
      std::move(shape), [&](const claims::ShapeColumn& column) { return holds(names, column.name) != members; });
}

Result<claims::Shape> register_shape_of(const policy::Plan& plan, aid::Kind kind, const std::string& header) {
  if (kind == aid::Kind::claims) return claims_shape(plan);
  const std::vector<std::string> names = flow::split_fields(header);
  return claims::with_some_columns(
      kind == aid::Kind::members ? claims::members_shape(plan) : claims::subjects_shape(plan),
      [&](const claims::ShapeColumn& column) { return holds(names, column.name); });
}

}  // namespace nuan::apps
