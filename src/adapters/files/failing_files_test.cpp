// The files that tests fail with must themselves do what they say.
#include "adapters/files/failing_files.hpp"

#include <gtest/gtest.h>

#include <array>

namespace nuan::adapters::files {
namespace {

constexpr std::array<std::string_view, 1> result_names = {"a"};

Result<void> copy(Files& files) {
  TRY_LET(const auto input, files.open("in"));
  TRY_LET(const auto folder, files.create_folder("out", result_names));
  TRY_LET(const auto output, folder->create("a"));
  char byte = 0;
  for (std::uint64_t i = 0; i < input->size(); ++i) {
    TRY(input->read_at(i, {&byte, 1}));
    TRY(output->write_at(i, {&byte, 1}));
  }
  return folder->commit();
}

TEST(MemoryFiles, KeepWhatWasCommitted) {
  MemoryFiles memory;
  memory.inputs["in"] = "abc";
  ASSERT_TRUE(copy(memory).has_value());
  EXPECT_EQ(memory.folders.at("out").at("a"), "abc");
  memory.folders["out"]["mine"] = "x";
  EXPECT_FALSE(copy(memory).has_value());
  EXPECT_EQ(memory.open("no").error().code, Code::input_missing);
}

TEST(FailingFiles, FailAtTheWantedCall) {
  for (std::uint64_t n = 1; n <= 4; ++n) {
    MemoryFiles memory;
    memory.inputs["in"] = "abc";
    FailingFiles reading(memory, {.read = n});
    EXPECT_EQ(copy(reading).has_value(), n == 4) << n;
    FailingFiles writing(memory, {.write = n});
    const auto written = copy(writing);
    ASSERT_EQ(written.has_value(), n == 4);
    if (n < 4) {
      EXPECT_EQ(written.error().code, Code::output_full);
      EXPECT_EQ(written.error().place.file, "out/a");
    } else {
      EXPECT_EQ(writing.reads(), 3U);
      EXPECT_EQ(writing.writes(), 3U);
    }
  }
}

TEST(FailingFiles, EveryKindOfCall) {
  MemoryFiles memory;
  memory.inputs["in"] = "abc";
  for (const FailingFiles::When when : {FailingFiles::When{.open = 1}, FailingFiles::When{.create_folder = 1},
                                        FailingFiles::When{.create = 1}, FailingFiles::When{.commit = 1}}) {
    FailingFiles failing(memory, when);
    EXPECT_FALSE(copy(failing).has_value());
    EXPECT_TRUE(memory.folders.empty());
  }
}

}  // namespace
}  // namespace nuan::adapters::files
