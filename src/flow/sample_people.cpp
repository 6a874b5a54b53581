#include "flow/sample_people.hpp"

#include <array>
#include <string_view>

#include "base/date.hpp"
#include "base/split_mix.hpp"
#include "claims/identity.hpp"
#include "flow/csv_text.hpp"

namespace nuan::flow {
namespace {

// ---- what the people are like, in parts of a million
constexpr std::uint64_t left_before = 20'000;  // cover ended before the quarter
constexpr std::uint64_t left_within = 15'000;  // cover ends within it
constexpr std::uint64_t returned = 30'000;     // two periods of cover
constexpr std::uint64_t hardship = 2'500;
constexpr std::uint64_t model_worker = 3'000;

constexpr std::array<std::string_view, 30> surnames = {"王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴",
                                                       "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗",
                                                       "梁", "宋", "郑", "谢", "韩", "唐", "冯", "于", "董", "欧阳"};
constexpr std::array<std::string_view, 40> given = {"伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋",
                                                    "勇", "艳", "杰", "娟", "涛", "明", "超", "兰", "霞", "平",
                                                    "刚", "桂", "英", "华", "玉", "萍", "红", "梅", "建", "国",
                                                    "文", "志", "海", "燕", "春", "晨", "宇", "浩", "欣", "怡"};

// Area codes 990101 to 990117, birth dates 1961-07-01 to 2000-12-31, sequences 000 to 999: 245 million numbers.
constexpr std::uint64_t areas = 17;
constexpr std::uint64_t sequences = 1000;
constexpr std::int32_t first_birthday = -3106;
constexpr std::uint64_t birthdays = 14429;
constexpr std::uint64_t numbers = areas * sequences * birthdays;
constexpr std::uint64_t stride = 151'678'961;  // shares no factor with numbers: every step lands on a new one

void append_day(std::string& out, std::int32_t day) { out += to_text(Date::from_days(day)); }

void append_digits(std::string& out, std::uint64_t value, int width) {
  std::array<char, 20> room;
  for (int i = width; i-- > 0; value /= 10) room[static_cast<std::size_t>(i)] = static_cast<char>('0' + value % 10);
  out.append(room.data(), static_cast<std::size_t>(width));
}

// Fifteen digits and the one that makes them right by Luhn's rule; no bank's cards begin with 000.
void append_card(std::string& out, std::uint64_t person) {
  const std::uint64_t digits = person * 7 + 13;
  std::uint64_t rest = digits;
  std::uint64_t sum = 0;
  for (int i = 0; i < 15; ++i, rest /= 10) {
    const std::uint64_t doubled = rest % 10 * (i % 2 == 0 ? 2 : 1);
    sum += doubled / 10 + doubled % 10;
  }
  append_digits(out, digits, 15);
  append_digits(out, (10 - sum % 10) % 10, 1);
}

void append_cover(std::string& out, Chance& chance) {
  constexpr std::int32_t first = 15461;    // 2012-05-01
  constexpr std::int32_t quarter = 18809;  // 2021-07-01
  const auto begin = first + static_cast<std::int32_t>(chance.below(3200));
  append_day(out, begin);
  out += "..";
  const std::uint64_t fate = chance.below(1'000'000);
  if (fate < left_before) {
    append_day(out,
               begin + 30 + static_cast<std::int32_t>(chance.below(static_cast<std::uint64_t>(quarter - begin - 30))));
  } else if (fate < left_before + left_within) {
    append_day(out, quarter + static_cast<std::int32_t>(chance.below(92)));
  } else if (fate < left_before + left_within + returned) {
    const std::int32_t end = quarter + static_cast<std::int32_t>(chance.below(60));
    append_day(out, end);
    out += ';';
    append_day(out, end + 15 + static_cast<std::int32_t>(chance.below(30)));
    out += "..";
  }
}

void append_status(std::string& out, Chance& chance, std::uint64_t parts) {
  if (!chance.hits(parts)) return;
  const auto begin = 16801 + static_cast<std::int32_t>(chance.below(2008));  // from 2016 on
  append_day(out, begin);
  out += "..";
  if (chance.hits(200'000)) append_day(out, 18809 + static_cast<std::int32_t>(chance.below(92)));
}

}  // namespace

Chance::Chance(std::uint64_t seed, std::uint64_t kind, std::uint64_t number)
    : state_(seed * 0x9E3779B97F4A7C15U ^ kind * 0xC2B2AE3D27D4EB4FU ^ number * 0x165667B19E3779F9U) {
  static_cast<void>(next());
}

std::uint64_t Chance::next() { return split_mix(state_); }

void append_person_id(std::string& out, std::uint64_t person) {
  const auto number = static_cast<std::uint64_t>(Wide{person + 1} * stride % numbers);
  const std::uint64_t area = 990101 + number % areas;
  const std::uint64_t sequence = number / areas % sequences;
  const Date born = Date::from_days(first_birthday + static_cast<std::int32_t>(number / areas / sequences));
  const std::uint64_t birthday = static_cast<std::uint64_t>(born.year()) * 10000 +
                                 static_cast<std::uint64_t>(born.month()) * 100 +
                                 static_cast<std::uint64_t>(born.day());
  char eighteen[18];
  claims::write_resident_number((area * 100'000'000 + birthday) * 1000 + sequence, eighteen);
  out.append(eighteen, sizeof eighteen);
}

void append_member(std::string& out, std::uint64_t seed, std::uint64_t person) {
  Chance chance(seed, 1, person);
  append_person_id(out, person);
  out += ',';
  out += surnames[chance.below(surnames.size())];
  for (std::uint64_t i = chance.between(1, 2); i > 0; --i) out += given[chance.below(given.size())];
  out += ',';
  append_card(out, person);
  out += ',';
  append_digits(out, 10'000'000'000 + person, 11);  // no mobile number begins with 10
  out += ',';
  append_cover(out, chance);
  out += ',';
  append_status(out, chance, hardship);
  out += ',';
  append_status(out, chance, model_worker);
  out += '\n';
}

}  // namespace nuan::flow
