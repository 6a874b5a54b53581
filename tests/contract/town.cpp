#include "tests/contract/town.hpp"

#include "base/money.hpp"

namespace nuan::contract {
namespace {

constexpr const char* members_header = "person_id,name,card_no,phone,covered,hardship,model_worker\n";
constexpr const char* claims_header = "claim_id,person_id,settled_at,setting,self_pay,over_cap,reverses\n";

constexpr std::uint64_t percent = 10'000;  // of a million

}  // namespace

Town::Town(const policy::Plan& plan, std::uint64_t seed, std::size_t people)
    : plan_(plan), chance_(seed, 7, 0), people_(people) {
  for (std::size_t i = 0; i < people; ++i) {
    flow::append_person_id(people_[i].certificate, i);
    people_[i].covered = "2018-01-01..";
  }
}

// The first one brings nearly everybody; later ones those who join, whose card changes, who left or were in hardship
// all along.
std::string Town::members_file(Date last_day) {
  std::string file;
  const std::string since = to_text(Date::from_days(last_day.days() - static_cast<std::int32_t>(chance_.below(200))));
  for (std::size_t i = 0; i < people_.size(); ++i) {
    Person& person = people_[i];
    if (first_members_ ? chance_.hits(4 * percent) : !chance_.hits(1 * percent)) continue;
    switch (chance_.below(first_members_ ? 1 : 4)) {
      case 1:
        person.covered = "2018-01-01.." + since;
        break;
      case 2:
        person.hardship = since + "..";
        break;
      case 3:
        person.covered = "2018-01-01.." + since + ";" + to_text(last_day.plus(1)) + "..";
        break;
      default:
        break;
    }
    person.is_member = true;
    file += row_of(person, i);
  }
  first_members_ = false;
  return file.empty() ? file : members_header + file;
}

std::string Town::claims_file(Date first_day, Date last_day) {
  std::vector<Bill> now;
  for (std::size_t i = 0; i < people_.size() / 6; ++i) {
    Bill bill = made_up_bill(first_day, last_day);
    if (chance_.hits(12 * percent))  // months late, some of them over the year's end
      underway_.emplace(last_day.plus(static_cast<std::int32_t>(20 + chance_.below(200))), std::move(bill));
    else
      now.push_back(std::move(bill));
  }
  for (std::size_t i = 0; i < people_.size() / 100 && !bills_.empty(); ++i) undo_one(first_day, last_day, now);
  while (!underway_.empty() && underway_.begin()->first <= last_day)
    now.push_back(underway_.extract(underway_.begin()).mapped());
  std::string file = claims_header;
  for (std::size_t i = 0; i < people_.size() / 200 && !bills_.empty(); ++i) {
    Bill again = bills_[chance_.below(bills_.size())];
    const bool contradicts = chance_.hits(30 * percent);
    again.self_pay += contradicts ? 1 : 0;
    ++(contradicts ? sent_.quarantined : sent_.known);
    if (file.find("\n" + again.id + ",") != std::string::npos) {
      --(contradicts ? sent_.quarantined : sent_.known);  // once in a file
      continue;
    }
    file += row_of(again);
  }
  for (const Bill& bill : now) arrive(bill, file);
  return file;
}

Town::Bill Town::made_up_bill(Date first_day, Date last_day) {
  Bill bill;
  bill.id = "B" + std::to_string(++numbered_);
  // A few are ill often, so that deductibles are passed and caps are met.
  const std::uint64_t all = people_.size();
  bill.person = chance_.hits(50 * percent) ? chance_.below(all / 20 + 1) : chance_.below(all);
  bill.settled = day_within(first_day, last_day);
  bill.inpatient = chance_.hits(30 * percent);
  bill.self_pay = static_cast<std::int64_t>(chance_.below(chance_.hits(10 * percent) ? 9'000'00 : 900'00));
  if (chance_.hits(3 * percent)) bill.over_cap = static_cast<std::int64_t>(chance_.below(400'000'00));
  return bill;
}

// A bill of any time is undone; every second one comes again with another amount.
void Town::undo_one(Date first_day, Date last_day, std::vector<Bill>& now) {
  const Bill wrong = bills_[chance_.below(bills_.size())];
  for (const Bill& other : now) {
    if (other.reverses == wrong.id) return;
  }
  if (undone_.contains(wrong.id)) return;
  Bill undoing = wrong;
  undoing.id = "U" + std::to_string(++numbered_);
  undoing.reverses = wrong.id;
  undoing.settled = std::max(wrong.settled, day_within(first_day, last_day));
  now.push_back(undoing);
  if (chance_.hits(50 * percent)) return;
  Bill right = wrong;
  right.id = "B" + std::to_string(++numbered_);
  right.self_pay = wrong.self_pay / 2;
  now.push_back(right);
}

void Town::arrive(const Bill& bill, std::string& file) {
  if (chance_.hits(1 * percent)) {  // unreadable this time, and right in a month
    Bill late = bill;
    underway_.emplace(bill.settled.plus(45), late);
    std::string row = row_of(bill);
    row.replace(row.find(to_text(bill.settled)), 10, "2021-02-30");
    file += row;
    ++sent_.quarantined;
    return;
  }
  file += row_of(bill);
  ++sent_.taken;
  people_[bill.person].bills.push_back(bill);
  if (bill.reverses.empty())
    bills_.push_back(bill);
  else
    undone_.insert(bill.reverses);
}

std::string Town::row_of(const Bill& bill) const {
  return bill.id + "," + people_[bill.person].certificate + "," + to_text(bill.settled) + "," +
         (bill.inpatient ? "inpatient" : "outpatient") + "," + to_text(Money::from_fen(bill.self_pay)) + "," +
         to_text(Money::from_fen(bill.over_cap)) + "," + bill.reverses + "\n";
}

// Every tenth has no card.
std::string Town::row_of(const Person& person, std::size_t number) const {
  return person.certificate + ",某人," + (number % 10 == 0 ? "" : "0000" + std::to_string(number)) + ",," +
         person.covered + "," + person.hardship + ",\n";
}

policy::Subject Town::subject_of(const Person& person, const policy::Year& year, Date through) const {
  policy::Subject subject;
  subject.key = person.certificate;
  subject.columns = {*Periods::read(person.covered), *Periods::read(person.hardship), Periods()};
  subject.facts.resize(2);
  std::set<std::string> undone;
  for (const Bill& bill : person.bills) {
    if (!bill.reverses.empty() && bill.settled <= through) undone.insert(bill.reverses);
  }
  for (const Bill& bill : person.bills) {
    if (!bill.reverses.empty() || undone.contains(bill.id)) continue;
    if (!year.days.holds(bill.settled) || bill.settled > through) continue;
    const auto money = [](std::int64_t fen) { return Rational(mpz_class(static_cast<long>(fen))); };
    subject.facts[1].push_back(
        {bill.id,
         "",
         {bill.settled, policy::Choice{bill.inpatient ? 1 : 0}, money(bill.self_pay), money(bill.over_cap)}});
  }
  return subject;
}

std::map<std::string, Money> Town::due(const policy::Year& year, Date through) const {
  std::map<std::string, Money> all;
  for (const Person& person : people_) {
    if (!person.is_member) continue;
    const policy::Subject subject = subject_of(person, year, through);
    if (subject.facts[1].empty()) continue;
    const policy::Outcome outcome = policy::settle(plan_, {}, subject);
    ENSURE(!outcome.stop);
    Money due;
    for (std::size_t i = 0; i < plan_.benefits.size(); ++i)
      due += outcome.result(plan_, static_cast<policy::Index>(i), year);
    if (due != Money{}) all[person.certificate] = due;
  }
  return all;
}

}  // namespace nuan::contract
