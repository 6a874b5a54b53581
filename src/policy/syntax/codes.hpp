// The codes of what can be wrong with the writing of a policy, before anything is asked of its meaning.
#pragma once

#include <array>

#include "policy/diagnostic_codes.hpp"

namespace nuan::policy::syntax {

namespace code {
using Code = DiagnosticCode;
// the file and its characters
inline constexpr Code file_empty{"file-empty", "文件里没有内容", "the file holds nothing"};
inline constexpr Code file_too_large{"file-too-large", "文件过大", "the file is too large"};
inline constexpr Code not_utf8{"not-utf8", "文件不是 UTF-8 编码", "the file is not UTF-8"};
inline constexpr Code control_character{"control-character", "控制字符", "a control character"};
inline constexpr Code invisible_character{"invisible-character", "看不见的字符", "a character nobody can see"};
inline constexpr Code full_width{"full-width", "全角字符", "a full-width character"};
inline constexpr Code unknown_character{"unknown-character", "不用的字符", "a character without a use"};
inline constexpr Code not_composed{"not-composed", "没有合成的字符", "a letter typed in two parts"};
// texts, numbers, dates
inline constexpr Code text_not_closed{"text-not-closed", "引号没有收尾", "a text without its closing quote"};
inline constexpr Code number_comma{"number-comma", "数字里的逗号", "a comma inside a number"};
inline constexpr Code number_form{"number-form", "数字的写法", "the form of a number"};
inline constexpr Code number_unit{"number-unit", "数字后面的单位", "a unit behind a number"};
inline constexpr Code date_form{"date-form", "日期的写法", "the form of a date"};
inline constexpr Code date_impossible{"date-impossible", "不存在的日期", "a day that does not exist"};
inline constexpr Code period_form{"period-form", "期间的写法", "the form of a period"};
inline constexpr Code period_reversed{"period-reversed", "期间止日早于起日", "a period that ends before it begins"};
inline constexpr Code month_day_alone{"month-day-alone", "单独的月日", "a month and day without a year"};
inline constexpr Code comma_space{"comma-space", "逗号后缺空格", "a comma without a space behind it"};
inline constexpr Code minus_space{"minus-space", "减号两边缺空格", "a minus without spaces round it"};
inline constexpr Code negative_number{"negative-number", "负数", "a negative number"};
// names and words
inline constexpr Code reserved_word{"reserved-word", "保留词不能作名称", "a word of the language used as a name"};
inline constexpr Code reserved_total{"reserved-total", "`total` 已有含义", "`total` has a meaning already"};
inline constexpr Code hyphen_in_name{"hyphen-in-name", "值的名称里有连字符", "a hyphen in the name of a value"};
inline constexpr Code misspelt_word{"misspelt-word", "拼错的词", "a misspelt word"};
inline constexpr Code unexpected{"unexpected", "此处不能这样写", "something else belongs here"};
inline constexpr Code text_needs_quotes{"text-needs-quotes", "文字缺引号", "a text without quotes"};
inline constexpr Code unknown_type{"unknown-type", "没有这种类型", "a type that does not exist"};
// expressions
inline constexpr Code bracket_not_closed{"bracket-not-closed", "括号没有收尾", "a bracket without its partner"};
inline constexpr Code needs_brackets{"needs-brackets", "需要括号", "brackets are needed"};
inline constexpr Code chained_comparison{"chained-comparison", "连着比较", "comparisons in a chain"};
inline constexpr Code foreign_operator{"foreign-operator", "别的语言的写法", "a sign of another language"};
inline constexpr Code if_first{"if-first", "`if` 写在了前面", "an `if` before its value"};
inline constexpr Code too_deep{"too-deep", "套得太深", "nested too deep"};
inline constexpr Code dated_in_part{"dated-in-part", "只有一部分值带起始日", "only some values have their first day"};
// declarations
inline constexpr Code header_missing{"header-missing", "文件开头缺一项", "the head of the file lacks a line"};
inline constexpr Code clause_missing{"clause-missing", "缺一项", "a part is missing"};
inline constexpr Code clause_twice{"clause-twice", "写了两次", "something written twice"};
inline constexpr Code clause_order{"clause-order", "次序不对", "parts out of order"};
inline constexpr Code policy_twice{"policy-twice", "一个文件里有两个 `policy`", "two policies in one file"};
// examples
inline constexpr Code unknown_table{"unknown-table", "没有这张表", "a table that does not exist"};
inline constexpr Code unknown_in_row{"unknown-in-row", "这一行里不认识的词", "an unknown word in a row"};
inline constexpr Code row_after_expect{"row-after-expect", "`expect` 之后又写事实", "facts behind `expect`"};
inline constexpr Code times_form{"times-form", "重复次数的写法", "how often a row stands"};
inline constexpr Code too_many_mistakes{"too-many-mistakes", "错误太多", "too many mistakes to tell"};
}  // namespace code

inline constexpr std::array syntax_codes = {
    code::file_empty,
    code::file_too_large,
    code::not_utf8,
    code::control_character,
    code::invisible_character,
    code::full_width,
    code::unknown_character,
    code::not_composed,
    code::text_not_closed,
    code::number_comma,
    code::number_form,
    code::number_unit,
    code::date_form,
    code::date_impossible,
    code::period_form,
    code::period_reversed,
    code::month_day_alone,
    code::comma_space,
    code::minus_space,
    code::negative_number,
    code::reserved_word,
    code::reserved_total,
    code::hyphen_in_name,
    code::misspelt_word,
    code::unexpected,
    code::text_needs_quotes,
    code::unknown_type,
    code::bracket_not_closed,
    code::needs_brackets,
    code::chained_comparison,
    code::foreign_operator,
    code::if_first,
    code::too_deep,
    code::dated_in_part,
    code::header_missing,
    code::clause_missing,
    code::clause_twice,
    code::clause_order,
    code::policy_twice,
    code::unknown_table,
    code::unknown_in_row,
    code::row_after_expect,
    code::times_form,
    code::too_many_mistakes,
};

}  // namespace nuan::policy::syntax
