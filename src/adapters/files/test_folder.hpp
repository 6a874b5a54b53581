// For tests: a folder of its own for each test, gone afterwards.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "base/result.hpp"

namespace nuan::adapters::files {

class TestFolder {
 public:
  TestFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "nuan-test-XXXXXX").string();
    ENSURE(::mkdtemp(name.data()) != nullptr);
    root_ = std::filesystem::canonical(name);
  }
  ~TestFolder() { std::filesystem::remove_all(root_); }
  TestFolder(const TestFolder&) = delete;
  TestFolder& operator=(const TestFolder&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (root_ / name).string(); }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  [[nodiscard]] std::string content(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  }
  // What is in the test's folder, or in one inside it.
  [[nodiscard]] std::set<std::string> names(const std::string& folder = ".") const {
    std::set<std::string> found;
    for (const auto& entry : std::filesystem::directory_iterator(root_ / folder))
      found.insert(entry.path().filename().string());
    return found;
  }

 private:
  std::filesystem::path root_;
};

}  // namespace nuan::adapters::files
