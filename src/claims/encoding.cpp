#include "claims/encoding.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.hpp"

namespace nuan::claims {
namespace {

// First bytes that say at once that a file is no CSV this program reads.
struct Foreign {
  std::string_view bytes;
  Words what;
  Words advice;
};

std::span<const Foreign> foreign_files() {
  static const Words as_csv = {"请在表格软件中“另存为”→“CSV UTF-8 (逗号分隔)”",
                               "in the spreadsheet choose Save As, CSV UTF-8 (comma delimited)"};
  static const Words unpack = {"请先解压, 再给出其中的 CSV 文件", "unpack it first and name the CSV file inside"};
  static const std::array foreign = {
      Foreign{"\xFF\xFE",
              {"文件是 UTF-16 编码 (“Unicode 文本”), 应为 UTF-8 或 GB18030",
               "the file is UTF-16 ('Unicode Text'); expected UTF-8 or GB18030"},
              as_csv},
      Foreign{"\xFE\xFF",
              {"文件是 UTF-16 编码 (高位在前), 应为 UTF-8 或 GB18030",
               "the file is UTF-16 (big-endian); expected UTF-8 or GB18030"},
              as_csv},
      Foreign{"PK\x03\x04",
              {"文件是 Excel 工作簿 (.xlsx) 或压缩包, 应为 CSV 文本",
               "the file is an Excel workbook (.xlsx) or a zip archive; expected CSV text"},
              as_csv},
      Foreign{"\xD0\xCF\x11\xE0",
              {"文件是旧版 Excel 工作簿 (.xls), 应为 CSV 文本",
               "the file is an old Excel workbook (.xls); expected CSV text"},
              as_csv},
      Foreign{"\x1F\x8B",
              {"文件是 gzip 压缩文件, 应为 CSV 文本", "the file is compressed (gzip); expected CSV text"},
              unpack},
  };
  return foreign;
}

Error nul_error(const TextCheck& whole, const std::string& file) {
  if (whole.only_nul())
    return {
        Code::input_nul,
        {file},
        {"文件里只有 NUL 字节 (0), 没有任何文字", "the file holds nothing but NUL bytes (0)"},
        {"复制或下载可能中断过, 请重新取得文件", "a copy or a download was probably cut off; fetch the file again"}};
  const std::string offset = std::to_string(whole.nul());
  const std::string zh = "字节偏移 " + offset + " 处是 NUL 字节 (0), 文本里不会有";
  const std::string en = "byte offset " + offset + " is a NUL byte (0), which no text has";
  return {Code::input_nul,
          {file},
          {zh, en},
          {"文件可能已损坏, 或是没有标记的 UTF-16; 请另存为 UTF-8 的 CSV",
           "the file is damaged, or UTF-16 without its mark; save it as CSV in UTF-8"}};
}

Error broken_mark(std::uint64_t flaw, const std::string& file) {
  const std::string offset = std::to_string(flaw);
  const std::string zh = "文件以 UTF-8 标记 (BOM) 开头, 但字节偏移 " + offset + " 处不是 UTF-8";
  const std::string en = "the file begins with a UTF-8 mark (BOM), but is not UTF-8 at byte offset " + offset;
  return {Code::input_undecodable,
          {file},
          {zh, en},
          {"请另存为“CSV UTF-8”; 若文件曾被拼接或截断, 请重新取得",
           "save it as CSV UTF-8; if it was pasted together or cut, fetch it again"}};
}

}  // namespace

std::string_view name_of(Encoding encoding) { return encoding == Encoding::utf8 ? "UTF-8" : "GB18030"; }

Result<Opening> read_opening(std::string_view first_bytes, const std::string& file) {
  if (first_bytes.empty())
    return fail(Code::input_empty, {file},
                {"文件是空的, 一个字节也没有; 至少应有表头", "the file is empty; expected at least a header row"},
                {"请确认导出已经完成", "check that its export was finished"});
  for (const Foreign& foreign : foreign_files())
    if (first_bytes.starts_with(foreign.bytes))
      return fail(Code::input_undecodable, {file}, foreign.what, foreign.advice);
  if (first_bytes.starts_with("\xEF\xBB\xBF")) return Opening{Encoding::utf8, 3};
  if (first_bytes.starts_with("\x84\x31\x95\x33")) return Opening{Encoding::gb18030, 4};
  return Opening{};
}

Result<Encoding> decide(const Opening& opening, const TextCheck& whole, const std::string& file) {
  if (whole.nul() != TextCheck::nowhere) return Failure(nul_error(whole, file));
  if (opening.encoding == Encoding::utf8 && whole.flaw() != TextCheck::nowhere)
    return Failure(broken_mark(whole.flaw(), file));
  if (opening.encoding) return *opening.encoding;
  const bool only_cut = whole.cut() == TextCheck::nowhere || whole.beyond_ascii();
  const bool looks_so_by_chance = whole.beyond_ascii() && !whole.beyond_two_bytes();
  return whole.flaw() == TextCheck::nowhere && only_cut && !looks_so_by_chance ? Encoding::utf8 : Encoding::gb18030;
}

Result<Decided> decide_encoding(const InputFile& file) {
  std::string buffer(std::min<std::uint64_t>(file.size(), 1U << 20U), '\0');
  TextCheck whole;
  Opening opening;
  for (std::uint64_t offset = 0; offset == 0 || offset < file.size(); offset += buffer.size()) {
    const std::size_t size = std::min<std::uint64_t>(buffer.size(), file.size() - offset);
    TRY(file.read_at(offset, {buffer.data(), size}));
    if (offset == 0) {
      TRY_LET(opening, read_opening({buffer.data(), size}, file.name()));
    }
    whole.add({buffer.data(), size});
  }
  TRY_LET(const Encoding encoding, decide(opening, whole, file.name()));
  return Decided{encoding, opening.mark_bytes};
}

Error undecodable(Place place, std::uint64_t utf8_flaw, std::uint64_t gb18030_flaw) {
  Words sentence = {"文件既不是 UTF-8", "the file is neither UTF-8"};
  const auto at = [&sentence](std::uint64_t flaw) {
    if (flaw == TextCheck::nowhere) return;
    sentence.zh += " (字节偏移 " + std::to_string(flaw) + " 处不合)";
    sentence.en += " (wrong at byte offset " + std::to_string(flaw) + ")";
  };
  at(utf8_flaw);
  sentence.zh += ", 也不是 GB18030";
  sentence.en += " nor GB18030";
  at(gb18030_flaw);
  return {Code::input_undecodable,
          std::move(place),
          std::move(sentence),
          {"请在表格软件中另存为“CSV UTF-8”; 若文件曾被截断或拼接, 请重新取得",
           "save it as CSV UTF-8; if it was cut or pasted together, fetch it again"}};
}

}  // namespace nuan::claims
