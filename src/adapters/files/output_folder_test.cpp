// Folders of results: whole or not at all, whatever goes wrong. Nothing here leans on permission bits.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <functional>
#include <thread>
#include <vector>

#include "adapters/files/files.hpp"
#include "adapters/files/test_folder.hpp"

namespace nuan::adapters::files {
namespace {

constexpr std::array<std::string_view, 3> result_names = {"payments.csv", "parts.csv", "summary.json"};

class Results : public testing::Test, protected TestFolder {
 protected:
  [[nodiscard]] static Result<std::unique_ptr<OutputFolder>> start(const std::string& path) {
    return real_files()->create_folder(path, result_names);
  }
  // One whole run.
  [[nodiscard]] static Result<void> put(const std::string& path, const std::string& name, const std::string& bytes) {
    TRY_LET(const auto folder, start(path));
    TRY_LET(const auto file, folder->create(name));
    TRY(file->write_at(0, bytes));
    return folder->commit();
  }
  static Error error_of(const std::string& path) {
    const auto folder = start(path);
    EXPECT_FALSE(folder.has_value()) << path;
    return folder ? Error{} : folder.error();
  }
  using Names = std::set<std::string>;
};

TEST_F(Results, AppearWhole) {
  const auto folder = start(at("out"));
  ASSERT_TRUE(folder.has_value());
  const auto file = (*folder)->create("payments.csv");
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE((*file)->write_at(5, "world").has_value());
  ASSERT_TRUE((*file)->write_at(0, "hello").has_value());
  EXPECT_FALSE(names().contains("out")) << "nothing is there before commit";
  ASSERT_TRUE((*folder)->commit().has_value());
  EXPECT_EQ(names(), Names{"out"});
  EXPECT_EQ(content("out/payments.csv"), "helloworld");
}

// Whole blocks may go past the system's cache; what is read afterwards is the same.
TEST_F(Results, WholeBlocksAndTheirRemainderMeet) {
  constexpr std::size_t block = OutputFile::alignment;
  alignas(block) static std::array<char, 4 * block> room;
  for (std::size_t i = 0; i < room.size(); ++i) room[i] = static_cast<char>('a' + i / 100 % 26);
  const std::string_view whole(room.data(), 3 * block + 77);
  const auto folder = start(at("out"));
  ASSERT_TRUE(folder.has_value());
  const auto file = (*folder)->create("payments.csv");
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE((*file)->write_at(2 * block, whole.substr(2 * block)).has_value());
  ASSERT_TRUE((*file)->write_at(block, whole.substr(block, block)).has_value());
  ASSERT_TRUE((*file)->write_at(0, whole.substr(0, block)).has_value());
  ASSERT_TRUE((*folder)->commit().has_value());
  EXPECT_EQ(content("out/payments.csv"), whole);
}

TEST_F(Results, LeaveNothingWithoutCommit) {
  {
    const auto folder = start(at("out"));
    ASSERT_TRUE(folder.has_value());
    ASSERT_TRUE((*(*folder)->create("payments.csv"))->write_at(0, "half").has_value());
    EXPECT_EQ(names().size(), 1U);
    EXPECT_TRUE(names().begin()->starts_with("out.partial-"));
  }
  EXPECT_EQ(names(), Names{});
}

TEST_F(Results, ReplaceEarlierOnesAsAWhole) {
  ASSERT_TRUE(put(at("out"), "parts.csv", "old").has_value());
  ASSERT_EQ(::chmod(at("out").c_str(), 02750), 0);
  ASSERT_TRUE(put(at("out"), "payments.csv", "new").has_value());
  EXPECT_EQ(names("out"), Names{"payments.csv"});
  EXPECT_EQ(content("out/payments.csv"), "new");
  EXPECT_EQ(names(), Names{"out"});
  struct stat status{};
  ASSERT_EQ(::stat(at("out").c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 07777U, 02750U) << "who may look inside stays as it was";
}

TEST_F(Results, EarlierOnesStayWhenARunFails) {
  ASSERT_TRUE(put(at("out"), "payments.csv", "old").has_value());
  {
    const auto folder = start(at("out"));
    ASSERT_TRUE(folder.has_value());
    ASSERT_TRUE((*(*folder)->create("payments.csv"))->write_at(0, "new").has_value());
  }
  EXPECT_EQ(content("out/payments.csv"), "old");
  EXPECT_EQ(names(), Names{"out"});
}

TEST_F(Results, AnEmptyFolderIsFine) {
  std::filesystem::create_directory(at("out"));
  ASSERT_TRUE(put(at("out/"), "payments.csv", "x").has_value());
  EXPECT_EQ(content("out/payments.csv"), "x");
}

TEST_F(Results, WhatIsNotOursIsNeverTouched) {
  ASSERT_TRUE(put(at("out"), "payments.csv", "old").has_value());
  write("out/notes.txt", "mine");
  const Error error = error_of(at("out"));
  EXPECT_EQ(error.code, Code::output_unwritable);
  EXPECT_NE(error.sentence.zh.find("notes.txt"), std::string::npos);
  EXPECT_EQ(content("out/notes.txt"), "mine");
  EXPECT_EQ(content("out/payments.csv"), "old");
  std::filesystem::create_directories(at("deep/payments.csv"));
  EXPECT_EQ(error_of(at("deep")).code, Code::output_unwritable) << "a folder with the name of a result";
  write("file", "x");
  EXPECT_EQ(error_of(at("file")).code, Code::output_unwritable);
  EXPECT_EQ(content("file"), "x");
}

TEST_F(Results, AFileThatComesDuringTheRunIsNeverTouched) {
  std::filesystem::create_directory(at("out"));
  const auto folder = start(at("out"));
  ASSERT_TRUE(folder.has_value());
  ASSERT_TRUE((*(*folder)->create("payments.csv"))->write_at(0, "new").has_value());
  write("out/notes.txt", "mine");
  const auto committed = (*folder)->commit();
  ASSERT_FALSE(committed.has_value());
  EXPECT_EQ(committed.error().code, Code::output_unwritable);
  EXPECT_EQ(names("out"), Names{"notes.txt"});
}

TEST_F(Results, PlacesThatCannotBeWritten) {
  EXPECT_EQ(error_of(at("no/out")).code, Code::output_unwritable);
  EXPECT_EQ(error_of("").code, Code::output_unwritable);
  EXPECT_EQ(error_of("/").code, Code::output_unwritable);
  EXPECT_EQ(error_of("/proc/out").code, Code::output_unwritable);
  EXPECT_EQ(error_of("/dev/full").code, Code::output_unwritable);
  EXPECT_EQ(error_of(at(std::string(250, 'n'))).code, Code::output_unwritable) << "no room for the name of its twin";
  EXPECT_NE(error_of("/proc").sentence.en.find("mount point"), std::string::npos);
  EXPECT_EQ(names(), Names{});
}

TEST_F(Results, TheCurrentFolderIsNoPlace) {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path(at("."));
  EXPECT_NE(error_of(".").sentence.en.find("current folder"), std::string::npos);
  EXPECT_TRUE(put("out", "payments.csv", "x").has_value()) << "a relative path";
  std::filesystem::current_path(before);
  EXPECT_EQ(content("out/payments.csv"), "x");
}

TEST_F(Results, ASymbolicLinkStaysOne) {
  std::filesystem::create_directory(at("real"));
  std::filesystem::create_directory_symlink(at("real"), at("link"));
  ASSERT_TRUE(put(at("link"), "payments.csv", "x").has_value());
  EXPECT_TRUE(std::filesystem::is_symlink(at("link")));
  EXPECT_EQ(content("real/payments.csv"), "x");
  EXPECT_EQ(names(), (Names{"link", "real"}));
}

TEST_F(Results, WhatAKilledRunLeftIsTakenAwayByTheNext) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto folder = start(at("out"));
    const auto file = (*folder)->create("payments.csv");
    ::kill(::getpid(), SIGKILL);
  }
  ::waitpid(child, nullptr, 0);
  ASSERT_EQ(names().size(), 1U);
  const auto running = start(at("other"));  // another run's is in use and stays
  ASSERT_TRUE(put(at("out"), "payments.csv", "x").has_value());
  EXPECT_EQ(names().size(), 2U);
  EXPECT_TRUE(names().contains("out"));
}

TEST_F(Results, TwoRunsAtOnceDoNotDisturbEachOther) {
  const auto first = start(at("out"));
  const auto second = start(at("out"));
  ASSERT_TRUE(first.has_value() && second.has_value());
  ASSERT_TRUE((*(*first)->create("payments.csv"))->write_at(0, "first").has_value());
  ASSERT_TRUE((*(*second)->create("payments.csv"))->write_at(0, "second").has_value());
  ASSERT_TRUE((*first)->commit().has_value());
  ASSERT_TRUE((*second)->commit().has_value());
  EXPECT_EQ(content("out/payments.csv"), "second");
  EXPECT_EQ(names(), Names{"out"});
}

TEST_F(Results, ThreadsWriteTheirOwnParts) {
  const auto folder = start(at("out"));
  ASSERT_TRUE(folder.has_value());
  const auto file = (*folder)->create("payments.csv");
  ASSERT_TRUE(file.has_value());
  std::vector<std::thread> threads;
  for (char letter = 'a'; letter < 'e'; ++letter)
    threads.emplace_back([&, letter] {
      for (std::uint64_t i = 0; i < 100; ++i)
        EXPECT_TRUE(
            (*file)->write_at((i * 4 + static_cast<std::uint64_t>(letter - 'a')) * 10, std::string(10, letter)));
    });
  for (std::thread& thread : threads) thread.join();
  ASSERT_TRUE((*folder)->commit().has_value());
  const std::string bytes = content("out/payments.csv");
  ASSERT_EQ(bytes.size(), 4000U);
  for (std::size_t i = 0; i < bytes.size(); ++i) ASSERT_EQ(bytes[i], static_cast<char>('a' + i / 10 % 4));
}

// What a run says under a limit on file sizes, from a process of its own.
int under_size_limit(const std::function<int()>& run) {
  const pid_t child = ::fork();
  if (child == 0) {
    std::signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    ::_exit(run());
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(Results, AFullDiskIsToldAndLeavesNothing) {
  ASSERT_TRUE(put(at("out"), "payments.csv", "old").has_value());
  const int code = under_size_limit([&] {
    const auto done = put(at("out"), "payments.csv", std::string(5000, 'x'));
    return done ? 0 : static_cast<int>(done.error().code);
  });
  EXPECT_EQ(code, static_cast<int>(Code::output_full));
  EXPECT_EQ(content("out/payments.csv"), "old");
  EXPECT_EQ(names(), Names{"out"});
}

TEST_F(Results, AWriteThatFailedForbidsTheCommit) {
  const int code = under_size_limit([&] {
    const auto folder = start(at("out"));
    const auto file = (*folder)->create("payments.csv");
    static_cast<void>((*file)->write_at(0, std::string(5000, 'x')));  // a caller that forgets to look
    const auto done = (*folder)->commit();
    return done ? 0 : static_cast<int>(done.error().code);
  });
  EXPECT_EQ(code, static_cast<int>(Code::output_full));
  EXPECT_FALSE(std::filesystem::exists(at("out")));
}

}  // namespace
}  // namespace nuan::adapters::files
