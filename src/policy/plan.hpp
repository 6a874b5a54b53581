// Plan: a policy that was read and checked, every name bound, every expression typed and levelled. Made by check/,
// read by interpret/, columnar/, laws/ and show/. Plain data; nothing here decides anything.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "policy/source.hpp"
#include "policy/value.hpp"

namespace nuan::policy {

using Index = std::int32_t;  // into one of Plan's lists
inline constexpr Index none = -1;

struct ChoiceName {
  std::string name;
  Words title;  // may be empty
};

struct Type {
  Kind kind = Kind::number;
  bool dated = false;
  Index choices = none;     // into Plan::choice_sets, for choice
  bool or_missing = false;  // real: a cell may be empty
  friend bool operator==(const Type&, const Type&) = default;
};

struct Column {
  std::string name;
  Words title;
  Type type;
  Span span;
};

// Each table has exactly one subject table above it or is that table. `key` of the subject table and the id
// (`<table>_id`) of a fact table are texts apart from the columns; expressions reach them by Op::key and Op::id.
struct Table {
  std::string name;
  Words title;
  bool is_subject = false;
  std::string key_name;  // the subject's key column, e.g. person_id, in every table
  std::string id_name;   // <table>_id of a fact table; empty for the subject
  std::vector<Column> columns;
  std::vector<Index> order;  // of a fact table: columns, and order_by_id for the id; the first one is its date
  bool may_reverse = false;  // then files carry `reverses`, an id of the same table
  Span span;
  [[nodiscard]] Index date_column() const { return order.front(); }
};
inline constexpr Index order_by_id = -2;

// Rows of a fact table that belong together inside one subject, e.g. the claims of one stay.
struct Group {
  std::string name;
  Words title;
  Index table = none;
  std::vector<Index> by;  // columns of the table; order_by_id where grouped by the id
  Span span;
};

struct Level {
  enum class Rank : std::uint8_t { all, subject, group, fact };
  Rank rank = Rank::all;
  Index of = none;      // fact: the table, group: the group
  bool yearly = false;  // reads the year of the fact, group or scope it is read from
  friend bool operator==(const Level&, const Level&) = default;
};

struct Scope {
  enum class Kind : std::uint8_t { fact, group, year, life };
  Kind kind = Kind::year;
  Index group = none;
  friend bool operator==(const Scope&, const Scope&) = default;
};

using NodeId = std::int32_t;  // into Plan::nodes; none where absent

enum class Op : std::uint8_t {
  constant,  // value
  input,     // index into inputs
  column,    // index of a column; level.of the table (subject: the subject table)
  key,
  id,      // the subject's key, the fact's id, as text
  let,     // index into lets
  result,  // laws and expectations only: index into results()
  // numbers; args two unless said
  add,
  subtract,
  multiply,
  divide,
  yuan_to_fen,  // one: a literal used as money
  least,
  greatest,  // two or more
  down_to,   // value, step: the largest multiple of step that is not above value
  // dates
  date_plus,
  date_minus,      // date, days
  days_between,    // later, earlier: date - date
  years_between,   // from, to
  next_month_day,  // date; index = month * 100 + day
  // periods and dated values
  in_periods,  // date, periods
  period_start,
  period_end,  // periods, date: the period that holds the date
  as_of,       // dated value, date
  dated,       // args in order of `dates`: the last whose date is not after the reading date
  // conditions
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,  // same kind on both sides
  in_list,    // value, then the items
  logical_not,
  logical_and,
  logical_or,
  // choosing
  conditional,  // condition, value, otherwise
  match,        // the choice, then one value per choice of its set, in their order
  steps,        // of, then value and edge in turn; a last value without edge is `beyond`
  // over rows: `rows`, `where` and `scope` say which
  aggregate,  // the folded expression; for count: none, or the one counted distinct
  place,      // none
};

// `not a < b` is a >= b; nothing where the operation is no comparison.
[[nodiscard]] std::optional<Op> opposite(Op comparison);

enum class Fold : std::uint8_t { sum, count, first, last, smallest, largest, mean, any, every };

// The rows an aggregate or a place runs over.
struct Rows {
  Level of;  // a fact table or a group
  NodeId where = none;
  Scope scope;  // inside which it runs; group, year or life
  Fold fold = Fold::sum;
  bool distinct = false;
};

struct Node {
  Op op = Op::constant;
  Type type;
  Level level;
  Span span;  // the words in the file
  std::vector<NodeId> args;
  Value value;  // constant
  Index index = none;
  std::vector<Date> dates;   // dated
  std::optional<Rows> rows;  // aggregate, place
};

struct Input {
  std::string name;
  Words title;
  Type type;
  Span span;
};
struct Let {
  std::string name;
  NodeId value = none;
  std::string source;  // empty: ours (自拟)
  Span span;
};

enum class Answer : std::uint8_t { refuse, hold, note };
struct Requirement {
  NodeId condition = none;
  Answer answer = Answer::refuse;
  std::string code;
  Words words;
  std::string source;
  Span span;
};
struct Cover {
  Index table = none;
  std::vector<Requirement> requirements;
};

struct Band {
  NodeId rate = none;  // rate, number, or money for each unit of a base in days or counts
  NodeId edge = none;  // money, days or number, counted from `above`; none in the last band: beyond
  std::string source;
  Span span;
};
struct Cap {
  NodeId amount = none;  // money
  Scope scope;
  std::string source;
  Span span;
};
struct Benefit {
  std::string name;
  Words title;
  Index table = none;  // whose facts it takes
  NodeId on = none;    // none for `on each`
  NodeId where = none;
  Scope scope;
  NodeId above = none;
  enum class Pay : std::uint8_t {
    bands,     // what exceeds `above` runs through `bands`
    per_fact,  // on each: the sum of `bands[0].rate`, money per fact
    largest,   // the highest `bands[0].rate` so far instead of the sum
  } pay = Pay::bands;
  std::vector<Band> bands;
  NodeId raise_to = none;
  NodeId nothing_under = none;
  std::vector<Cap> caps;  // same scope first, then wider ones
  std::string payee;
  Span span;
};
struct Limit {
  std::string name;
  Words title;
  std::vector<Index> benefits;
  Cap cap;
  Span span;
};

// ---- forms that `apply` works out row by row

enum class Form : std::uint8_t { admission, price, share, index, measure, target };

// The rows a form takes: every subject, fact or group that `where` keeps.
struct Each {
  Level of;
  NodeId where = none;
};
struct Admission {
  std::string name;
  Words title;
  Each each;
  std::vector<Requirement> requirements;  // `hold` sends the case to a person
  Span span;
};
struct Price {
  std::string name;
  Words title;
  Each each;
  NodeId full = none;  // money
  NodeId pay = none;   // money, or a rate of the full price
  std::string source;
  std::optional<Cap> saving;  // what may be saved at most; what is beyond is paid
  NodeId refund = none;       // of a group: which of its facts came back
  NodeId refund_by = none;    // money of each fact, by which what was paid is spread over them
  Span span;
};
enum class Dividing : std::uint8_t { largest_remainder, webster };
struct Share {
  std::string name;
  Words title;
  Each each;
  NodeId pot = none;                       // money of level all, or a count
  bool counts = false;                     // the pot is a count: whole things are shared, and bounds are counts
  NodeId by = none;                        // weight
  NodeId paid_by = none;                   // weight of what a row pays in; none: the pot is there
  NodeId at_least = none, at_most = none;  // money
  std::string source;
  Dividing dividing = Dividing::largest_remainder;
  Span span;
};
struct Counting {
  NodeId distinct = none;  // none: the rows are counted
  Words unit;
};
struct Milestone {
  Date day;
  NodeId value = none;
};
struct Target {
  std::string name;
  Words title;
  Each each;
  Counting counting;
  NodeId reach = none;  // of level all, as are the milestones and the day it is looked at
  std::string source;
  NodeId by = none;  // date of a row
  Date from, to;
  std::vector<Milestone> milestones;  // rising; between them, the start and the end the plan is a straight line
  NodeId on = none;
  std::optional<Counting> beside;
  Index per = none;      // into Plan::targets: each stage of the plan is held against that one's
  NodeId within = none;  // a stage whose ratio is so many times off the middle one is named
  Span span;
};
struct Measure {
  std::string name;
  Words title;
  Each each;
  NodeId yes = none;                    // or else
  NodeId mean = none;                   // a number whose mean is told
  NodeId weight = none;                 // of an answer
  Rational design_effect;               // 0: none is given
  std::vector<NodeId> by;               // one or two values of a row
  NodeId stratum = none, sized = none;  // sized: how many belong to the row's stratum
  Rational level;                       // of the interval
  Index compared_by = none;             // into `by`: a choice
  Choice compared_before, compared_after;
  NodeId panel = none;  // who answers, where the same people are compared
  std::int64_t hide_under = 0;
  bool worst_first = false;
  Span span;
};
// A value of a row that enters an index.
struct Indicator {
  std::string name;
  NodeId value = none;  // number, rate, count or real; missing where it is the first, last … of nothing
  std::string over_name;
  NodeId over = none;              // what it is divided by
  bool less = false;               // less is better
  NodeId low = none, high = none;  // goalposts of its own
  NodeId goal = none;
};
struct TreePart {
  std::string name;  // of an indicator or a node
  NodeId weight = none;
};
struct TreeNode {
  std::string name;
  Words title;
  std::vector<TreePart> parts;
  std::string frozen;  // the period whose data gave the weights
  std::string source;
};
enum class Fill : std::uint8_t { refuse, same_mean, mean, carry, between, skip };
enum class Scaling : std::uint8_t { min_max, z_score, rank, goalposts, distance, ratio };
enum class Mean : std::uint8_t { arithmetic, geometric, harmonic };
// An `index`. Its settings are numbers of level all.
struct Composite {
  std::string name;
  Words title;
  Each each;
  std::vector<Indicator> indicators;  // in the order of the tree
  std::vector<TreeNode> tree;         // in the order of the file; one is part of no other
  Fill fill = Fill::refuse;
  NodeId same = none;                                   // the group whose mean fills
  NodeId least = none, least_parts = none;              // rates: of a row, of a node
  bool count_filled = false;                            // a filled cell counts towards `least`
  NodeId skew = none, kurtosis = none, at_most = none;  // all or none: outliers
  Scaling scaling = Scaling::min_max;
  NodeId low = none, high = none, times = none;  // z-score: low the mean, high the deviation
  bool capped = false;
  std::string ratio_base;  // the key of a row
  Mean mean = Mean::arithmetic;
  Index continued = none;  // into Plan::composites
  std::string joint;       // the row that both know
  std::string base;        // the row that is 100
  bool against_previous = false;
  std::string against;  // the row from which contributions are told
  NodeId decimals = none;
  Span span;
};
// One form of the file: `index` into the plan's list of that form.
struct FormPlace {
  Form form = Form::admission;
  Index index = none;
  bool asked = true;  // else its table stays empty
};

struct Law {
  std::string title;
  enum class Kind : std::uint8_t { always, monotone, order, cliff } kind = Kind::always;
  NodeId condition = none;     // always: level subject, yearly; `never C` is always not C
  Index result = none;         // monotone, cliff: into results()
  NodeId most = none;          // cliff: money, level subject, yearly
  std::vector<Index> columns;  // monotone, cliff: columns of `table`
  Index table = none;
  Span span;
};

struct ExampleRow {
  Index table = none;
  std::string key_or_id;  // of the subject, or of the fact; made up when the file gives none
  Index subject = 0;      // which subject of the example, by order of appearance
  std::string reverses;
  std::vector<Value> columns;  // all of them, zeros filled in
  Span span;
};
struct Expectation {
  Index subject = 0;
  std::string year;  // the name of a year, or empty: the only one with facts
  enum class What : std::uint8_t { result, pay, refused, figure, failed } what = What::result;
  Index result = none;  // into results()
  std::string code;     // refused, failed (no form can be worked out); figure: behind the decision, may be empty
  Value value;          // Rational fen; figure: a number as written (money in fen), or a word
  Index form = none;    // figure: into Plan::forms
  std::string row;      // figure: which of its rows; empty: the only one
  std::string part;     // figure: and which of those that share it
  std::string column;   // figure: which figure of the row
  int decimals = 0;     // figure: how many the number was written with
  Span span;
};
struct Example {
  std::string title;
  std::vector<Value> inputs;  // all of them
  std::vector<ExampleRow> rows;
  struct Paid {
    Index subject = 0;
    Index benefit = none;
    Money amount;
  };
  std::vector<Paid> paid;
  std::vector<Expectation> expected;
  Span span;
};

struct YearRule {
  enum class Kind : std::uint8_t { calendar, from_month_day, several, listed } kind = Kind::calendar;
  int month = 1, day = 1;  // from_month_day
  int count = 1;           // several
  Date start;              // several
  struct Listed {
    std::string name;
    Period period;
  };
  std::vector<Listed> listed;
};

enum class Standing : std::uint8_t { published, reconstructed, sample };

struct Plan {
  Source source;
  std::string name;
  Words title;
  bool by_issuer = false;
  std::string after;  // whose rule it is, or is modelled on
  std::string edition;
  Date from;
  Span edition_span;  // the words of the edition
  Standing standing = Standing::sample;
  std::string currency;
  YearRule year;

  std::vector<std::vector<ChoiceName>> choice_sets;
  std::vector<Input> inputs;
  std::vector<Table> tables;  // the subject first
  std::vector<Group> groups;
  std::vector<Let> lets;  // ordered so that each reads only earlier ones
  std::vector<Node> nodes;
  std::vector<Cover> covers;
  std::vector<Benefit> benefits;
  std::vector<Limit> limits;
  std::vector<Admission> admissions;
  std::vector<Price> prices;
  std::vector<Share> shares;
  std::vector<Target> targets;
  std::vector<Measure> measures;
  std::vector<Composite> composites;
  std::vector<FormPlace> forms;  // in the order of the file
  std::vector<Law> laws;
  std::vector<Example> examples;

  [[nodiscard]] const Node& node(NodeId id) const { return nodes[static_cast<std::size_t>(id)]; }
  // Results as laws and expectations number them: the benefits, then the limits, then the total.
  [[nodiscard]] Index result_count() const { return static_cast<Index>(benefits.size() + limits.size() + 1); }
  [[nodiscard]] Index total_result() const { return result_count() - 1; }
  [[nodiscard]] const std::string& form_name(const FormPlace& place) const;
  [[nodiscard]] const Words& form_title(const FormPlace& place) const;
  [[nodiscard]] Span form_span(const FormPlace& place) const;
  // The index in tables of a name, or none.
  [[nodiscard]] Index table_named(std::string_view table_name) const;
  // True when one year's due cannot be told from that year's facts alone: a `per life` benefit, aggregate or place,
  // or a group, which may have begun in an earlier year.
  [[nodiscard]] bool reads_other_years() const;
};

// One year of the plan. `name` is `2020` for calendar years, the first day for others, the listed name for listed ones.
struct Year {
  std::string name;
  Period days;
  friend bool operator==(const Year&, const Year&) = default;
};
// The year that holds the date as the rule alone has it, whatever edition; nothing between listed years.
[[nodiscard]] std::optional<Year> whole_year_of(const YearRule& rule, Date date);
// The year that holds the date, cut at the edition's first day; nothing before the first edition or between listed
// years.
[[nodiscard]] std::optional<Year> year_of(const Plan& plan, Date date);

}  // namespace nuan::policy
