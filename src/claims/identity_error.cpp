// What is said about a certificate number that cannot be used (declared in identity.hpp).
#include "base/text.hpp"
#include "claims/identity.hpp"

namespace nuan::claims {
namespace {

Words sentence_of(IdentityFlaw flaw, std::string_view text) {
  const std::string shown = masked(first_characters(trim(text), 40));
  const std::string count = std::to_string(count_characters(trim(text)));
  switch (flaw) {
    case IdentityFlaw::as_number:
      return {
          "证件号码“" + shown + "”被表格软件当作数值改写, 原来的末几位已经丢失, 无法还原",
          "the certificate number '" + shown + "' was turned into a number by a spreadsheet; its last digits are lost"};
    case IdentityFlaw::type:
      return {
          "证件号码“" + shown + "”冒号前的证件类型不对: 应以大写字母开头, 只含大写字母、数字和连字符, 最多 10 个字符",
          "the type before the colon of '" + shown +
              "' is wrong: expected at most 10 capital letters, digits and hyphens, beginning with a letter"};
    case IdentityFlaw::character:
      return {"证件号码“" + shown + "”含有不该有的字符: 居民身份号码只有数字, 末位可以是 X",
              "the certificate number '" + shown +
                  "' holds a character it cannot have: a resident number is digits, the last may be X"};
    case IdentityFlaw::length:
      return {"证件号码“" + shown + "”有 " + count +
                  " 个字符: 居民身份号码应为 18 位 (旧号 15 位), 其他证件号码为 1 至 20 个字符",
              "the certificate number '" + shown + "' has " + count +
                  " characters: expected 18 (15 in old ones) in a resident number, 1 to 20 in others"};
    case IdentityFlaw::birth_date:
      return {"证件号码“" + shown + "”中的出生日期不存在",
              "the birth date in the certificate number '" + shown + "' does not exist"};
    case IdentityFlaw::check_digit:
      return {"证件号码“" + shown + "”的末位校验码与前 17 位不符",
              "the last character of the certificate number '" + shown + "' does not follow from the 17 before it"};
    case IdentityFlaw::none:  // untested: asked only of a number that has a flaw
      break;                  // untested: asked only of a number that has a flaw
  }
  stop_for_bug("an identity flaw has a sentence", __FILE__, __LINE__);  // untested: guards against a new flaw
}

Words advice_of(IdentityFlaw flaw) {
  switch (flaw) {
    case IdentityFlaw::as_number:
      return {"请从原始系统重新导出, 并把该列设为“文本”再保存",
              "export it again from its source, with the column set to text"};
    case IdentityFlaw::type:
    case IdentityFlaw::length:
      return {"其他证件请写成“类型:号码”, 例如 PASSPORT:E12345678 或 HKMO:H12345678",
              "write other certificates as TYPE:number, for instance PASSPORT:E12345678 or HKMO:H12345678"};
    case IdentityFlaw::none:
    case IdentityFlaw::character:
    case IdentityFlaw::birth_date:
    case IdentityFlaw::check_digit:
      break;
  }
  return {"请与证件核对后更正", "compare it with the certificate and correct it"};
}

}  // namespace

Code code_of(IdentityFlaw flaw) {
  switch (flaw) {
    case IdentityFlaw::as_number:
      return Code::identity_as_number;
    case IdentityFlaw::type:
      return Code::identity_type;
    case IdentityFlaw::character:
      return Code::identity_character;
    case IdentityFlaw::length:
      return Code::identity_length;
    case IdentityFlaw::birth_date:
      return Code::identity_birth_date;
    case IdentityFlaw::check_digit:
      return Code::identity_check_digit;
    case IdentityFlaw::none:  // untested: asked only of a number that has a flaw
      break;                  // untested: asked only of a number that has a flaw
  }
  stop_for_bug("an identity flaw has a code", __FILE__, __LINE__);  // untested: guards against a new flaw
}

Error identity_error(IdentityFlaw flaw, std::string_view text, Place place) {
  return {code_of(flaw), std::move(place), sentence_of(flaw, text), advice_of(flaw)};
}

}  // namespace nuan::claims
