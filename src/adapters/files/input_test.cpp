// Inputs: files, what is no file, pipes, and files that change or fail while they are read. Nothing here leans on
// permission bits, which do not stop root.
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "adapters/files/files.hpp"
#include "adapters/files/test_folder.hpp"

namespace nuan::adapters::files {
namespace {

class Inputs : public testing::Test, protected TestFolder {};

std::string read_all(const InputFile& file) {
  std::string bytes(file.size(), '\0');
  const auto read = file.read_at(0, bytes);
  EXPECT_TRUE(read.has_value());
  return bytes;
}

Code code_of_open(const std::string& path) {
  const auto file = real_files()->open(path);
  EXPECT_FALSE(file.has_value()) << path;
  if (file) return Code::bug;
  EXPECT_EQ(file.error().place.file, path);
  EXPECT_FALSE(file.error().sentence.zh.empty() || file.error().sentence.en.empty() || file.error().advice.zh.empty());
  return file.error().code;
}

// Runs `write` in a process of its own at the other end of a pipe, and gives the path of this end.
class Pipe {
 public:
  template <class Write>
  explicit Pipe(Write write) {
    int ends[2];
    EXPECT_EQ(::pipe(ends), 0);
    child_ = ::fork();
    if (child_ == 0) {
      ::close(ends[0]);
      write(ends[1]);
      ::_exit(0);
    }
    ::close(ends[1]);
    end_ = ends[0];
  }
  ~Pipe() {
    ::close(end_);
    ::waitpid(child_, nullptr, 0);
  }
  [[nodiscard]] std::string path() const { return "/dev/fd/" + std::to_string(end_); }
  [[nodiscard]] int end() const { return end_; }

 private:
  pid_t child_ = 0;
  int end_ = -1;
};

void put(int end, const std::string& bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const ssize_t written = ::write(end, bytes.data() + at, bytes.size() - at);
    if (written <= 0) return;
    at += static_cast<std::size_t>(written);
  }
}

TEST_F(Inputs, AFileIsReadAnywhere) {
  write("a.csv", "0123456789");
  const auto file = real_files()->open(at("a.csv"));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ((*file)->name(), at("a.csv"));
  EXPECT_EQ((*file)->size(), 10U);
  std::string part(3, '\0');
  ASSERT_TRUE((*file)->read_at(7, part).has_value());
  EXPECT_EQ(part, "789");
}

TEST_F(Inputs, AnEmptyFileOpens) {
  write("a.csv", "");
  const auto file = real_files()->open(at("a.csv"));
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ((*file)->size(), 0U);
  EXPECT_TRUE(real_files()->open("/dev/null").has_value());
}

TEST_F(Inputs, WhatIsNotThereOrNoFile) {
  write("a.csv", "x");
  EXPECT_EQ(code_of_open(at("no.csv")), Code::input_missing);
  EXPECT_EQ(code_of_open(at("no/no.csv")), Code::input_missing);
  EXPECT_EQ(code_of_open(at("a.csv/b")), Code::input_missing);
  EXPECT_EQ(code_of_open(""), Code::input_missing);
  EXPECT_EQ(code_of_open(at(".")), Code::input_is_directory);
  std::filesystem::create_symlink(at("round"), at("round"));
  EXPECT_EQ(code_of_open(at("round")), Code::input_unreadable);
  EXPECT_EQ(code_of_open(at(std::string(300, 'n'))), Code::input_unreadable);
}

TEST_F(Inputs, AFailingDeviceIsUnreadable) { EXPECT_EQ(code_of_open("/proc/self/mem"), Code::input_unreadable); }

TEST_F(Inputs, FilesThatTheSystemMakesUpAreRead) {
  const auto file = real_files()->open("/proc/self/status");
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(read_all(**file).starts_with("Name:"));
}

TEST_F(Inputs, AFileThatBecomesShorterIsNoticed) {
  write("a.csv", "0123456789");
  const auto file = real_files()->open(at("a.csv"));
  ASSERT_TRUE(file.has_value());
  std::filesystem::resize_file(at("a.csv"), 4);
  std::string bytes(10, '\0');
  const auto read = (*file)->read_at(0, bytes);
  ASSERT_FALSE(read.has_value());
  EXPECT_EQ(read.error().code, Code::input_changed);
  EXPECT_NE(read.error().sentence.en.find("had 10 bytes, now 4"), std::string::npos) << read.error().sentence.en;
}

TEST_F(Inputs, APipeIsReadTwice) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "row," + std::to_string(i) + "\n";
  const Pipe pipe([&](int end) { put(end, text); });
  const auto file = real_files()->open(pipe.path());
  ASSERT_TRUE(file.has_value());
  EXPECT_TRUE(read_all(**file) == text);
  EXPECT_TRUE(read_all(**file) == text);
}

TEST_F(Inputs, ANamedPipeAndAnEmptyPipe) {
  ASSERT_EQ(::mkfifo(at("fifo").c_str(), 0600), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    const int end = ::open(at("fifo").c_str(), O_WRONLY);
    put(end, "a,b\n");
    ::_exit(0);
  }
  const auto file = real_files()->open(at("fifo"));
  ::waitpid(child, nullptr, 0);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(read_all(**file), "a,b\n");
  const Pipe empty([](int) {});
  const auto nothing = real_files()->open(empty.path());
  ASSERT_TRUE(nothing.has_value());
  EXPECT_EQ((*nothing)->size(), 0U);
}

TEST_F(Inputs, AnEndlessLineIsRefusedBeforeItFillsTheDisk) {
  const Pipe pipe([](int end) {
    put(end, "a,b\n");
    const std::string piece(1U << 20U, 'x');
    for (int i = 0; i < 1024; ++i) put(end, piece);
  });
  const auto file = real_files()->open(pipe.path());
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().code, Code::record_too_long);
  EXPECT_EQ(file.error().place.line, 2U);
  EXPECT_EQ(code_of_open("/dev/zero"), Code::record_too_long);
}

TEST_F(Inputs, ALineOfExactlyTheLimitPasses) {
  const Pipe pipe([](int end) { put(end, std::string(record_limit, 'x') + "\n" + std::string(record_limit, 'y')); });
  EXPECT_TRUE(real_files()->open(pipe.path()).has_value());
  const Pipe longer([](int end) { put(end, std::string(record_limit + 1, 'x') + "\n"); });
  EXPECT_EQ(code_of_open(longer.path()), Code::record_too_long);
}

// Standard input is put in place of ours for the time of one test.
class StandardInput {
 public:
  explicit StandardInput(int replacement) : kept_(::dup(STDIN_FILENO)) { ::dup2(replacement, STDIN_FILENO); }
  ~StandardInput() {
    ::dup2(kept_, STDIN_FILENO);
    ::close(kept_);
  }

 private:
  int kept_;
};

TEST_F(Inputs, ADashIsStandardInput) {
  const Pipe pipe([](int end) { put(end, "a,b\n1,2\n"); });
  const StandardInput replaced(pipe.end());
  const auto file = real_files()->open("-");
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ((*file)->name(), "-");
  EXPECT_EQ(read_all(**file), "a,b\n1,2\n");
}

TEST_F(Inputs, StandardInputFromAFileBeginsWhereItStands) {
  write("a.csv", "skipped|a,b\n");
  const int number = ::open(at("a.csv").c_str(), O_RDONLY);
  ASSERT_EQ(::lseek(number, 8, SEEK_SET), 8);
  const StandardInput replaced(number);
  const auto file = real_files()->open("-");
  ::close(number);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(read_all(**file), "a,b\n");
}

TEST_F(Inputs, WithoutARoomForThePipeTheErrorSaysSo) {
  const Pipe pipe([](int end) { put(end, "a,b\n"); });
  ::setenv("TMPDIR", "/proc", 1);
  const auto file = real_files()->open(pipe.path());
  ::unsetenv("TMPDIR");
  ASSERT_FALSE(file.has_value());
  EXPECT_EQ(file.error().code, Code::output_unwritable);
  EXPECT_EQ(file.error().place.file, "/proc");
  EXPECT_NE(file.error().advice.en.find("TMPDIR"), std::string::npos);
}

}  // namespace
}  // namespace nuan::adapters::files
