// Every test of a store runs on SQLite and on PostgreSQL: a new, empty one for each test, and as many connections to it
// as the test wants. PostgreSQL is skipped where no server is installed.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>

#include "adapters/files/test_folder.hpp"
#include "adapters/postgresql/postgresql_store.hpp"
#include "adapters/sqlite/sqlite_store.hpp"

namespace nuan::contract {

// The server that NUAN_TEST_SERVER names, the folder it was started in; else one of our own, started when it is first
// asked for and stopped when the tests end.
class TestServer {
 public:
  [[nodiscard]] static const std::string& folder() {
    static const TestServer server;
    return server.folder_;
  }
  ~TestServer() {
    if (ours_ && !folder_.empty()) static_cast<void>(std::system((script() + " stop " + folder_).c_str()));
  }

 private:
  TestServer() {
    if (const char* given = std::getenv("NUAN_TEST_SERVER"); given != nullptr && *given != '\0') {
      folder_ = given;
      ours_ = false;
      return;
    }
    FILE* said = popen((script() + " start").c_str(), "r");
    std::array<char, 200> line{};
    if (std::fgets(line.data(), line.size(), said) != nullptr) folder_ = line.data();
    pclose(said);
    while (!folder_.empty() && folder_.back() == '\n') folder_.pop_back();
  }
  static std::string script() { return std::string(NUAN_ROOT) + "/src/adapters/postgresql/server.sh"; }
  std::string folder_;
  bool ours_ = true;
};

class BothStores : public testing::TestWithParam<store::Dialect> {
 protected:
  void SetUp() override {
    if (GetParam() == store::Dialect::sqlite) return;
    if (TestServer::folder().empty()) GTEST_SKIP() << "no PostgreSQL server is installed";
    static int schemas = 0;
    schema_ = "test_" + std::to_string(::getpid()) + "_" + std::to_string(++schemas);
    auto root = adapters::open_postgresql_store(server());
    ASSERT_TRUE(root) << to_text(root.error(), Language::en);
    ASSERT_TRUE((*root)->script("create schema " + schema_));
  }

  // What `nuan --db` would be given, roughly.
  [[nodiscard]] std::string where() const {
    return GetParam() == store::Dialect::sqlite ? folder_.at("store.db")
                                                : server() + " options='-c search_path=" + schema_ + "'";
  }
  [[nodiscard]] std::unique_ptr<store::Database> connect() const {
    auto opened = GetParam() == store::Dialect::sqlite ? adapters::open_sqlite_store(where(), true)
                                                       : adapters::open_postgresql_store(where());
    EXPECT_TRUE(opened) << to_text(opened.error(), Language::en);
    return std::move(*opened);
  }

  adapters::files::TestFolder folder_;

 private:
  static std::string server() { return "host=" + TestServer::folder() + " user=nuan dbname=postgres"; }
  std::string schema_;
};

inline std::string name_of_store(const testing::TestParamInfo<store::Dialect>& info) {
  return info.param == store::Dialect::sqlite ? "sqlite" : "postgresql";
}

#define ON_BOTH_STORES(suite)                                                                                  \
  INSTANTIATE_TEST_SUITE_P(Stores, suite, testing::Values(store::Dialect::sqlite, store::Dialect::postgresql), \
                           nuan::contract::name_of_store)

// The call must succeed; its failure is shown where it does not.
#define MUST(call)                                                        \
  do {                                                                    \
    const auto& must_be = (call);                                         \
    ASSERT_TRUE(must_be) << to_text(must_be.error(), nuan::Language::en); \
  } while (false)

}  // namespace nuan::contract
