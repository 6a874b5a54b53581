// Fields: one value of a row, read strictly. What is not exactly right is a Flaw; nothing is guessed, trimmed or
// rounded. The fields looked into must lie in a buffer with at least 8 readable bytes before and behind them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.hpp"
#include "claims/digits.hpp"
#include "claims/flaws.hpp"
#include "policy/plan.hpp"
#include "policy/value.hpp"

namespace nuan::claims {

// Yuan as `-?\d+(\.\d{1,2})?`, into fen.
[[nodiscard]] Flaw read_amount(std::string_view field, std::int64_t& fen);

// `2021-09-12`, or with a time of day, which must exist and is dropped. Days since 1970.
[[nodiscard]] Flaw read_day(std::string_view field, std::int32_t& days);

// `-?\d+` of at most 15 digits; counts and days of facts.
[[nodiscard]] Flaw read_whole(std::string_view field, std::int64_t& value, Flaw malformed);

// `-?\d+(\.\d+)?` with at most six decimals that count, below 10^12, in millionths.
[[nodiscard]] Flaw read_scaled(std::string_view field, std::int64_t& millionths);

// `0.2` or `20%`, in millionths.
[[nodiscard]] Flaw read_rate(std::string_view field, std::int64_t& millionths);

// yes no true false 1 0 是 否, in small letters, one capital or all capitals.
[[nodiscard]] Flaw read_flag(std::string_view field, bool& value);

[[nodiscard]] Flaw read_periods(std::string_view field, std::vector<Period>& periods);

// `2020-01-01..2020-12-31=2;2021-01-01..=3`: periods that do not overlap, each with a value of the kind; empty means
// never.
[[nodiscard]] Flaw read_dated(std::string_view field, policy::Kind kind, policy::DatedValues& values);
[[nodiscard]] std::string dated_to_text(const policy::DatedValues& values, policy::Kind kind);

// The names of a choice: those of the policy and their titles in either language. Spellings are few and short, so they
// are compared one after the other: by their size and their first and last eight bytes, which is all of most.
class ChoiceNames {
 public:
  ChoiceNames() = default;
  explicit ChoiceNames(const std::vector<policy::ChoiceName>& names);
  // Index of the choice, or policy::none. `field` is UTF-8.
  [[nodiscard]] policy::Index find(std::string_view field) const {
    const std::uint64_t front = front_of(field);
    const std::uint64_t back = back_of(field);
    for (const Spelling& spelling : spellings_) {
      if (field.size() == spelling.text.size() && front == spelling.front && back == spelling.back &&
          (field.size() <= 16 || field == spelling.text))
        return spelling.choice;
    }
    return policy::none;
  }

 private:
  struct Spelling {
    std::uint64_t front = 0;
    std::uint64_t back = 0;
    policy::Index choice = policy::none;
    std::string text;
  };
  // Of less than eight bytes, what stands beside the field is shifted out.
  [[nodiscard]] static std::uint64_t front_of(std::string_view field) {
    return field.size() >= 8 ? digits::load(field.data())
           : field.empty()   ? 0
                             : digits::load(field.data()) << (64 - 8 * field.size());
  }
  [[nodiscard]] static std::uint64_t back_of(std::string_view field) {
    return field.size() >= 8 ? digits::load(field.data() + field.size() - 8) : 0;
  }
  [[nodiscard]] policy::Index find_plainly(std::string_view field) const;
  std::vector<Spelling> spellings_;
};

}  // namespace nuan::claims
