// Operations: the flat program a plan becomes. Each reads whole vectors and writes whole vectors; none decides what to
// do next. A register is written by exactly one operation. `bad` is a flag for rows that cannot be decided in integers.
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
// A column of the batch, looked at where it lies.
struct Load {
  Reg out;
  Index table, column;
};
struct Fill {
  Reg out;
  Space space;
  std::int64_t number;
};
// The number of a text in the batch's dictionary, or -1.
struct FillText {
  Reg out;
  Space space;
  std::string text;
};
// out[i] = from[by[i]]
struct Gather {
  Reg out;
  Space space;
  Reg from;
  RowsReg by;
};
struct GatherRows {
  RowsReg out;
  Space space;
  RowsReg from, by;
};

// ---- arithmetic
enum class Sign : std::uint8_t {
  add,
  subtract,
  subtract_from,  // b - a
  multiply,
  smaller,
  larger,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  both,    // of flags
  either,  // of flags
};
struct Combine {
  Sign sign;
  Reg out;
  Space space;
  Reg a;
  Arg b;
};
struct Choose {
  Reg out;
  Space space;
  Reg condition;
  Arg yes, no;
};
// out[i] = table[at[i]], for the few values of a choice.
struct Lookup {
  Reg out;
  Space space;
  Reg at;
  std::vector<std::int64_t> table;
};
// The multiple of the step that is not above the value. Bad: a step of zero.
struct DownTo {
  Reg out, bad;
  Space space;
  Reg value;
  Arg step;
};
// Half away from zero.
struct RoundedQuotient {
  Reg out;
  Space space;
  Reg value;
  std::int64_t divisor;
  bool never_negative;
};
// Bad: it leaves a rest.
struct WholeQuotient {
  Reg out, bad;
  Space space;
  Reg value;
  std::int64_t divisor;
};

// ---- dates
// The periods of row owner[i] of the table; owner none: of row i.
struct InPeriods {
  Reg out;
  Space space;
  Reg date;
  RowsReg owner;
  Index table, column;
};
// Bad: no period holds the date.
struct PeriodEdge {
  bool start;
  Reg out, bad;
  Space space;
  Reg date;
  RowsReg owner;
  Index table, column;
};
// What a dated column holds on the day. Bad: nothing, or what is beyond low to high.
struct AsOf {
  Reg out, bad;
  Space space;
  Reg date;
  RowsReg owner;
  Index table, column;
  std::int64_t low, high;
};
// Bad: a day outside the years 0001 to 9999.
struct KeepInCalendar {
  Reg out, bad;
  Space space;
  Reg date;
};
struct YearsFrom {
  Reg out;
  Space space;
  Reg from;
  Reg to;
};
struct NextDay {
  Reg out, bad;
  Space space;
  Reg date;
  int month_day;
};

// ---- rows
// The subject of each fact.
struct NumberSubjects {
  RowsReg out;
  Space space;
  Index table;
};
// Verdicts by date alone; counted: in the wanted year.
struct JudgeDates {
  Index table;
  Space space;
  Reg date, counted;
};
struct DatedTable {
  Index table;
  Space space;
  Reg date, counted;
  RowsReg year;
};
// The same where every year matters; counted: in any year. The instances of `years` are one subject's, in order, then
// the next one's; first_day, wanted and subject are of each.
struct NumberYears {
  std::vector<DatedTable> tables;
  Space years;
  Reg first_day, wanted;
  RowsReg subject;
};
// The first requirement that fails decides the verdict; accepted: none fails.
struct Judge {
  Index table;
  Space space;
  Reg counted;
  std::vector<std::pair<Index, Arg>> requirements;
  Reg accepted;
};
// Facts of one subject that agree in all of `by` (none: each alone) are one group, numbered by their first fact.
struct FormGroups {
  Space facts;
  Reg counted;
  RowsReg subject;
  std::vector<Reg> by;
  Space groups;
  RowsReg group, first_fact;
  Index named;  // into Plan::groups
};
// Facts that `where` keeps with a base below zero leave `among`.
struct RefuseNegative {
  Index table;
  Space space;
  Reg among;
  Arg where;
  Arg base;
  Reg out;
};
// The rows that `where` keeps, without those whose base is zero (unless with_zero), as a space of their own; among
// none: all rows.
struct Select {
  Space from;
  Reg among;
  Arg where;
  Arg base;
  bool with_zero;
  Space space;
  RowsReg out;
};
// Subjects with a bad row among those that matter are left to the interpreter.
struct Flag {
  Space space;
  Reg bad;
  Reg among;
  RowsReg subject;
};
struct FlagOutside {
  Space space;
  Reg numbers;
  std::int64_t low, high;
  RowsReg subject;
};
// More facts of one subject than the bounds allow for.
struct FlagCrowded {
  Index table;
  std::uint32_t most;
};
struct CountNotes {
  Space space;
  Reg counted;
  Arg condition;
  RowsReg subject;
  Index slot;
};

// ---- folds over the rows of each instance
struct FoldRows {
  Fold fold;
  Space space;
  Reg among;  // none: all rows
  Arg where;
  Arg value;
  RowsReg instance;
  Space instances;
  Reg out;
  Reg nothing;  // instances without a row; none where that is no matter
};
struct CountDistinct {
  Space space;
  Reg among;
  Arg where;
  Reg value;
  RowsReg instance;
  Space instances;
  Reg out;
};
// 1 for the first row kept in each instance, 2 for the next; 0 for rows not kept.
struct NumberPlaces {
  Space space;
  Reg among;
  Arg where;
  RowsReg instance;
  Space instances;
  Reg out;
};

// ---- running amounts. `instance` none: every row is its own. `in_order`: rows of one instance follow each other.
struct Run {
  Space space;
  RowsReg instance;
  Space instances;
  bool in_order;
};
// The sum up to each row, and before it (`before` may be none).
struct RunningSum {
  Run run;
  Reg in, before, after;
};
struct RunningLargest {
  Run run;
  Reg in, out;
};
// The difference to the row before, or to zero.
struct Growth {
  Run run;
  Reg in, out;
};
// What of each ask passes a cap: min(sum, most) - min(sum before, most).
struct PassCeiling {
  Run run;
  Reg in;
  Arg most;
  Reg out;
};
// Into the outcome, for facts of the wanted year (wanted none: all).
struct ShowBase {
  Index table, benefit;
  Space space;
  Reg on;
  std::int64_t scale;
  RowsReg facts;
  Reg wanted;
};

// ---- limits and dues
// instance none: every fact is its own, by its position.
struct LimitOfAsks {
  Index limit;
  RowsReg instance;
  Arg most;
};
// What one benefit asks.
struct Asks {
  Index benefit;
  Index table;
  Space space;
  Reg ask;
  RowsReg facts, subject;
  Reg position;  // the fact's place in merged order; none where there is one table
  Reg wanted;    // none: all
  std::vector<LimitOfAsks> limits;
};
// All asks in merged order through their limits; what is left is due. `instances`: by limit.
struct PayOut {
  std::vector<Asks> asks;
  std::vector<Space> instances;
};
// The place of each fact among all, by date, then by table.
struct MergeTables {
  std::vector<DatedTable> tables;
  std::vector<Reg> positions;
  Space merged;
};
// Corrects verdicts where some benefit counts facts in another year than their own. `kept`: by benefit of the table.
struct Belong {
  Index table;
  Space space;
  Reg among;
  struct Kept {
    Arg where;
    RowsReg year;
  };
  std::vector<Kept> kept;
  Reg wanted;
};

using Operation =
    std::variant<Load, Fill, FillText, Gather, GatherRows, Combine, Choose, Lookup, DownTo, RoundedQuotient,
                 WholeQuotient, InPeriods, PeriodEdge, AsOf, KeepInCalendar, YearsFrom, NextDay, NumberSubjects,
                 JudgeDates, NumberYears, Judge, FormGroups, RefuseNegative, Select, Flag, FlagOutside, FlagCrowded,
                 CountNotes, FoldRows, CountDistinct, NumberPlaces, RunningSum, RunningLargest, Growth, PassCeiling,
                 ShowBase, PayOut, MergeTables, Belong>;

}  // namespace nuan::policy::columnar
