#include "policy/check/names.hpp"

#include <algorithm>

namespace nuan::policy::check {

Index Names::add(ValueName value) {
  const auto index = static_cast<Index>(values_.size());
  by_name_[value.name].push_back(index);
  if (value.what == ValueName::What::table || value.what == ValueName::What::group)
    rows_[{value.what, value.index}] = index;
  values_.push_back(std::move(value));
  return index;
}

std::vector<Index> Names::find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? std::vector<Index>() : found->second;
}

void Names::use(Index index) {
  ValueName& value = values_[static_cast<std::size_t>(index)];
  value.used = true;
  if (value.table != none) use(ValueName::What::table, value.table);
}

void Names::use(ValueName::What what, Index index) {
  if (const auto found = rows_.find({what, index}); found != rows_.end())
    values_[static_cast<std::size_t>(found->second)].used = true;
}

std::vector<std::string> Names::readable_names() const {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < values_.size(); ++i) {
    const ValueName& value = values_[i];
    const bool readable = value.what != ValueName::What::table && value.what != ValueName::What::group;
    const bool first = by_name_.find(value.name)->second.front() == static_cast<Index>(i);
    if (readable && first) names.push_back(value.name);
  }
  return names;
}

std::vector<std::string> Names::names_of(ValueName::What what) const {
  std::vector<std::string> names;
  for (const ValueName& value : values_)
    if (value.what == what) names.push_back(value.name);
  return names;
}

Words words_for(ValueName::What what) {
  using What = ValueName::What;
  switch (what) {
    case What::table:
      return {"表", "table"};
    case What::group:
      return {"分组", "group"};
    case What::input:
      return {"输入", "input"};
    case What::let:
      return {"定义", "let"};
    case What::column:
      return {"列", "column"};
    case What::key:
      return {"主键", "key"};
    case What::id:
      break;
  }
  return {"编号列", "id"};
}

}  // namespace nuan::policy::check
