// For tests: the published plans, each read from its file.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "policy/policy.hpp"

namespace nuan::policy::random {

// Their paths below policies/, in order.
[[nodiscard]] inline std::vector<std::string> published_plans() {
  std::vector<std::string> paths;
  const std::filesystem::path root = std::string(NUAN_ROOT) + "/policies";
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root)) {
    if (entry.path().extension() == ".policy") paths.push_back(entry.path().lexically_relative(root).string());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

[[nodiscard]] inline Plan read_published(const std::string& path) {
  std::ifstream file(std::string(NUAN_ROOT) + "/policies/" + path);
  std::stringstream text;
  text << file.rdbuf();
  Diagnostics out;
  Plan plan = read_plan(Source(path, text.str()), out);
  for (const Diagnostic& each : out.items()) ADD_FAILURE() << to_text(each, plan.source, Language::en);
  return plan;
}

// How a test that has the path as its parameter is called.
[[nodiscard]] inline std::string name_of_path(const testing::TestParamInfo<std::string>& path) {
  std::string name;
  for (const char one : path.param) name += std::isalnum(static_cast<unsigned char>(one)) != 0 ? one : '_';
  return name;
}

}  // namespace nuan::policy::random
