// Town: a made-up town over years, and what is so in it. It writes the files that reach the union's office month by
// month: bills in time and late, undone, corrected, sent twice, contradicting themselves or unreadable; members who
// join, leave and fall into hardship with hindsight. And it knows, apart from any store, what everybody is due.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "flow/sample_people.hpp"
#include "policy/settle.hpp"

namespace nuan::contract {

class Town {
 public:
  // `plan`: policies/beijing/mutual-aid.policy.
  Town(const policy::Plan& plan, std::uint64_t seed, std::size_t people);

  // The files of a month, told to the town as having arrived. Empty: nobody's row changed.
  [[nodiscard]] std::string members_file(Date last_day);
  [[nodiscard]] std::string claims_file(Date first_day, Date last_day);

  // Of all files so far.
  struct Sent {
    std::int64_t taken = 0, known = 0, quarantined = 0;  // of claims
  };
  [[nodiscard]] const Sent& sent() const { return sent_; }

  // What a plain reading of everything that arrived says: by certificate, for the bills of `year` through a day.
  [[nodiscard]] std::map<std::string, Money> due(const policy::Year& year, Date through) const;
  // The most anybody may be paid for a year.
  static constexpr std::int64_t whole_top_fen = 200'653'00;

 private:
  struct Bill {
    std::string id;
    std::size_t person = 0;
    Date settled;
    bool inpatient = false;
    std::int64_t self_pay = 0, over_cap = 0;
    std::string reverses;
  };
  struct Person {
    std::string certificate;
    bool is_member = false;  // whether a row of theirs arrived
    std::string covered, hardship;
    std::vector<Bill> bills;  // that arrived
  };

  [[nodiscard]] Bill made_up_bill(Date first_day, Date last_day);
  void undo_one(Date first_day, Date last_day, std::vector<Bill>& now);
  void arrive(const Bill& bill, std::string& file);
  [[nodiscard]] std::string row_of(const Bill& bill) const;
  [[nodiscard]] std::string row_of(const Person& person, std::size_t number) const;
  [[nodiscard]] policy::Subject subject_of(const Person& person, const policy::Year& year, Date through) const;
  [[nodiscard]] Date day_within(Date first, Date last) {
    return first.plus(
        static_cast<std::int32_t>(chance_.below(static_cast<std::uint64_t>(last.days() - first.days() + 1))));
  }

  const policy::Plan& plan_;
  flow::Chance chance_;
  std::vector<Person> people_;
  std::vector<Bill> bills_;             // that arrived and undo nothing
  std::set<std::string> undone_;        // by bills that arrived
  std::multimap<Date, Bill> underway_;  // late ones, by the day they arrive
  std::size_t numbered_ = 0;
  bool first_members_ = true;
  Sent sent_;
};

}  // namespace nuan::contract
