// Values near the edges of a policy.
#include <algorithm>

#include "base/result.hpp"
#include "policy/laws/attack.hpp"
#include "policy/zero.hpp"

namespace nuan::policy {

namespace {

constexpr long leap_fen = 10'000'000;   // 100,000 yuan
constexpr int latest_year_kept = 9900;  // so that no year's end leaves the calendar

Date inside_calendar(Date date) { return std::clamp(date, min_date.plus(400), max_date.plus(-400)); }

}  // namespace

void Inventing::turn_to_some_year() { turn_to(near(chance_.pick(words_.dates))); }

void Inventing::turn_to(Date day) {
  days_.clear();
  const std::optional<Year> year = year_of(plan_, day);
  span_ = year ? year->days : Period{day, day.plus(30)};
  if (span_.to.year() > latest_year_kept) span_.to = span_.from.plus(365);
}

// Two draws in one expression would come in an order of the compiler's choosing: the attacks must be the same
// everywhere.
Rational Inventing::nudged(const std::vector<Rational>& from) {
  const int nudge = chance_.nudge();
  return chance_.pick(from) + nudge;
}

Date Inventing::near(Date date) { return inside_calendar(date).plus(chance_.nudge()); }

Date Inventing::day() {
  Date day = span_.from.plus(
      static_cast<std::int32_t>(chance_.below(static_cast<std::size_t>(span_.to.days() - span_.from.days()) + 1)));
  if (!days_.empty() && chance_.one_in(4)) {
    day = chance_.one_in(2) ? days_.back() : near(days_.back());
  } else if (chance_.one_in(5)) {
    day = near(chance_.pick(words_.dates));
  } else if (chance_.one_in(6)) {
    day = near(chance_.one_in(2) ? span_.from : span_.to);
  }
  days_.push_back(day);
  return day;
}

Value Inventing::value(const Type& type, const Rational& so_far) {
  if (type.dated) return dated(type);
  switch (type.kind) {
    case Kind::money:
      return money(so_far);
    case Kind::rate:
    case Kind::number:
    case Kind::literal:
      return rate();
    case Kind::real:
      return Measured{rate()};
    case Kind::count:
    case Kind::days:
      return whole();
    case Kind::date:
      return near(chance_.one_in(2) || days_.empty() ? chance_.pick(words_.dates) : chance_.pick(days_));
    case Kind::periods:
      return periods();
    case Kind::choice: {
      const auto& choices = plan_.choice_sets[static_cast<std::size_t>(type.choices)];
      return Choice{static_cast<std::int32_t>(chance_.below(choices.size()))};
    }
    case Kind::flag:
      return chance_.one_in(2);
    case Kind::text:
      return text();
  }
  ENSURE(false);  // untested: the switch names every kind
  return zero_of(type);
}

Rational Inventing::money(const Rational& so_far) {
  Rational fen = 0;
  const std::vector<Rational>& edges = chance_.one_in(2) ? words_.edges : words_.money;
  switch (chance_.below(8)) {
    case 0:
      break;
    case 1:
      fen = static_cast<long>(chance_.below(4));
      break;
    case 2:
      fen = static_cast<long>(chance_.below(static_cast<std::size_t>(leap_fen)));
      break;
    case 3:
      fen = static_cast<long>(100 * chance_.below(10'000));
      break;
    case 4:
    case 5:
      if (!edges.empty()) fen = nudged(edges);
      break;
    default:
      if (!edges.empty()) fen = nudged(edges) - so_far;
      break;
  }
  return std::clamp(fen, Rational(0), Rational(money_limit_fen));
}

Rational Inventing::whole() {
  Rational number = static_cast<long>(chance_.below(5));
  if (!words_.whole.empty() && chance_.one_in(2)) number = nudged(words_.whole);
  return number < 0 ? Rational(0) : number;
}

Rational Inventing::rate() {
  if (!words_.rates.empty() && chance_.one_in(2)) return chance_.pick(words_.rates);
  Rational number(static_cast<long>(chance_.below(101)), 100);
  number.canonicalize();
  return number;
}

Periods Inventing::periods() {
  const auto some_day = [&] {
    return near(days_.empty() || chance_.one_in(4) ? chance_.pick(words_.dates) : chance_.pick(days_));
  };
  const Date early = *Date::from_ymd(std::max(plan_.from.year() - 2, 1), 1, 1);
  switch (chance_.below(8)) {
    case 0:
      return Periods();
    case 1:
      return Periods({{some_day(), max_date}});
    case 2:
      return Periods({{early, std::max(early, some_day())}});
    case 3: {
      const Date start = some_day();
      return Periods({{start, start.plus(static_cast<std::int32_t>(chance_.below(100)))}});
    }
    case 4: {
      const Date gap = std::max(early, some_day());
      return Periods({{early, gap}, {gap.plus(2 + static_cast<std::int32_t>(chance_.below(40))), max_date}});
    }
    default:
      return Periods({{early, max_date}});
  }
}

// One value for all time: the one form of it that an example can spell.
DatedValues Inventing::dated(const Type& type) {
  const Value made = value({type.kind, false, type.choices}, Rational(0));
  ENSURE(std::holds_alternative<Rational>(made));
  return {{Period{}, std::get<Rational>(made)}};
}

std::string Inventing::text() {
  if (!words_.texts.empty() && chance_.one_in(2)) return chance_.pick(words_.texts);
  return chance_.one_in(2) ? "a" : "b";
}

const std::vector<Rational>& Inventing::edges_of(Kind kind) const {
  if (kind == Kind::money) return chance_.one_in(2) ? words_.edges : words_.money;
  return kind == Kind::count || kind == Kind::days ? words_.whole : words_.rates;
}

std::optional<Inventing::Crossing> Inventing::crossing(const Type& type) {
  const std::vector<Rational>& edges = edges_of(type.kind);
  if (type.dated || edges.empty()) return std::nullopt;
  const Rational unit = smallest_step(type.kind);
  const bool on_edge = chance_.one_in(2);
  const Rational from = chance_.pick(edges) - (on_edge ? Rational(0) : unit);
  if (from < 0 || from >= money_limit_fen) return std::nullopt;
  return Crossing{from, Rational(from + unit)};
}

std::optional<Rational> Inventing::raised(const Type& type, const Rational& number) {
  if (number >= money_limit_fen) return std::nullopt;
  const Rational unit = smallest_step(type.kind);
  const std::vector<Rational>& edges = edges_of(type.kind);
  const auto above = std::upper_bound(edges.begin(), edges.end(), number);
  if (above == edges.end() || chance_.one_in(3)) return Rational(number + (chance_.one_in(4) ? unit * leap_fen : unit));
  const auto left = static_cast<std::size_t>(edges.end() - above);
  const Rational& edge = above[static_cast<std::ptrdiff_t>(chance_.one_in(2) ? 0 : chance_.below(left))];
  const Rational beside = edge + unit * chance_.nudge();
  return std::max(beside, Rational(number + unit));
}

}  // namespace nuan::policy
