// GB18030: known codes, every code against the system's converter, and characters cut short.
#include "claims/gb18030.hpp"

#include <gtest/gtest.h>
#include <iconv.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <set>

namespace nuan::claims {
namespace {

const Gb18030& table() {
  const auto made = Gb18030::table();
  ENSURE(made.has_value());
  return **made;
}

std::string utf8(std::string_view bytes) {
  std::string out;
  const Gb18030::Converted done = table().append_utf8(bytes, out);
  EXPECT_EQ(done.used, bytes.size());
  EXPECT_EQ(done.flaw, no_flaw);
  return out;
}

TEST(Gb18030, KnownCodes) {
  EXPECT_EQ(utf8("name,\xCD\xF5\xD0\xA1\xC3\xF7\n"), "name,王小明\n");
  EXPECT_EQ(utf8("\xA1\xA4"), "·");
  EXPECT_EQ(utf8("\x99\x33\xA9\x32"), "\U0002CB4E");
  EXPECT_EQ(utf8("\x81\x30\x81\x30"), "\u0080");
  EXPECT_EQ(utf8("\x84\x31\xA4\x39"), "\uFFFF");
  EXPECT_EQ(utf8("\x90\x30\x81\x30"), "\U00010000");
  EXPECT_EQ(utf8("\xE3\x32\x9A\x35"), "\U0010FFFF");
  EXPECT_EQ(utf8("\x95\x7C,|\x81\x5C"), "晐,|乗") << "trail bytes that look like | and \\";
}

TEST(Gb18030, CodesInWhichSystemsDifferHaveOneMeaning) {
  EXPECT_EQ(utf8("\xFE\x59"), "\u9FB4");
  EXPECT_EQ(utf8("\xFE\x51"), "\U00020087");
  EXPECT_EQ(utf8("\x82\x35\x90\x37"), "\u9FB4") << "its four-byte form, which glibc refuses";
  EXPECT_EQ(utf8("\xA6\xD9"), "\uFE10");
  EXPECT_EQ(utf8("\x84\x31\x82\x36"), "\uFE10");
}

// Four-byte forms that glibc refuses; everything else must be what glibc says.
std::set<std::uint32_t> refused_by_glibc() {
  std::set<std::uint32_t> codes = {0x82359037, 0x82359038, 0x82359039};
  for (std::uint32_t last = 0; last < 5; ++last) codes.insert(0x82359130 + last);
  for (std::uint32_t last = 6; last < 10; ++last) codes.insert(0x84318230 + last);
  for (std::uint32_t last = 0; last < 6; ++last) codes.insert(0x84318330 + last);
  return codes;
}

struct Oracle {
  iconv_t handle = iconv_open("UTF-8", "GB18030");
  ~Oracle() { iconv_close(handle); }
  std::string utf8(std::string bytes) const {
    std::string out(8, '\0');
    char* in = bytes.data();
    char* to = out.data();
    std::size_t in_left = bytes.size(), out_left = out.size();
    iconv(handle, nullptr, nullptr, nullptr, nullptr);
    if (iconv(handle, &in, &in_left, &to, &out_left) != 0) return "";
    return out.substr(0, out.size() - out_left);
  }
};

std::string bytes_of(std::initializer_list<unsigned> values) {
  std::string bytes;
  for (const unsigned value : values) bytes += static_cast<char>(static_cast<unsigned char>(value));
  return bytes;
}

std::string converted(const std::string& bytes) {
  std::string out;
  return table().append_utf8(bytes, out).used == bytes.size() ? out : "";
}

TEST(Gb18030, EveryPairOfBytesIsWhatTheSystemSays) {
  const Oracle oracle;
  for (unsigned first = 0x80; first < 0x100; ++first)
    for (unsigned second = 0x3A; second < 0x100; ++second)
      ASSERT_EQ(converted(bytes_of({first, second})), oracle.utf8(bytes_of({first, second}))) << first << " " << second;
}

TEST(Gb18030, EveryFourBytesOfTheBasicPlaneAreWhatTheSystemSays) {
  const Oracle oracle;
  const auto refused = refused_by_glibc();
  for (unsigned a = 0x81; a <= 0x84; ++a)
    for (unsigned b = 0x30; b <= 0x39; ++b)
      for (unsigned c = 0x81; c <= 0xFE; ++c)
        for (unsigned d = 0x30; d <= 0x39; ++d) {
          const std::string bytes = bytes_of({a, b, c, d});
          if (refused.contains(a << 24U | b << 16U | c << 8U | d)) {
            ASSERT_EQ(oracle.utf8(bytes), "") << "the system now takes this form: the correction may go";
            ASSERT_NE(converted(bytes), "");
          } else {
            ASSERT_EQ(converted(bytes), oracle.utf8(bytes)) << a << " " << b << " " << c << " " << d;
          }
        }
}

TEST(Gb18030, BeyondTheBasicPlaneIsWhatTheSystemSays) {
  const Oracle oracle;
  for (unsigned a = 0x85; a <= 0xFE; ++a)
    for (unsigned b = 0x30; b <= 0x39; ++b)
      for (unsigned c = 0x81; c <= 0xFE; c += 25)
        for (unsigned d = 0x30; d <= 0x39; d += 3) {
          const std::string bytes = bytes_of({a, b, c, d});
          ASSERT_EQ(converted(bytes), oracle.utf8(bytes)) << a << " " << b << " " << c << " " << d;
        }
}

void expect_flaw(std::string_view bytes, std::size_t flaw) {
  std::string out;
  const Gb18030::Converted done = table().append_utf8(bytes, out);
  EXPECT_EQ(done.flaw, flaw);
  EXPECT_EQ(done.used, flaw);
}

TEST(Gb18030, FlawsAreToldByTheirFirstByte) {
  expect_flaw("ab\x80", 2);
  expect_flaw("ab\xFF\xFE", 2);
  expect_flaw("\xCD\xF5\xCD\x0A", 2);
  expect_flaw("\xCD,", 0);
  expect_flaw("\xCD\x7F", 0);
  expect_flaw("a\x81\x30\x20\x30", 1);
  expect_flaw("a\x81\x30\x81\x2C", 1);
  expect_flaw("a\xE3\x32\x9A\x36", 1);  // one beyond U+10FFFF
  expect_flaw("a\x84\x31\xA5\x30", 1);  // not assigned
}

TEST(Gb18030, ACharacterCutShortIsLeftForMoreBytes) {
  const std::string text = "a\xCD\xF5\x99\x33\xA9\x32";
  for (const auto& [size, used] : {std::pair{0, 0}, {1, 1}, {2, 1}, {3, 3}, {4, 3}, {5, 3}, {6, 3}, {7, 7}}) {
    std::string out;
    const auto done = table().append_utf8(std::string_view(text).substr(0, static_cast<std::size_t>(size)), out);
    EXPECT_EQ(done.used, static_cast<std::size_t>(used)) << size;
    EXPECT_EQ(done.flaw, no_flaw);
  }
}

RC_GTEST_PROP(Gb18030, OutputIsUtf8AndRowsCanBeCutOnRawBytes, ()) {
  const auto bytes = *rc::gen::container<std::string>(rc::gen::element(
      'a', ',', '"', '\n', '\r', '\x81', '\x84', '\xFE', '\x30', '\x39', '\x40', '|', '\\', '\xA1', '\xCD'));
  std::string out;
  const auto done = table().append_utf8(bytes, out);
  RC_ASSERT(is_utf8(out));
  const auto used = std::string_view(bytes).substr(0, done.used);
  for (const char mark : {',', '"', '\n', '\r'})
    RC_ASSERT(std::count(used.begin(), used.end(), mark) == std::count(out.begin(), out.end(), mark));
}

TEST(Gb18030, ASystemWithoutTablesSaysWhatToInstall) {
  const Error error = no_gb18030_tables();
  EXPECT_EQ(error.code, Code::input_undecodable);
  EXPECT_NE(error.advice.en.find("gconv modules of glibc"), std::string::npos);
  EXPECT_NE(error.advice.zh.find("另存为 UTF-8"), std::string::npos);
}

}  // namespace
}  // namespace nuan::claims
