// The quick readers say what the plain rules of base say.
#include "claims/fields.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/money.hpp"
#include "claims/packing.hpp"
#include "claims/records.hpp"
#include "claims/separators.hpp"

namespace nuan::claims {
namespace {

// A field with bytes around it that must not count.
class Padded {
 public:
  Padded(std::string_view field, char around) : room_(8, around), size_(field.size()) {
    room_ += field;
    room_ += std::string(8, around);
  }
  [[nodiscard]] std::string_view field() const { return std::string_view(room_).substr(8, size_); }

 private:
  std::string room_;
  std::size_t size_;
};

void expect_amount(const std::string& text, char around) {
  const Padded padded(text, around);
  const ReadMoney plain = read_money(text);
  std::int64_t fen = 0;
  const Flaw flaw = read_amount(padded.field(), fen);
  RC_ASSERT((flaw == Flaw::none) == (plain.flaw == MoneyFlaw::none));
  RC_ASSERT((flaw == Flaw::amount_too_large) == (plain.flaw == MoneyFlaw::too_large));
  if (flaw == Flaw::none) RC_ASSERT(fen == plain.value.fen());
}

std::string any_of(const std::string& characters, std::size_t size_max) {
  return *rc::gen::resize(static_cast<int>(size_max), rc::gen::container<std::string>(rc::gen::elementOf(characters)));
}

RC_GTEST_PROP(Fields, amounts_are_read_as_money_is, (std::uint32_t fen)) {
  const char around = *rc::gen::element('0', '9', '.', ',', '\n', 'x');
  expect_amount(to_text(Money::from_fen(fen)), around);
  expect_amount(any_of("0123456789.-", 10), around);
  expect_amount(any_of("01.x", 8), around);
}

RC_GTEST_PROP(Fields, days_are_read_as_dates_are, ()) {
  const Date date = Date::from_days(*rc::gen::inRange(min_date.days(), max_date.days() + 1));
  std::string text = to_text(date);
  if (*rc::gen::inRange(0, 2) == 0)
    text[*rc::gen::inRange<std::size_t>(0, text.size())] =
        *rc::gen::element('0', '1', '2', '3', '9', '-', '/', ':', 'x');
  if (*rc::gen::inRange(0, 4) == 0) text += " 12:30:59";
  const Padded padded(text, '1');
  const auto plain = Date::read_with_time(text);
  std::int32_t days = 0;
  const Flaw flaw = read_day(padded.field(), days);
  RC_ASSERT((flaw == Flaw::none) == plain.has_value());
  if (plain) RC_ASSERT(days == plain->days());
}

RC_GTEST_PROP(Fields, periods_are_read_as_periods_are, ()) {
  const auto day = [] { return to_text(Date::from_days(*rc::gen::inRange(-30000, 60000))); };
  std::string text = *rc::gen::element(0, 1) == 0 ? day() + ".." : day() + ".." + day();
  if (*rc::gen::inRange(0, 3) == 0) text += ";" + day() + "..";
  if (*rc::gen::inRange(0, 3) == 0)
    text[*rc::gen::inRange<std::size_t>(0, text.size())] = *rc::gen::element('0', '9', '.', ';');
  const Padded padded(text, '.');
  const auto plain = Periods::read(text);
  std::vector<Period> periods;
  const Flaw flaw = read_periods(padded.field(), periods);
  RC_ASSERT((flaw == Flaw::none) == plain.has_value());
  if (plain) RC_ASSERT(periods == plain->items());
}

TEST(Fields, numbers_and_rates_are_exact_to_six_decimals) {
  const auto scaled = [](std::string_view text) {
    std::int64_t value = 0;
    const Flaw flaw = read_scaled(text, value);
    return flaw == Flaw::none ? std::to_string(value) : std::string(code_of(flaw));
  };
  const auto rate = [](std::string_view text) {
    std::int64_t value = 0;
    const Flaw flaw = read_rate(text, value);
    return flaw == Flaw::none ? std::to_string(value) : std::string(code_of(flaw));
  };
  EXPECT_EQ(scaled("12.5"), "12500000");
  EXPECT_EQ(scaled("-0.000001"), "-1");
  EXPECT_EQ(scaled("1.00000000000"), "1000000");
  EXPECT_EQ(scaled("0000000000000000001"), "1000000");
  EXPECT_EQ(scaled("999999999999.999999"), "999999999999999999");
  EXPECT_EQ(scaled("1000000000000"), "number_too_large");
  EXPECT_EQ(scaled("0.0000001"), "number_too_fine");
  for (const std::string_view wrong : {"", "-", ".5", "5.", "1,5", "1x", "1.2.3", "--1", "1e3", "½"})
    EXPECT_EQ(scaled(wrong), "number_malformed") << wrong;
  EXPECT_EQ(rate("20%"), "200000");
  EXPECT_EQ(rate("0.2"), "200000");
  EXPECT_EQ(rate("33.3333%"), "333333");
  EXPECT_EQ(rate("33.33333%"), "number_too_fine");
  EXPECT_EQ(rate("%"), "rate_malformed");
}

TEST(Fields, dated_values_say_when_they_hold) {
  policy::DatedValues values;
  ASSERT_EQ(read_dated("2021-01-01..=3;2020-01-01..2020-12-31=2", policy::Kind::count, values), Flaw::none);
  EXPECT_EQ(dated_to_text(values, policy::Kind::count), "2020-01-01..2020-12-31=2;2021-01-01..=3");
  ASSERT_EQ(read_dated("..=12.5", policy::Kind::money, values), Flaw::none);
  EXPECT_EQ(dated_to_text(values, policy::Kind::money), "..=12.5");
  ASSERT_EQ(read_dated("2020-01-01..=20%;..2019-12-31=0.125", policy::Kind::rate, values), Flaw::none);
  EXPECT_EQ(values.back().value, Rational(1, 5));
  EXPECT_EQ(dated_to_text(values, policy::Kind::rate), "..2019-12-31=0.125;2020-01-01..=0.2");
  EXPECT_EQ(read_dated("..=2 of 3", policy::Kind::rate, values), Flaw::dated_malformed);
  for (const std::string_view wrong :
       {"x", "2020-01-01..", "..=1;2020-01-01..=2", "..=x", "..=1;", "2020-01-01..;..=1"})
    EXPECT_EQ(read_dated(wrong, policy::Kind::count, values), Flaw::dated_malformed) << wrong;
}

RC_GTEST_PROP(Packing, texts_come_back_and_compare_as_their_bytes, ()) {
  const auto text = [] {
    return *rc::gen::oneOf(rc::gen::container<std::string>(rc::gen::elementOf(std::string("0123456789"))),
                           rc::gen::container<std::string>(20, rc::gen::elementOf(std::string("0199"))),
                           rc::gen::container<std::string>(rc::gen::elementOf(std::string("019aZ-"))));
  };
  const std::string left = text();
  const std::string right = *rc::gen::element(0, 1) == 0 ? left : text();
  std::vector<Byte> room(left.size() + right.size() + 64);
  Byte* const middle = put_text(room.data(), pack(left));
  Byte* const end = put_text(middle, pack(right));
  PackedText first;
  PackedText second;
  RC_ASSERT(take_text(room.data(), first) == middle && take_text(middle, second) == end);
  RC_ASSERT(skip_text(room.data()) == middle && skip_text(middle) == end);
  RC_ASSERT(to_text(first) == left && to_text(second) == right);
  const int order = compare(first, second);
  RC_ASSERT((order < 0) == (left < right) && (order > 0) == (left > right));
  RC_ASSERT((first == second) == (left == right));
  if (left == right) RC_ASSERT(hash_of(first) == hash_of(second));
}

RC_GTEST_PROP(Packing, numbers_come_back, (std::int64_t value)) {
  value >>= *rc::gen::inRange(0, 64);
  Byte room[number_bytes_max + 8];
  std::memset(room, *rc::gen::arbitrary<Byte>(), sizeof room);
  std::int64_t read = 0;
  std::int64_t read_quickly = 0;
  Byte* const end = put_signed(room, value);
  RC_ASSERT(take_signed(room, read) == end && read == value);
  RC_ASSERT(take_signed(room, read_quickly) == end && read_quickly == value);
}

void expect_found(const std::string& text, const Separators& found) {
  std::vector<std::uint32_t> at;
  std::vector<std::uint32_t> lines;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\n') lines.push_back(static_cast<std::uint32_t>(at.size()));
    if (text[i] == '\n' || text[i] == ',') at.push_back(i);
  }
  RC_ASSERT(std::vector<std::uint32_t>(found.at(), found.at() + found.count()) == at);
  RC_ASSERT(std::vector<std::uint32_t>(found.lines(), found.lines() + found.line_count()) == lines);
}

void expect_seen(const std::string& text, const Look& seen) {
  RC_ASSERT(seen.has_quote == (text.find('"') != std::string::npos));
  RC_ASSERT(seen.has_nul == (text.find('\0') != std::string::npos));
  RC_ASSERT(seen.has_high == (text.find('\x80') != std::string::npos));
  RC_ASSERT(seen.line_ends == static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  RC_ASSERT(count_of(text, '\n') == seen.line_ends);
}

RC_GTEST_PROP(Separators, are_found_where_they_stand_on_any_processor, ()) {
  const std::string text = *rc::gen::resize(
      400, rc::gen::container<std::string>(rc::gen::elementOf(std::string("aaaaa,,\n\"\r\x80") + '\0')));
  const std::size_t from = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
  for (const auto road : {Road::words, Road::avx2, Road::avx512}) {
    if (!is_there(road)) continue;
    Separators found;
    found.find_by(road, std::string_view(text).substr(0, from), 0, '\n');
    found.find_by(road, text, from, '\n');
    expect_found(text, found);
    expect_seen(text, look_by(road, text, '\n'));
  }
}

std::string csv_with_quotes() {
  return *rc::gen::resize(400, rc::gen::container<std::string>(rc::gen::elementOf(std::string("aaaa,,,\n\n\r\"\"\""))));
}

// Text of which quotes are mostly tidy: fields of all kinds, one after the other.
std::string tidy_csv() {
  static const std::vector<std::string> fields = {"a",         "",           "\"\"",     "\"b\"",
                                                  "\"c,\nd\"", "\"e\"\"f\"", "\"\"\"\"", "g\r"};
  std::string text;
  for (const std::size_t field : *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, 8))) {
    text += fields[field];
    text += *rc::gen::elementOf(std::string(",,,\n"));
  }
  return text;
}

RC_GTEST_PROP(Quotes, are_followed_as_byte_by_byte_on_any_processor, (bool tidy)) {
  const std::string text = tidy ? tidy_csv() : csv_with_quotes();
  for (const auto before : {QuoteState::field_start, QuoteState::plain, QuoteState::quoted, QuoteState::quote_seen}) {
    QuoteState expected = before;
    for (const char& byte : text) expected = state_after({&byte, 1}, true, expected, '\n');
    RC_ASSERT(state_after(text, text.find('"') != std::string::npos, before, '\n') == expected);
    for (const auto road : {Road::words, Road::avx2}) {
      if (!is_there(road)) continue;
      const Quotes quotes = follow_quotes_by(road, text, before, '\n');
      if (quotes.tidy) RC_ASSERT(quotes.after == expected);
    }
  }
}

template <class Row>
std::vector<std::string> texts_of(const Row& row) {
  std::vector<std::string> texts;
  for (std::uint32_t i = 0; i < row.size(); ++i) texts.emplace_back(row[i]);
  return texts;
}

RC_GTEST_PROP(Quotes, rows_are_those_of_the_slow_road, (bool tidy)) {
  const std::string text = (tidy ? tidy_csv() : csv_with_quotes()) + "\n";
  std::string room = std::string(64, ' ') + text + std::string(64, ' ');
  const Stretch stretch{room.data() + 64, 0, text.size(), text.size(), false, '\n'};
  Separators separators;
  SplitRow split;
  std::vector<std::vector<std::string>> fast;
  std::vector<std::vector<std::string>> slow;
  visit_quoted_records(stretch, separators, split,
                       [&](std::size_t, const auto& row, bool) { fast.push_back(texts_of(row)); });
  visit_records_slowly(stretch, 0, text.size(), split,
                       [&](std::size_t, const auto& row, bool) { slow.push_back(texts_of(row)); });
  RC_ASSERT(fast == slow);
}

TEST(Quotes, well_formed_ones_are_tidy) {
  for (const Road road : {Road::words, Road::avx2}) {
    if (!is_there(road)) continue;
    EXPECT_TRUE(follow_quotes_by(road, "\"a\",\"b,\"\"c\"\r\n\"\",d\n", QuoteState::field_start, '\n').tidy);
    EXPECT_FALSE(follow_quotes_by(road, "a\"b\n", QuoteState::field_start, '\n').tidy) << "within a field";
    EXPECT_FALSE(follow_quotes_by(road, "\"a\"b\n", QuoteState::field_start, '\n').tidy) << "text behind";
    EXPECT_FALSE(follow_quotes_by(road, "\"a\"\rb\n", QuoteState::field_start, '\n').tidy) << "a CR that ends no line";
  }
}

}  // namespace
}  // namespace nuan::claims
