// The codes of what can be wrong with the meaning of a policy: names, types, levels, bands, limits, dates, examples.
#pragma once

#include <array>

#include "policy/diagnostic_codes.hpp"

namespace nuan::policy::check {

namespace code {
using Code = DiagnosticCode;
// the head and the years
inline constexpr Code currency{"currency", "不认识的货币", "a currency other than CNY"};
inline constexpr Code issuer_reconstructed{"issuer-reconstructed", "发布者写成了重建",
                                           "an issuer whose rule is called reconstructed"};
inline constexpr Code listed_open{"listed-open", "列出的年度没有起止", "a listed year without its first or last day"};
inline constexpr Code listed_overlap{"listed-overlap", "列出的年度重叠", "listed years that overlap"};
inline constexpr Code listed_gap{"listed-gap", "列出的年度之间有空", "days between listed years"};
inline constexpr Code edition_after_years{"edition-after-years", "列出的年度在本版之前已止",
                                          "listed years that end before the edition begins"};
inline constexpr Code edition_of_other{"edition-of-other", "各版不是同一规则", "editions of different policies"};
inline constexpr Code edition_twice{"edition-twice", "两版同日起", "two editions from one day"};
inline constexpr Code edition_inside_year{"edition-inside-year", "在年度中间换版",
                                          "an edition that begins inside a year"};
// tables, groups, names
inline constexpr Code no_subject{"no-subject", "没有人员表", "no subject table"};
inline constexpr Code second_subject{"second-subject", "不止一个人员表", "more than one subject table"};
inline constexpr Code subject_key{"subject-key", "人员表的主键", "the key of the subject table"};
inline constexpr Code table_of{"table-of", "表不属于人员表", "a table that does not belong to the subject"};
inline constexpr Code table_clause{"table-clause", "表头里不该有的一项", "a clause that does not fit this table"};
inline constexpr Code order_date{"order-date", "次序不从日期开始", "an order that does not begin with a date"};
inline constexpr Code order_not_unique{"order-not-unique", "次序定不出先后", "an order that can leave two rows alike"};
inline constexpr Code reserved_column{"reserved-column", "内置的列名", "the name of a built-in column"};
inline constexpr Code later_type{"later-type", "只有指数能用的类型", "a type that only an index reads"};
inline constexpr Code tree_top{"tree-top", "指标树没有唯一的顶端", "a tree of indicators without its one top"};
inline constexpr Code weights_sum{"weights-sum", "权重不是 100%", "weights that do not make 100%"};
inline constexpr Code indicator_clause{"indicator-clause", "用不上或缺少的标杆、目标",
                                       "goalposts or a goal that are not used, or lacking"};
inline constexpr Code name_twice{"name-twice", "名字重复", "a name given twice"};
inline constexpr Code item_twice{"item-twice", "同一项写了两次", "the same item written twice"};
inline constexpr Code unused{"unused", "没有用到", "something nothing reads"};
// names in use
inline constexpr Code unknown_name{"unknown-name", "没有这个名字", "a name that nothing has"};
inline constexpr Code unknown_column{"unknown-column", "没有这一列", "a column that does not exist"};
inline constexpr Code unknown_rows{"unknown-rows", "没有这个表或分组", "a table or group that does not exist"};
inline constexpr Code unknown_scope{"unknown-scope", "没有这个范围", "a scope that does not exist"};
inline constexpr Code unknown_choice{"unknown-choice", "没有这个选项", "a choice that does not exist"};
inline constexpr Code unknown_result{"unknown-result", "没有这个结果", "a result that does not exist"};
inline constexpr Code ambiguous_name{"ambiguous-name", "名字不止一处有", "a name that is in more than one place"};
inline constexpr Code rows_as_value{"rows-as-value", "把表当成值", "a table used as a value"};
inline constexpr Code other_table{"other-table", "另一个表的列", "a column of another table"};
inline constexpr Code result_as_value{"result-as-value", "在这里不能读结果", "a result read where none can be"};
inline constexpr Code choice_alone{"choice-alone", "选项单独出现", "a choice that stands alone"};
inline constexpr Code ring{"ring", "绕回自己的定义", "lets that read one another in a ring"};
inline constexpr Code reads_too_deep{"reads-too-deep", "逐层引用过深", "lets that read one another too deep"};
// kinds of values
inline constexpr Code units{"units", "单位对不上的计算", "a calculation whose units do not go together"};
inline constexpr Code kinds_differ{"kinds-differ", "不同种的值放在一起", "values of different kinds side by side"};
inline constexpr Code wrong_kind{"wrong-kind", "种类不对的值", "a value of the wrong kind"};
inline constexpr Code no_order{"no-order", "没有大小的值", "values that have no order"};
inline constexpr Code periods_as_value{"periods-as-value", "把期间当成值", "periods used as a value"};
inline constexpr Code dated_without_day{"dated-without-day", "没有说读哪一天",
                                        "a dated value without the day it is read on"};
inline constexpr Code as_of_undated{"as-of-undated", "`as of` 用在不变的值上", "`as of` a value that does not change"};
inline constexpr Code choice_missing{"choice-missing", "`match` 缺一个选项", "a `match` without one of the choices"};
inline constexpr Code divides_by_zero{"divides-by-zero", "除以 0", "a division by zero"};
// levels
inline constexpr Code wrong_level{"wrong-level", "读不到的层级", "a value that cannot be read here"};
inline constexpr Code levels_do_not_meet{"levels-do-not-meet", "不在同一行上的值",
                                         "values that never stand in one row"};
inline constexpr Code over_subjects{"over-subjects", "跨人汇总", "an aggregate over all subjects"};
inline constexpr Code nothing_to_run_over{"nothing-to-run-over", "没有行可汇总", "an aggregate of what has no rows"};
inline constexpr Code count_of_value{"count-of-value", "数的不是行", "a count of what are no rows"};
inline constexpr Code scope_of_rows{"scope-of-rows", "分组是别的表的", "a group that does not hold these rows"};
inline constexpr Code cover_counts{"cover-counts", "`cover` 里数行", "counting inside a `cover`"};
// dated values
inline constexpr Code dates_not_rising{"dates-not-rising", "日期没有从早到晚", "dates out of order"};
inline constexpr Code no_value_yet{"no-value-yet", "起初没有值", "no value on the first days"};
inline constexpr Code value_never_read{"value-never-read", "本版之前已被取代的值",
                                       "a value replaced before the edition begins"};
inline constexpr Code dated_over_life{"dated-over-life", "`per life` 里有随时间变化的值", "a dated value over a life"};
// covers, benefits, limits
inline constexpr Code cover_twice{"cover-twice", "一个表两个 `cover`", "two covers of one table"};
inline constexpr Code base_level{"base-level", "基数不是每条事实一个值", "a base that is no value of each fact"};
inline constexpr Code base_kind{"base-kind", "基数的种类", "the kind of a base"};
inline constexpr Code base_unit{"base-unit", "与基数单位不同", "a unit other than the base's"};
inline constexpr Code pay_kind{"pay-kind", "付的不是比例", "a `pay` that is no rate"};
inline constexpr Code each_missing{"each-missing", "缺 `each`", "a missing `each`"};
inline constexpr Code each_of_money{"each-of-money", "金额基数写了 `each`", "`each` with a base of money"};
inline constexpr Code each_with_bands{"each-with-bands", "`on each` 写了分段", "bands without a base"};
inline constexpr Code above_each{"above-each", "`on each` 写了起付线", "`above` without a base"};
inline constexpr Code largest_of_base{"largest-of-base", "`largest` 用在分段上", "`largest` with bands"};
inline constexpr Code cap_scope{"cap-scope", "上限比补助还窄", "a cap narrower than its benefit"};
inline constexpr Code cap_twice{"cap-twice", "同一范围两个上限", "two caps over one scope"};
inline constexpr Code cap_never_reached{"cap-never-reached", "达不到的上限", "a cap that nothing reaches"};
inline constexpr Code scope_of_other_table{"scope-of-other-table", "别的表的范围", "the scope of another table"};
inline constexpr Code limit_of_nothing{"limit-of-nothing", "没有补助可限", "a limit of no benefits"};
inline constexpr Code limit_scope{"limit-scope", "没有共同的行可限", "a limit per row over different tables"};
inline constexpr Code limit_twice{"limit-twice", "两个同样的限额", "two limits of the same"};
inline constexpr Code limit_order{"limit-order", "宽的限额写在前面", "a wide limit before a narrow one"};
inline constexpr Code limits_cross{"limits-cross", "交叉的限额", "limits that cross"};
// bands, steps, conditions
inline constexpr Code bands_end{"bands-end", "分段没有写到头", "bands that do not say what comes last"};
inline constexpr Code steps_end{"steps-end", "`steps` 没有写到头", "steps that do not say what comes last"};
inline constexpr Code edges_not_rising{"edges-not-rising", "边没有从低到高", "edges that do not rise"};
inline constexpr Code step_never_reached{"step-never-reached", "到不了的一档", "a step that is never reached"};
inline constexpr Code else_never_reached{"else-never-reached", "用不到的 `else`", "an `else` that is never reached"};
inline constexpr Code condition_constant{"condition-constant", "答案不变的条件", "a condition with one answer"};
inline constexpr Code negative{"negative", "小于 0 的值", "a value that falls below 0"};
inline constexpr Code source_missing{"source-missing", "缺出处", "a number without its source"};
inline constexpr Code source_in_steps{"source-in-steps", "分档中间的出处", "a source inside steps"};
// examples
inline constexpr Code example_value{"example-value", "例子里种类不对的值", "a value of the wrong kind in an example"};
inline constexpr Code value_needed{"value-needed", "例子里缺的值", "a value that an example must give"};
inline constexpr Code value_twice{"value-twice", "给了两次的值", "a value given twice"};
inline constexpr Code value_without_column{"value-without-column", "看不出是哪一列",
                                           "a value whose column is not clear"};
inline constexpr Code id_twice{"id-twice", "编号重复", "an id used twice"};
inline constexpr Code id_repeated{"id-repeated", "重复的行带着编号", "an id on a repeated row"};
inline constexpr Code unknown_input{"unknown-input", "没有这个输入", "an input that does not exist"};
inline constexpr Code unknown_key{"unknown-key", "没有这个人或年度", "a person or year that does not exist"};
inline constexpr Code unknown_code{"unknown-code", "没有这个代码", "a code that does not exist"};
inline constexpr Code whose_result{"whose-result", "没有说是谁的结果", "a result of nobody in particular"};
}  // namespace code

inline constexpr std::array check_codes = {
    code::currency,
    code::issuer_reconstructed,
    code::listed_open,
    code::listed_overlap,
    code::listed_gap,
    code::edition_after_years,
    code::edition_of_other,
    code::edition_twice,
    code::edition_inside_year,
    code::no_subject,
    code::second_subject,
    code::subject_key,
    code::table_of,
    code::table_clause,
    code::order_date,
    code::order_not_unique,
    code::reserved_column,
    code::later_type,
    code::tree_top,
    code::weights_sum,
    code::indicator_clause,
    code::name_twice,
    code::item_twice,
    code::unused,
    code::unknown_name,
    code::unknown_column,
    code::unknown_rows,
    code::unknown_scope,
    code::unknown_choice,
    code::unknown_result,
    code::ambiguous_name,
    code::rows_as_value,
    code::other_table,
    code::result_as_value,
    code::choice_alone,
    code::ring,
    code::reads_too_deep,
    code::units,
    code::kinds_differ,
    code::wrong_kind,
    code::no_order,
    code::periods_as_value,
    code::dated_without_day,
    code::as_of_undated,
    code::choice_missing,
    code::divides_by_zero,
    code::wrong_level,
    code::levels_do_not_meet,
    code::over_subjects,
    code::nothing_to_run_over,
    code::count_of_value,
    code::scope_of_rows,
    code::cover_counts,
    code::dates_not_rising,
    code::no_value_yet,
    code::value_never_read,
    code::dated_over_life,
    code::cover_twice,
    code::base_level,
    code::base_kind,
    code::base_unit,
    code::pay_kind,
    code::each_missing,
    code::each_of_money,
    code::each_with_bands,
    code::above_each,
    code::largest_of_base,
    code::cap_scope,
    code::cap_twice,
    code::cap_never_reached,
    code::scope_of_other_table,
    code::limit_of_nothing,
    code::limit_scope,
    code::limit_twice,
    code::limit_order,
    code::limits_cross,
    code::bands_end,
    code::steps_end,
    code::edges_not_rising,
    code::step_never_reached,
    code::else_never_reached,
    code::condition_constant,
    code::negative,
    code::source_missing,
    code::source_in_steps,
    code::example_value,
    code::value_needed,
    code::value_twice,
    code::value_without_column,
    code::id_twice,
    code::id_repeated,
    code::unknown_input,
    code::unknown_key,
    code::unknown_code,
    code::whose_result,
};

}  // namespace nuan::policy::check
