// What each operation does to the vectors.
#pragma once

#include "policy/columnar/operations.hpp"
#include "policy/columnar/program.hpp"

namespace nuan::policy::columnar {

// run_moving.cpp
void run(const Load& op, Machine& machine);
void run(const Fill& op, Machine& machine);
void run(const FillText& op, Machine& machine);
void run(const Gather& op, Machine& machine);
void run(const GatherRows& op, Machine& machine);
void run(const NumberSubjects& op, Machine& machine);
// run_arithmetic.cpp
void run(const Combine& op, Machine& machine);
void run(const Choose& op, Machine& machine);
void run(const Lookup& op, Machine& machine);
void run(const DownTo& op, Machine& machine);
void run(const RoundedQuotient& op, Machine& machine);
void run(const WholeQuotient& op, Machine& machine);
// run_dates.cpp
void run(const InPeriods& op, Machine& machine);
void run(const PeriodEdge& op, Machine& machine);
void run(const AsOf& op, Machine& machine);
void run(const KeepInCalendar& op, Machine& machine);
void run(const YearsFrom& op, Machine& machine);
void run(const NextDay& op, Machine& machine);
// run_years.cpp
void run(const JudgeDates& op, Machine& machine);
void run(const NumberYears& op, Machine& machine);
void run(const MergeTables& op, Machine& machine);
// run_facts.cpp
void run(const Judge& op, Machine& machine);
void run(const RefuseNegative& op, Machine& machine);
void run(const Select& op, Machine& machine);
void run(const Flag& op, Machine& machine);
void run(const FlagOutside& op, Machine& machine);
void run(const FlagCrowded& op, Machine& machine);
void run(const CountNotes& op, Machine& machine);
void run(const Belong& op, Machine& machine);
// run_folds.cpp
void run(const FormGroups& op, Machine& machine);
void run(const FoldRows& op, Machine& machine);
void run(const CountDistinct& op, Machine& machine);
void run(const NumberPlaces& op, Machine& machine);
// run_amounts.cpp
void run(const RunningSum& op, Machine& machine);
void run(const RunningLargest& op, Machine& machine);
void run(const Growth& op, Machine& machine);
void run(const PassCeiling& op, Machine& machine);
void run(const ShowBase& op, Machine& machine);
// run_limits.cpp
void run(const PayOut& op, Machine& machine);

}  // namespace nuan::policy::columnar
