// The columnar engine: a plan as a flat program of typed column operations over many subjects at once. Same answers as
// settle.hpp, to the fen. What it cannot hold in 64-bit integers it hands, subject by subject, to the interpreter.
#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <vector>

#include "policy/facts.hpp"
#include "policy/plan.hpp"
#include "policy/row_values.hpp"
#include "policy/settle.hpp"

namespace nuan::policy {

// Values as 64-bit integers: money in fen, days, counts and dates (days since 1970) as they are, choices by index,
// flags 0 or 1, texts as numbers of the batch's dictionary, rates and numbers in millionths.
inline constexpr std::int64_t number_scale = 1'000'000;
// Stands for a value that has no such integer (a number finer than a millionth, an amount beyond 64 bits): the subject
// is left to the interpreter.
inline constexpr std::int64_t not_held = std::numeric_limits<std::int64_t>::min();

struct PeriodsColumn {
  std::vector<std::uint32_t> begin;  // rows + 1 offsets into items
  std::vector<Period> items;
  std::vector<std::int64_t> values;  // of a dated column: what holds in each
};

// Rows of one table. Columns that no expression of the plan reads may stay empty, but for the date. Facts are grouped
// by subject and sorted by the table's order, undone ones left out.
struct TableRows {
  std::size_t rows = 0;
  std::vector<std::vector<std::int64_t>> columns;  // by column; empty for periods and dated columns
  std::vector<PeriodsColumn> periods;              // by column; periods and dated columns
  std::vector<std::uint32_t> subject_begin;        // fact tables: subjects + 1 offsets
};

// A few hundred to a few thousand subjects.
struct Batch {
  std::size_t subjects = 0;
  std::vector<TableRows> tables;   // by Plan::tables; the subject's own rows first
  std::vector<std::string> texts;  // the dictionary; a text column holds indexes into it, equal texts one index
};

// The interpreter needs what integers do not carry (ids, numbers finer than a millionth): whoever filled the batch can
// give it. The subject has the same facts in force as the batch; undone ones may be among them or not.
class SubjectSource {
 public:
  virtual ~SubjectSource() = default;
  [[nodiscard]] virtual Subject subject(std::size_t index) const = 0;
};

struct BatchOutcome {
  std::size_t subjects = 0;
  std::vector<std::vector<std::int64_t>> due;  // [benefit][subject], fen of the run's year, after limits
  struct TableOutcome {
    // By row: 0 takes part; 1 + r: refused or held by requirement r of the cover; the others below.
    std::vector<std::uint8_t> verdict;
    // [benefit][row], empty unless parts are wanted: what each fact adds to the base (fen, days or counts, in whole
    // units) and what is paid for it, both of the wanted year alone.
    std::vector<std::vector<std::int64_t>> base;
    std::vector<std::vector<std::int64_t>> paid;
  };
  std::vector<TableOutcome> tables;
  // For each note of the covers, in the order of the file: how many facts of the wanted year failed it, refused ones
  // too.
  std::vector<std::uint32_t> notes;
  struct Stopped {
    std::uint32_t subject;
    Stop stop;
  };
  std::vector<Stopped> stopped;      // subjects that could not be decided; their due is 0
  std::uint64_t by_interpreter = 0;  // subjects the integers could not hold
};
// No benefit counts the fact in the wanted year. A fact that no benefit keeps, or that is refused, belongs to the year
// of its own date; a benefit over groups counts a fact in the year of its group's first one.
inline constexpr std::uint8_t verdict_other_year = 250;
inline constexpr std::uint8_t verdict_too_early = 251;  // before the first edition
inline constexpr std::uint8_t verdict_no_year = 252;    // between listed years
inline constexpr std::uint8_t verdict_negative_base = 253;

struct RunWish {
  Year year;           // whose due is wanted, as year_of gives it
  bool parts = false;  // whether base and paid are wanted row by row
};

// Immutable after compile, shared by threads; each thread brings a Workspace.
class Columnar {
 public:
  // Never fails: a plan that has no form in integers (a quotient of two columns) is left to the interpreter wholly, and
  // why_not() says it. Keeps what it needs of the plan.
  [[nodiscard]] static Columnar compile(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish);
  ~Columnar();
  Columnar(Columnar&&) noexcept;

  // Null, or the expression that keeps this plan from running in columns, with its line.
  [[nodiscard]] const Words* why_not() const;

  class Workspace;  // vectors reused between batches
  [[nodiscard]] std::shared_ptr<Workspace> workspace() const;

  // Sizes and fills `out`. `subjects` is asked only for those that are left to the interpreter.
  void run(const Batch& batch, const SubjectSource& subjects, Workspace& workspace, BatchOutcome& out) const;

 private:
  struct Program;
  explicit Columnar(std::unique_ptr<Program> program);
  std::unique_ptr<Program> program_;
};

// The same through the interpreter alone (`--engine interpreter`), into the same shape.
void interpret_batch(const Plan& plan, const std::vector<Value>& inputs, const RunWish& wish, const Batch& batch,
                     const SubjectSource& subjects, BatchOutcome& out);

// What forms ask of their rows, in columns; all must outlive it. An expression without columns (a quotient of two
// columns) and rows with numbers that no column holds are the interpreter's.
[[nodiscard]] std::unique_ptr<RowValues> rows_in_columns(const Plan& plan, const std::vector<Value>& inputs,
                                                         const std::vector<Subject>& subjects);

}  // namespace nuan::policy
