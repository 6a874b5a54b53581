#include "policy/random/random_subjects.hpp"

#include <algorithm>

namespace nuan::policy::random {

Edges::Edges(const Plan& plan) : plan_(plan), texts_{"", "x", "y", "z"} {
  for (const Node& node : plan.nodes) {
    if (const auto* number = std::get_if<Rational>(&node.value); number != nullptr && node.op == Op::constant) {
      numbers_.push_back(*number);
    }
    if (const auto* text = std::get_if<std::string>(&node.value)) texts_.push_back(*text);
    if (const auto* date = std::get_if<Date>(&node.value)) dates_.push_back(*date);
    dates_.insert(dates_.end(), node.dates.begin(), node.dates.end());
  }
  dates_.push_back(plan.from);
  for (Date date = plan.from; date < *Date::from_ymd(2020, 12, 31); date = date.plus(180)) {
    if (const auto year = year_of(plan, date)) dates_.push_back(year->days.to);
  }
}

Date Edges::date(Dice& dice) const {
  if (dice.chance(60)) {
    const Date near = dice.pick(dates_).plus(static_cast<std::int32_t>(dice.between(-1, 1)));
    return std::clamp(near, *Date::from_ymd(2014, 6, 1), *Date::from_ymd(2021, 6, 30));
  }
  return Date::from_ymd(2015, 1, 1)->plus(static_cast<std::int32_t>(dice.below(1900)));
}

Date Edges::date_of_fact(Dice& dice) const {
  if (!dice.chance(65)) return date(dice);
  const int length = focus_.to.days() - focus_.from.days();
  const auto after = static_cast<std::int32_t>(dice.chance(15) ? dice.pick<int>({0, length}) : dice.between(0, length));
  return focus_.from.plus(after);
}

DatedValues Edges::dated(Kind kind, Dice& dice) const {
  DatedValues values;
  Date from = date(dice);
  for (std::size_t left = dice.below(3); left > 0; --left) {
    const Date to = from.plus(static_cast<std::int32_t>(dice.below(900)));
    values.push_back({{from, to}, number(kind, dice)});
    from = to.plus(static_cast<std::int32_t>(1 + dice.below(200)));
  }
  return values;
}

// Fen: what the plan names in yuan, a fen to either side, shares of it, and ordinary amounts.
Rational Edges::money(Dice& dice) const {
  const int kind = static_cast<int>(dice.below(100));
  if (kind < 15) return 0;
  if (kind < 60 && !numbers_.empty()) {
    Rational fen = dice.pick(numbers_) * 100 + static_cast<long>(dice.between(-1, 1));
    if (dice.chance(30)) fen /= 2;
    if (fen.get_den() != 1) fen = Rational(mpz_class(fen.get_num() / fen.get_den()));
    return abs(fen);
  }
  if (kind < 98) return Rational(static_cast<long>(dice.below(dice.chance(50) ? 3'000 : 3'000'000)));
  return Rational(-static_cast<long>(dice.below(1'000)));
}

Rational Edges::number(Kind kind, Dice& dice) const {
  const auto thousandths = [&](std::int64_t most) {
    Rational number(static_cast<long>(dice.between(0, most)), 1000);
    number.canonicalize();
    return number;
  };  // untested: gcov puts only the unwinding of `number` here
  switch (kind) {
    case Kind::money:
      return money(dice);
    case Kind::count:
      return Rational(static_cast<long>(dice.below(dice.chance(80) ? 6 : 400)));
    case Kind::days:
      return Rational(static_cast<long>(dice.between(dice.chance(10) ? -5 : 0, 70)));
    case Kind::rate:
      return dice.chance(30) ? Rational(1, 5) : thousandths(1000);
    default:
      break;
  }
  if (dice.chance(2)) return Rational(1, 30'000'001);  // finer than a millionth
  return dice.chance(5) ? Rational(-thousandths(3000)) : thousandths(4000);
}

Periods Edges::periods(Dice& dice) const {
  std::vector<Period> items;
  for (std::size_t left = dice.chance(30) ? dice.below(4) : dice.below(2); left > 0; --left) {
    Period period{date_of_fact(dice), date_of_fact(dice)};
    if (period.to < period.from) std::swap(period.from, period.to);
    if (dice.chance(40)) period.to = max_date;
    if (dice.chance(20)) period.from = min_date;
    items.push_back(period);
  }
  return Periods(items);
}

Value Edges::value(const Type& type, Dice& dice) const {
  if (type.dated) return dated(type.kind, dice);
  switch (type.kind) {
    case Kind::date:
      return date(dice);
    case Kind::periods:
      return periods(dice);
    case Kind::choice: {
      const std::size_t count = plan_.choice_sets[static_cast<std::size_t>(type.choices)].size();
      return Choice{static_cast<std::int32_t>(dice.below(count))};
    }
    case Kind::flag:
      return dice.chance(50);
    case Kind::text:
      return dice.pick(texts_);
    case Kind::real:
      if (type.or_missing && dice.chance(10)) return Measured{};
      return Measured{number(Kind::number, dice)};
    default:
      return number(type.kind, dice);
  }
}

// `days` are this person's own: where a period begins or ends, and one on which much happens.
std::vector<Fact> Edges::facts(const Table& table, Dice& dice, bool huge, const std::vector<Date>& days) const {
  std::vector<Fact> facts;
  const std::size_t count = dice.chance(10) ? dice.below(20) : dice.below(5);
  for (std::size_t index = 0; index < count; ++index) {
    Fact fact{table.name + std::to_string((index * 7 + 3) % 41) + "-" + std::to_string(index), "", {}};
    for (const Column& column : table.columns) fact.columns.push_back(value(column.type, dice));
    fact.columns[static_cast<std::size_t>(table.date_column())] =
        dice.chance(40) ? dice.pick(days) : date_of_fact(dice);
    for (std::size_t column = 0; column < table.columns.size() && huge; ++column) {
      const bool measured =
          table.columns[column].type.kind == Kind::money || table.columns[column].type.kind == Kind::count;
      if (!measured || !dice.chance(30)) continue;
      fact.columns[column] = Rational(mpz_class(1) << (40 + dice.below(40)));
    }
    if (table.may_reverse && index > 0 && dice.chance(15)) fact.reverses = facts[dice.below(index)].id;
    facts.push_back(std::move(fact));
  }
  return facts;
}

Subject Edges::subject(Dice& dice) const {
  Subject subject{"s", {}, {}};
  const bool huge = dice.chance(4);
  const Date together = date_of_fact(dice);
  std::vector<Date> days{together, together};
  for (const Table& table : plan_.tables) {
    if (table.is_subject) {
      for (const Column& column : table.columns) {
        subject.columns.push_back(value(column.type, dice));
        if (const auto* some = std::get_if<Periods>(&subject.columns.back())) {
          for (const Period& each : some->items()) days.push_back(dice.chance(50) ? each.from : each.to);
        }
      }
      std::erase_if(days, [](Date day) { return day == min_date || day == max_date; });
      subject.facts.emplace_back();
    } else {
      subject.facts.push_back(facts(table, dice, huge, days));
    }
  }
  return subject;
}

}  // namespace nuan::policy::random
