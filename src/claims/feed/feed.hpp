// Feed: how a medical insurance system exports its settlements, said in a small file (formats/*.feed): the table of its
// columns, the sums that must hold, how refunds are told, and which value becomes which column of the policy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"

namespace nuan::claims {

struct FeedColumn {
  enum class Kind : std::uint8_t { text, code, day, money };
  std::string name;
  Words title;
  Kind kind = Kind::text;
  bool optional = false;  // the column may be absent, its fields may be empty; money then counts as 0
  std::size_t line = 0;
};

// A question the system's users answer differently: --reading NAME=CHOICE. The first choice stands unless said.
struct FeedReading {
  std::string name;
  Words title;
  std::vector<std::pair<std::string, Words>> choices;
  std::size_t line = 0;
};

// `when READING is CHOICE`: a line that counts under one reading only.
struct FeedWhen {
  std::int32_t reading = -1;  // always
  std::int32_t choice = 0;
};

// Amounts are numbered: the columns of money in their order, then the names of `let` in theirs.
struct FeedTerm {
  bool minus = false;
  std::size_t amount = 0;
};
using FeedSum = std::vector<FeedTerm>;

struct FeedLet {
  std::size_t amount = 0;
  FeedSum sum;
  FeedWhen when;
};

// `COLUMN is A B` or `COLUMN below 0`.
struct FeedCondition {
  std::size_t column = 0;
  bool below_zero = false;
  std::vector<std::string> codes;
};

// What holds on no row that counts is a reject with this code; one that holds only `within 0.01` is noted.
struct FeedCheck {
  std::string code;
  Words words;
  std::vector<std::pair<FeedSum, FeedSum>> either;  // left = right, or another pair
  std::int64_t within = 0;                          // fen
  FeedWhen when;
};

struct FeedKeep {
  FeedCondition where;
  std::string code;
  Words words;
};

struct FeedRefund {
  FeedCondition where;
  bool itself = false;              // else the row is the settlement that was taken back, marked afterwards
  std::vector<std::size_t> undone;  // columns: the first that is not empty names what is taken back
  FeedWhen when;
};

// One column of the policy.
struct FeedFact {
  enum class From : std::uint8_t { column, amount, value };
  std::string name;
  From from = From::column;
  std::size_t place = 0;  // of the column or amount
  std::string value;      // `is VALUE`
  // `from COLUMN: CODES = VALUE, …` or, for certificates, `from COLUMN by COLUMN: CODES = TYPE, …`
  std::int32_t by = -1;
  std::vector<std::pair<std::string, std::string>> codes;
};

struct Feed {
  std::string file;  // what it was read from, as errors name it
  std::string text;  // all of it: digests are made of this
  std::string name;
  Words title;
  std::vector<std::string> empty;  // what stands for an empty field
  std::vector<FeedColumn> columns;
  std::vector<FeedReading> readings;
  std::vector<std::string> amounts;  // names
  std::vector<FeedLet> lets;
  std::vector<FeedKeep> keeps;
  std::vector<FeedRefund> refunds;
  std::vector<FeedCheck> checks;
  std::vector<FeedFact> facts;       // claim_id and person_id among them
  std::vector<std::int32_t> chosen;  // by reading

  [[nodiscard]] bool counts(const FeedWhen& when) const {
    return when.reading < 0 || chosen[static_cast<std::size_t>(when.reading)] == when.choice;
  }
};

// Fails with feed_word, feed_name_unknown, feed_name_twice or feed_incomplete, each with its line and what to write.
[[nodiscard]] Result<Feed> read_feed(std::string file, std::string text);

// `refund=flipped`. Fails with reading_unknown, which lists what there is.
[[nodiscard]] Result<void> choose_reading(Feed& feed, std::string_view setting);

}  // namespace nuan::claims
