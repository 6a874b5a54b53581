// Operations: the flat program a plan becomes. Each reads whole vectors and writes whole vectors; none decides what to do
// next. A register is written by exactly one operation.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "policy/plan.hpp"

namespace nuan::policy::columnar {

using Space = std::int32_t;    // a set of rows: a table's facts, groups, years, the facts of a benefit; 0: the subjects
using Reg = std::int32_t;      // a vector of 64-bit numbers over a space
using RowsReg = std::int32_t;  // a vector of row numbers of another space
inline constexpr std::int32_t no_reg = -1;

// A vector, or one number for all rows.
struct Arg {
  Reg reg = no_reg;
  std::int64_t number = 0;
};

// ---- moving
struct Load { Reg out; Index table, column; };                        // a column of the batch, where it lies
struct Fill { Reg out; Space space; std::int64_t number; };
struct FillText { Reg out; Space space; std::string text; };          // its number in the batch's dictionary
struct Gather { Reg out; Space space; Reg from; RowsReg by; };
struct GatherRows { RowsReg out; Space space; RowsReg from, by; };

// ---- arithmetic
enum class Sign : std::uint8_t {
  add, subtract, subtract_from, multiply, smaller, larger,            // subtract_from: b - a
  less, less_equal, greater, greater_equal, equal, not_equal,
  both, either, without,                                              // of flags; without: a and not b
};
struct Combine { Sign sign; Reg out; Space space; Reg a; Arg b; };
struct Choose { Reg out; Space space; Reg condition; Arg yes, no; };
struct Lookup { Reg out; Space space; Reg at; std::vector<std::int64_t> table; };
struct DownTo { Reg out, bad; Space space; Reg value; Arg step; };    // bad: a step of zero
struct RoundedQuotient { Reg out; Space space; Reg value; std::int64_t divisor; bool never_negative; };  // half away from zero
struct WholeQuotient { Reg out, bad; Space space; Reg value; std::int64_t divisor; };  // bad: it leaves a rest

// ---- dates
struct InPeriods { Reg out; Space space; Reg date; RowsReg owner; Index table, column; };  // owner none: row by row
struct PeriodEdge { bool start; Reg out, bad; Space space; Reg date; RowsReg owner; Index table, column; };
struct KeepInCalendar { Reg out, bad; Space space; Reg date; };
struct YearsFrom { Reg out; Space space; Reg from; Reg to; };
struct NextDay { Reg out, bad; Space space; Reg date; int month_day; };

// ---- rows
struct NumberSubjects { RowsReg out; Space space; Index table; };     // of each fact
struct JudgeDates { Index table; Space space; Reg date, counted; };   // verdicts by date; counted: in the wanted year
struct DatedTable { Index table; Space space; Reg date, counted; RowsReg year; };
struct NumberYears {                                                  // the same where every year counts
  std::vector<DatedTable> tables;
  Space years;
  Reg first_day, wanted;
  RowsReg subject;
};
struct Judge { Index table; Space space; Reg counted; std::vector<std::pair<Index, Arg>> requirements; Reg accepted; };
struct FormGroups { Space facts; Reg counted; RowsReg subject; std::vector<Reg> by; Space groups; RowsReg group, first_fact; };
struct RefuseNegative { Index table; Space space; Reg among; Arg where; Arg base; Reg out; };
struct Select { Space from; Reg among; Arg where; Arg base; bool with_zero; Space space; RowsReg out; };
struct Flag { Space space; Reg bad; Reg among; RowsReg subject; };    // these subjects need the interpreter
struct FlagOutside { Space space; Reg numbers; std::int64_t low, high; RowsReg subject; };
struct FlagCrowded { Index table; std::uint32_t most; };              // more facts than the bounds allow for
struct CountNotes { Space space; Reg counted; Arg condition; RowsReg subject; Index slot; };

// ---- folds over the rows of each instance
struct FoldRows {
  Fold fold;
  Space space;
  Reg among;         // none: all rows
  Arg where;
  Arg value;
  RowsReg instance;
  Space instances;
  Reg out;
  Reg nothing;       // instances without a row; none where that is no matter
};
struct CountDistinct { Space space; Reg among; Arg where; Reg value; RowsReg instance; Space instances; Reg out; };
struct NumberPlaces { Space space; Reg among; Arg where; RowsReg instance; Space instances; Reg out; };

// ---- running amounts. `instance` none: every row is its own. `in_order`: rows of one instance follow each other.
struct Run { Space space; RowsReg instance; Space instances; bool in_order; };
struct RunningSum { Run run; Reg in, before, after; };                // before may be none
struct RunningLargest { Run run; Reg in, out; };
struct Growth { Run run; Reg in, out; };                              // the difference to the row before
struct PassCeiling { Run run; Reg in; Arg most; Reg out; };           // what passes a cap
struct ShowBase { Index table, benefit; Space space; Reg on; std::int64_t scale; RowsReg facts; Reg wanted; };

// ---- limits and dues
struct LimitOfAsks { Index limit; RowsReg instance; Arg most; };
struct Asks {
  Index benefit;
  Index table;
  Space space;
  Reg ask;
  RowsReg facts, subject;
  Reg position;        // the fact's place in merged order; none where there is one table
  Reg wanted;          // none: all
  std::vector<LimitOfAsks> limits;
};
struct PayOut { std::vector<Asks> asks; std::vector<Space> instances; };  // instances: by limit; none: rows in merged order
struct MergeTables { std::vector<DatedTable> tables; std::vector<Reg> positions; Space merged; };
struct Belong {                                                       // whose year of a group's benefit is another than its own
  Index table;
  Space space;
  Reg among;
  struct Kept { Arg where; RowsReg year; };
  std::vector<Kept> kept;
  Reg wanted;
};

using Operation =
    std::variant<Load, Fill, FillText, Gather, GatherRows, Combine, Choose, Lookup, DownTo, RoundedQuotient, WholeQuotient,
                 InPeriods, PeriodEdge, KeepInCalendar, YearsFrom, NextDay, NumberSubjects, JudgeDates, NumberYears, Judge,
                 FormGroups, RefuseNegative, Select, Flag, FlagOutside, FlagCrowded, CountNotes, FoldRows, CountDistinct,
                 NumberPlaces, RunningSum, RunningLargest, Growth, PassCeiling, ShowBase, PayOut, MergeTables, Belong>;

}  // namespace nuan::policy::columnar
