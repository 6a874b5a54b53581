// For tests: the ASEM tables of samples/asem, read as they stand.
#pragma once

#include <fstream>
#include <map>
#include <stdexcept>

#include "index/index.hpp"

namespace nuan::index {

using Record = std::map<std::string, std::string>;

inline std::vector<std::string> split_record(const std::string& line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char character : line) {
    if (character == '"')
      quoted = !quoted;
    else if (character == ',' && !quoted)
      fields.emplace_back();
    else if (character != '\r')
      fields.back() += character;
  }
  return fields;
}

inline std::vector<Record> read_asem(const std::string& name) {
  std::ifstream file(std::string(NUAN_ROOT) + "/samples/asem/asem_" + name + ".csv");
  std::string line;
  if (!std::getline(file, line)) throw std::runtime_error("samples/asem/asem_" + name + ".csv is missing");
  const std::vector<std::string> header = split_record(line);
  std::vector<Record> records;
  while (std::getline(file, line)) {
    const std::vector<std::string> fields = split_record(line);
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (i == 0) records.emplace_back();
      records.back()[header[i]] = fields.at(i);
    }
  }
  return records;
}

inline double number_in(const std::string& text) { return text.empty() ? missing : std::stod(text); }

// The named columns, rows by key.
inline Table asem_table(const std::string& name, const std::vector<std::string>& columns) {
  const std::vector<Record> records = read_asem(name);
  Table table;
  for (const std::string& column : columns) table.columns.push_back({column, {}});
  for (const Record& record : records) {
    table.keys.push_back(record.at("uCode"));
    if (record.contains("EurAsia_group")) table.groups.push_back(record.at("EurAsia_group"));
    for (Column& column : table.columns) column.values.push_back(number_in(record.at(column.name)));
  }
  return arrange(std::move(table)).value();
}

inline std::vector<std::string> asem_indicators() {
  std::vector<std::string> names;
  for (const Record& record : read_asem("meta"))
    if (record.at("Type") == "Indicator") names.push_back(record.at("iCode"));
  return names;
}

// As the metadata say it: the tree, directions and denominators; the screening counts cells after they were filled.
inline Method asem_method() {
  Method method;
  std::map<std::string, Node> nodes;
  for (const Record& record : read_asem("meta")) {
    if (record.at("Type") == "Indicator")
      method.indicators.push_back(
          {record.at("iCode"), record.at("Direction") == "-1", record.at("Denominator"), {}, {}});
    if (!record.at("Parent").empty()) {
      nodes[record.at("Parent")].name = record.at("Parent");
      nodes[record.at("Parent")].parts.push_back({record.at("iCode"), {}});
    }
  }
  for (const auto& [name, node] : nodes) method.tree.push_back(node);
  method.missing = {Fill::group_mean, 0.9, true, 0};
  method.outliers = Outliers{};
  method.scale = MinMax{0, 100};
  return method;
}

inline Table asem_raw() {
  std::vector<std::string> columns = asem_indicators();
  for (const char* name : {"Area", "Energy", "GDP", "Population"}) columns.emplace_back(name);
  return asem_table("raw", columns);
}

inline double value_of(const Table& table, const std::string& column, const std::string& key) {
  for (std::size_t i = 0; i < table.keys.size(); ++i)
    if (table.keys[i] == key) return table.find(column)->values[i];
  return missing;
}

}  // namespace nuan::index
