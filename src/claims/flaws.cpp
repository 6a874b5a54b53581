// The one table of reject codes and their words.
#include "claims/flaws.hpp"

#include <array>

#include "base/result.hpp"

namespace nuan::claims {
namespace {

// `{}` stands for the column's name.
struct Told {
  Flaw flaw;
  std::string_view code;
  std::string_view zh;
  std::string_view en;
};

constexpr std::array told = {
    Told{Flaw::truncated_record, "truncated_record", "文件在这一行中间断了", "the file breaks off inside this record"},
    Told{Flaw::field_count, "field_count", "字段个数与表头不同", "the number of fields differs from the header's"},
    Told{Flaw::quotes_malformed, "quotes_malformed", "引号之后还有文字", "text follows a closing quote"},
    Told{Flaw::identity_length, "identity_length", "{} 的位数不对", "{} has the wrong length"},
    Told{Flaw::identity_character, "identity_character", "{} 含有不该有的字符", "{} holds a character it cannot have"},
    Told{Flaw::identity_birth_date, "identity_birth_date", "{} 中的出生日期不存在",
         "the birth date inside {} does not exist"},
    Told{Flaw::identity_check_digit, "identity_check_digit", "{} 的校验码不对", "the check digit of {} is wrong"},
    Told{Flaw::identity_as_number, "identity_as_number", "{} 被表格软件改成了数值, 末几位已经丢失",
         "a spreadsheet turned {} into a number and lost its last digits"},
    Told{Flaw::identity_type, "identity_type", "{} 冒号前的证件类型不对", "the type before the colon of {} is wrong"},
    Told{Flaw::key_missing, "key_missing", "{} 是空的", "{} is empty"},
    Told{Flaw::id_missing, "id_missing", "{} 是空的", "{} is empty"},
    Told{Flaw::amount_malformed, "amount_malformed", "{} 不是金额, 应如 1234.50",
         "{} is not an amount such as 1234.50"},
    Told{Flaw::amount_too_large, "amount_too_large", "{} 超过十万亿元", "{} is over ten trillion yuan"},
    Told{Flaw::negative_amount, "negative_amount", "{} 是负数, 而这一行没有冲销别的行",
         "{} is negative in a row that reverses none"},
    Told{Flaw::number_malformed, "number_malformed", "{} 不是数, 应如 12.5", "{} is not a number such as 12.5"},
    Told{Flaw::number_too_fine, "number_too_fine", "{} 的小数超过六位", "{} has more than six decimals"},
    Told{Flaw::number_too_large, "number_too_large", "{} 太大", "{} is too large"},
    Told{Flaw::rate_malformed, "rate_malformed", "{} 不是比率, 应如 20% 或 0.2", "{} is not a rate such as 20% or 0.2"},
    Told{Flaw::count_malformed, "count_malformed", "{} 不是整数", "{} is not a whole number"},
    Told{Flaw::days_malformed, "days_malformed", "{} 不是整天数", "{} is not a whole number of days"},
    Told{Flaw::date_impossible, "date_impossible", "{} 不是存在的日期, 应如 2021-09-12",
         "{} is no day that exists, such as 2021-09-12"},
    Told{Flaw::periods_malformed, "periods_malformed", "{} 不是期间, 应如 2015-01-01..2021-08-15;2021-10-01..",
         "{} is not periods such as 2015-01-01..2021-08-15;2021-10-01.."},
    Told{Flaw::dated_malformed, "dated_malformed",
         "{} 不是随时间变化的值, 应如 2020-01-01..2020-12-31=2;2021-01-01..=3",
         "{} is not values over time such as 2020-01-01..2020-12-31=2;2021-01-01..=3"},
    Told{Flaw::choice_unknown, "choice_unknown", "{} 不是规则列出的选项", "{} is none of the policy's choices"},
    Told{Flaw::flag_malformed, "flag_malformed", "{} 不是“是”或“否”", "{} is neither yes nor no"},
    Told{Flaw::no_such_benefit, "no_such_benefit", "规则中没有这项待遇", "the policy has no such benefit"},
    Told{Flaw::code_unknown, "code_unknown", "{} 的代码不在格式文件列出的之中",
         "the code of {} is none of those that the format lists"},
    Told{Flaw::text_as_number, "text_as_number", "{} 被表格软件改成了数值, 末几位已经丢失",
         "a spreadsheet turned {} into a number and lost its last digits"},
    Told{Flaw::refund_names_nothing, "refund_names_nothing", "这一行是退费, 却没有说退的是哪一笔",
         "the row is a refund and does not say of what"},
    Told{Flaw::refund_impossible, "refund_impossible", "这一行是退费, 而规则的这张表不能冲销",
         "the row is a refund, and the policy's table knows no reversals"},
    Told{Flaw::claim_conflict, "claim_conflict", "同一编号有内容不同的行", "rows with the same id differ in content"},
    Told{Flaw::member_conflict, "member_conflict", "同一人在名单中有内容不同的行",
         "the members hold differing rows of the same person"},
    Told{Flaw::no_such_person, "no_such_person", "名单中没有这个人", "this person is not among the members"},
    Told{Flaw::reversal_orphan, "reversal_orphan", "文件中没有可由它冲销的本人的行",
         "the file has no row of the same person that it could reverse"},
    Told{Flaw::before_first_edition, "before_first_edition", "日期早于规则的第一天",
         "the date lies before the policy's first day"},
    Told{Flaw::outside_years, "outside_years", "日期不在规则列出的任何一期",
         "the date lies in none of the policy's listed years"},
    Told{Flaw::negative_base, "negative_base", "待遇的基数是负数", "the base of a benefit is negative"},
};

const Told& told_of(Flaw flaw) {
  for (const Told& one : told) {
    if (one.flaw == flaw) return one;
  }
  stop_for_bug("a flaw has its words", __FILE__, __LINE__);  // untested: Flaws.EachHasItsOwnCode reads them all
}

std::string filled(std::string_view sentence, std::string_view column) {
  const auto hole = sentence.find("{}");
  if (hole == std::string_view::npos) return std::string(sentence);
  return std::string(sentence.substr(0, hole)) + std::string(column) + std::string(sentence.substr(hole + 2));
}

}  // namespace

std::string_view code_of(Flaw flaw) { return told_of(flaw).code; }

Words words_of(Flaw flaw, std::string_view column) {
  const Told& one = told_of(flaw);
  return {filled(one.zh, column), filled(one.en, column)};
}

}  // namespace nuan::claims
