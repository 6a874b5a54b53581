#include "flow/sample_claims.hpp"

#include <array>
#include <string_view>

#include "base/date.hpp"
#include "base/money.hpp"
#include "flow/csv_text.hpp"
#include "flow/sample_people.hpp"

namespace nuan::flow {
namespace {

// ---- what the rows are like, in parts of a million
constexpr std::uint64_t reversals = 10'000;
constexpr std::uint64_t orphans = 103;           // reversals of rows that are in no file
constexpr std::uint64_t repeats = 1'000;         // sent again, byte for byte
constexpr std::uint64_t contradicted = 2;        // sent again with another amount
constexpr std::uint64_t damaged = 102;           // one of eight kinds
constexpr std::uint64_t strangers = 100'000;     // of persons who are no members
constexpr std::uint64_t chronic_rows = 300'000;  // rows of the twentieth of the members who need most care
constexpr std::uint64_t inpatient = 25'000;
constexpr std::uint64_t beyond_cap = 8'000;

constexpr std::uint64_t paid_before = 40'000;

// ---- self-pay-1 in fen: so many parts of a hundred lie between two amounts
struct Range {
  std::uint64_t percent, from, to;
};
constexpr std::array outpatient_amounts = {Range{40, 2'000, 15'000}, Range{30, 15'000, 40'000},
                                           Range{20, 40'000, 120'000}, Range{8, 120'000, 400'000},
                                           Range{2, 400'000, 2'000'000}};
constexpr std::array inpatient_amounts = {Range{50, 80'000, 300'000}, Range{35, 300'000, 800'000},
                                          Range{15, 800'000, 2'500'000}};
constexpr std::array over_cap_amounts = {Range{80, 50'000, 500'000}, Range{15, 500'000, 5'000'000},
                                         Range{5, 5'000'000, 60'000'000}};

constexpr std::int32_t quarter_begin = 18809;  // 2021-07-01
constexpr std::uint64_t quarter_days = 92;

template <std::size_t n>
std::int64_t amount_of(const std::array<Range, n>& ranges, Chance& chance) {
  std::uint64_t percent = chance.below(100);
  for (const Range& range : ranges) {
    if (percent < range.percent) return static_cast<std::int64_t>(chance.between(range.from, range.to));
    percent -= range.percent;
  }
  return 0;
}

enum class Sort : std::uint8_t { ordinary, reversal, orphan, repeated, contradiction, damage };

Sort sort_of(Chance& chance) {
  std::uint64_t lot = chance.below(1'000'000);
  const auto falls_to = [&lot](std::uint64_t parts) {
    if (lot < parts) return true;
    lot -= parts;
    return false;
  };
  if (falls_to(reversals)) return Sort::reversal;
  if (falls_to(orphans)) return Sort::orphan;
  if (falls_to(repeats)) return Sort::repeated;
  if (falls_to(contradicted)) return Sort::contradiction;
  if (falls_to(damaged)) return Sort::damage;
  return Sort::ordinary;
}

struct Claim {
  std::uint64_t number = 0;  // makes the id
  std::uint64_t person = 0;
  std::int32_t day = 0;
  bool is_inpatient = false;
  std::int64_t self_pay = 0;
  std::int64_t over_cap = 0;
};

std::uint64_t person_of(const SampleWish& wish, Chance& chance) {
  if (chance.hits(strangers)) return wish.people + chance.below(wish.people / 2 + 1);
  const std::uint64_t chronic = wish.people / 20 + 1;
  return chance.hits(chronic_rows) ? chance.below(chronic) : chance.below(wish.people);
}

Claim ordinary(const SampleWish& wish, std::uint64_t number, Chance& chance) {
  Claim claim;
  claim.number = number;
  claim.person = person_of(wish, chance);
  claim.day = quarter_begin + static_cast<std::int32_t>(chance.below(quarter_days));
  claim.is_inpatient = chance.hits(inpatient);
  claim.self_pay = claim.is_inpatient ? amount_of(inpatient_amounts, chance) : amount_of(outpatient_amounts, chance);
  if (chance.hits(beyond_cap)) claim.over_cap = amount_of(over_cap_amounts, chance);
  return claim;
}

// Another row that is an ordinary one; in a tiny city perhaps one that is not there.
Claim another(const SampleWish& wish, Chance& chance) {
  for (int tries = 0; tries < 64; ++tries) {
    const std::uint64_t number = chance.below(wish.claims);
    Chance its(wish.seed, 2, number);
    if (sort_of(its) == Sort::ordinary) return ordinary(wish, number, its);
  }
  return ordinary(wish, wish.claims, chance);
}

// Eight digits of the day, twelve of the row: twenty that no other row has.
void append_id(std::string& out, std::int32_t day, std::uint64_t number) {
  const Date date = Date::from_days(day);
  const auto part = [](int value) { return static_cast<std::uint64_t>(value); };
  append_number(out, part(date.year()) * 10000 + part(date.month()) * 100 + part(date.day()));
  const std::string text = std::to_string(number);
  out.append(12 - text.size(), '0');
  out += text;
}

void append_row(std::string& out, const Claim& claim) {
  append_id(out, claim.day, claim.number);
  out += ',';
  append_person_id(out, claim.person);
  out += ',';
  out += to_text(Date::from_days(claim.day));
  out += claim.is_inpatient ? ",inpatient," : ",outpatient,";
  append_amount(out, claim.self_pay);
  out += ',';
  append_amount(out, claim.over_cap);
  out += ',';
}

void append_reversal(std::string& out, const SampleWish& wish, std::uint64_t number, Chance& chance) {
  const Claim undone = another(wish, chance);
  Claim row = undone;
  row.number = number;
  row.day = std::min(undone.day + static_cast<std::int32_t>(chance.below(20)), quarter_begin + 91);
  row.self_pay = -row.self_pay;
  row.over_cap = -row.over_cap;
  append_row(out, row);
  append_id(out, undone.day, undone.number);
}

void replace_field(std::string& row, std::size_t field, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t i = 0; i < field; ++i) begin = row.find(',', begin) + 1;
  row.replace(begin, row.find(',', begin) - begin, text);
}

// Eight ways in which rows arrive damaged.
void append_damaged(std::string& out, const Claim& claim, std::uint64_t kind) {
  std::string row;
  append_row(row, claim);
  switch (kind) {
    case 0:
      row.resize(row.rfind(','));
      break;  // a column is missing
    case 1:
      row += ",x";
      break;  // one too many
    case 2:
      row.resize(row.size() / 2);
      break;  // cut off
    case 3:
      replace_field(row, 4, "12O.50");
      break;  // a letter in an amount
    case 4:
      replace_field(row, 2, "2021-13-05");
      break;  // no such month
    case 5:
      replace_field(row, 4, "-20.00");
      break;  // negative, and reverses nothing
    case 6:
      replace_field(row, 1, "9.90101E+17");
      break;  // a spreadsheet's number
    default:
      replace_field(row, 3, "emergency");
      break;  // a choice the policy does not know
  }
  out += row;
}

}  // namespace

void append_claim(std::string& out, const SampleWish& wish, std::uint64_t number) {
  Chance chance(wish.seed, 2, number);
  switch (sort_of(chance)) {
    case Sort::ordinary:
      append_row(out, ordinary(wish, number, chance));
      break;
    case Sort::reversal:
      append_reversal(out, wish, number, chance);
      break;
    case Sort::orphan:
      append_row(out, ordinary(wish, number, chance));
      append_id(out, quarter_begin, wish.claims + number);
      break;
    case Sort::repeated:
      append_row(out, another(wish, chance));
      break;
    case Sort::contradiction: {
      Claim claim = another(wish, chance);
      ++claim.self_pay;
      append_row(out, claim);
      break;
    }
    case Sort::damage:
      append_damaged(out, ordinary(wish, number, chance), chance.below(8));
      break;
  }
  out += '\n';
}

void append_paid(std::string& out, const SampleWish& wish, std::uint64_t person) {
  Chance chance(wish.seed, 3, person);
  if (!chance.hits(paid_before)) return;
  append_person_id(out, person);
  out += ",outpatient,";
  append_amount(out, static_cast<std::int64_t>(chance.between(1'000, 40'000)));
  out += '\n';
  if (!chance.hits(50'000)) return;
  append_person_id(out, person);
  out += ",over-cap,";
  append_amount(out, static_cast<std::int64_t>(chance.between(10'000, 900'000)));
  out += '\n';
}

}  // namespace nuan::flow
