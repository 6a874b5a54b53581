// OnePerson: everything the files of a run hold about one person, found by the same road a whole run takes, so that an
// explanation can never speak of other rows than the payment did.
#pragma once

#include <set>
#include <string>
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

// Is given many persons of the same files, one after the other.
class PersonVisitor {
 public:
  virtual ~PersonVisitor() = default;
  // Before the first of them.
  [[nodiscard]] virtual Result<void> begin(const std::vector<Sha256>& digests) = 0;
  [[nodiscard]] virtual Result<void> take(const OnePerson& person) = 0;  // `digests` and `paid` are empty
};

// Every member whose key is wanted, in one walk over all rows; in no order that means anything. Ends with the first
// failure of the visitor.
[[nodiscard]] Result<void> each_person(const Wish& wish, const std::set<std::string>& keys, Files& files,
                                       Watcher& watcher, PersonVisitor& visitor);

}  // namespace nuan::flow
