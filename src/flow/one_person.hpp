// OnePerson: everything the files of a run hold about one person, found by the same road a whole run takes, so that an
// explanation can never speak of other rows than the payment did.
#pragma once

#include <string_view>
#include <vector>

#include "base/money.hpp"
#include "flow/adjudicate.hpp"
#include "policy/facts.hpp"

namespace nuan::flow {

struct OnePerson {
  policy::Subject subject;  // facts of the wanted year (of all years where the plan reads them) and what undoes them
  std::vector<Money> paid;  // by benefit, before
  bool is_member = false;
  bool conflicted = false;      // the members hold differing rows: nothing is paid
  std::vector<Sha256> digests;  // of the files, in the order members, facts, paid
};

// `key` is the certificate number in its one spelling, or the key as the file has it. Writes nothing; `wish.out` is not
// read.
[[nodiscard]] Result<OnePerson> find_person(const Wish& wish, std::string_view key, Files& files, Watcher& watcher);

}  // namespace nuan::flow
