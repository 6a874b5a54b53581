#include "claims/gb18030.hpp"

#include <iconv.h>

#include <cstring>
#include <memory>
#include <utility>

namespace nuan::claims {
namespace {

unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

bool is_lead(unsigned byte) { return byte >= 0x81 && byte <= 0xFE; }
bool is_digit(unsigned byte) { return byte >= 0x30 && byte <= 0x39; }
bool is_trail(unsigned byte) { return byte >= 0x40 && byte <= 0xFE && byte != 0x7F; }

std::size_t two_index(const char* at) { return (byte_at(at) - 0x81U) * (0xFE - 0x40 + 1) + (byte_at(at + 1) - 0x40U); }

// Four-byte codes counted from 81308130.
constexpr std::uint32_t four_index(unsigned a, unsigned b, unsigned c, unsigned d) {
  return ((((a - 0x81U) * 10 + (b - 0x30U)) * 126 + (c - 0x81U)) * 10) + (d - 0x30U);
}
constexpr std::uint32_t supplementary_first = four_index(0x90, 0x30, 0x81, 0x30);  // U+10000
static_assert(four_index(0x84, 0x31, 0xA4, 0x39) + 1 == 39420);

struct Correction {
  std::uint32_t code;
  char32_t character;
};

// Codes of GB18030-2005 in which glibc 2.36 and ICU 72 differ, found by comparing all codes. The two-byte ones are
// characters that Unicode took in after 2000; older tables show them as private-use characters.
constexpr std::array corrected_two = {
    Correction{0xA6D9, 0xFE10},  Correction{0xA6DA, 0xFE12},  Correction{0xA6DB, 0xFE11},  Correction{0xA6DC, 0xFE13},
    Correction{0xA6DD, 0xFE14},  Correction{0xA6DE, 0xFE15},  Correction{0xA6DF, 0xFE16},  Correction{0xA6EC, 0xFE17},
    Correction{0xA6ED, 0xFE18},  Correction{0xA6F3, 0xFE19},  Correction{0xFE51, 0x20087}, Correction{0xFE52, 0x20089},
    Correction{0xFE53, 0x200CC}, Correction{0xFE59, 0x9FB4},  Correction{0xFE61, 0x9FB5},  Correction{0xFE66, 0x9FB6},
    Correction{0xFE67, 0x9FB7},  Correction{0xFE6C, 0x215D7}, Correction{0xFE6D, 0x9FB8},  Correction{0xFE76, 0x2298F},
    Correction{0xFE7E, 0x9FB9},  Correction{0xFE90, 0x9FBA},  Correction{0xFE91, 0x241FE}, Correction{0xFEA0, 0x9FBB},
};

// The same characters in the four bytes that writers with older tables use; glibc refuses them.
constexpr std::array corrected_four = {
    Correction{0x82359037, 0x9FB4}, Correction{0x82359038, 0x9FB5}, Correction{0x82359039, 0x9FB6},
    Correction{0x82359130, 0x9FB7}, Correction{0x82359131, 0x9FB8}, Correction{0x82359132, 0x9FB9},
    Correction{0x82359133, 0x9FBA}, Correction{0x82359134, 0x9FBB}, Correction{0x84318236, 0xFE10},
    Correction{0x84318237, 0xFE11}, Correction{0x84318238, 0xFE12}, Correction{0x84318239, 0xFE13},
    Correction{0x84318330, 0xFE14}, Correction{0x84318331, 0xFE15}, Correction{0x84318332, 0xFE16},
    Correction{0x84318333, 0xFE17}, Correction{0x84318334, 0xFE18}, Correction{0x84318335, 0xFE19},
};

// The system's converter, one character at a time.
class Converter {
 public:
  Converter() : handle_(iconv_open("UTF-32LE", "GB18030")) {}
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;
  Converter& operator=(const Converter&) = delete;

  [[nodiscard]] bool is_open() const { return handle_ != reinterpret_cast<iconv_t>(-1); }
  // 0 for what is no character.
  [[nodiscard]] char32_t character(std::array<char, 4> bytes, std::size_t size) {
    std::uint32_t value = 0;
    char* in = bytes.data();
    char* out = reinterpret_cast<char*>(&value);
    std::size_t in_left = size;
    std::size_t out_left = sizeof value;
    iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    const bool whole = iconv(handle_, &in, &in_left, &out, &out_left) == 0 && in_left == 0 && out_left == 0;
    return whole ? value : 0;
  }

 private:
  iconv_t handle_;
};

}  // namespace

struct Gb18030Maker {
  static void fill_two(Gb18030& table, Converter& converter) {
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead)
      for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
        const std::array<char, 4> bytes = {static_cast<char>(lead), static_cast<char>(trail)};
        if (trail != 0x7F) table.two_[two_index(bytes.data())] = converter.character(bytes, 2);
      }
    for (const auto& [code, character] : corrected_two) {
      const std::array<char, 2> bytes = {static_cast<char>(code >> 8U), static_cast<char>(code & 0xFFU)};
      table.two_[two_index(bytes.data())] = character;
    }
  }

  static void fill_four(Gb18030& table, Converter& converter) {
    for (std::uint32_t index = 0; index < Gb18030::four_byte_codes; ++index) {
      const std::array<char, 4> bytes = {
          static_cast<char>(0x81U + index / 12600), static_cast<char>(0x30U + index / 1260 % 10),
          static_cast<char>(0x81U + index / 10 % 126), static_cast<char>(0x30U + index % 10)};
      table.four_[index] = static_cast<char16_t>(converter.character(bytes, 4));
    }
    for (const auto& [code, character] : corrected_four)
      table.four_[four_index(code >> 24U, code >> 16U & 0xFFU, code >> 8U & 0xFFU, code & 0xFFU)] =
          static_cast<char16_t>(character);
  }

  static std::unique_ptr<const Gb18030> make() {
    Converter converter;
    if (!converter.is_open()) return nullptr;
    auto table = std::make_unique<Gb18030>();
    fill_two(*table, converter);
    fill_four(*table, converter);
    return table;
  }
};

Error no_gb18030_tables() {
  return {Code::input_undecodable,
          {},
          {"本机缺少 GB18030 编码表, 无法读取 GB18030 文件",
           "this system lacks the tables of GB18030, so such files cannot be read"},
          {"请安装 glibc 的 gconv 模块 (Debian 在 libc6 包内), 或把文件另存为 UTF-8",
           "install the gconv modules of glibc (in Debian part of libc6), or save the file as UTF-8"}};
}

Result<const Gb18030*> Gb18030::table() {
  static const std::unique_ptr<const Gb18030> made = Gb18030Maker::make();
  if (made) return made.get();
  return Failure(no_gb18030_tables());  // untested: only where glibc's converters are not installed
}

char32_t Gb18030::two_bytes(const char* bytes) const { return two_[two_index(bytes)]; }

char32_t Gb18030::four_bytes(const char* bytes) const {
  const std::uint32_t index = four_index(byte_at(bytes), byte_at(bytes + 1), byte_at(bytes + 2), byte_at(bytes + 3));
  if (index < four_byte_codes) return four_[index];
  const std::uint32_t beyond = index - supplementary_first;  // wraps to something large for the codes in between
  return beyond <= 0x10FFFF - 0x10000 ? 0x10000 + beyond : 0;
}

Gb18030::Converted Gb18030::append_utf8(std::string_view bytes, std::string& out) const {
  const char* at = bytes.data();
  const char* const end = at + bytes.size();
  const auto stop = [&](bool flawed) {
    const auto offset = static_cast<std::size_t>(at - bytes.data());
    return Converted{offset, flawed ? offset : no_flaw};
  };
  while (at != end) {
    const std::size_t plain = plain_prefix({at, end});
    out.append(at, plain);
    at += plain;
    if (at == end) break;
    const auto left = static_cast<std::size_t>(end - at);
    if (!is_lead(byte_at(at))) return stop(true);
    if (left < 2) return stop(false);
    const bool four = is_digit(byte_at(at + 1));
    if (!four && !is_trail(byte_at(at + 1))) return stop(true);
    if (four && left >= 3 && !is_lead(byte_at(at + 2))) return stop(true);
    if (four && left < 4) return stop(false);
    if (four && !is_digit(byte_at(at + 3))) return stop(true);
    const char32_t character = four ? four_bytes(at) : two_bytes(at);
    if (character == 0) return stop(true);
    append_character(out, character);
    at += four ? 4 : 2;
  }
  return stop(false);
}

}  // namespace nuan::claims
