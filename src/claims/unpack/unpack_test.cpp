#include "claims/unpack/unpack.hpp"

#include <gtest/gtest.h>
#include <zip.h>

#include <map>

#include "claims/unpack/cell_values.hpp"
#include "claims/unpack/held_text.hpp"
#include "claims/unpack/swapped_file.hpp"

namespace nuan::claims {
namespace {

std::unique_ptr<HeldText> held(std::string_view bytes) {
  auto text = std::make_unique<HeldText>("test", 1U << 30U);
  EXPECT_TRUE(text->append(bytes));
  return text;
}

std::string all_of(const InputFile& file) {
  std::string bytes(file.size(), '\0');
  EXPECT_TRUE(file.read_at(0, bytes).has_value());
  return bytes;
}

using Parts = std::map<std::string, std::string>;

std::string zipped(const Parts& parts, bool locked = false) {
  zip_error_t error;
  zip_source_t* const source = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
  zip_source_keep(source);
  for (const auto& [name, text] : parts) {
    const zip_int64_t at =
        zip_file_add(archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0);
    if (locked) zip_file_set_encryption(archive, static_cast<zip_uint64_t>(at), ZIP_EM_AES_256, "secret");
  }
  EXPECT_EQ(zip_close(archive), 0);
  zip_source_open(source);
  zip_source_seek(source, 0, SEEK_END);
  std::string bytes(static_cast<std::size_t>(zip_source_tell(source)), '\0');
  zip_source_seek(source, 0, SEEK_SET);
  zip_source_read(source, bytes.data(), bytes.size());
  zip_source_close(source);
  zip_source_free(source);
  return bytes;
}

Code code_of_unpacking(const std::string& bytes) {
  const auto text = unpack(*held(bytes));
  return text ? Code::bug : text.error().code;
}

std::string unpacked(const std::string& bytes) {
  const auto text = unpack(*held(bytes));
  if (!text) return to_text(text.error(), Language::en);
  return *text ? all_of(**text) : "no archive";
}

TEST(Unpack, AFileInAZip) {
  EXPECT_EQ(unpacked("a,b\n1,2\n"), "no archive");
  EXPECT_EQ(unpacked(zipped({{"claims.csv", "a,b\n1,2\n"}})), "a,b\n1,2\n");
  EXPECT_EQ(unpacked(zipped({{"claims.csv", "x"}, {"__MACOSX/._claims.csv", "y"}})), "x");
}

TEST(Unpack, ZipsThatCannotBeRead) {
  const std::string good = zipped({{"claims.csv", std::string(5000, 'a') + "b,c\n"}});
  EXPECT_EQ(code_of_unpacking(zipped({{"a.csv", "x"}, {"b.csv", "y"}})), Code::archive_of_many);
  EXPECT_EQ(code_of_unpacking(zipped({{"a.csv", "x"}}, true)), Code::archive_locked);
  EXPECT_EQ(code_of_unpacking(good.substr(0, good.size() / 2)), Code::archive_damaged);
  std::string bent = good;
  bent[45] = static_cast<char>(bent[45] ^ 0x55);  // inside the packed bytes
  EXPECT_EQ(code_of_unpacking(bent), Code::archive_damaged);
  EXPECT_EQ(code_of_unpacking("PK\x03\x04"), Code::archive_damaged);
}

TEST(Unpack, AZipWithoutAFile) {
  EXPECT_EQ(code_of_unpacking(zipped({{"__MACOSX/._claims.csv", "y"}})), Code::input_empty);
}

// A file on a disk that fails behind its first bytes.
class Failing final : public InputFile {
 public:
  Failing(std::string bytes, std::uint64_t good) : bytes_(std::move(bytes)), good_(good) {}
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::uint64_t size() const override { return bytes_.size(); }
  [[nodiscard]] Result<void> read_at(std::uint64_t offset, std::span<char> buffer) const override {
    if (offset + buffer.size() > good_)
      return fail(Code::input_unreadable, {name_}, {"读不出", "cannot be read"}, {"换一块盘", "use another disk"});
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(offset), buffer.size(), buffer.begin());
    return {};
  }

 private:
  std::string name_ = "failing.zip", bytes_;
  std::uint64_t good_;
};

TEST(Unpack, AZipOnAFailingDisk) {
  const std::string bytes = zipped({{"claims.csv", std::string(100'000, 'a')}});
  for (const std::uint64_t good : {std::uint64_t{8}, std::uint64_t{bytes.size() / 2}}) {
    const auto text = unpack(Failing(bytes, good));
    EXPECT_FALSE(text.has_value()) << good;
  }
}

Parts workbook(const std::string& sheet) {
  return {
      {"xl/workbook.xml", R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>)"},
      {"xl/_rels/workbook.xml.rels",
       R"(<Relationships><Relationship Id="rId1" Target="worksheets/s.xml"/></Relationships>)"},
      {"xl/sharedStrings.xml",
       R"(<sst><si><t>名</t></si><si><r><t>王</t></r><r><t>𬭎</t></r><rPh><t>x</t></rPh></si></sst>)"},
      {"xl/styles.xml",
       R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy/m/d"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>)"},
      {"xl/worksheets/s.xml", "<worksheet><sheetData>" + sheet + "</sheetData></worksheet>"}};
}

TEST(Unpack, ABombIsRefused) {
  EXPECT_EQ(code_of_unpacking(zipped({{"a.csv", std::string(HeldText::always_allowed + 1, '0')}})),
            Code::archive_too_large);
}

TEST(Unpack, SoIsOneInsideASheet) {
  const std::string zeros(HeldText::always_allowed + 1, '0');
  EXPECT_EQ(code_of_unpacking(zipped(workbook("<row><c><v>" + zeros + "</v></c></row>"))), Code::archive_too_large);
}

TEST(Unpack, ASheetBecomesCsv) {
  EXPECT_EQ(
      unpacked(zipped(workbook(
          R"(<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>fee, "all"</t></is></c><c r="C1" t="str"><v>day</v></c></row>)"
          R"(<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>4.0999999999999996</v></c><c r="C3" s="1"><v>44451.4375</v></c></row>)"
          R"(<row r="4"><c r="B4"><v>1.101011980030712E+17</v></c><c r="D4" s="1"/></row>)"))),
      "名,\"fee, \"\"all\"\"\",day\n\n王𬭎,4.1,2021-09-12 10:30:00\n,1.10101198003071E+17,\n");
}

TEST(Unpack, SheetsThatCannotBeRead) {
  EXPECT_EQ(code_of_unpacking(zipped(workbook(R"(<row r="2"/><row r="1"/>)"))), Code::archive_damaged);
  EXPECT_EQ(code_of_unpacking(zipped(workbook(R"(<row r="1"><c r="ZZZZ1"><v>1</v></c></row>)"))),
            Code::archive_damaged);
  EXPECT_EQ(code_of_unpacking(zipped(workbook("<row>"))), Code::archive_damaged);
  EXPECT_EQ(code_of_unpacking(zipped(workbook(""))), Code::input_empty);
  Parts declares = workbook("");
  declares["xl/worksheets/s.xml"] = "<!DOCTYPE x [<!ENTITY a 'aaaa'>]><worksheet/>";
  EXPECT_EQ(code_of_unpacking(zipped(declares)), Code::archive_damaged);
  Parts lacks = workbook("");
  lacks.erase("xl/worksheets/s.xml");
  EXPECT_EQ(code_of_unpacking(zipped(lacks)), Code::archive_damaged);
}

TEST(Unpack, OneSheetOfSeveralMayHaveSomethingOnIt) {
  Parts parts = workbook("<row><c><v>1</v></c></row>");
  parts["xl/workbook.xml"] =
      R"(<workbook xmlns:r="r"><sheets><sheet name="a" r:id="rId1"/><sheet name="b" r:id="rId2"/></sheets></workbook>)";
  parts["xl/_rels/workbook.xml.rels"] =
      R"(<Relationships><Relationship Id="rId1" Target="worksheets/s.xml"/><Relationship Id="rId2" Target="worksheets/t.xml"/></Relationships>)";
  parts["xl/worksheets/t.xml"] = "<worksheet><sheetData></sheetData></worksheet>";
  EXPECT_EQ(unpacked(zipped(parts)), "1\n");
  parts["xl/worksheets/t.xml"] = "<worksheet><sheetData><row><c><v>2</v></c></row></sheetData></worksheet>";
  EXPECT_EQ(code_of_unpacking(zipped(parts)), Code::archive_of_many);
}

TEST(Unpack, WordsBetweenTheElementsOfABookMeanNothing) {
  Parts parts = workbook("<row><c><v>1</v></c></row>");
  for (const std::string name : {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"})
    parts[name].insert(parts[name].find('>') + 1, "words");
  EXPECT_EQ(unpacked(zipped(parts)), "1\n");
}

TEST(HeldText, IsNotReadBeyondItsEnd) {
  std::string room(4, '\0');
  EXPECT_EQ(held("abc")->read_at(0, room).error().code, Code::input_changed);
  EXPECT_EQ(held("abc")->read_at(4, {}).error().code, Code::input_changed);
}

TEST(CellValues, NumbersAsTheSheetShowsThem) {
  for (const auto& [stored, shown] : std::map<std::string, std::string>{{"0", "0"},
                                                                        {"-0.0", "0"},
                                                                        {"12.50", "12.5"},
                                                                        {"0.30000000000000004", "0.3"},
                                                                        {"-1234.5599999999999", "-1234.56"},
                                                                        {"9.9999999999999996E-1", "1"},
                                                                        {"1E3", "1000"},
                                                                        {"123456789012345", "123456789012345"},
                                                                        {"1234567890123456", "1.23456789012346E+15"},
                                                                        {"1E9999", "1E9999"},
                                                                        {"1Ex", "1Ex"},
                                                                        {"abc", "abc"}})
    EXPECT_EQ(number_text(stored), shown) << stored;
}

TEST(CellValues, Days) {
  EXPECT_EQ(day_text("44451", false), "2021-09-12");
  EXPECT_EQ(day_text("42989", true), "2021-09-12");
  EXPECT_EQ(day_text("44451.999999999", false), "2021-09-13");
  EXPECT_EQ(day_text("61", false), "1900-03-01");
  EXPECT_EQ(day_text("60", false), "60");
  EXPECT_EQ(day_text("0.5", false), "0.5");
  EXPECT_TRUE(shows_days(14U) && shows_days("yyyy-mm-dd") && shows_days("[$-804]d") && shows_days("\\d d"));
  EXPECT_FALSE(shows_days(4U) || shows_days("#,##0.00\"day\"") || shows_days("[Red]0.0") || shows_days("h:mm") ||
               shows_days("0\\d"));
}

TEST(SwappedFile, TabsAreSeenAsCommas) {
  const SwappedFile file(held("a\tb,\"c\"\n"));
  EXPECT_EQ(all_of(file),
            "a,b\t\x01"
            "c\x01\n");
  EXPECT_EQ(file.name(), "test");
  EXPECT_EQ(all_of(SwappedFile(held("a\x01\tb"))), "a\",b");
  EXPECT_TRUE(is_tab_separated(*held("a\tb\n1,2\n")).value());
  EXPECT_FALSE(is_tab_separated(*held("a,b\n1\t2\n")).value());
}

}  // namespace
}  // namespace nuan::claims
