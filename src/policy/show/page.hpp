// Page: what a person is to read, as data: headings, lines, amounts, tables, footnotes. print.hpp makes plain text of
// it; another printer may make something else. Every amount that adds up to another says so (see Part), so that a test
// can hold the page against itself.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/money.hpp"
#include "base/words.hpp"
#include "policy/plan.hpp"

namespace nuan::policy {

// A stretch of text, with marks where a value is ours (自拟) or carries a footnote.
struct Run {
  enum class Kind : std::uint8_t { words, ours, note } kind = Kind::words;
  std::string words;
  std::size_t note = 0;  // counted from 1
  friend bool operator==(const Run&, const Run&) = default;
};

struct Text {
  std::vector<Run> runs;

  Text() = default;
  Text(std::string words);       // NOLINT(google-explicit-constructor): words are text
  Text(std::string_view words);  // NOLINT(google-explicit-constructor)
  Text(const char* words);       // NOLINT(google-explicit-constructor)
  [[nodiscard]] static Text ours();
  [[nodiscard]] static Text footnote(std::size_t number);

  Text& operator+=(const Text& more);
  [[nodiscard]] bool empty() const { return runs.empty(); }
  friend Text operator+(Text left, const Text& right) { return left += right; }
  friend bool operator==(const Text&, const Text&) = default;
};

// The pattern with {0}, {1} ... replaced. A pattern that names what is not given is a bug.
[[nodiscard]] Text fill(std::string_view pattern, std::initializer_list<Text> parts);
[[nodiscard]] Text join(const std::vector<Text>& items, std::string_view separator);

// What an amount is a part of.
struct Part {
  enum class Of : std::uint8_t {
    nothing,       // an intermediate number
    benefit_due,   // what one fact adds to a benefit of the year, after limits
    fact_due,      // what one fact adds to the year over all benefits
    summary_due,   // a benefit's due in the summary
    summary_paid,  // what was paid of it before
    total_due,
    total_paid,
    to_pay,
    to_carry,
  } of = Of::nothing;
  Index benefit = none;
  Money amount;
};

struct Heading {
  int level = 1;  // 1 the page, 2 a section, 3 a fact or a benefit
  Text text;
};
// A paragraph; long ones are wrapped.
struct Line {
  int indent = 0;
  Text text;
};
// Words with their amount at the right edge.
struct Entry {
  int indent = 0;
  Text text;
  std::string amount;
  Part part;
};
struct Cell {
  Text text;
  Part part;
};
struct Grid {
  struct Column {
    Text title;
    bool right = false;  // aligned right, as amounts are
  };
  int indent = 0;
  std::vector<Column> columns;
  std::vector<std::vector<Cell>> rows;
};
struct Gap {};

using Block = std::variant<Heading, Line, Entry, Grid, Gap>;

struct Page {
  Language language = Language::zh;
  std::vector<Block> blocks;
  std::vector<Text> notes;  // footnotes, by number - 1
  Text ours;                // what the mark (自拟) means; empty when it does not occur
};

}  // namespace nuan::policy
