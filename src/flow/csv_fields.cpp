#include "flow/csv_fields.hpp"

#include "claims/records.hpp"
#include "flow/csv_text.hpp"

namespace nuan::flow {

std::vector<std::string> split_fields(std::string_view record) {
  claims::SplitRow row;
  row.split(record);
  std::vector<std::string> fields;
  for (std::uint32_t i = 0; i < row.size(); ++i) fields.emplace_back(row[i]);
  return fields;
}

std::string joined_fields(const std::vector<std::string>& fields) {
  std::string record;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (i > 0) record += ',';
    append_field(record, fields[i]);
  }
  return record;
}

}  // namespace nuan::flow
