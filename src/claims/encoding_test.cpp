// Encodings: what the first bytes say, what the whole says, and characters cut by the edges of pieces.
#include "claims/encoding.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace nuan::claims {
namespace {

// A file that is a text in memory.
class TextFile : public InputFile {
 public:
  explicit TextFile(std::string text) : text_(std::move(text)) {}
  const std::string& name() const override { return name_; }
  std::uint64_t size() const override { return text_.size(); }
  Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    std::copy_n(text_.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
    return {};
  }

 private:
  std::string name_ = "members.csv";
  std::string text_;
};

Result<Decided> decided(std::string text) { return decide_encoding(TextFile(std::move(text))); }

Encoding encoding_of(std::string text) {
  const auto found = decided(std::move(text));
  EXPECT_TRUE(found.has_value()) << to_text(found.error(), Language::en);
  return found ? found->encoding : Encoding::utf8;
}

Error error_of(std::string text) {
  const auto found = decided(std::move(text));
  EXPECT_FALSE(found.has_value());
  return found ? Error{} : found.error();
}

const std::string gb_wang = "\xCD\xF5";  // 王
const std::string utf8_wang = "王";

TEST(Encoding, PlainAndUtf8AreUtf8) {
  EXPECT_EQ(encoding_of("a"), Encoding::utf8);
  EXPECT_EQ(encoding_of("name\n王小明\n"), Encoding::utf8);
  EXPECT_EQ(encoding_of("name\n\U0002CB4E\n"), Encoding::utf8);
}

TEST(Encoding, EverythingElseIsGb18030UntilConverted) {
  EXPECT_EQ(encoding_of("name\n" + gb_wang + "\n"), Encoding::gb18030);
  EXPECT_EQ(encoding_of("\xC1\xAA\xCD\xA8\n"), Encoding::gb18030) << "these two characters fool laxer detectors";
}

TEST(Encoding, MarksAreSkipped) {
  const auto utf8 = decided("\xEF\xBB\xBFname\n");
  ASSERT_TRUE(utf8.has_value());
  EXPECT_EQ(utf8->mark_bytes, 3U);
  const auto gb = decided("\x84\x31\x95\x33name\n");
  ASSERT_TRUE(gb.has_value());
  EXPECT_EQ(gb->encoding, Encoding::gb18030);
  EXPECT_EQ(gb->mark_bytes, 4U);
}

TEST(Encoding, AFalseMarkIsToldWithItsPlace) {
  const Error error = error_of("\xEF\xBB\xBFname\n" + gb_wang);
  EXPECT_EQ(error.code, Code::input_undecodable);
  EXPECT_NE(error.sentence.en.find("byte offset 8"), std::string::npos) << error.sentence.en;
  EXPECT_NE(error.sentence.zh.find("字节偏移 8"), std::string::npos);
}

TEST(Encoding, ForeignFilesAreNamed) {
  using namespace std::string_literals;
  const auto says = [](const std::string& bytes, std::string_view word) {
    const Error error = error_of(bytes);
    EXPECT_EQ(error.code, Code::input_undecodable);
    EXPECT_NE(error.sentence.en.find(word), std::string::npos) << error.sentence.en;
    EXPECT_FALSE(error.advice.zh.empty());
  };
  says(
      "\xFF\xFE"
      "a\0"s,
      "UTF-16");
  says("\xFE\xFF\0a"s, "UTF-16");
  says("PK\x03\x04rest"s, "xlsx");
  says("\xD0\xCF\x11\xE0\xA1\xB1"s, "old Excel");
  says("\x1F\x8B\x08"s, "compressed");
}

TEST(Encoding, EmptyAndNulAreToldApart) {
  EXPECT_EQ(error_of("").code, Code::input_empty);
  const Error all = error_of(std::string(5000, '\0'));
  EXPECT_EQ(all.code, Code::input_nul);
  EXPECT_NE(all.sentence.en.find("nothing but NUL"), std::string::npos);
  const Error one = error_of(std::string("name\n\0x", 7));
  EXPECT_EQ(one.code, Code::input_nul);
  EXPECT_NE(one.sentence.en.find("byte offset 5"), std::string::npos);
  const Error late = error_of(std::string(5000, '\0') + "x");
  EXPECT_NE(late.sentence.en.find("byte offset 0"), std::string::npos);
  EXPECT_NE(error_of("x" + std::string(3 << 20, '\0')).sentence.en.find("byte offset 1"), std::string::npos);
}

TEST(Encoding, AFileCutInsideACharacterStaysUtf8) {
  EXPECT_EQ(encoding_of("name\n" + utf8_wang + "\nxx" + utf8_wang.substr(0, 2)), Encoding::utf8);
  EXPECT_EQ(encoding_of("name\nxx\xE4\xBA"), Encoding::gb18030) << "no whole character speaks for UTF-8";
}

TEST(Encoding, LargeFilesAreReadInPiecesThatCutCharacters) {
  for (std::size_t shift = 0; shift < 3; ++shift) {
    std::string text(shift, 'x');
    while (text.size() < (5U << 19U)) text += utf8_wang;
    EXPECT_EQ(encoding_of(text), Encoding::utf8);
    text[(1U << 20U) + 1] = 'x';
    EXPECT_EQ(encoding_of(text), Encoding::gb18030);
  }
}

TEST(Encoding, NeitherSaysBothPlaces) {
  const Error error = undecodable({"claims.csv"}, 7, 9);
  EXPECT_EQ(error.sentence.en,
            "the file is neither UTF-8 (wrong at byte offset 7) nor GB18030 (wrong at byte offset 9)");
  EXPECT_EQ(error.sentence.zh, "文件既不是 UTF-8 (字节偏移 7 处不合), 也不是 GB18030 (字节偏移 9 处不合)");
}

// Text with characters of every length, sometimes with one byte wrong.
std::string some_bytes() {
  std::string text;
  for (int i = *rc::gen::inRange(0, 12); i > 0; --i)
    text += *rc::gen::element<std::string>("a", "\n", "é", "王", "\U0002CB4E", std::string(1, '\0'), "\xFF", "\xE4\xBA",
                                           "\x80");
  return text;
}

RC_GTEST_PROP(TextCheck, CutsChangeNothing, ()) {
  const std::string text = some_bytes();
  TextCheck whole;
  whole.add(text);
  TextCheck pieces;
  for (std::size_t at = 0; at < text.size();) {
    const auto size = *rc::gen::inRange<std::size_t>(1, 5);
    pieces.add(std::string_view(text).substr(at, size));
    at += size;
  }
  RC_ASSERT(pieces.flaw() == whole.flaw());
  RC_ASSERT(pieces.cut() == whole.cut());
  RC_ASSERT(pieces.nul() == whole.nul());
  RC_ASSERT(pieces.only_nul() == whole.only_nul());
  RC_ASSERT((pieces.flaw() != TextCheck::nowhere || pieces.beyond_ascii() == whole.beyond_ascii()));
}

RC_GTEST_PROP(TextCheck, AgreesWithThePlainCheck, ()) {
  const std::string text = some_bytes();
  TextCheck whole;
  whole.add(text);
  const std::size_t flaw = utf8_flaw(text);
  RC_ASSERT(std::min(whole.flaw(), whole.cut()) == (flaw == no_flaw ? TextCheck::nowhere : flaw));
  const auto nul = text.find('\0');
  RC_ASSERT(whole.nul() == (nul == std::string::npos ? TextCheck::nowhere : nul));
}

RC_GTEST_PROP(TextCheck, LinesCheckedApartDecideTogether, ()) {
  const std::string text = some_bytes();
  TextCheck whole;
  whole.add(text);
  std::vector<TextCheck> parts;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    parts.emplace_back(at).add(std::string_view(text).substr(at, end - at));
    at = end;
  }
  if (*rc::gen::arbitrary<bool>()) std::reverse(parts.begin(), parts.end());
  TextCheck joined;
  for (const TextCheck& part : parts) joined.join(part);
  RC_ASSERT(joined.flaw() == whole.flaw());
  RC_ASSERT(joined.cut() == whole.cut());
  RC_ASSERT(joined.nul() == whole.nul());
  RC_ASSERT(joined.only_nul() == whole.only_nul());
}

}  // namespace
}  // namespace nuan::claims
