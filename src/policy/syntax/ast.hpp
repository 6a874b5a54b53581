// The text of a policy as a tree: what was written, nothing yet of what it means. Made by parser.hpp, read by check/.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.hpp"
#include "base/rational.hpp"
#include "policy/source.hpp"

namespace nuan::policy::syntax {

// clang-format off: the tree reads as a table, one node a line

struct Name {
  std::string text;
  Span span;
};
struct Quoted {
  std::string text;  // without its quotes
  Span span;
};
// After a name: Chinese, then English behind `/`. Either may be absent.
struct Titles {
  std::optional<Quoted> zh;
  std::optional<Quoted> en;
};

struct Expr;
using ExprPtr = std::unique_ptr<Expr>;
inline constexpr int height_max = 400;

// ---- literals
struct NumberLiteral { Rational value; };                 // 1,800   0.1   as written, in plain units
struct RateLiteral { Rational value; bool points = false; };  // 20% and 5 points, as 1/5 and 1/20
struct DateLiteral { Date value; };
struct MonthDayLiteral { int month = 0; int day = 0; };   // only before `after`
struct DaysLiteral { Rational value; };                   // 50 days
struct PeriodsLiteral { Periods value; };
struct TextLiteral { std::string value; };
struct FlagLiteral { bool value = false; };               // yes, no

// ---- names and operators
struct NameRef { std::vector<Name> path; };               // one name, or table.name
struct Arithmetic { char op = '+'; ExprPtr left, right; };  // + - * /
enum class Relation : std::uint8_t { less, less_equal, greater, greater_equal, is, is_not };
struct Comparison { Relation relation{}; ExprPtr left, right; };
struct InPeriods { ExprPtr date, periods; };
struct InList { ExprPtr left; std::vector<ExprPtr> items; };
struct Not { ExprPtr condition; };
struct Logic { bool is_and = true; ExprPtr left, right; };

// ---- choosing
struct Conditional { ExprPtr value, condition, otherwise; };  // value if condition else otherwise
struct MatchArm { Name choice; ExprPtr value; };
struct Match { Name subject; std::vector<MatchArm> arms; ExprPtr otherwise; };
struct Band { ExprPtr value; ExprPtr edge; std::optional<Quoted> source; };  // edge is null for `beyond`, and for a lone value
struct Steps { ExprPtr of; std::vector<Band> bands; };

// ---- over rows
enum class Fold : std::uint8_t { sum, count, first, last, smallest, largest, mean, any, every };
struct Scope { Name name; };  // a table, a group, `year` or `life`
struct Aggregate { Fold fold{}; bool distinct = false; ExprPtr of; ExprPtr where; std::optional<Scope> per; };
struct Place { Name rows; ExprPtr where; Scope per; };    // place of claim where ... per year

// ---- functions
struct AsOf { ExprPtr value, date; };
struct PeriodEdge { bool start = true; ExprPtr periods; };  // start of P as of D: periods is an AsOf
struct YearsBetween { ExprPtr from, to; };
struct NextMonthDay { MonthDayLiteral month_day; ExprPtr after; };  // 03-31 after D
struct DownTo { ExprPtr value, step; };                   // E down to N
struct Extreme { bool least = true; std::vector<ExprPtr> of; };  // least(a, b, ...), greatest(a, b, ...)

struct Expr {
  Span span;                        // its brackets included
  std::variant<NumberLiteral, RateLiteral, DateLiteral, MonthDayLiteral, DaysLiteral, PeriodsLiteral, TextLiteral,
               FlagLiteral, NameRef, Arithmetic, Comparison, InPeriods, InList, Not, Logic, Conditional, Match, Steps,
               Aggregate, Place, AsOf, PeriodEdge, YearsBetween, NextMonthDay, DownTo, Extreme>
      node;
  int height = 1;                   // of the tree below; the parser keeps it under height_max, so that walks may recurse
};

// ---- declarations
enum class TypeWord : std::uint8_t { money, rate, number, count, date, days, periods, choice, flag, text, real };
struct Choice { Name name; Titles titles; };
struct Type { TypeWord word{}; bool dated = false; std::vector<Choice> choices; Span span; };

struct DatedItem { ExprPtr value; std::optional<Date> from; Span from_span; };

struct Input { Name name; Type type; Titles titles; };
struct Column { Name name; Type type; bool or_missing = false; Titles titles; };
struct Table {
  Name name;
  Titles titles;
  std::optional<Name> of;
  std::vector<Name> key;
  std::vector<Name> order;
  bool may_reverse = false;
  std::vector<Column> columns;
};
struct Group { Name name; Name of; std::vector<Name> by; Titles titles; };
struct Let { Name name; std::vector<DatedItem> items; std::optional<Quoted> source; };  // one item without `from`, or all with

enum class Answer : std::uint8_t { refuse, hold, note };
struct Requirement { ExprPtr condition; Answer answer{}; Name code; Titles words; std::optional<Quoted> source; Span span; };
struct Cover { Name table; std::vector<Requirement> requirements; };

struct AtMost { ExprPtr amount; std::optional<Scope> per; std::optional<Quoted> source; Span span; };
struct Benefit {
  Name name;
  Titles titles;
  ExprPtr on;                    // null for `on each TABLE`
  std::optional<Name> each;      // the table of `on each`
  ExprPtr where;
  Scope per;
  ExprPtr above;
  enum class Pay : std::uint8_t { bands, each, largest } pay = Pay::bands;  // a lone expression is one band without edge
  std::vector<Band> bands;
  ExprPtr raise_to;
  ExprPtr nothing_under;
  std::vector<AtMost> at_most;
  std::optional<Name> payee;
};
struct Limit {
  Name name;
  Titles titles;
  bool all_benefits = false;
  std::vector<Name> benefits;
  AtMost at_most;                // per is always there
};

// The forms worked out for the rows of files by `apply`. `of` names a table or a group.
struct FormHead { Name name; Titles titles; Name of; ExprPtr where; };
struct Admission { FormHead head; std::vector<Requirement> requirements; };
struct Refund { ExprPtr where, by; };  // refund where returned by cost
struct Price {
  FormHead head;
  ExprPtr full;                       // null where there is no full price
  ExprPtr pay;
  std::optional<Quoted> source;       // of pay
  std::optional<AtMost> saving;       // saving at most 300 per year
  std::optional<Refund> refund;
};
enum class Dividing : std::uint8_t { largest_remainder, webster };
struct Share {
  FormHead head;
  ExprPtr pot, by;
  std::optional<Quoted> source;       // of by
  ExprPtr paid_by;                    // who pays the pot in; null where it is simply there
  ExprPtr at_least, at_most;
  Dividing dividing{};
  std::optional<Name> ties;           // always there
};
// `count of TABLE` or `count of distinct EXPR`, with what it counts.
struct Counting { ExprPtr distinct; std::optional<Name> rows; Titles unit; Span span; };
struct Milestone { ExprPtr value; std::optional<Date> day; Span span; };
struct Target {
  FormHead head;
  std::optional<Counting> counting;   // always there
  ExprPtr reach;
  std::optional<Quoted> source;       // of reach
  ExprPtr by;                         // the day of a row
  std::optional<Date> from, to;
  Span days;
  std::vector<Milestone> milestones;  // plan 1,000 to 2021-12-31, 5,000 to 2022-12-31
  ExprPtr on;                         // the day it is looked at
  std::optional<Counting> beside;
  std::optional<Name> per;            // per OTHER within 2 times
  ExprPtr within;
};

struct Measure {
  FormHead head;
  ExprPtr yes;                        // or else
  ExprPtr mean;
  std::vector<ExprPtr> by;            // one or two
  ExprPtr weight;                     // weighted by
  ExprPtr design_effect;
  Span interval;                      // the word behind `interval`
  bool normal = false;                // interval normal 95%
  ExprPtr stratum, sized;             // null where there are no strata
  ExprPtr level;                      // interval wilson 95%
  std::optional<std::pair<Name, Name>> compared;  // compare before with after, independent
  ExprPtr panel;                      // or: , same person
  ExprPtr hide_under;
  bool worst_first = false;
};

// `40% Flights / Population less`: a part of a node, with what is said of it there.
struct TreePart {
  ExprPtr weight;                     // null where all weigh the same
  Name name;                          // of a node, or of a value of a row
  std::optional<Name> over;           // its denominator
  Span named;                         // weight, name and denominator
  std::optional<Span> less;           // the word: less is better
  ExprPtr low, high;                  // goalposts of its own
  ExprPtr goal;
  Span span;
};
struct TreeNode {
  Name name;
  Titles titles;
  std::vector<TreePart> parts;
  std::optional<Quoted> frozen;       // the period whose data gave the weights
  std::optional<Quoted> source;       // of the weights
  Span span;
};
enum class Fill : std::uint8_t { refuse, same_mean, mean, carry, between, skip };
struct MissingRule {
  Fill fill{};
  ExprPtr same;                       // mean of same GROUP
  ExprPtr least, least_parts;
  bool count_filled = false;
  Span span;
};
struct OutlierRule { ExprPtr skew, kurtosis, at_most; Span span; };
enum class Scaling : std::uint8_t { min_max, z_score, rank, goalposts, distance, ratio };
struct ScaleRule {
  Scaling kind{};
  ExprPtr low, high;                  // z-score: the mean and the deviation
  ExprPtr times;
  bool capped = false;
  std::optional<Quoted> base;
};
enum class Mean : std::uint8_t { arithmetic, geometric, harmonic };
struct Composite {
  FormHead head;
  std::vector<TreeNode> tree;
  std::optional<MissingRule> missing;
  std::optional<OutlierRule> outliers;
  ScaleRule scale;
  Mean mean{};
  Span mean_span;
  std::optional<Name> continued;      // continues OTHER at KEY
  std::optional<Quoted> joint;
  std::optional<Quoted> base;         // base KEY = 100
  bool against_previous = false;
  std::optional<Quoted> against;
  ExprPtr decimals;                   // publish 2
};

struct Law {
  Quoted title;
  enum class Kind : std::uint8_t { always, monotone, order, cliff, never } kind{};
  ExprPtr condition;             // always, never
  std::optional<Name> result;    // monotone, cliff
  ExprPtr most;                  // cliff
  std::vector<Name> columns;     // monotone, cliff
};

// One row or line of an example.
struct ExampleValue { std::optional<Name> column; ExprPtr value; Span span; };  // without a column: placed by its type
struct ExampleRow { Name table; int times = 1; std::vector<ExampleValue> values; Span span; };
struct ExampleSet { Name input; ExprPtr value; Span span; };
struct ExamplePaid { Name result; ExprPtr value; Span span; };
struct Expectation {
  std::optional<std::string> key;   // a year `2014`, a subject's key or a listed period, as written
  std::optional<std::string> part;  // of a form: behind the key, which of the rows that share it
  std::optional<Name> result;       // a result or value; null with refused
  bool refused = false;
  std::optional<Name> code;         // with refused; of an admission: behind `refuse` and `review`
  std::optional<Name> column;       // of a form: which of its figures; null for the one it is about
  ExprPtr value;
  Span span;
};
struct Example {
  Quoted title;
  std::vector<std::variant<ExampleRow, ExampleSet, ExamplePaid>> given;
  std::vector<Expectation> expected;
  Span span;
};

struct YearWord {
  enum class Kind : std::uint8_t { calendar, from_month_day, several, listed } kind = Kind::calendar;
  MonthDayLiteral from{1, 1};
  int count = 1;                    // several: so many years ...
  std::optional<Date> start;        // ... from this day
  struct Listed { Quoted name; Period period; Span span; };
  std::vector<Listed> listed;
  Span span;
};

enum class Standing : std::uint8_t { published, reconstructed, sample };
struct Header {
  Name name;
  Titles titles;
  bool issuer = false;              // `issuer` rather than `after`
  std::optional<Quoted> from_whom;
  std::optional<Quoted> edition;
  std::optional<Date> edition_from;
  Span edition_span;
  std::optional<Standing> standing;
  std::string money = "CNY";
  YearWord year;
  Span span;
};

using Declaration = std::variant<Input, Table, Group, Let, Cover, Benefit, Limit, Law, Example,
                                Admission, Price, Share, Target, Measure, Composite>;

struct File {
  Header header;
  std::vector<Declaration> declarations;
  std::vector<Span> spans;          // of the declarations, same order
};

// clang-format on

}  // namespace nuan::policy::syntax
