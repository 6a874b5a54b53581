#include "claims/shape.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace nuan::claims {
namespace {

std::vector<ShapeColumn> columns_of(const policy::Plan& plan, const policy::Table& table) {
  std::vector<ShapeColumn> columns;
  for (const policy::Column& column : table.columns) {
    ChoiceNames choices;
    if (column.type.choices != policy::none) choices = ChoiceNames(plan.choice_sets[column.type.choices]);
    columns.push_back({column.name, column.title, column.type, std::move(choices)});
  }
  return columns;
}

// One thing a header must name.
struct Wanted {
  std::string name;
  Words title;
  std::int32_t* place;
  [[nodiscard]] bool is_named(std::string_view text) const {
    return text == name || (!text.empty() && (text == title.zh || text == title.en));
  }
};

std::vector<Wanted> wanted_of(const Shape& shape, Layout& layout) {
  std::vector<Wanted> wanted = {{shape.key_name, {}, &layout.key}};
  if (shape.role == Role::members) {
    wanted.push_back({"name", {}, &layout.name});
    wanted.push_back({"card_no", {}, &layout.card});
    wanted.push_back({"phone", {}, &layout.phone});
  }
  if (shape.role == Role::facts) wanted.push_back({shape.id_name, {}, &layout.id});
  layout.columns.assign(shape.columns.size(), -1);
  for (std::size_t i = 0; i < shape.columns.size(); ++i)
    wanted.push_back({shape.columns[i].name, shape.columns[i].title, &layout.columns[i]});
  if (shape.may_reverse) wanted.push_back({"reverses", {}, &layout.reverses});
  if (shape.role == Role::paid) {
    wanted.push_back({"benefit", {}, &layout.benefit});
    wanted.push_back({"amount", {}, &layout.amount});
  }
  return wanted;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

Failure missing(const std::vector<Wanted>& wanted, const std::vector<std::string>& header, const std::string& file) {
  std::vector<std::string> absent;
  for (const Wanted& one : wanted) {
    if (*one.place < 0) absent.push_back(one.title.zh.empty() ? one.name : one.name + " (" + one.title.zh + ")");
  }
  return fail(Code::column_missing, {file, 1, 1},
              {"表头缺少列: " + listed(absent) + "; 找到的列是: " + listed(header),
               "the header lacks the columns " + listed(absent) + "; it has " + listed(header)},
              {"列名可写规则中的名称或其引号中的标题, 顺序不限",
               "a column is found by its name in the policy or by its quoted title, in any order"});
}

}  // namespace

Shape members_shape(const policy::Plan& plan) {
  const policy::Table& table = plan.tables.front();
  Shape shape{.role = Role::members, .label = "members", .table = 0, .key_name = table.key_name};
  shape.certificates = shape.key_name == "person_id";
  shape.columns = columns_of(plan, table);
  for (std::uint32_t i = 0; i < shape.columns.size(); ++i) shape.kept_order.push_back(i);
  return shape;
}

Shape subjects_shape(const policy::Plan& plan) {
  Shape shape = members_shape(plan);
  shape.role = Role::subjects;
  shape.label = plan.tables.front().name;
  return shape;
}

Shape facts_shape(const policy::Plan& plan, policy::Index index, std::string label) {
  const policy::Table& table = plan.tables[index];
  Shape shape{.role = Role::facts, .label = std::move(label), .table = index, .key_name = plan.tables.front().key_name};
  shape.certificates = shape.key_name == "person_id";
  shape.id_name = table.id_name;
  shape.may_reverse = table.may_reverse;
  shape.columns = columns_of(plan, table);
  const auto date = static_cast<std::uint32_t>(table.date_column());
  shape.kept_order.push_back(date);
  for (std::uint32_t i = 0; i < shape.columns.size(); ++i) {
    if (i != date) shape.kept_order.push_back(i);
  }
  return shape;
}

Shape paid_shape(const policy::Plan& plan) {
  Shape shape{.role = Role::paid, .label = "paid", .key_name = plan.tables.front().key_name};
  shape.certificates = shape.key_name == "person_id";
  for (const policy::Benefit& benefit : plan.benefits) shape.benefits.push_back(benefit.name);
  return shape;
}

Result<Layout> read_header(const Shape& shape, const std::vector<std::string>& header, const std::string& file) {
  Layout layout;
  layout.fields = static_cast<std::uint32_t>(header.size());
  std::vector<Wanted> wanted = wanted_of(shape, layout);
  for (std::size_t i = 0; i < header.size(); ++i) {
    const std::string name(trim(header[i]));
    const auto found =
        std::find_if(wanted.begin(), wanted.end(), [&](const Wanted& one) { return one.is_named(name); });
    if (found == wanted.end()) {
      if (!name.empty()) layout.unknown.push_back(name);
      continue;
    }
    if (*found->place >= 0) {
      return fail(Code::column_twice, {file, 1},
                  {"表头有两列都是 " + found->name + ": 第 " + std::to_string(*found->place + 1) + " 列和第 " +
                       std::to_string(i + 1) + " 列",
                   "two columns of the header are " + found->name + ": the " + std::to_string(*found->place + 1) +
                       ". and the " + std::to_string(i + 1) + "."},
                  {"请删去其中一列", "remove one of them"});
    }
    *found->place = static_cast<std::int32_t>(i);
  }
  const bool complete = std::all_of(wanted.begin(), wanted.end(), [](const Wanted& one) { return *one.place >= 0; });
  if (!complete) return missing(wanted, header, file);
  return layout;
}

}  // namespace nuan::claims
